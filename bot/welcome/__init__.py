"""The first words, what the bot can do, and what it keeps: /start, /help, /privacy."""

from bot.welcome.commands import feature

__all__ = ["feature"]
