"""Gathers from the rooms what an operator sees of the house."""

from bot.chat import Door
from bot.delivery import counting as outbox
from bot.mentoring import counting as mentoring
from bot.operating import Counts
from bot.people import counting as people


def counts(db: Door) -> Counts:
    """Count everything once."""
    groups, mentors, questions = mentoring.how_many(db)
    waiting, set_aside = outbox.how_many(db)
    return Counts(people.how_many(db), groups, mentors, questions, waiting, set_aside)
