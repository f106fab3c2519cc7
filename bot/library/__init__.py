"""Reads knowledge/ into typed entries, phrasings, boundaries; names every file it cannot use and the remedy."""

from bot.library.ageing import Due, due, due_report, entry_due, fact_due, overdue_since
from bot.library.dated import Citation, Document, Fact, Intervals, Official, Review
from bot.library.model import (
    About,
    Boundary,
    Distress,
    Entry,
    Language,
    Lexicon,
    Library,
    Meaning,
    NameList,
    Negative,
    Phrasing,
    Theme,
)
from bot.library.named import Naming, folded, words_of
from bot.library.plans import Option, Outcome, Question, Quiz, Step, Template
from bot.library.problems import BrokenKnowledge, Problem
from bot.library.reading import BOUNDARIES, find, read
from bot.library.shaping import find_value, names_of, others_of, own_of, part_for, value_of, varies_by
from bot.library.traits import Facet, Part, Trait, TraitValue

__all__ = [
    "BOUNDARIES",
    "About",
    "Boundary",
    "BrokenKnowledge",
    "Citation",
    "Distress",
    "Document",
    "Due",
    "Entry",
    "Facet",
    "Fact",
    "Intervals",
    "Language",
    "Lexicon",
    "Library",
    "Meaning",
    "NameList",
    "Naming",
    "Negative",
    "Official",
    "Option",
    "Outcome",
    "Part",
    "Phrasing",
    "Problem",
    "Question",
    "Quiz",
    "Review",
    "Step",
    "Template",
    "Theme",
    "Trait",
    "TraitValue",
    "due",
    "due_report",
    "entry_due",
    "fact_due",
    "find",
    "find_value",
    "folded",
    "names_of",
    "others_of",
    "overdue_since",
    "own_of",
    "part_for",
    "read",
    "value_of",
    "varies_by",
    "words_of",
]
