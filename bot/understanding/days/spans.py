"""Stretches of days on the calendar, and which of many such is meant: the next one or the one before."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Literal

from dateutil.easter import easter
from dateutil.relativedelta import FR, MO, SU, TH, TU, relativedelta

Odd = Literal["past", "impossible", "far"]
Which = Literal["", "this", "coming", "next", "last"]

FAR = 50  # years
# A week begins on Monday and ends on Sunday; said on a Sunday, "this week" is the one ahead.
DAY, WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days, both ends in it."""

    first: date
    last: date


class Strange(Exception):
    """The words say a day that cannot be taken."""

    def __init__(self, odd: Odd) -> None:
        super().__init__(odd)
        self.odd: Odd = odd


def day_of(year: int, month: int, day: int) -> Span | None:
    """Give a day, or None where the calendar has none such."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Span(found, found)


@lru_cache(maxsize=1024)
def months_of(year: int, month: int, count: int = 1) -> Span:
    """Give some whole months."""
    first = date(year, month, 1)
    return Span(first, first + relativedelta(months=count) - DAY)


def quarter_of(year: int, number: int) -> Span:
    """Give a quarter of the calendar year."""
    return months_of(year, 3 * number - 2, 3)


@lru_cache(maxsize=512)
def season_of(year: int, name: str) -> Span:
    """Give a season of the northern half, named by the year it begins in."""
    month, day, until = {"spring": (3, 20, 20), "summer": (6, 21, 22), "fall": (9, 23, 20), "winter": (12, 21, 19)}[
        name
    ]
    first = date(year, month, day)
    return Span(first, first + relativedelta(months=3, day=until))


HOLIDAYS: dict[str, relativedelta] = {
    "new year": relativedelta(month=1, day=1),
    "new year day": relativedelta(month=1, day=1),
    "mlk day": relativedelta(month=1, day=1, weekday=MO(3)),
    "martin luther king day": relativedelta(month=1, day=1, weekday=MO(3)),
    "groundhog day": relativedelta(month=2, day=2),
    "valentine day": relativedelta(month=2, day=14),
    "valentine": relativedelta(month=2, day=14),
    "president day": relativedelta(month=2, day=1, weekday=MO(3)),
    "st patrick": relativedelta(month=3, day=17),
    "st patrick day": relativedelta(month=3, day=17),
    "april fool": relativedelta(month=4, day=1),
    "april fool day": relativedelta(month=4, day=1),
    "super bowl": relativedelta(month=2, day=1, weekday=SU(2)),
    "super bowl sunday": relativedelta(month=2, day=1, weekday=SU(2)),
    "tax day": relativedelta(month=4, day=15),
    "earth day": relativedelta(month=4, day=22),
    "cinco de mayo": relativedelta(month=5, day=5),
    "mother day": relativedelta(month=5, day=1, weekday=SU(2)),
    "memorial day": relativedelta(month=5, day=31, weekday=MO(-1)),
    "flag day": relativedelta(month=6, day=14),
    "juneteenth": relativedelta(month=6, day=19),
    "father day": relativedelta(month=6, day=1, weekday=SU(3)),
    "independence day": relativedelta(month=7, day=4),
    "labor day": relativedelta(month=9, day=1, weekday=MO(1)),
    "labour day": relativedelta(month=9, day=1, weekday=MO(1)),
    "columbus day": relativedelta(month=10, day=1, weekday=MO(2)),
    "indigenous people day": relativedelta(month=10, day=1, weekday=MO(2)),
    "halloween": relativedelta(month=10, day=31),
    "election day": relativedelta(month=11, day=2, weekday=TU(1)),
    "veteran day": relativedelta(month=11, day=11),
    "thanksgiving": relativedelta(month=11, day=1, weekday=TH(4)),
    "thanksgiving day": relativedelta(month=11, day=1, weekday=TH(4)),
    "black friday": relativedelta(month=11, day=23, weekday=FR(1)),
    "cyber monday": relativedelta(month=11, day=26, weekday=MO(1)),
    "christmas eve": relativedelta(month=12, day=24),
    "christmas": relativedelta(month=12, day=25),
    "christmas day": relativedelta(month=12, day=25),
    "the holiday": relativedelta(month=12, day=25),
    "new year eve": relativedelta(month=12, day=31),
}
MOVING = {"easter": 0, "easter sunday": 0, "good friday": -2}


@lru_cache(maxsize=1024)
def holiday_of(year: int, name: str) -> Span:
    """Give a US holiday of a year."""
    rule = HOLIDAYS.get(name)
    found = easter(year) + MOVING[name] * DAY if rule is None else date(year, 1, 1) + rule
    return Span(found, found)


@dataclass(frozen=True)
class Sight:
    """Today, and whether somebody looks ahead from it or back."""

    today: date
    ahead: bool

    @cached_property
    def monday(self) -> date:
        """The first day of this week; on a Sunday that looks ahead, tomorrow."""
        day = self.today + DAY if self.ahead and self.today.weekday() == 6 else self.today
        return day - day.weekday() * DAY

    def years(self, around: int = 9) -> Iterator[int]:
        """Go through the years from where the nearest of anything can lie."""
        step = 1 if self.ahead else -1
        begin = self.today.year - step
        return (year for year in range(begin, begin + step * around, step) if 1 < year < 9990)

    def nearest(self, spans: Iterable[Span | None], which: Which = "") -> Span:
        """Choose among spans in the order of looking: the first one that is not over (looking back: has begun).

        "Next" passes over the one that is on or follows at once: in May, next June is not the coming one. "Last"
        looks back for one that is over.
        """
        for span in spans:
            if span is None:
                continue
            if which == "next":
                fits = span.first > self.today + timedelta(days=31 if (span.last - span.first) < 40 * DAY else 92)
            elif which == "coming":
                fits = span.first > self.today
            elif which == "last":
                fits = span.last < self.today
            else:
                fits = span.last >= self.today if self.ahead else span.first <= self.today
            if fits:
                return span
        raise Strange("impossible")

    def yearly(self, make: Callable[[int], Span | None], year: int | None = None, which: Which = "") -> Span:
        """Give what comes once a year: of the year that was said, or the nearest."""
        if year is not None:
            if not self.today.year - 2 * FAR <= year <= self.today.year + FAR:
                raise Strange("far" if year > self.today.year else "past" if self.ahead else "far")
            made = make(year)
            if made is None:
                raise Strange("impossible")
            return made
        if which == "last":
            return Sight(self.today, ahead=False).nearest(map(make, Sight(self.today, ahead=False).years()), which)
        return self.nearest(map(make, self.years()), which)

    def day_of_month(self, day: int, which: Which = "") -> Span:
        """Give the nearest month's day of this number; of this, the next or the last month where that was said."""
        step = 1 if self.ahead else -1
        if which:
            month = self.today + relativedelta(day=1, months={"this": 0, "coming": 1, "next": 1, "last": -1}[which])
            made = day_of(month.year, month.month, day)
            if made is None:
                raise Strange("impossible")
            return made
        firsts = (self.today + relativedelta(day=1, months=step * number) for number in range(4))
        return self.nearest(day_of(first.year, first.month, day) for first in firsts)

    def weekday(self, day: int, which: Which = "") -> Span:
        """Give the nearest such weekday; "next" is that of next week. Only "this", looking back, may be today."""
        if which == "next":
            found = self.monday + WEEK + day * DAY
            if self.today.weekday() == 6:
                found -= WEEK
        elif which == "last" or not self.ahead:
            back = (self.today.weekday() - day) % 7
            found = self.today - (back or (0 if which == "this" else 7)) * DAY
        else:
            found = self.today + ((day - self.today.weekday()) % 7 or 7) * DAY
        return Span(found, found)

    def stretch(self, unit: str, which: Which = "") -> Span:
        """Give this, the next or the last week, weekend, month, quarter or year."""
        move = {"": 0, "this": 0, "coming": 1, "next": 1, "last": -1}[which]
        if unit == "weekend":
            saturday = self.today + (5 - self.today.weekday() + 7 * move) * DAY
            if not self.ahead and not which and self.today < saturday:
                saturday -= WEEK
            return Span(saturday, saturday + DAY)
        if unit == "week":
            on_sunday = self.ahead and self.today.weekday() == 6 and which == "next"
            first = self.monday + (move - on_sunday) * WEEK
            return Span(first, first + 6 * DAY)
        count = {"month": 1, "quarter": 3, "year": 12}[unit]
        first = self.today.replace(day=1) + relativedelta(month=(self.today.month - 1) // count * count + 1)
        first += relativedelta(months=move * count)
        return Span(first, first + relativedelta(months=count) - DAY)

    def shifted(self, number: float, unit: str, start: date | None = None) -> date:
        """Go some days, weeks, months or years on from a day, halves of them too; a negative number goes back."""
        days = {"day": 1.0, "week": 7.0, "month": 30.44, "quarter": 91.3, "year": 365.25}[unit]
        if abs(number) * days > FAR * 366:
            raise Strange("far")
        start = start or self.today
        if unit in {"day", "week"}:
            return start + timedelta(days=round(number * days))
        months = number * {"month": 1, "quarter": 3, "year": 12}[unit]
        return start + relativedelta(months=int(months), days=round((months - int(months)) * 30))
