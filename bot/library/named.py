"""Finds the values of traits that a text names: "I moved from Ohio to West Virginia"."""

import re
from collections.abc import Mapping

from bot.library.traits import Trait

WORD = re.compile(r"\w+")
PLACE = frozenset(("in", "from", "near", "within"))
JOINING = frozenset(("or", "and", "to", "than", "vs"))
SPEECH = frozenset(("in", "or", "me", "ok", "hi", "oh", "id"))  # codes that are words as well


def words_of(text: str) -> list[str]:
    """Give the words of a text as typed; an abbreviation with points is one word (D.C.)."""
    return WORD.findall(text.replace(".", ""))


def folded(name: str) -> str:
    """Give the form in which names are compared: words alone, in lower case; empty where a name has none."""
    return " ".join(words_of(name)).casefold()


class Naming:
    """What all values are called, built once for a library's traits.

    Names count in any case. An id that is no name as well is a code such as PA or VA, which mean many things: it counts
    only behind a word of place or beside another value, and where it is a word of speech (OR, ME) in capitals only.
    """

    def __init__(self, traits: Mapping[str, Trait]) -> None:
        values = [value for trait in traits.values() for value in trait.values.values()]
        self._codes = {value.id.upper(): value.id for value in values}
        self._names: dict[tuple[str, ...], str] = {}
        for value in values:
            self._names.update({tuple(folded(name).split()): value.id for name in (value.title, *value.names)})
        self._names.pop((), None)  # of a name without a single letter
        self._lengths: dict[str, list[int]] = {}  # of the names that begin with a word, the longest first
        for name in sorted(self._names, key=len, reverse=True):
            self._lengths.setdefault(name[0], []).append(len(name))

    def values_named(self, text: str) -> tuple[str, ...]:
        """Give the ids of the values that a text names, in order of mention; West Virginia is not Virginia."""
        typed = words_of(text)
        plain = [word.casefold() for word in typed]
        found: dict[str, None] = {}
        place = 0
        while place < len(typed):
            length, named = self._longest_at(plain, place)
            if named := named or self._code_at(typed, plain, place, bool(found)):
                found[named] = None
            place += length
        return tuple(found)

    def _code_at(self, typed: list[str], plain: list[str], place: int, is_later: bool) -> str | None:
        """Give the value whose code stands behind a word of place, or joined to another value."""
        word, before, after = typed[place], plain[place - 1 : place], plain[place + 1 : place + 2]
        if word.upper() not in self._codes or (plain[place] in SPEECH and not word.isupper()):
            return None
        is_place = bool(before) and before[0] in (PLACE | JOINING if is_later else PLACE)
        is_pair = bool(after) and after[0] in JOINING and self._names_one(plain, place + 2)
        return self._codes[word.upper()] if is_place or is_pair else None

    def _names_one(self, plain: list[str], place: int) -> bool:
        return place < len(plain) and self._longest_at(plain, place)[1] is not None

    def _longest_at(self, plain: list[str], place: int) -> tuple[int, str | None]:
        """Give how many words the longest name takes that begins here, and whose it is; one word where none does."""
        for length in self._lengths.get(plain[place], ()):
            if named := self._names.get(tuple(plain[place : place + length])):
                return length, named
        return 1, None
