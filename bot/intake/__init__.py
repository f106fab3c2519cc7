"""The path of an update: lane, context, understanding, one transaction, and only then the acknowledgement."""

from bot.chat import Door
from bot.intake import flood, updates
from bot.intake.intake import Intake, Reception
from bot.intake.schema import MIGRATIONS
from bot.intake.told import tells
from bot.intake.updates import highest

__all__ = ["MIGRATIONS", "Intake", "Reception", "highest", "prune", "tells"]


def prune(db: Door, now: int) -> int:
    """Let go of some of what intake keeps past its time; gives how much there was to do."""
    return updates.prune(db, now) + flood.prune(db, now)
