"""What a mentor brings to somebody in a group: an answer that stands in the library."""

from bot.mentoring.saying.commands import feature

__all__ = ["feature"]
