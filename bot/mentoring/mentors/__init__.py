"""Who mentors in a group: invited by an admin, by their own choice, and within limits of their own."""

from bot.mentoring.mentors.commands import feature
from bot.mentoring.mentors.questions import Questions

__all__ = ["Questions", "feature"]
