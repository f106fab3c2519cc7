"""The path of an update: lane, context, understanding, one transaction, and only then the acknowledgement."""

from bot.intake.intake import Intake, Reception
from bot.intake.schema import MIGRATIONS
from bot.intake.updates import highest, prune

__all__ = ["MIGRATIONS", "Intake", "Reception", "highest", "prune"]
