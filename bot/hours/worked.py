"""Reads from when to when somebody works a kind of shift: "nights 10pm to 7am"; pure."""

import re
from dataclasses import dataclass
from itertools import product

from bot.clock import Span, Week
from bot.hours import shifts, times
from bot.hours.shifts import Pattern
from bot.hours.vocabulary import KINDS, week_of

HOUR, DAY = 60, 24 * 60  # minutes
LONGEST = 16 * HOUR
HOME_AND_ASLEEP, SLEEP = HOUR, 8 * HOUR  # after a shift, and how long then
LATEST_END = 12 * HOUR  # a day that ends later than noon is the next one

I_WORK = re.compile(r"^\W*(?:i|i['’]?m|i am)\s+(?:always\s+)?work(?:ing)?\b\s*", re.IGNORECASE)

BETWEEN = re.compile(r"\b(?:till?|until|thru|through)\b")  # the hours of a shift


@dataclass(frozen=True, slots=True)
class Shift:
    """A kind of shift, every week, and from when to when it goes."""

    kind: str
    worked: Span

    @property
    def week(self) -> Week:
        """Give the week that follows: after a night it is quiet while they sleep, and a day ends after the shift."""
        usual, ends = week_of(self.kind), (self.worked.ends + HOME_AND_ASLEEP) % DAY
        if _is_by_night(self.kind):
            return Week(self.kind, Span(ends, (ends + SLEEP) % DAY), ends if ends <= LATEST_END else usual.day_ends)
        if KINDS[self.kind] == KINDS["closing"]:
            return Week(self.kind, usual.quiet, ends if ends <= LATEST_END else 0)
        return usual


def shift_of(text: str) -> Shift | None:
    """Read a kind of shift with its hours; None for a text that says anything besides, or no hours."""
    said = I_WORK.sub("", text.lower())[:200]
    found = times.times_in(said)
    if len(found) != 2:
        return None
    rest = shifts.pattern_of(BETWEEN.sub(" ", times.without(found, said)))
    if not isinstance(rest, Pattern) or not rest.is_firm or len(rest.kinds) != 1:
        return None
    worked = _worked(found[0], found[1], rest.kinds[0])
    return Shift(rest.kinds[0], worked) if worked else None


def _worked(begins: times.Time, ends: times.Time, kind: str) -> Span | None:
    """Give the hours that are meant: without AM and PM those of a night where it is one, of the day where it is not."""
    spans = [Span(*pair) for pair in product(begins.may_be, ends.may_be) if pair[0] != pair[1]]
    able = [each for each in spans if times.length(each) <= LONGEST]
    by_night = _is_by_night(kind)
    is_late = KINDS.get(kind) == KINDS["closing"]
    return min(
        able,
        key=lambda each: (
            each.holds(times.IN_THE_NIGHT) != by_night,
            is_late and each.begins < 10 * HOUR,
            times.length(each),
        ),
        default=None,
    )


def _is_by_night(kind: str) -> bool:
    return KINDS.get(kind) == KINDS["night"]
