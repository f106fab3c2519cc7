"""How a turn goes on from the one before: what it leans on, which side of the topic it asks for, which sibling."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.chat import Match
from bot.library import Library, names_of, others_of, own_of, value_of

SIBLING_SHARE = 0.03  # "how do I renew" is for both boards, however much one of them is asked about
LONGEST_ASKED = 300  # characters
_OTHER = re.compile(r"\bthe other( one| kind| type)?\b|\bother (one|kind|type)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Thread:
    """What the turn before was about, or the sibling of it that this one points to ("and the other one?").

    `reads_as` is the text with the sibling's title in the place of "the other one", which by itself means but one of
    the two.
    """

    entries: tuple[str, ...]
    is_pointed: bool = False
    reads_as: str = ""


class Threads:
    """Follows threads through one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._published = frozenset(entry.id for entry in library.published)
        self._facets = {
            facet.id: tuple(re.compile(pattern, re.IGNORECASE) for pattern in facet.asks)
            for facet in library.facets.values()
        }
        self._trait_of = {id_: trait.id for trait in library.traits.values() for id_ in trait.values}

    def thread(self, text: str, about: tuple[str, ...], named: tuple[str, ...]) -> Thread:
        """Say what a text leans on, if it leans; `named` are the values of traits in it."""
        about = tuple(entry for entry in about if entry in self._published)
        if len(about) != 1:
            return Thread(about)
        others = others_of(self._library, about[0])
        said: Mapping[str, str] = {self._trait_of[value]: value for value in named}
        is_one = len(said) == len(named)  # "is one better than the other" names both, and points to neither
        own = own_of(self._library, about[0], said) if is_one else about[0]
        if own != about[0]:
            return Thread((own,), is_pointed=True)
        if len(others) == 1 and _OTHER.search(text):
            rest = " ".join(_OTHER.sub(" ", text).split())
            return Thread(others, is_pointed=True, reads_as=f"{self._library.entries[others[0]].title}: {rest}")
        return Thread(about)

    def is_open_between(self, matches: Sequence[Match], named: tuple[str, ...]) -> bool:
        """Tell whether the best entry has a sibling that may be meant as well, and no word says which."""
        others = others_of(self._library, matches[0].id) if matches else ()
        values = [found[1] for id_ in named if (found := value_of(self._library, id_))]
        said = {entry for value in values for entry in value.entries.values()}  # a place says nothing of siblings
        is_near = any(match.id in others and match.score >= SIBLING_SHARE for match in matches[1:])
        return is_near and not said & {matches[0].id, *others}

    def without_place(self, text: str, named: tuple[str, ...]) -> str:
        """Leave the places out that a text names: "how do I renew in Texas" asks what "how do I renew" asks."""
        for trait, value in filter(None, (value_of(self._library, id_) for id_ in named)):
            if not any(other.entries for other in trait.values.values()):
                names = "|".join(map(re.escape, sorted((*names_of(value), value.id), key=len, reverse=True)))
                text = re.sub(rf"\b((in|from|near|within|for) )?({names})\b", " ", text, flags=re.IGNORECASE)
        return " ".join(text.split())

    def facet(self, text: str) -> str | None:
        """Name the side of a topic that a text asks for; a long one is not asking for a side."""
        text = text[:LONGEST_ASKED]
        found = (id_ for id_, patterns in self._facets.items() if any(pattern.search(text) for pattern in patterns))
        return next(found, None)
