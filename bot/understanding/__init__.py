"""What a text means: which entries, small talk, a clinical question, a cry for help; pure, files and arrays only."""

from bot.understanding.child import LearningError
from bot.understanding.defence import defend
from bot.understanding.encoder import EncoderError
from bot.understanding.meaning import Understanding, load

__all__ = ["EncoderError", "LearningError", "Understanding", "defend", "load"]
