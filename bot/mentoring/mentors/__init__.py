"""Who mentors in a group: invited by an admin, by their own choice, and within limits of their own."""

from bot.mentoring.mentors.commands import feature

__all__ = ["feature"]
