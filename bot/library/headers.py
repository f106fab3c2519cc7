"""What the headers of entries, goals and quizzes have in common, and how they are checked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bot.library.dated import Change, Citation, Document, Fact
from bot.library.fields import Words
from bot.library.files import Desk, Parsed, Where
from bot.library.model import Entry, Theme

MAX_TITLE = 60  # characters; a title is also the label of a button
OR_CLOCK = ", or set this computer's clock right"


class Header(BaseModel):
    """What every file of knowledge that people are shown says of itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    title: Annotated[Words, StringConstraints(max_length=MAX_TITLE)]
    status: Literal["draft", "published", "retired"]
    reviewed_on: date
    sources: tuple[Words, ...]


class Sourced(Header):
    """A header with facts beyond the documents."""

    version: Annotated[int, Field(ge=1)]
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """What headers refer to, by id; `latest` is the last day that is not in the future, None where nobody knows."""

    sections: Mapping[str, Citation]
    themes: Collection[str]
    official: Collection[str]
    latest: date | None

    def citations(self, sources: Sequence[str]) -> tuple[Citation, ...]:
        """Look up sections; one that is not known has been noted before."""
        return tuple(self.sections[section] for section in sources if section in self.sections)


def around(
    documents: Mapping[str, Document], themes: tuple[Theme, ...], official: Collection[str], today: date | None
) -> Around:
    """Gather what headers refer to."""
    sections = {section: Citation(id_, section) for id_, document in documents.items() for section in document.sections}
    # Somebody far to the east may write tomorrow's date.
    latest = today + timedelta(days=1) if today and today < date.max else None
    return Around(sections, [theme.id for theme in themes], official, latest)


def check_header(desk: Desk, parsed: Parsed, header: Header, known: Around) -> None:
    """Note an id that is not the file's name, an unknown source, a review in the future."""
    name = PurePosixPath(parsed.file).stem
    if header.id != name:
        desk.note_in(parsed, ("id",), f"id is {header.id}", f"write {name}, as the file is called")
    for position, section in enumerate(header.sources if known.sections else ()):
        if section not in known.sections:
            remedy = "use a section of sources.yaml or add it there"
            desk.note_in(parsed, ("sources", position), f"source {section} is not known", remedy)
    if known.latest and header.reviewed_on > known.latest:
        remedy = f"write the day it was reviewed{OR_CLOCK}"
        desk.note_in(parsed, ("reviewed_on",), f"reviewed_on {header.reviewed_on} is in the future", remedy)


def check_facts(desk: Desk, parsed: Parsed, facts: Sequence[Fact], known: Around) -> None:
    """Note a fact that stands there twice, or that was read in the future."""
    ids = [fact.id for fact in facts]
    for position, fact in enumerate(facts):
        if fact.id in ids[:position]:
            desk.note_in(parsed, ("facts", position), f"fact {fact.id} stands here twice", "keep one")
        if known.latest and fact.read_on > known.latest:
            where = ("facts", position, "read_on")
            remedy = f"write the day it was read{OR_CLOCK}"
            desk.note_in(parsed, where, f"read_on {fact.read_on} is in the future", remedy)


def check_changes(desk: Desk, parsed: Parsed, changes: Sequence[Change], version: int, known: Around) -> None:
    """Note a change of a version that is still to come, one out of order, one that begins in the future."""
    before = 1
    for position, change in enumerate(changes):
        where = ("changes", position, "version")
        if change.version > version:
            message = f"a change of version {change.version}, but the entry is version {version}"
            desk.note_in(parsed, where, message, f"write 'version: {change.version}' above, or correct it")
        elif change.version <= before:
            message = f"a change of version {change.version} behind one of version {before}"
            desk.note_in(parsed, where, message, "list the oldest first, each version once")
        before = max(before, change.version)
        if known.latest and change.on > known.latest:
            remedy = f"publish it on that day{OR_CLOCK}"
            desk.note_in(parsed, ("changes", position, "on"), f"on {change.on} is in the future", remedy)


def check_entries(
    desk: Desk, parsed: Parsed, named: Mapping[Where, str], entries: Mapping[str, Entry], status: str
) -> None:
    """Note an entry that is not there, or that people cannot see though they see what names it; by place in the file.

    One that could not be read is there: its own mistake has been noted.
    """
    there = desk.ids("entries")
    for where, id_ in named.items():
        if id_ not in there:
            desk.note_in(parsed, where, f"no entry is called {id_}", "correct the id or remove it")
        elif status == "published" and id_ in entries and entries[id_].status != "published":
            desk.note_in(parsed, where, f"entry {id_} is not published", "publish it, or do not name it here")
