"""How a text is cleaned and cut into words and pieces; fitting and scoring must cut alike, so both do it here."""

import re
import unicodedata
from itertools import pairwise

MAX_CHARACTERS = 4096  # a message cannot be longer; what a script sends beyond that is not read

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_APOSTROPHES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "`": "'"})
_START = re.compile(
    r"^((ok(ay)?|so|well(?! being)|um+|uh+|hey|hi|hello|al(l )?right|cool|great|got it|thanks?( you)?|thx|ty)"
    r"\b(?!-)[ ,.!:;]*)+",
    re.IGNORECASE,
)
LEAST_WORDS = 3  # fewer behind a greeting are no question that it could hide
_PIECE_LENGTHS = (2, 3, 4)
# Letters and marks that show nothing: they would hide a word from every rule as well as invisible characters do.
_BLANK_RUNS = ((0x034F, 1), (0x115F, 2), (0x17B4, 2), (0x180B, 5), (0x2800, 1), (0x3164, 1), (0xFE00, 16), (0xFFA0, 1))
_BLANK = {code: None for start, count in (*_BLANK_RUNS, (0xE0100, 240)) for code in range(start, start + count)}


def clean(text: str) -> str:
    """Make a text safe and plain: one line, ordinary apostrophes, no control, invisible or broken characters.

    Invisible characters are taken out rather than replaced: inside a word they would hide it from every rule.
    """
    text = text[:MAX_CHARACTERS].encode("utf-8", "ignore").decode("utf-8")
    text = unicodedata.normalize("NFKC", text.translate(_BLANK)).translate(_APOSTROPHES)
    seen = (" " if character.isspace() else character for character in text)
    kept = "".join(character for character in seen if unicodedata.category(character) not in {"Cc", "Cf", "Co", "Cn"})
    return " ".join(kept.split())[:MAX_CHARACTERS]


def without_start(text: str) -> str:
    """Leave out the words with which people begin to speak ("ok so", "thanks,"), where something follows them."""
    rest = _START.sub("", text)
    return rest if len(words(rest)) >= LEAST_WORDS else text


def words(text: str) -> list[str]:
    """List the words of a cleaned text in lower case, digits included."""
    return _WORD.findall(text.lower())


def word_runs(text: str) -> list[str]:
    """List the words of a cleaned text and every two neighbours."""
    single = words(text)
    return single + [f"{first} {second}" for first, second in pairwise(single)]


def pieces(text: str) -> list[str]:
    """List the runs of two to four characters inside each space-padded word of a cleaned text."""
    found: list[str] = []
    for word in text.lower().split():
        padded = f" {word} "
        for length in _PIECE_LENGTHS:
            found += [padded[start : start + length] for start in range(max(1, len(padded) - length + 1))]
    return found
