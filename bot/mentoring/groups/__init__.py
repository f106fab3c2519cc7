"""How the bot behaves in which group, and where its administrators set that."""

from bot.mentoring.groups.commands import feature

__all__ = ["feature"]
