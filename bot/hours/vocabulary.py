"""The words for shifts and weeks, and the hours that go with each kind of week; pure."""

import re

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.clock import QUIET, Span, Week


def word_set(words: str) -> frozenset[str]:
    """Take apart words that stand in one line."""
    return frozenset(words.split())


USUAL, OFF = "usual", "off"
HOUR = 60  # minutes

_LATE = (Span(22 * HOUR, 11 * HOUR), 3 * HOUR)
_BY_NIGHT = (Span(8 * HOUR, 17 * HOUR), 10 * HOUR)
_PLAIN = (QUIET, 0)
# How a week of each kind is quiet and ends its days, until somebody says otherwise.
KINDS: dict[str, tuple[Span, int]] = {
    "morning": _PLAIN, "opening": _PLAIN, "early": _PLAIN, "day": _PLAIN, OFF: _PLAIN, USUAL: _PLAIN,
    "closing": _LATE, "evening": _LATE, "late": _LATE,
    "night": _BY_NIGHT, "overnight": _BY_NIGHT, "graveyard": _BY_NIGHT,
}  # fmt: skip
# What is said for each kind. Those of the first table mean a shift wherever they stand, those of the second only beside
# a word for shifts or weeks: "I work late" may just be said of today.
FIRMLY = {
    "morning": "mornings", "opening": "opening openings opens opener", "early": "earlies", "day": "days",
    "closing": "closing closings closes closer", "evening": "evenings afternoons", "late": "lates",
    "night": "nights noc nocs nightshift nightshifts", "overnight": "overnights overnight",
    "graveyard": "graveyard graveyards",
}  # fmt: skip
LOOSELY = {
    "morning": "morning", "opening": "open", "early": "early", "day": "day daytime dayshift", "closing": "close",
    "evening": "evening afternoon swing", "late": "late", "night": "night", OFF: "off free holiday vacation",
    USUAL: "usual normal regular standard",
}  # fmt: skip
FIRM = {said: kind for kind, words in FIRMLY.items() for said in words.split()}
KIND_OF = FIRM | {said: kind for kind, words in LOOSELY.items() for said in words.split()}
BY_DAYS = word_set("days nights mornings evenings afternoons overnights off")  # "4 nights on, 3 off"
NUMBERS = {said: number for number, words in enumerate(
    ("one", "two couple", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
) for said in words.split()}  # fmt: skip
WEEK = word_set("week weeks wk wks w weekly")
SHIFT = word_set("shift shifts")
IN_TURN = word_set("rotate rotates rotating rotation alternate alternates alternating switch swap turn turns")
BESIDE = word_set(
    "every i im i'm we my me our am is are a an the of on in for at it it's its work works working do doing have "
    "between to pattern schedule always only each please with by from go goes start starts week's they them"
)
OTHERWISE = word_set("otherwise else rest usually")
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5,
            "5th": 5, "sixth": 6, "6th": 6, "seventh": 7, "7th": 7, "eighth": 8, "8th": 8, "ninth": 9, "9th": 9,
            "tenth": 10, "10th": 10, "eleventh": 11, "11th": 11, "twelfth": 12, "12th": 12}  # fmt: skip
SHIFT_NUMBER = {1: "days", 2: "evenings", 3: "nights"}

SPELT = re.compile(r"\d+|[a-z]+(?:['’][a-z]+)?")
WORDS = sorted({*(said for said in KIND_OF if len(said) > 3), "week", "weeks", "shift", "shifts"})
_NEVER_MENDED = BESIDE | IN_TURN | OTHERWISE | NUMBERS.keys() | ORDINALS.keys()


def words_in(text: str) -> list[str]:
    """List the words and numbers of a text, each with one slip mended."""
    return [_mended(word) for word in SPELT.findall(text.lower())]


def kinds_in(text: str) -> tuple[str, ...]:
    """Name the kinds of weeks that a text speaks of, in order."""
    return tuple(KIND_OF[word] for word in words_in(text) if word in KIND_OF)


def week_of(kind: str) -> Week:
    """Give a week of a kind with the hours that it has until somebody says otherwise."""
    return Week(kind, *KINDS.get(kind, _PLAIN))


def _mended(word: str) -> str:
    """Mend one slip in a longer word."""
    if len(word) < 5 or word in KIND_OF or word in WEEK or word in SHIFT or word in _NEVER_MENDED:
        return word
    near = process.extractOne(word, [each for each in WORDS if each[0] == word[0]], scorer=OSA.distance, score_cutoff=1)
    return str(near[0]) if near else word
