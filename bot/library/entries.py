"""Entry files: YAML between two lines of dashes, then the advice in Markdown, then the rest after `<!-- more -->`."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

from bot.chat import units
from bot.library.across import check_across
from bot.library.dated import Citation, Document, Fact
from bot.library.fields import EntryId, Words
from bot.library.files import Desk, Parsed, Where
from bot.library.model import Entry, Theme
from bot.library.traits import Part

MAX_TITLE = 60  # characters; a title is also the label of a button
MAX_SHORT = 400  # UTF-16 units; with title and source lines a first message stays within 900
MAX_MORE = 2200  # UTF-16 units; what is behind the button fits one message
MORE = re.compile(r"^<!-- more -->[ \t]*$", re.MULTILINE)
LABELLED = re.compile(r"^- \*\*([^*\n]+?):\*\*[ \t]+(.+)$", re.MULTILINE)
COMMENT = re.compile(r"[ \t]*<!--((?:(?!<!--).)*?)-->")  # one that is left open must not swallow the next
OR_CLOCK = ", or set this computer's clock right"
OFFICIAL_KINDS = ("fee", "rule")  # a fact of these is given together with the page that decides


class Header(BaseModel):
    """The YAML at the top of an entry file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: EntryId
    title: Annotated[Words, StringConstraints(max_length=MAX_TITLE)]
    theme: Words
    version: Annotated[int, Field(ge=1)]
    status: Literal["draft", "published", "retired"]
    reviewed_on: date
    sources: tuple[Words, ...]
    facts: tuple[Fact, ...] = ()
    official: tuple[Words, ...] = ()
    related: tuple[Words, ...] = ()
    must_match: tuple[Words, ...] = ()
    must_not_match: tuple[Words, ...] = ()


HEADER = TypeAdapter(Header)


@dataclass(frozen=True, slots=True)
class Around:
    """What entries refer to, by id; `latest` is the last day that is not in the future, None where nobody knows."""

    sections: Mapping[str, Citation]
    themes: Collection[str]
    official: Collection[str]
    latest: date | None


@dataclass(frozen=True, slots=True)
class Body:
    """An entry's text without its comments, the claims they name, the facts of the short part, and labelled lines."""

    short: str
    more: str
    claims: tuple[str, ...]
    short_facts: frozenset[str]
    parts: tuple[Part, ...]


def around(
    documents: Mapping[str, Document], themes: tuple[Theme, ...], official: Collection[str], today: date | None
) -> Around:
    """Gather what entries refer to."""
    sections = {section: Citation(id_, section) for id_, document in documents.items() for section in document.sections}
    # Somebody far to the east may write tomorrow's date.
    latest = today + timedelta(days=1) if today and today < date.max else None
    return Around(sections, [theme.id for theme in themes], official, latest)


def read_entries(desk: Desk, known: Around) -> dict[str, Entry]:
    """Read entries/*.md by id; a file with a mistake is noted and left out."""
    entries: dict[str, Entry] = {}
    headers: dict[str, Parsed] = {}
    files = desk.names("entries", ".md")
    if not files:
        desk.note("entries", 1, "holds no entry", "add entries/<id>.md, or name another folder with KNOWLEDGE_DIR")
    for file in files:
        parts = _split(desk, file)
        header = desk.fit(HEADER, parts[0].value, parts[0]) if parts else None
        if parts is None or header is None:
            continue
        parsed, body, body_line = parts
        _check_header(desk, parsed, header, known)
        read = _read_body(desk, file, body, body_line, header)
        headers[header.id] = parsed
        entries[header.id] = Entry(
            id=header.id,
            title=header.title,
            theme=header.theme,
            short=read.short,
            more=read.more,
            citations=tuple(known.sections[section] for section in header.sources if section in known.sections),
            facts=header.facts,
            official=header.official,
            related=header.related,
            status=header.status,
            reviewed_on=header.reviewed_on,
            version=header.version,
            must_match=header.must_match,
            must_not_match=header.must_not_match,
            claims=read.claims,
            short_facts=read.short_facts,
            parts=read.parts,
        )
    if files and len(entries) == len(files) and not any(entry.status == "published" for entry in entries.values()):
        desk.note("entries", 1, "holds no published entry", "write 'status: published' in one that is ready")
    check_across(desk, entries, headers)
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


def _check_header(desk: Desk, parsed: Parsed, header: Header, known: Around) -> None:
    def note(where: Where, message: str, remedy: str) -> None:
        desk.note(parsed.file, parsed.line(where), message, remedy)

    name = PurePosixPath(parsed.file).stem
    if header.id != name:
        note(("id",), f"id is {header.id}", f"write {name}, as the file is called")
    if known.themes and header.theme not in known.themes:
        note(("theme",), f"theme {header.theme} is not known", "use an id of themes.yaml or add it there")
    for position, section in enumerate(header.sources if known.sections else ()):
        if section not in known.sections:
            remedy = "use a section of sources.yaml or add it there"
            note(("sources", position), f"source {section} is not known", remedy)
    for position, page in enumerate(header.official if known.official else ()):
        if page not in known.official:
            remedy = "use an id of official.yaml or add it there"
            note(("official", position), f"official page {page} is not known", remedy)
    others = desk.ids("entries") - {name}
    for position, other in enumerate(header.related):
        if other not in others:
            note(("related", position), f"related: no other entry is called {other}", "correct the id or remove it")
    if not header.sources and not header.facts:
        note(("sources",), "names no source at all", "list sections under sources, or facts with their sources")
    _check_facts(note, header, known.latest)


def _check_facts(note: Callable[[Where, str, str], None], header: Header, latest: date | None) -> None:
    ids = [fact.id for fact in header.facts]
    for position, fact in enumerate(header.facts):
        if fact.id in ids[:position]:
            note(("facts", position), f"fact {fact.id} stands here twice", "keep one")
        if latest and fact.read_on > latest:
            where = ("facts", position, "read_on")
            note(where, f"read_on {fact.read_on} is in the future", f"write the day it was read{OR_CLOCK}")
    if latest and header.reviewed_on > latest:
        remedy = f"write the day it was reviewed{OR_CLOCK}"
        note(("reviewed_on",), f"reviewed_on {header.reviewed_on} is in the future", remedy)
    if not header.official and any(fact.kind in OFFICIAL_KINDS for fact in header.facts):
        remedy = "add it with an id of official.yaml: the page people check a fee or a rule against"
        note(("facts",), "official is missing", remedy)


def _read_body(desk: Desk, file: str, body: str, first_line: int, header: Header) -> Body:
    """Take the comments out of both parts, and see that each names a claim or fact of this entry."""

    def note(position: int, message: str, remedy: str) -> None:
        desk.note(file, first_line + body.count("\n", 0, position), message, remedy)

    marker = MORE.search(body)
    end, begin = marker.span() if marker else (len(body), len(body))
    named: dict[str, int] = {}
    for comment in COMMENT.finditer(body):
        if not marker or comment.start() != end:
            for name in re.split(r"[\s,]+", comment[1].strip()):
                named.setdefault(name, comment.start(1))
    facts = {fact.id for fact in header.facts}
    for name, position in named.items():
        if name not in facts and name.rpartition("-")[0] not in header.sources:
            message = f"the comment names {name or 'nothing'}, which is in no source or fact of this entry"
            remedy = "list its section under sources or the fact under facts, or correct the comment"
            note(position, message, remedy)
    for fact in sorted(facts - named.keys()):
        note(0, f"fact {fact} is not used", f"put <!-- {fact} --> after its sentence or remove it")
    for left in re.finditer("<!--|-->", COMMENT.sub(lambda comment: " " * len(comment[0]), body)):
        note(left.start(), "a comment is not closed or not opened", "write it as <!-- ... --> on one line")
    short, more = (COMMENT.sub("", part).strip() for part in (body[:end], body[begin:]))
    if not short:
        note(0, "has no text", "write the advice below the header")
    if units(short) > MAX_SHORT:
        remedy = f"shorten it to {MAX_SHORT}, or move a part below <!-- more -->"
        note(len(body) - len(body.lstrip()), f"this part is {units(short)} characters long", remedy)
    if units(more) > MAX_MORE:
        note(begin + 1, f"this part is {units(more)} characters long", f"shorten it to {MAX_MORE}")
    early = frozenset(fact for fact in facts & named.keys() if named[fact] < end)
    return Body(short, more, tuple(sorted(named.keys() - facts)), early, tuple(_parts(body[begin:], facts)))


def _parts(more: str, facts: Collection[str]) -> Iterator[Part]:
    """Give the lines that begin with a bold label."""
    for line in LABELLED.finditer(more):
        named = {name for comment in COMMENT.findall(line[2]) for name in re.split(r"[\s,]+", comment.strip())}
        yield Part(line[1], COMMENT.sub("", line[2]).strip(), frozenset(named & set(facts)))
