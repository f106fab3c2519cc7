"""When a person's day ends and when they are left in peace, read from the wall clock of their zone; pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.clock.days import at, local

DAY = 24 * 60  # minutes


@dataclass(frozen=True, slots=True)
class Span:
    """A daily span on the wall clock, in minutes after midnight.

    It goes over midnight where it begins later than it ends; where both are equal there is none.
    """

    begins: int
    ends: int

    @property
    def is_over_midnight(self) -> bool:
        """Tell whether the span ends on the day after it began."""
        return self.begins > self.ends

    def holds(self, minute: int) -> bool:
        """Tell whether a minute of the day is within the span."""
        if self.is_over_midnight:
            return minute >= self.begins or minute < self.ends
        return self.begins <= minute < self.ends


QUIET = Span(21 * 60, 9 * 60)


@dataclass(frozen=True, slots=True)
class Week:
    """How the days of one kind of week go: its name, when it is quiet, how long after midnight (minutes) a day ends."""

    name: str = ""
    quiet: Span = QUIET
    day_ends: int = 0


@dataclass(frozen=True, slots=True)
class Hours:
    """A person's hours: their zone, and each week of their shift pattern in turn, the first from `since`, a Monday.

    Most people have one kind of week.
    """

    zone: str
    weeks: tuple[Week, ...] = (Week(),)
    since: date = date(2024, 1, 1)

    def week(self, day: date) -> Week:
        """Give the kind of week that a day of the calendar is in."""
        return self.weeks[(day - self.since).days // 7 % len(self.weeks)]

    def day(self, now: float) -> date:
        """Give the day somebody is living in: after a late shift it is still the one before."""
        wall = local(now, self.zone)
        before = wall.date() - timedelta(days=1)
        return before if _minute(now, self.zone) < self.week(before).day_ends else wall.date()

    def day_begins_at(self, now: float) -> int:
        """Give the instant (UTC seconds) at which the day somebody is living in began: the end of the one before."""
        day = self.day(now)
        return at(day, self.week(day - timedelta(days=1)).day_ends, self.zone)

    def day_ends_at(self, now: float) -> int:
        """Give the instant (UTC seconds) at which the day somebody is living in is over."""
        day = self.day(now)
        return at(day, DAY + self.week(day).day_ends, self.zone)

    def is_quiet(self, now: float) -> bool:
        """Tell whether somebody is to be left in peace: by the hours of the day's week, or of the night before."""
        return self._quiet_until(now) is not None

    def next_open(self, now: int) -> int:
        """Give the first instant (UTC seconds) from now on that is not quiet."""
        while (until := self._quiet_until(now)) is not None:
            now = until
        return now

    def at(self, day: date, minutes: int) -> int:
        """Give the instant (UTC seconds) of a time on a day of the calendar."""
        return at(day, minutes, self.zone)

    def minute(self, now: float) -> int:
        """Give the minute of the day that the wall clock shows."""
        return _minute(now, self.zone)

    def _quiet_until(self, now: float) -> int | None:
        today, minute = local(now, self.zone).date(), _minute(now, self.zone)
        here, night = self.week(today).quiet, self.week(today - timedelta(days=1)).quiet
        if night.is_over_midnight and minute < night.ends:
            return self._ends(today, night.ends, now)
        if not here.holds(minute):
            return None
        is_tonight = here.is_over_midnight and minute >= here.begins
        return self._ends(today + timedelta(days=is_tonight), here.ends, now)

    def _ends(self, day: date, minutes: int, now: float) -> int:
        ends = at(day, minutes, self.zone)
        # Where the clock shows an hour twice, it may be the second of them that ends it.
        return ends if ends > now else max(at(day, minutes, self.zone, second=True), int(now) + 60)


def _minute(now: float, zone: str) -> int:
    wall = local(now, zone)
    return wall.hour * 60 + wall.minute
