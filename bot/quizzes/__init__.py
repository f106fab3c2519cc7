"""Quizzes: a tap a question, and what that comes to, with the points in the open; nothing of it is kept."""

from bot.quizzes.commands import feature

__all__ = ["feature"]
