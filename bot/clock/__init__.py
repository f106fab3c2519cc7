"""Zones, days, and hours in which somebody is left in peace; pure but for the one look at the machine's clock."""

from bot.clock.days import at, day_of, in_words, local, system, time_in_words, today
from bot.clock.hours import QUIET, Hours, Span, Week

__all__ = [
    "QUIET",
    "Hours",
    "Span",
    "Week",
    "at",
    "day_of",
    "in_words",
    "local",
    "system",
    "time_in_words",
    "today",
]
