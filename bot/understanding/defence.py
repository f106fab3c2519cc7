"""Entries defend themselves: what each must win or leave alone, and which entry takes another's questions."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from bot.library import Entry, Library, Problem
from bot.understanding import child
from bot.understanding.encoder import Weights
from bot.understanding.lesson import Lesson, lesson, lesson_key
from bot.understanding.meaning import Understanding

# Of an entry's phrasings, asked of a head that never saw them, at most so many may go to one other entry. Neighbours
# share some by nature: the closest two of 54 come to 0.12.
MOST_LOST = 0.20
FEWEST_LOST = 4  # with a handful of phrasings, a share says nothing
SHOWN = 3

Progress = Callable[[str], None]


def defend(library: Library, understanding: Understanding, cache: Path, progress: Progress) -> list[Problem]:
    """List every question that an entry should win or leave alone and does not, and every entry that robs another.

    The slow part is remembered in `cache` for as long as the knowledge stays the same. Raises LearningError.
    """
    found = [problem for entry in library.published for problem in _unmet(library, understanding, entry)]
    weights = understanding.encoder.weights if understanding.encoder else None
    return found + _robbed(lesson(library), _taken_for(library, weights, cache, progress), library)


def _unmet(library: Library, understanding: Understanding, entry: Entry) -> list[Problem]:
    """Ask an entry's own questions."""
    file = f"entries/{entry.id}.md"
    found = []
    for text in entry.must_match:
        given = understanding.understand(text)
        first = given.entries[0].id if given.entries and given.kind == "question" else given.kind
        if first != entry.id:
            remedy = f"add phrasings to {entry.id}, or take the question out of must_match"
            said = f"must_match '{text}' goes to {first}"
            found.append(Problem(file, _line(library.folder / file, text), said, remedy))
    for text in entry.must_not_match:
        given = understanding.understand(text)
        if given.decision == "answer" and given.entries[0].id == entry.id:
            remedy = "add it to the phrasings of the entry it belongs to or to negatives.jsonl"
            said = f"must_not_match '{text}' is answered by {entry.id}"
            found.append(Problem(file, _line(library.folder / file, text), said, remedy))
    return found


def _taken_for(library: Library, weights: Weights | None, cache: Path, progress: Progress) -> list[int]:
    """Give for each text of the lesson what a head that never saw it takes it for."""
    key = lesson_key(library, weights.identity if weights else "")
    file = cache / f"held-out-{key}.json"
    try:
        return list(map(int, json.loads(file.read_text())))
    except (OSError, ValueError):  # not asked yet, or a damaged file
        pass
    for older in cache.glob("held-out-*.json"):
        older.unlink(missing_ok=True)
    child.run(child.Task(lesson(library), weights, cache, file, only_asks=True), progress)
    return list(map(int, json.loads(file.read_text())))


def _robbed(task: Lesson, taken_for: list[int], library: Library) -> list[Problem]:
    """Name the pairs of entries of which one wins too many of the other's phrasings."""
    welcome = {phrasing.text: phrasing.entries for phrasing in library.phrasings}
    asked = Counter(topic for topic in task.topics if 0 <= topic < len(task.entries))
    lost: dict[tuple[int, int], list[str]] = defaultdict(list)
    for text, topic, taken in zip(task.texts, task.topics, taken_for, strict=True):
        among = 0 <= topic < len(task.entries) and 0 <= taken < len(task.entries)
        if among and taken != topic and task.entries[taken] not in welcome.get(text, ()):
            lost[topic, taken].append(text)
    found = []
    for (own, other), texts in sorted(lost.items()):
        if len(texts) >= max(FEWEST_LOST, MOST_LOST * asked[own]):
            robbed, robber = task.entries[own], task.entries[other]
            shown = ", ".join(f"'{text}'" for text in texts[:SHOWN])
            said = f"{robber} takes {len(texts)} of the {asked[own]} questions of {robbed}, such as {shown}"
            remedy = f"move or reword what is alike in phrasings/{robber}.jsonl, or name {robber} as a second topic"
            found.append(Problem(f"phrasings/{robbed}.jsonl", 1, said, remedy))
    return found


def _line(file: Path, text: str) -> int:
    lines = file.read_text("utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if text in line), 1)
