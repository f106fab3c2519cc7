"""In how many weeks something was done for a goal; pure.

A week is left out where nothing could be expected of it: before the goal was there, while it rested, when they said
"not this week", and while it is not over. So nothing ever breaks, and there is never a zero.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

WEEKS = 8  # weeks that are looked at
LEAST = 2  # weeks that must count before anything is said of them
LONGEST = 60 * 52  # weeks that anybody is asked about in a lifetime
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Rest:
    """Days in which a goal was let alone, the first and the last."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Tell whether a day is one of them."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class History:
    """A goal's days: when it was made, on which something was done, or excused, and when it rested."""

    made_on: date
    done: frozenset[date] = frozenset()
    excused: frozenset[date] = frozenset()
    rests: tuple[Rest, ...] = ()


@dataclass(frozen=True, slots=True)
class Consistency:
    """Something was done in `done` of the last `of` weeks that count."""

    done: int
    of: int


def counted(history: History, today: date, most: int = WEEKS) -> dict[date, bool]:
    """Tell of each of the last weeks that counts, by its Monday, whether something was done in it; the newest first."""
    this = monday(today)
    first = min((history.made_on, *history.done))
    many = min(most, (this - monday(first)).days // 7 + 1)
    weeks = ((start, _counts(start, history, today)) for start in (this - place * WEEK for place in range(many)))
    return {start: is_done for start, is_done in weeks if is_done is not None}


def consistency(weeks: Mapping[date, bool]) -> Consistency | None:
    """Sum up weeks; None where there is too little to say, or nothing to be glad of."""
    done = sum(weeks.values())
    return Consistency(done, len(weeks)) if done and len(weeks) >= LEAST else None


def together(goals: Iterable[Mapping[date, bool]]) -> dict[date, bool]:
    """Join the weeks of several goals: something was done in a week where it was for any of them."""
    joined: dict[date, bool] = {}
    for weeks in goals:
        for start, is_done in weeks.items():
            joined[start] = joined.get(start, False) or is_done
    return joined


def in_a_row(weeks: Mapping[date, bool]) -> int:
    """Count the weeks up to now, one after the other, in which something was done."""
    newest_first = sorted(weeks, reverse=True)
    return next((place for place, start in enumerate(newest_first) if not weeks[start]), len(newest_first))


def monday(day: date) -> date:
    """Give the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _counts(start: date, history: History, today: date) -> bool | None:
    """Tell whether something was done in a week; None where it does not count."""
    days = [start + timedelta(days=more) for more in range(7)]
    rested = [day for day in days if any(rest.holds(day) for rest in history.rests)]
    if len(rested) == sum(day <= today for day in days):
        return None
    if not history.done.isdisjoint(days):
        return True
    is_whole = history.made_on <= start and days[-1] < today
    return None if rested or not is_whole or not history.excused.isdisjoint(days) else False
