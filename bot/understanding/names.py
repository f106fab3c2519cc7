"""Finds names from a long list in a text: whole words without regard to case, a slip of the keyboard forgiven."""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

FORGIVING = 8  # letters from which one slip is forgiven
VERY_FORGIVING = 11  # and two

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


class Names:
    """A list of names, ready to be looked for; `ordinary` are words that are no slip of a name."""

    def __init__(self, names: Iterable[str], ordinary: Iterable[str] = ()) -> None:
        cut = [tuple(_words(name)) for name in names]
        self._names = frozenset(cut)
        self._lengths = sorted({len(name) for name in cut})
        self._ordinary = frozenset(ordinary)
        single = [name[0] for name in cut if len(name) == 1]
        # The first letter is rarely mistyped, and a handful of names is searched instead of a thousand.
        self._forgiving = [
            (slips, _by_initial(name for name in single if len(name) >= letters))
            for slips, letters in enumerate((FORGIVING, VERY_FORGIVING), start=1)
        ]

    def __contains__(self, text: str) -> bool:
        """Whether one of them stands in this cleaned text."""
        if not self._names:
            return False
        typed = _words(text)
        return any(run in self._names for run in self._runs(typed)) or any(map(self._is_slip, set(typed)))

    def _runs(self, typed: list[str]) -> Iterator[tuple[str, ...]]:
        """Give the words one by one, two by two and so on, each run also with a plural s taken off."""
        for length in self._lengths:
            for start in range(len(typed) - length + 1):
                *first, last = typed[start : start + length]
                yield (*first, last)
                yield (*first, last.removesuffix("'s").removesuffix("s"))

    def _is_slip(self, word: str) -> bool:
        if len(word) < FORGIVING - 1 or word in self._ordinary:
            return False
        return any(
            process.extractOne(word, names.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips)
            for slips, names in self._forgiving
        )


def _by_initial(names: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(name[0], []).append(name)
    return found


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
