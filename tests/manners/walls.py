"""Walls with clocks, told otherwise than the bot tells them: by looking through the hours of a zone one by one."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from bot.clock import Week
from tests.manners.spec import HOUR, MINUTE, Wish

QUARTER = 15 * MINUTE  # all hours of lives begin and end with one


@cache
def _hour(zone: str, number: int) -> tuple[int, int]:
    """Give day and minute that a wall shows at the beginning of an hour; all zones here are whole hours apart."""
    shown = datetime.fromtimestamp(number * HOUR, UTC).astimezone(ZoneInfo(zone))
    assert shown.minute == 0
    return shown.toordinal(), shown.hour * 60


@dataclass(frozen=True)
class Walls:
    """A zone and the weeks of a shift pattern, from an instant on."""

    since_at: int
    zone: str
    weeks: tuple[Week, ...]
    since: date

    def shows(self, at: int) -> tuple[int, int]:
        """Give the day (an ordinal) and the minute that the wall shows."""
        day, minute = _hour(self.zone, at // HOUR)
        return day, minute + at % HOUR // MINUTE

    def instant(self, day: int, minute: int) -> int:
        """Give the first instant at which the wall shows a time; of one that it skips, an hour later."""
        utc = (day - date(1970, 1, 1).toordinal()) * 24
        for number in range(utc + minute // 60 + 3, utc + minute // 60 + 13):
            if _hour(self.zone, number) == (day, minute // 60 * 60):
                return number * HOUR + minute % 60 * MINUTE
        return self.instant(day, minute + 60)

    def week(self, day: int) -> Week:
        """Give the kind of week that a day is in."""
        monday = day - (day - 1) % 7
        return self.weeks[(monday - self.since.toordinal()) // 7 % len(self.weeks)]

    def quiet(self, at: int) -> bool:
        """Tell whether an instant is quiet, by its own day or by the night that began on the day before."""
        day, minute = self.shows(at)
        today, night = self.week(day).quiet, self.week(day - 1).quiet
        if today.begins < today.ends and today.begins <= minute < today.ends:
            return True
        if today.begins > today.ends and (minute < today.ends or minute >= today.begins):
            return True
        return night.begins > night.ends and minute < night.ends

    def day(self, at: int) -> int:
        """Give the day that somebody lives in: the one before while a late shift lasts."""
        day, minute = self.shows(at)
        return day - 1 if minute < self.week(day - 1).day_ends else day

    def open(self, at: int) -> int:
        """Give the first instant from one on that is not quiet."""
        while self.quiet(at):
            at += QUARTER - at % QUARTER
        return at

    def next(self, wish: Wish, after: int) -> int | None:
        """Give the first instant of a wish after another; a rhythm leaves quiet hours of itself."""
        today = self.shows(after)[0]
        for day in range(max(today - 2, wish.begins.toordinal()), today + 100):
            if _is_day(wish, day):
                at = self.instant(day, wish.minute)
                at = self.open(at) if wish.why in ("rhythm", "resting") else at
                if at > after:
                    return at
        return None


def _of_month(day: int) -> int:
    return date.fromordinal(day).day


def _is_day(wish: Wish, day: int) -> bool:
    begins = wish.begins.toordinal()
    if wish.freq == "once":
        return day == begins
    if wish.freq == "daily":
        return day >= begins
    if wish.freq == "monthly":
        return _of_month(day) in wish.on
    if wish.freq == "month later":
        tomorrow = date.fromordinal(day + 1).day
        return day > begins and (
            _of_month(day) == _of_month(begins) or (tomorrow == 1 and _of_month(day) < _of_month(begins))
        )
    if wish.freq == "first":
        return (day - 1) % 7 in wish.on and _of_month(day) <= 7
    weeks = ((day - (day - 1) % 7) - (begins - (begins - 1) % 7)) // 7
    return (day - 1) % 7 in wish.on and weeks % wish.every == 0
