"""Leaving people in peace for a while, or for good: /pause, /stop, /resume and what is put off."""

from bot.breaks.commands import feature

__all__ = ["feature"]
