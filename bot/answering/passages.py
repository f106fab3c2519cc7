"""Finds the sentences and list items of an entry that tell what somebody goes on to ask about. Pure."""

import math
import re
from collections import Counter
from collections.abc import Container, Iterator

from bot.library import Entry, Facet

PASSAGES = 3
COMMON = 0.2  # a word in more of an entry's pieces than that tells none of them from the others
STEM = 5  # letters by which "certified" and "certification" are one word

# Words that ask or join, but name nothing.
_EMPTY_WORDS = """
about after again all also and any anyone are because been before being best better both but can cant could did does
doesn doing don dont even ever every for from get gets got gonna good had has have her here him his how into isn its
just kind like lot made make makes many may maybe mean might more most much must name need never not now off okay
once one ones only other our out over own part please put really right said same say says see she should some
somebody someone something still such sure take tell than that thats the their them then there these they thing
things think this those though too two under until very want was way well were what whats when where which while who
why will with without would yes yet you your yours yr
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_WORD = re.compile(r"[a-z0-9$%]+")


def pieces(text: str) -> Iterator[str]:
    """Give the sentences and list items of a text in reading order; a heading alone tells nothing and is left out."""
    for line in text.split("\n"):
        plain = re.sub(r"^(-|\d+\.) ", "", line.strip())
        is_item = plain != line.strip()
        for piece in [plain] if is_item else re.split(r"(?<=[.?!]) (?=[A-Z*])", plain):
            if len(piece.split()) > 3 and not piece.endswith(":") and not re.fullmatch(r"\*\*[^*]+\*\*", piece):
                yield piece


def facet_lines(shown: Entry, facet: Facet) -> list[str]:
    """Give the pieces that tell about a side of the topic."""
    return [
        piece
        for piece in pieces(f"{shown.short}\n{shown.more}")
        if any(re.search(found, piece, re.IGNORECASE) for found in facet.finds)
    ]


def passages(shown: Entry, text: str, besides: Container[str] = ()) -> list[str]:
    """Give the few pieces behind More that share the rarest words with a text, in reading order, or none.

    Lines labelled with one of `besides` are left out: they hold for some people only.
    """
    parts = {f"**{part.label}:** {part.text}" for part in shown.parts if part.label in besides}
    known = [(piece, _stems(piece)) for piece in pieces(shown.more) if piece not in parts]
    often = Counter(stem for _, stems in known for stem in stems)
    telling = {stem: math.log(len(known) / often[stem]) for stem in _stems(text)
               if 0 < often[stem] <= max(1, COMMON * len(known))}  # fmt: skip
    worth = [sum(telling.get(stem, 0.0) for stem in stems) for _, stems in known]
    best = sorted(range(len(known)), key=lambda number: -worth[number])[:PASSAGES]
    return [known[number][0] for number in sorted(best) if worth[number] > max(worth) / 2]


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in _WORD.findall(text.lower()) if len(word) > 2 and word not in _EMPTY)
