"""What whoever operates the bot can see of it, in counts only: /house."""

from bot.operating.commands import Counts, feature

__all__ = ["Counts", "feature"]
