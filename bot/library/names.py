"""Reads the lists of names that boundaries decide by: a name a line, its common misspellings after a colon."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.library.fields import STRICT, FileName, Pattern, Words
from bot.library.files import Desk
from bot.library.model import Boundary, NameList

COMMENT, NO_SLIP = "#", "!"


@dataclass(frozen=True, slots=True)
class BoundaryRow:
    """A boundary as it stands in its file: `names` is the file of a list beside it."""

    __pydantic_config__ = STRICT

    id: Words
    reply: Words
    patterns: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    names: FileName | None = None
    in_private: Words | None = None
    in_public: Words | None = None


def read_boundaries(desk: Desk, rows: Mapping[str, BoundaryRow]) -> dict[str, Boundary]:
    """Read the lists that boundaries name."""
    return {
        id_: Boundary(
            row.id,
            row.reply,
            row.patterns,
            row.unless,
            read_names(desk, row.names) if row.names else NameList(),
            row.in_private,
            row.in_public,
        )
        for id_, row in rows.items()
    }


def read_names(desk: Desk, file: str) -> NameList:
    """Read the list; what stands there twice or is no name is noted."""
    text = desk.text(file)
    if text is None:
        return NameList()
    names: dict[str, int] = {}
    ordinary: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith(COMMENT):
            continue
        if line.startswith(NO_SLIP):
            ordinary += line.removeprefix(NO_SLIP).lower().replace(",", " ").split()
            continue
        for name in _parts(line):
            if not any(map(str.isalpha, name)):
                desk.note(file, number, f"'{name}' is no name", "write 'name: misspelling, another'")
            elif name in names:
                desk.note(file, number, f"{name} stands in line {names[name]} already", "keep it in one of the two")
            else:
                names[name] = number
    if not names:
        desk.note(file, 1, "holds no name, yet it decides", "write one a line, or take it out of boundaries.yaml")
    return NameList(tuple(names), tuple(ordinary))


def _parts(line: str) -> Iterator[str]:
    name, colon, slips = line.lower().partition(":")
    yield name.strip()
    if colon:
        yield from (slip.strip() for slip in slips.split(","))
