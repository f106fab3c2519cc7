"""In which time zone somebody lives: /zone."""

from bot.zone.commands import beside, feature
from bot.zone.wording import question

__all__ = ["beside", "feature", "question"]
