"""Mends typing slips in words the knowledge uses; leaves every word alone that may be meant as typed."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.texts import words

SHORTEST = 4  # letters; shorter words are one slip away from too many others
LONG = 7  # letters from which two slips are forgiven
SHORTEST_STEM = 3  # letters; also of a word to mend towards
OFTEN = 3  # a word seen so often in the knowledge is meant as it stands
MOST_READ = 150  # words of one text; the encoder does not read further anyway

_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "r", "ly", "n't", "'s")
_DOUBLING = ("ing", "ed", "er")
_CACHED = 4096
_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a speller knows: words to mend towards (most frequent first), all words that are right, slips by name."""

    targets: tuple[str, ...]
    known: frozenset[str]
    slips: Mapping[str, str] = field(default_factory=dict)


def learn_spelling(
    texts: Iterable[str], others: Iterable[str], dictionary: Collection[str], slips: Mapping[str, str]
) -> Spelling:
    """Gather the words of the knowledge (`texts`) to mend towards.

    Words of `others` are right as they stand but nothing is mended towards them: they may name things that the
    knowledge must not be mistaken for. `dictionary` holds ordinary words and may be empty.
    """
    counts = Counter(word for text in texts for word in words(text))
    known = set(dictionary) | {word for text in others for word in words(text)}
    targets = [
        word
        for word, count in counts.most_common()
        if len(word) >= SHORTEST_STEM and word.isalpha() and (_is_right(word, known) or count > OFTEN)
    ]
    return Spelling(
        tuple(targets), frozenset(known | {word for word, count in counts.items() if count >= OFTEN}), slips
    )


def _is_right(word: str, known: Collection[str]) -> bool:
    """Whether it is a known word, or one with a common ending."""
    if word in known:
        return True
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < SHORTEST_STEM:
            continue
        doubled = stem[-1] == stem[-2] and stem[:-1] in known
        if stem in known or (ending in _DOUBLING and (stem + "e" in known or doubled)):
            return True
    return False


class Speller:
    """Mends texts; remembers the last few thousand different words, one by one, and no text."""

    def __init__(self, spelling: Spelling) -> None:
        self._targets: Sequence[str] = spelling.targets
        self._ranks = {word: rank for rank, word in enumerate(spelling.targets)}
        self._known = spelling.known
        self._slips = spelling.slips
        self._mend = lru_cache(maxsize=_CACHED)(self._mended)

    def __call__(self, text: str) -> str:
        """Give the words of a cleaned text mended, or the text itself when there is nothing to mend."""
        typed = words(text)
        mended = [self._mend(word) for word in typed[:MOST_READ]] + typed[MOST_READ:]
        return text if mended == typed else " ".join(mended)

    def _mended(self, word: str) -> str:
        if word in self._slips:
            return self._slips[word]
        if len(word) < SHORTEST or not word.isalpha() or _is_right(word, self._known):
            return word
        near = process.extract(
            word,
            self._targets,
            scorer=OSA.distance,
            score_cutoff=1 if len(word) < LONG else 2,
            limit=_CANDIDATES,
        )
        # A slip in the first letter is rare; the first two swapped is not.
        likely = [found for found in near if found[0][0] == word[0] or found[0][:2] == word[1::-1]]
        return min(likely, key=lambda found: (found[1], self._ranks[found[0]]))[0] if likely else word
