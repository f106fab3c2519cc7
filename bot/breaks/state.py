"""What is silent for somebody now, and which question of ours is open."""

from bot import people
from bot.chat import Door, Incoming
from bot.clock import Hours
from bot.manners import is_over
from bot.people import Silence

NAME, RESTING = "breaks", "resting"  # of the feature, and the key of its one moment


def hours_of(db: Door, incoming: Incoming) -> Hours:
    """Give somebody's hours; those of UTC where their time zone is unknown."""
    return people.hours_of(db, incoming.person_id) or Hours("UTC")


def silences_now(db: Door, incoming: Incoming, now: int) -> list[Silence]:
    """List the silences about everything that stand now."""
    hours = hours_of(db, incoming)
    return [
        each for each in people.silences_of(db, incoming.person_id) if not each.about and not is_over(each, hours, now)
    ]


def is_silent(db: Door, incoming: Incoming, now: int) -> bool:
    """Tell whether everything is silent now, for whatever reason."""
    return bool(silences_now(db, incoming, now))


def pause_of(db: Door, incoming: Incoming, now: int) -> Silence | None:
    """Give the pause of everything that stands now."""
    return next((each for each in silences_now(db, incoming, now) if each.why == "pause"), None)


def open_question(incoming: Incoming) -> str:
    """Name the question of ours that is open."""
    awaits = incoming.context.awaits if incoming.context else None
    return (awaits or "").partition(":")[0]
