"""What there is to learn: the library's sentences with what each one is about and what kind of text it is."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.library import Library
from bot.understanding.texts import clean

RECIPE = 7  # raise it whenever fitting or scoring changes, so that nothing learnt the old way is used

NONE = -1  # topic of a text that no entry answers
UNUSED = -2  # topic, kind or act that a text teaches nothing about

QUESTION = "question"
CRISIS = "crisis"
BURNOUT = "burnout"
CLINICAL = "oos-clinical"
OTHER = "oos-other"
NEAR = "oos-near"
CHITCHAT = "oos-chitchat"
KINDS = (QUESTION, CLINICAL, OTHER, NEAR, CHITCHAT, CRISIS, BURNOUT)

NO_ACT = "none"
GOAL = "goal"
PROGRESS = "progress"
CHECKIN = "checkin"
ACTS = (NO_ACT, GOAL, PROGRESS, CHECKIN)
WISH = "wish"  # a goal without a day: the day is read elsewhere, so both are learnt as one


@dataclass(frozen=True, slots=True)
class Lesson:
    """Texts, and beside each the index of its topic (or NONE, UNUSED), of its kind and of its act (or UNUSED).

    Texts that teach an act alone come last. Topics are the published entries, then the `hidden` ones, which are known
    but never given. `known` are words of the trade that are right as they stand, `slips` pairs of a mistyped word and
    the word meant.
    """

    entries: tuple[str, ...]
    hidden: int
    texts: tuple[str, ...]
    topics: tuple[int, ...]
    kinds: tuple[int, ...]
    acts: tuple[int, ...]
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
    rows: list[tuple[str, int, str, str]] = []
    for phrasing in library.phrasings:
        # The entry about ordinary stress shares its name with the kind: its phrasings are of that kind.
        kind = BURNOUT if phrasing.entries[0] == BURNOUT else QUESTION
        rows.append((phrasing.text, index[phrasing.entries[0]], kind, _act_in(phrasing.voice)))
    rows += [(entry.title, index[entry.id], QUESTION, NO_ACT) for entry in library.published]
    rows += [(negative.text, NONE, negative.label, _act_in(negative.voice)) for negative in library.negatives]
    rows += [(line.text, NONE if line.label == CRISIS else UNUSED, line.label, NO_ACT) for line in library.distress]
    rows += [(line.text, UNUSED, "", GOAL if line.label == WISH else line.label) for line in library.acts]
    cleaned = [(clean(text), topic, _place(KINDS, kind), _place(ACTS, act)) for text, topic, kind, act in rows]
    kept = [row for row in cleaned if row[0]]
    return Lesson(
        entries,
        len(hidden),
        tuple(row[0] for row in kept),
        tuple(row[1] for row in kept),
        tuple(row[2] for row in kept),
        tuple(row[3] for row in kept),
        tuple(word for meaning in library.lexicon.meanings for word in (*meaning.typed, *meaning.unsure)),
        tuple(sorted(library.lexicon.slips.items())),
    )


def _act_in(voice: str) -> str:
    """Say what act a question is: none, but where somebody asks by telling what they want it may be either."""
    return "" if voice == GOAL else NO_ACT


def _place(names: tuple[str, ...], name: str) -> int:
    return names.index(name) if name in names else UNUSED


def lesson_key(library: Library, encoder: str) -> str:
    """Name what is learnt from this library with this encoder; another name means learning again."""
    return hashlib.sha256(f"{RECIPE} {encoder} {library.digest}".encode()).hexdigest()[:24]
