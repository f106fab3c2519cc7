"""What stands around a goal's page: why nothing is asked about it, and in how many weeks something was done."""

from collections.abc import Sequence
from datetime import date

from bot import people
from bot.agenda import standing_of
from bot.chat import Door
from bot.clock import Hours
from bot.goals.checkins import beside, rests
from bot.goals.checkins import resting_wording as wording
from bot.goals.checkins.consistency import consistency, counted
from bot.goals.checkins.review_wording import in_weeks
from bot.goals.model import Goal
from bot.goals.pages import Around


def of(db: Door, person_id: int, goal: Goal, today: date, now: int) -> Around:
    """Give what stands around the page of an open goal."""
    if goal.state != "open":
        return Around()
    hours, silences = people.hours_of(db, person_id) or Hours("UTC"), people.silences_of(db, person_id)
    own = rests.silence_of(silences, goal, today)
    tops = (standing_of(silences, hours, now), standing_of([own], hours, now, own.about) if own else "")
    is_over = any(each.about == "" and each.why in ("stop", "farewell") for each in silences)
    weeks = consistency(counted(rests.history(db, person_id, goal, today), today))
    return Around(
        top="\n".join(each for each in tops if each),
        asks="" if own or is_over else beside.line(db, person_id, goal),
        weeks=in_weeks(weeks) if weeks else "",
        is_silent=own is not None,
    )


def silent(db: Door, person_id: int, goals: Sequence[Goal], today: date) -> dict[int, str]:
    """Say of each goal that rests alone (by number) that it does."""
    silences = people.silences_of(db, person_id)
    found = {goal.number: rests.silence_of(silences, goal, today) for goal in goals}
    return {number: wording.beside(silence, today) for number, silence in found.items() if silence}
