"""When a goal is next asked about, and with which words."""

from collections.abc import Mapping, Sequence

from bot import deeds, people
from bot.chat import Door, Due, Part, Planned
from bot.clock import Hours
from bot.goals import store
from bot.goals.checkins import stale, wording
from bot.goals.checkins import store as kept
from bot.goals.checkins.rests import about
from bot.goals.checkins.rhythm import EVERY_S, Rhythm, first_at, next_at
from bot.goals.checkins.theirs import Theirs
from bot.goals.model import Goal

KEY = "checkin"
JUST_DONE_S = 20 * 3600  # after something was told of a goal, in which it is not asked about
MOST_TOLD = 50  # deeds of such a day that are looked at


def key_of(goal: Goal) -> str:
    """Name the moments of a goal's check-ins."""
    return f"{KEY}:{goal.number}"


class CheckIns:
    """The check-ins as the agenda sees them."""

    def plans(self, theirs: Theirs, last: Mapping[str, int], now: int) -> Sequence[Planned]:
        """Give the next moment of every open goal that somebody wants to be asked about."""
        planned = (_planned(goal, theirs.rhythms.of(goal), theirs.hours, last, now) for goal in theirs.asked)
        return [each for each in planned if each]

    def composes(self, db: Door, due: Due, now: int) -> Part | None:
        """Ask how the next step went, unless something was just told of the goal, or it is closed by now."""
        number, hours = due.key.partition(":")[2], people.hours_of(db, due.person_id)
        goal = store.find(db, due.person_id, int(number)) if number.isdecimal() else None
        if goal is None or hours is None or goal.state != "open" or not kept.is_theirs(db, due.person_id, goal):
            return None
        if was_just_told(db, due.person_id, goal, now):
            return None
        if instead := stale.instead(db, due, goal, hours, now):
            return instead.part
        rhythm, kind = kept.rhythm_of(db, due.person_id, goal, hours), hours.week(hours.day(now)).name
        return wording.question(goal, rhythm, due.begun, kind if kind == rhythm.weeks else "")


def was_just_told(db: Door, person_id: int, goal: Goal, now: int) -> bool:
    """Tell whether a deed or a tick for a goal was told within the last hours."""
    return any(deed.goal == goal.id for deed in deeds.since(db, person_id, now - JUST_DONE_S, MOST_TOLD))


def _planned(goal: Goal, rhythm: Rhythm, hours: Hours, last: Mapping[str, int], now: int) -> Planned | None:
    key = key_of(goal)
    at = next_at(rhythm, hours, last[key]) if key in last else first_at(rhythm, hours, now)
    if at is None:
        return None
    return Planned(key, "rhythm", at, about(goal), every_s=EVERY_S[rhythm.every])
