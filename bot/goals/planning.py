"""Plans steps backwards from a deadline, and tells the pace that is left; pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.goals.model import Goal, Step

WEEK = 7  # days


def planned(weeks: Sequence[int], today: date, due: date) -> list[date]:
    """Give each step the day by which it is to be done, so that the last one is done on the deadline.

    `weeks` is how long each step usually takes; each gets its share of the time there is, be that more or less. The
    first of several is kept within reach: it is due within its usual time from today.
    """
    room, whole = max((due - today).days, 0), sum(weeks)
    dates = [today + timedelta(days=round(sum(weeks[: place + 1]) * room / whole)) for place in range(len(weeks))]
    return [min(dates[0], today + timedelta(days=weeks[0] * WEEK)), *dates[1:]] if len(dates) > 1 else dates


def advised_steps(titles: Sequence[str], weeks: Sequence[int], today: date, due: date | None) -> tuple[Step, ...]:
    """Give the steps of a plan, dated where there is a deadline."""
    dates: Sequence[date | None] = planned(weeks, today, due) if due else [None] * len(weeks)
    steps = zip(titles, dates, strict=True)
    return tuple(Step(place + 1, title, due=day, advised=place) for place, (title, day) in enumerate(steps))


def replanned(goal: Goal, weeks: Sequence[int], today: date) -> Goal:
    """Give a goal whose advised steps that are open are planned towards its day; somebody's own keep theirs.

    `weeks` are those of the plan that the steps were taken from.
    """
    long = {
        step.number: weeks[step.advised]
        for step in goal.steps
        if step.state == "open" and step.advised is not None and step.advised < len(weeks)
    }
    dates: Sequence[date | None] = planned(list(long.values()), today, goal.due) if goal.due else [None] * len(long)
    days = dict(zip(long, dates, strict=True))
    return replace(goal, steps=tuple(replace(step, due=days.get(step.number, step.due)) for step in goal.steps))


def weeks_left(goal: Goal, today: date) -> int | None:
    """Count the full weeks until a goal's day, 0 where less than one is left; None without a day or when it is over."""
    if goal.due is None or goal.due < today:
        return None
    return (goal.due - today).days // WEEK


def suggested(weeks: int, today: date) -> date:
    """Give a day by which a plan of so many weeks can be done without hurry."""
    return today + timedelta(weeks=weeks)
