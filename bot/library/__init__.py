"""Reads knowledge/ into typed entries, phrasings, boundaries; names every file it cannot use and the remedy."""

from bot.library.model import (
    About,
    Boundary,
    Citation,
    Distress,
    Document,
    Entry,
    Fact,
    Library,
    Negative,
    Phrasing,
    Theme,
    Unwritten,
)
from bot.library.problems import BrokenKnowledge, Problem
from bot.library.reading import find, read

__all__ = [
    "About",
    "Boundary",
    "BrokenKnowledge",
    "Citation",
    "Distress",
    "Document",
    "Entry",
    "Fact",
    "Library",
    "Negative",
    "Phrasing",
    "Problem",
    "Theme",
    "Unwritten",
    "find",
    "read",
]
