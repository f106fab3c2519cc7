"""Whether a report tells that a step was done, all of it; pure."""

import re
from collections.abc import Callable, Iterable
from functools import cached_property

from bot.goals.kinship import Kin, roots
from bot.goals.model import Goal, Step
from bot.goals.vocabulary import ALL_VERBS, DONE, DURATIONS, GENERIC, PARTIAL, VERBS, telling

WHOLE = 0.55  # of the words of a step that must be there to tick it, where its verb is said as well
ALMOST = 0.7  # the same where it is only said to be done
NEARLY_ALL = 0.9  # of a step's words, by which it is meant whatever the verb: the form it asks for is signed
TELLS = 0.9  # what words must weigh together to tell anything of a step
APART = 0.15  # by which one step must lie before the next
VERB, COMMON = 0.25, 0.4

_CLAUSES = re.compile(r"\s+and\s+|,\s*|;\s*")


class Text:
    """The words of a title or a step, each read once."""

    def __init__(self, text: str) -> None:
        self.text, self.about = text, telling(text)

    @cached_property
    def roots(self) -> list[str]:
        """Give all words, in order."""
        return roots(self.text)

    @cached_property
    def clauses(self) -> list[frozenset[str]]:
        """Give what each of several things to do is about."""
        return [about for clause in _CLAUSES.split(self.text.partition(":")[0]) if (about := telling(clause))]


class Note:
    """The words of a report, and which of them are akin to words that are looked for."""

    def __init__(self, text: str, known: Kin) -> None:
        self.text = text
        self.said, self.about = frozenset(roots(text)), telling(text)
        self._akin: dict[str, list[str]] = {}
        for own in self.about:
            for word in known.of(own):
                self._akin.setdefault(word, []).append(own)

    @cached_property
    def _kin(self) -> Kin:
        return Kin(self.said)

    @property
    def known(self) -> Iterable[str]:
        """List the words looked for that the report says in any form."""
        return self._akin

    def akin_to(self, word: str) -> list[str]:
        """Give the words of the report that are forms of a word."""
        return self._akin.get(word, [])

    def has(self, group: Iterable[str]) -> bool:
        """Tell whether any word of a group is said, in any form; also those that tell little."""
        return any(self._kin.of(word) for word in group)

    def is_partial(self, asked: Iterable[str] = ()) -> bool:
        """Tell whether only a part of what was asked is done."""
        return bool((self.said & (PARTIAL | DURATIONS)).difference(asked))


def weight(word: str) -> float:
    """Weigh how much a word tells."""
    if word in DONE or word.isdigit():
        return 0.0
    return VERB if word in ALL_VERBS else COMMON if word in GENERIC else 1.0


def ticked(note: Note, goal: Goal, read: Callable[[str], Text]) -> Step | None:
    """Find the one open step of a goal that a note surely tells of."""
    steps = [(step, read(step.title)) for step in goal.steps if step.state == "open"]
    hits = [(_covered(note, asked.about), step) for step, asked in steps if _is_told(note, asked)]
    hits.sort(key=lambda hit: -hit[0])
    return hits[0][1] if hits and (len(hits) == 1 or hits[0][0] - hits[1][0] >= APART) else None


def tells_of(note: str, title: str) -> bool:
    """Tell whether a report is of a step, or a goal, that is already ticked as done."""
    asked = Text(title)
    return _is_told(Note(note, Kin(asked.about)), asked)


def _is_told(note: Note, asked: Text) -> bool:
    """Tell whether a note says that just this was done, all of it."""
    if not any(note.akin_to(word) for word in asked.about) or note.is_partial(asked.roots):
        return False
    numbers = {word for word in asked.about if word.isdigit()}
    if not numbers <= note.about or any("#" in word and word not in asked.about for word in note.about):
        return False
    least = WHOLE if _says_its_verb(note, asked) else ALMOST if note.has(DONE) else NEARLY_ALL
    return bool(asked.clauses) and all(_covered(note, clause) >= least for clause in asked.clauses)


def _covered(note: Note, about: frozenset[str]) -> float:
    """Give the share of a step's words that a note says; 0 where it says none that tells much."""
    weights = {word: max(weight(word), VERB) for word in about if "#" not in word}
    there, whole = sum(each for word, each in weights.items() if note.akin_to(word)), sum(weights.values())
    return there / whole if whole and (there >= TELLS or there == whole) else 0.0


def _says_its_verb(note: Note, asked: Text) -> bool:
    """Tell whether what was done is what was to be done: picking up a form is not sending it."""
    verb = next(iter(asked.roots), "")
    return note.has({verb}) or any(verb in group and note.said & group for group in VERBS)
