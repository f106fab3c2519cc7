"""Entry files: YAML between two lines of dashes, then the advice in Markdown, then the rest after `<!-- more -->`."""

import re
from datetime import date
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

from bot.chat import units
from bot.library.files import Desk, Parsed
from bot.library.model import Citation, Document, Entry, Fact, Theme, Words

MAX_TITLE = 60  # characters; a title is also the label of a button
MAX_SHORT = 560  # UTF-16 units; with title and source lines a first message stays within 900
MAX_MORE = 2500  # UTF-16 units; what is behind the button fits one message
MORE = re.compile(r"^<!-- more -->[ \t]*$", re.MULTILINE)
COMMENT = re.compile(r"[ \t]*<!--((?:(?!<!--).)*?)-->")  # one that is left open must not swallow the next


class Header(BaseModel):
    """The YAML at the top of an entry file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Words
    title: Annotated[Words, StringConstraints(max_length=MAX_TITLE)]
    theme: Words
    version: Annotated[int, Field(ge=1)]
    status: Literal["draft", "published", "retired"]
    reviewed_on: date
    sources: Annotated[tuple[Words, ...], Field(min_length=1)]
    facts: tuple[Fact, ...] = ()
    related: tuple[Words, ...] = ()
    must_match: tuple[Words, ...] = ()
    must_not_match: tuple[Words, ...] = ()


HEADER = TypeAdapter(Header)


def read_entries(desk: Desk, documents: dict[str, Document], themes: tuple[Theme, ...]) -> dict[str, Entry]:
    """Read entries/*.md by id; a file with a mistake is noted and left out."""
    sections = {section: Citation(id_, section) for id_, document in documents.items() for section in document.sections}
    entries: dict[str, Entry] = {}
    files = desk.names("entries", ".md")
    if not files:
        desk.note("entries", 1, "holds no entry", "add entries/<id>.md, or name another folder with KNOWLEDGE_DIR")
    for file in files:
        parts = _split(desk, file)
        header = desk.fit(HEADER, parts[0].value, parts[0]) if parts else None
        if parts is None or header is None:
            continue
        parsed, body, body_line = parts
        _check_header(desk, parsed, header, sections, {theme.id for theme in themes})
        short, more, claims = _read_body(desk, file, body, body_line, header)
        entries[header.id] = Entry(
            id=header.id,
            title=header.title,
            theme=header.theme,
            short=short,
            more=more,
            citations=tuple(sections[section] for section in header.sources if section in sections),
            facts=header.facts,
            related=header.related,
            status=header.status,
            reviewed_on=header.reviewed_on,
            version=header.version,
            must_match=header.must_match,
            must_not_match=header.must_not_match,
            claims=claims,
        )
    return entries


def _split(desk: Desk, file: str) -> tuple[Parsed, str, int] | None:
    """Give the header, the body and the line on which the body begins."""
    text = desk.text(file)
    if text is None:
        return None
    found = re.match(r"---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", text, re.DOTALL)
    if not found:
        desk.note(file, 1, "has no header", "begin with a line ---, then id, title and so on, then a line ---")
        return None
    parsed = desk.yaml(file, found[1], first_line=2)
    return (parsed, text[found.end() :], text.count("\n", 0, found.end()) + 1) if parsed else None


def _check_header(desk: Desk, parsed: Parsed, header: Header, sections: dict[str, Citation], themes: set[str]) -> None:
    name = PurePosixPath(parsed.file).stem
    if header.id != name:
        desk.note(parsed.file, parsed.line(("id",)), f"id is {header.id}", f"write {name}, as the file is called")
    if themes and header.theme not in themes:
        remedy = "use an id of themes.yaml or add it there"
        desk.note(parsed.file, parsed.line(("theme",)), f"theme {header.theme} is not known", remedy)
    for position, section in enumerate(header.sources if sections else ()):
        if section not in sections:
            remedy = "use a section of sources.yaml or add it there"
            desk.note(parsed.file, parsed.line(("sources", position)), f"source {section} is not known", remedy)
    others = desk.ids("entries") - {name}
    for position, other in enumerate(header.related):
        if other not in others:
            message = f"related: no other entry is called {other}"
            desk.note(parsed.file, parsed.line(("related", position)), message, "correct the id or remove it")
    ids = [fact.id for fact in header.facts]
    for position, fact in enumerate(ids):
        if fact in ids[:position]:
            desk.note(parsed.file, parsed.line(("facts", position)), f"fact {fact} stands here twice", "keep one")


def _read_body(desk: Desk, file: str, body: str, first_line: int, header: Header) -> tuple[str, str, tuple[str, ...]]:
    """Give short and more without their comments, and the claims that the comments name."""

    def line(position: int) -> int:
        return first_line + body.count("\n", 0, position)

    marker = MORE.search(body)
    short, more = (body[: marker.start()], body[marker.end() :]) if marker else (body, "")
    start = len(short) - len(short.lstrip())
    named: dict[str, int] = {}
    for comment in COMMENT.finditer(body):
        if not marker or comment.start() != marker.start():
            named.update((name, line(comment.start(1))) for name in re.split(r"[\s,]+", comment[1].strip()))
    facts = {fact.id for fact in header.facts}
    for name, number in named.items():
        if name not in facts and name.rpartition("-")[0] not in header.sources:
            message = f"the comment names {name or 'nothing'}, which is in no source or fact of this entry"
            remedy = "list its section under sources or the fact under facts, or correct the comment"
            desk.note(file, number, message, remedy)
    for fact in sorted(facts - named.keys()):
        desk.note(file, first_line, f"fact {fact} is not used", f"put <!-- {fact} --> after its sentence or remove it")
    for left in re.finditer("<!--|-->", COMMENT.sub(lambda comment: " " * len(comment[0]), body)):
        remedy = "write it as <!-- ... --> on one line"
        desk.note(file, line(left.start()), "a comment is not closed or not opened", remedy)
    short, more = (COMMENT.sub("", part).strip() for part in (short, more))
    if not short:
        desk.note(file, first_line, "has no text", "write the advice below the header")
    for part, limit, place in ((short, MAX_SHORT, start), (more, MAX_MORE, marker.end() + 1 if marker else 0)):
        if units(part) > limit:
            remedy = f"shorten it to {limit}" + (", or move a part below <!-- more -->" if limit == MAX_SHORT else "")
            desk.note(file, line(place), f"this part is {units(part)} characters long", remedy)
    return short, more, tuple(sorted(named.keys() - facts))
