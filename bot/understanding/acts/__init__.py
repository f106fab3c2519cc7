"""Hears what somebody wants, did or asks to be reminded of: a head's opinion and the form of the text together."""

from bot.understanding.acts.heard import Acts, Heard

__all__ = ["Acts", "Heard"]
