"""Plans steps backwards from a deadline, and tells the pace that is left; pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.goals.model import Goal, Step

WEEK = 7  # days


def planned(weeks: Sequence[int], today: date, due: date) -> list[date]:
    """Give each step the day by which it is to be done, so that the last one is done on the deadline.

    `weeks` is how long each step usually takes. Where the time is shorter than all of them together, each gets its
    share of it; where it is longer, the plan begins as late as it can, and the first step is kept within reach: it is
    due within its usual time from today.
    """
    days = [one * WEEK for one in weeks]
    room = max((due - today).days, 0)
    whole = sum(days)
    if whole > room:
        ends = [round(sum(days[: place + 1]) * room / whole) for place in range(len(days))]
        return [today + timedelta(days=end) for end in ends]
    dates = [due - timedelta(days=sum(days[place + 1 :])) for place in range(len(days))]
    return [min(dates[0], today + timedelta(days=days[0])), *dates[1:]] if len(dates) > 1 else dates


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
