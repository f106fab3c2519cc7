"""What must hold between entries: shared facts agree, and related entries form no circle."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from graphlib import CycleError, TopologicalSorter

from bot.library.dated import Fact
from bot.library.files import Desk, Parsed
from bot.library.model import Entry


def check_circles(desk: Desk, entries: Mapping[str, Entry], files: Mapping[str, Parsed]) -> None:
    """Note circles of related entries; `files` are the headers by id."""
    for circle in _circles({id_: [other for other in entry.related if other in entries and other != id_]
                            for id_, entry in entries.items()}):  # fmt: skip
        last, first = circle[-2:]
        line = files[last].line(("related", entries[last].related.index(first)))
        message = f"related entries form a circle: {' -> '.join(circle)}"
        desk.note(files[last].file, line, message, f"remove {first} here: each shows the other anyway")


def check_shared_facts(desk: Desk, told: Iterable[tuple[Parsed, Sequence[Fact]]]) -> None:
    """Note what two files say differently of one fact."""
    first: dict[str, tuple[str, Fact]] = {}
    for parsed, facts in told:
        for position, fact in enumerate(facts):
            file, known = first.setdefault(fact.id, (parsed.file, fact))
            differs = [field.name for field in fields(Fact) if getattr(fact, field.name) != getattr(known, field.name)]
            if differs and file != parsed.file:
                message = f"fact {fact.id} has another {' and '.join(differs)} than in {file}"
                desk.note_in(parsed, ("facts", position), message, "make both the same")


def _circles(related: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """Give each circle as the ids on its way, beginning and ending with the first in the alphabet."""
    left = {id_: list(others) for id_, others in related.items()}
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            ring = error.args[1][:0:-1]  # the sorter goes against the arrows and names one id twice
            start = ring.index(min(ring))
            circle = [*ring[start:], *ring[:start], ring[start]]
            yield circle
            left[circle[-2]].remove(circle[-1])
        else:
            return
