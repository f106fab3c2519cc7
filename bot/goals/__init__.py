"""What a person is working towards, in private: goals, steps, plans, and what was done."""

from bot.goals.commands import feature
from bot.goals.reporting import recorder

__all__ = ["feature", "recorder"]
