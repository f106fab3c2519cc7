"""When somebody is left in peace, how their shifts go, and when their day ends: /quiet."""

from bot.hours.commands import feature

__all__ = ["feature"]
