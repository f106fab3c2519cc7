"""The first words, what the bot can do, what it keeps and lets go of: /start, /help, /privacy, /mydata, /forgetme."""

from bot.welcome import forgetme, mydata, stay
from bot.welcome.commands import feature
from bot.welcome.erasing import Erasing

__all__ = ["Erasing", "feature", "forgetme", "mydata", "stay"]
