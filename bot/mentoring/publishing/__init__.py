"""An answer published in a channel by one of its administrators, after a look at it."""

from bot.mentoring.publishing.commands import feature

__all__ = ["feature"]
