"""Finds which of our own phrasings reads most like a text, so that a person can be told what they were taken for."""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

from bot.library import Phrasing

LIKE = 50  # of 100; below that texts share letters rather than words
NOT_QUOTED = ("typo", "story", "esl", "slang")  # learnt from, but read back to somebody they look like slips of ours
LONGEST_QUOTE = 90  # characters


class Nearest:
    """The phrasings of every entry that can be quoted, ready to be compared by their words."""

    def __init__(self, phrasings: Iterable[Phrasing]) -> None:
        self._texts: dict[str, list[str]] = defaultdict(list)
        for phrasing in phrasings:
            if phrasing.voice not in NOT_QUOTED and len(phrasing.text) <= LONGEST_QUOTE:
                self._texts[phrasing.entries[0]].append(phrasing.text)
        self._plain = {entry: [utils.default_process(text) for text in texts] for entry, texts in self._texts.items()}

    def __call__(self, text: str, entry: str) -> str | None:
        """Give the phrasing of an entry that shares most with a text, whatever the order of the words, if any does."""
        found = process.extractOne(
            utils.default_process(text), self._plain.get(entry, ()), scorer=fuzz.token_sort_ratio, score_cutoff=LIKE
        )
        return self._texts[entry][found[2]] if found else None
