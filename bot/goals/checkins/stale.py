"""Goals that nothing happened to for long: one gentle question, then they rest; nothing is deleted."""

from dataclasses import dataclass
from datetime import date

from bot import clock, people
from bot.chat import Door, Due, Part
from bot.clock import Hours
from bot.goals.checkins import resting_wording as wording
from bot.goals.checkins import rests
from bot.goals.checkins.rests import Asked
from bot.goals.model import Goal
from bot.people import Silence
from bot.settings import DAY

QUIET_S = 6 * 7 * DAY


@dataclass(frozen=True, slots=True)
class Instead:
    """What takes the place of a check-in; no part where nothing is said at all."""

    part: Part | None = None


def instead(db: Door, due: Due, goal: Goal, hours: Hours, now: int) -> Instead | None:
    """Give what is said in place of a goal's check-in; None where the check-in itself is asked.

    On the day it was set for that day's own question stands for it. A quiet goal is asked about once; where nobody
    answered that by the next check-in, it rests (that is written here). Composed again, the same moment asks the same.
    """
    if goal.due == hours.day(now):
        return Instead()
    touched_at, asked = rests.touched_at(db, due.person_id, goal), rests.asked(db, due.person_id, goal)
    rests.touch(db, due.person_id, goal, touched_at)  # changes are not kept for as long as that
    if asked and asked.at > touched_at:
        if due.why == "again" or due.at == asked.for_:
            return Instead(_question(goal, touched_at, hours, hours.day(now)))
        let_rest(db, due.person_id, goal, now)
        return Instead()
    if now - touched_at < QUIET_S:
        return None
    rests.note_asked(db, due.person_id, goal, Asked(due.at, now))
    return Instead(_question(goal, touched_at, hours, hours.day(now)))


def let_rest(db: Door, person_id: int, goal: Goal, now: int) -> None:
    """Say nothing about a goal until somebody takes it up again."""
    people.silence(db, person_id, Silence("rest", about=rests.about(goal), since_at=now))


def _question(goal: Goal, touched_at: int, hours: Hours, today: date) -> Part:
    return wording.quiet(goal, clock.today(touched_at, hours.zone), today)
