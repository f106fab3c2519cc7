"""Example arguments for what answering says in a group only."""

from collections.abc import Iterator, Mapping

from bot.answering.because import Because, told
from bot.chat import Button
from bot.library import Library
from tests.replies.examples import (
    GROUP,
    Example,
    Examples,
    about_each,
    ex,
    heard,
    public_boundaries,
    reasons,
    replies_in_groups,
)

ROWS = [[Button("Ask a mentor", says="/ask_mentor named")]]


def choices(library: Library) -> Iterator[Example]:
    names = [entry.id for entry in library.published]
    longest = sorted(names, key=len)[-3:]
    for rows in ((), ROWS):
        for more in ({}, {"worried": True}, {"ashamed": True}):
            yield ex(library, longest, heard(*longest, decision="choose", **more), rows, room=GROUP)


def whys(library: Library) -> Iterator[Example]:
    found: list[Because] = list(reasons(library))
    return (ex(told(library, each), room=GROUP) for each in found)


IN_GROUPS: Mapping[str, Examples] = {
    "choice": choices,
    "end": lambda _: [ex(room=GROUP)],
    "in_group": replies_in_groups,
    "other_words": lambda _: [ex(room=GROUP)],
    "refusal": public_boundaries,
    "refused_aside": public_boundaries,
    "rest": about_each,
    "sources": lambda library: (ex(library, shown, room=GROUP) for shown in library.published),
    "topics": lambda _: [ex(room=GROUP)],
    "unknown": lambda _: [ex(room=GROUP)],
    "why": whys,
}
