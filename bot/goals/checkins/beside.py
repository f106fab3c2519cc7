"""What the page of a goal says of its check-ins."""

from bot import people
from bot.chat import Door
from bot.goals.checkins import rhythm_wording as wording
from bot.goals.checkins import store as kept
from bot.goals.model import Goal


def line(db: Door, person_id: int, goal: Goal) -> str:
    """Say when an open goal is asked about; nothing while the time zone is unknown."""
    hours = people.hours_of(db, person_id)
    if hours is None or goal.state != "open":
        return ""
    return wording.line(kept.rhythm_of(db, person_id, goal, hours))
