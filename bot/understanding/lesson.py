"""What there is to learn: the library's sentences with what each one is about and what kind of text it is."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.library import Library
from bot.understanding.texts import clean

RECIPE = 4  # raise it whenever fitting or scoring changes, so that nothing learnt the old way is used

NONE = -1  # topic of a text that no entry answers
UNUSED = -2  # topic of a text that only teaches what kind of text it is

QUESTION = "question"
CRISIS = "crisis"
BURNOUT = "burnout"
CLINICAL = "oos-clinical"
OTHER = "oos-other"
NEAR = "oos-near"
CHITCHAT = "oos-chitchat"
KINDS = (QUESTION, CLINICAL, OTHER, NEAR, CHITCHAT, CRISIS, BURNOUT)


@dataclass(frozen=True, slots=True)
class Lesson:
    """Texts, and beside each the index of its topic (or NONE, UNUSED) and of its kind.

    Topics are the published entries, then the `hidden` ones, which are known but never given. `known` are words of the
    trade that are right as they stand, `slips` pairs of a mistyped word and the word meant.
    """

    entries: tuple[str, ...]
    hidden: int
    texts: tuple[str, ...]
    topics: tuple[int, ...]
    kinds: tuple[int, ...]
    known: tuple[str, ...]
    slips: tuple[tuple[str, str], ...]

    def to_plain(self) -> dict[str, Any]:
        """Give the lesson as plain values, to be handed to another process."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Lesson":
        """Read what `to_plain` gave."""
        read: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in plain.items()
        }
        return cls(**{**read, "slips": tuple((typed, meant) for typed, meant in plain["slips"])})


def lesson(library: Library) -> Lesson:
    """Gather what the library teaches; what is asked about unpublished entries is learnt as hidden topics."""
    entries = tuple(sorted(entry.id for entry in library.published))  # the order of themes is no part of the digest
    index = {entry: number for number, entry in enumerate(entries)}
    hidden = sorted({phrasing.entries[0] for phrasing in library.phrasings} - index.keys())
    index |= {entry: len(entries) + number for number, entry in enumerate(hidden)}
    rows: list[tuple[str, int, str]] = []
    for phrasing in library.phrasings:
        # The entry about ordinary stress shares its name with the kind: its phrasings are of that kind.
        kind = BURNOUT if phrasing.entries[0] == BURNOUT else QUESTION
        rows.append((phrasing.text, index[phrasing.entries[0]], kind))
    rows += [(entry.title, index[entry.id], QUESTION) for entry in library.published]
    rows += [(negative.text, NONE, negative.label) for negative in library.negatives]
    rows += [(line.text, NONE if line.label == CRISIS else UNUSED, line.label) for line in library.distress]
    cleaned = [(clean(text), topic, KINDS.index(kind)) for text, topic, kind in rows]
    kept = [row for row in cleaned if row[0]]
    return Lesson(
        entries,
        len(hidden),
        tuple(row[0] for row in kept),
        tuple(row[1] for row in kept),
        tuple(row[2] for row in kept),
        tuple(word for meaning in library.lexicon.meanings for word in (*meaning.typed, *meaning.unsure)),
        tuple(sorted(library.lexicon.slips.items())),
    )


def lesson_key(library: Library, encoder: str) -> str:
    """Name what is learnt from this library with this encoder; another name means learning again."""
    return hashlib.sha256(f"{RECIPE} {encoder} {library.digest}".encode()).hexdigest()[:24]
