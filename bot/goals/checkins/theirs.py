"""What somebody's moments go by, read once for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot import people
from bot.chat import Door
from bot.clock import Hours
from bot.goals import store
from bot.goals.checkins.store import Rhythms, is_theirs
from bot.goals.model import Goal
from bot.people import Silence


@dataclass(frozen=True, slots=True)
class Theirs:
    """One person's hours, open goals, rhythms and silences; `asked` are the goals that are asked about."""

    hours: Hours
    open: Sequence[Goal]
    asked: Sequence[Goal]
    rhythms: Rhythms
    silences: Sequence[Silence]


def theirs(db: Door, person_id: int) -> Theirs | None:
    """Read it; None where no goal is open, or their time zone is not known."""
    goals = store.open_ones(db, person_id)
    hours = people.hours_of(db, person_id) if goals else None
    if hours is None:
        return None
    asked = [goal for goal in goals if is_theirs(db, person_id, goal)]
    return Theirs(hours, goals, asked, Rhythms(db, person_id, hours), people.silences_of(db, person_id))
