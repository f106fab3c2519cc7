"""A question becomes the right entry, a choice of three, or an honest no; and everything can be browsed."""

from bot.answering.commands import brief_of, feature
from bot.answering.layout import too_long
from bot.answering.received import outdated

__all__ = ["brief_of", "feature", "outdated", "too_long"]
