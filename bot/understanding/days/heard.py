"""The day that a sentence says: by when, when it was done, or the bare answer to such a question."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from bot.understanding.days.around import Around, around
from bot.understanding.days.grammar import HABIT, Found, find
from bot.understanding.days.line import Line, read
from bot.understanding.days.meanings import NOW
from bot.understanding.days.sense import is_day
from bot.understanding.days.spans import DAY, FAR, Odd, Sight, Strange

Near = tuple[Found, Around]
Fits = Callable[[Found, Around], bool]

JOINED = {" ", " , ", " the ", " , the "}
OR = {" or ", " , or ", " or maybe "}
ON_THE_EVE = {"by", "before", "until"}
LONGEST = 200  # characters of an answer to "by when?"


@dataclass(frozen=True, slots=True)
class Said:
    """A day as said: the characters it takes with the words that lead to it, or why it cannot be taken.

    `day` is None exactly where `odd` tells why: it is over, there is no such day, or it is too far away.
    """

    day: date | None
    start: int
    end: int
    odd: Odd | None = None


@lru_cache(maxsize=16)  # who hears a text asks several times
def deadline(text: str, today: date) -> Said | None:
    """Find the day until which something is wanted, in a sentence about more than that.

    Of several the one that is most surely a deadline, and among equals the last. Of a stretch of days it is the last
    one; "before" a stretch is the day before it, "before" a day that day. "By 2029" is before that year begins.
    """
    return _until(text, today, is_alone=False)


def answered(text: str, today: date) -> Said | None:
    """Read the answer to "by when?": as `deadline`, and also a bare month, length, number of a day, or year.

    What is longer than an answer is none.
    """
    return None if len(text) > LONGEST else _until(text, today, is_alone=True)


def done_on(text: str, today: date) -> Said | None:
    """Find the day on which something was done; the first of several.

    Of a stretch of days ("last week", "in march") it is the last one that is not after today. "Next week" or "by june"
    in a report belongs to something else and is passed over; a day with a year that is still to come is `impossible`.
    A season is too wide to be the day of anything.
    """
    line, sight = read(text), Sight(today, ahead=False)
    told = _told(line, sight, lambda found, near: _is_report(found, near, today))
    said = [_said(line, near, _day_done(found, near, sight)) for found, near in told]
    return next((each for each in said if each.odd is None), said[0] if said else None)


def _until(text: str, today: date, is_alone: bool) -> Said | None:
    """Find the best deadline of a text."""
    line, sight = read(text), Sight(today, ahead=True)

    def fits(found: Found, near: Around) -> bool:
        # "the degree I got in 2019" is no deadline; "pass it in 2019" is one to ask about.
        is_history = found.span is not None and found.span.last < today and not (found.said.get("year") and near.ends)
        return (is_alone or near.strength == 2 or not is_history) and is_day(found, near, is_alone)

    told = _told(line, sight, fits)
    if not told:
        return None
    found, near = max(told, key=lambda each: (max(each[1].strength, each[0].sort == "ahead"), each[0].start))
    return _said(line, near, _day_due(found, near, sight))


def _is_report(found: Found, near: Around, today: date) -> bool:
    """Tell whether an expression can be the day of a deed."""
    if near.strength == 2 or found.sort in {"ahead", "length"} or found.said.get("which") in {"next", "coming"}:
        return False
    if found.said.get("season"):
        return False
    if found.sort == "word" and found.span is not None and found.span.first > today:
        return False
    return is_day(found, near, is_alone=False)


def _told(line: Line, sight: Sight, fits: Fits) -> list[Near]:
    """Give the days that a line tells, in order; of overlapping readings the longest."""
    fitting = [(found, near) for found in find(line.words, sight) if fits(found, near := around(line.words, found))]
    fitting.sort(key=lambda each: (each[0].start - each[0].end, each[0].start))
    kept: list[Near] = []
    taken = bytearray(len(line.words))
    for found, near in fitting:
        if not any(taken[found.start : found.end]):
            taken[found.start : found.end] = b"\1" * (found.end - found.start)
            kept.append((found, near))
    return _joined(line, sorted((each for each in kept if each[0].sort != HABIT), key=lambda each: each[0].start))


def _joined(line: Line, told: list[Near]) -> list[Near]:
    """Make one day of "friday, june 5" (the date), "tomorrow, thursday", "end of day friday" and "june or july"."""
    joined: list[Near] = []
    for found, near in told:
        other, first = joined[-1] if joined else (found, near)
        between = line.words[other.end : found.start]
        is_same = between in JOINED and ("weekday" in {found.sort, other.sort} or other.sort == "word")
        if joined and (is_same or (between in OR and found.sort == other.sort)):
            is_hour = line.words[other.start : other.end] in NOW
            day = other if is_same and found.sort == "weekday" and not is_hour else found
            joined[-1] = (day, replace(near, start=first.start, lead=first.lead, shift=first.shift))
        else:
            joined.append((found, near))
    return joined


def _said(line: Line, near: Around, day: date | Odd) -> Said:
    """Give what was said with its place in the text."""
    start, end = line.place(near.start, near.end)
    return Said(day, start, end) if isinstance(day, date) else Said(None, start, end, day)


def _day_due(found: Found, near: Around, sight: Sight) -> date | Odd:
    """Settle on the one day of a deadline."""
    span = found.span
    if span is None:
        return found.odd or "impossible"
    is_bare_year = found.sort == "year" and not found.said.get("part") and bool(near.lead & ON_THE_EVE)
    is_eve = is_bare_year or ("before" in near.lead and span.first < span.last)
    if "starting" in near.lead and span.first > sight.today:
        return _in_reach(span.first, near, sight)
    return _in_reach(span.first - DAY if is_eve and span.first > sight.today else span.last, near, sight)


def _day_done(found: Found, near: Around, sight: Sight) -> date | Odd:
    """Settle on the one day of a deed."""
    span = found.span
    if span is None:
        return found.odd or "impossible"
    return "impossible" if span.first > sight.today else _in_reach(min(span.last, sight.today), near, sight)


def _in_reach(day: date, near: Around, sight: Sight) -> date | Odd:
    """Shift a day as was said, and refuse what is too far or lies on the wrong side of today."""
    try:
        day = sight.shifted(*near.shift, day) if near.shift else day
    except Strange as strange:
        return strange.odd
    if sight.ahead and day < sight.today:
        return "past"
    if abs(day - sight.today) > timedelta(days=FAR * 365.25):
        return "far"
    return day if sight.ahead or day <= sight.today else "impossible"
