"""Who wants no messages of the bot's own, and so gets no questions either."""

from bot import manners, people
from bot.chat import Door
from bot.clock import Hours

WISHED = frozenset(("stop", "pause"))  # a message put off is no wish for fewer questions


def is_silent(db: Door, person_id: int, now: int) -> bool:
    """Tell whether somebody stopped or paused all that the bot says of its own."""
    hours = people.hours_of(db, person_id) or Hours("UTC")
    return any(
        each.why in WISHED and not each.about and not manners.is_over(each, hours, now)
        for each in people.silences_of(db, person_id)
    )
