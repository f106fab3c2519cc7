"""When the bot may begin: one table for all features; what is due for a person becomes one message."""

from bot.agenda.agenda import Agenda
from bot.agenda.beginning import Beginning, Put
from bot.agenda.begun import lately_asked
from bot.agenda.schema import MIGRATIONS
from bot.agenda.standing import coming, newest_begun, standing, was_begun
from bot.agenda.standing_wording import standing_of, when
from bot.agenda.store import next_due
from bot.agenda.ticking import Ticking
from bot.agenda.told import tells
from bot.agenda.upkeep import prune

__all__ = [
    "MIGRATIONS",
    "Agenda",
    "Beginning",
    "Put",
    "Ticking",
    "coming",
    "lately_asked",
    "newest_begun",
    "next_due",
    "prune",
    "standing",
    "standing_of",
    "tells",
    "was_begun",
    "when",
]
