"""Being reminded at a time that somebody asks for: /remind."""

from bot.reminders.commands import feature

__all__ = ["feature"]
