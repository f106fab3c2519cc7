"""In which language a text is written when that is not English: told by its letters, or by a library for Latin ones."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from bot.library import Language

ENGLISH = "en"
READ = 400  # characters; a longer text is in the same language as its beginning
# One of these words makes a text English, however many words of another language stand around it. Words that other
# languages have, too (no, me, a, on, was, will, is, of, to ...), are left out.
ENGLISH_WORDS = re.compile(
    r"\b(the|and|with|without|are|how|what|why|where|when|which|who|can|could|should|would|you|your|for"
    r"|from|this|that|these|those|there|if|it|its|got|be|been|does|did|don'?t|i'?m|im|need|about"
    r"|any|some|after|before|than|she|they|their|his|her|our|just|out|up|really|do i|do u)\b",
    re.IGNORECASE,
)
# All phrasings, negatives and labelled questions for fitting without one of those words (some 240 texts): the nearest
# English one has 0.91 and 0.06. Of Latin texts in ten other languages the weakest has 0.81 and 0.02.
LEAST_SHARE, MOST_ENGLISH = 0.80, 0.03
LEAST_WORDS, LEAST_LETTERS = 2, 8  # less is a name or an exclamation
LEAST_FOREIGN_LETTERS = 2


class Languages:
    """Recognizes the languages there is a line for.

    The library's tables take 80 MB and a second, so they are only opened when a text needs them.
    """

    def __init__(self, languages: Mapping[str, Language]) -> None:
        self._latin = frozenset(code for code, language in languages.items() if not language.scripts)
        self._by_script: dict[str, set[str]] = {}
        for code, language in languages.items():
            for script in language.scripts:
                self._by_script.setdefault(script, set()).add(code)

    def by_letters(self, text: str) -> str | None:
        """Name the language of a cleaned text that is written in other letters than Latin ones."""
        if text.isascii():
            return None
        names = [unicodedata.name(character, "").partition(" ")[0] for character in text[:READ] if character.isalpha()]
        scripts = [name for name in names if name in self._by_script]
        if len(scripts) < LEAST_FOREIGN_LETTERS or ENGLISH_WORDS.search(text):
            return None
        possible = set().union(*(self._by_script[script] for script in scripts))
        if len(possible) == 1:
            return possible.pop()
        shares = self._shares(text, possible)
        return max(shares, key=shares.__getitem__, default=None)

    def is_foreign(self, text: str) -> bool:
        """Whether a cleaned text is mostly not English, be it mixed with English words."""
        return self.by_letters(text) is not None or self.by_words(text, mixed=True) is not None

    def by_words(self, text: str, *, mixed: bool = False) -> str | None:
        """Name the language of a cleaned text in Latin letters, if it is surely another one than English."""
        found = re.findall(r"[^\W\d_]+", text[:READ])
        words = [word for place, word in enumerate(found) if place == 0 or not word[0].isupper()]  # names prove nothing
        is_short = len(words) < LEAST_WORDS or sum(map(len, words)) < LEAST_LETTERS
        if not self._latin or is_short or (not mixed and ENGLISH_WORDS.search(text)):
            return None
        shares = self._shares(text, self._latin | {ENGLISH})
        best = max(shares, key=shares.__getitem__)
        is_sure = shares[best] >= LEAST_SHARE and shares.get(ENGLISH, 1.0) <= MOST_ENGLISH
        return best if is_sure else None

    def _shares(self, text: str, possible: Iterable[str]) -> dict[str, float]:
        """Give how likely each of the possible languages is, as shares of one."""
        likely = {code: share for code, share in self._identifier.rank(text[:READ].lower()) if code in possible}
        total = sum(likely.values()) or 1.0
        return {code: share / total for code, share in likely.items()}

    @cached_property
    def _identifier(self) -> Any:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
        wanted = {ENGLISH, *self._latin}.union(*self._by_script.values())
        identifier.set_languages(wanted & set(identifier.labels))
        return identifier
