"""What people say of themselves to shape their answers: /profile."""

from bot.profile.commands import feature

__all__ = ["feature"]
