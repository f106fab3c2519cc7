"""Entry files: YAML between two lines of dashes, then the advice in Markdown, then the rest after `<!-- more -->`."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import TypeAdapter

from bot.chat import units
from bot.library.bodies import Page, check_comments, named_in, names_in, plain, split
from bot.library.dated import Change
from bot.library.fields import EntryId, Words
from bot.library.files import Desk, Parsed
from bot.library.headers import Around, Sourced, check_changes, check_facts, check_header
from bot.library.model import Entry
from bot.library.traits import Part

MAX_SHORT = 400  # UTF-16 units; with title and source lines a first message stays within 900
MAX_MORE = 2200  # UTF-16 units; what is behind the button fits one message
MORE = re.compile(r"^<!-- more -->[ \t]*$", re.MULTILINE)
LABELLED = re.compile(r"^- \*\*([^*\n]+?):\*\*[ \t]+(.+)$", re.MULTILINE)
OFFICIAL_KINDS = ("fee", "rule")  # a fact of these is given together with the page that decides


class EntryHeader(Sourced):
    """The YAML at the top of an entry file."""

    id: EntryId
    theme: Words
    changes: tuple[Change, ...] = ()
    official: tuple[Words, ...] = ()
    related: tuple[Words, ...] = ()
    must_match: tuple[Words, ...] = ()
    must_not_match: tuple[Words, ...] = ()


HEADER = TypeAdapter(EntryHeader)


@dataclass(frozen=True, slots=True)
class Body:
    """An entry's text without its comments, the claims they name, the facts of the short part, and labelled lines."""

    short: str
    more: str
    claims: tuple[str, ...]
    short_facts: frozenset[str]
    parts: tuple[Part, ...]


def read_entries(desk: Desk, known: Around) -> tuple[dict[str, Entry], dict[str, Parsed]]:
    """Read entries/*.md by id, with their headers; a file with a mistake is noted and left out."""
    entries: dict[str, Entry] = {}
    headers: dict[str, Parsed] = {}
    files = desk.names("entries", ".md")
    if not files:
        desk.note("entries", 1, "holds no entry", "add entries/<id>.md, or name another folder with KNOWLEDGE_DIR")
    for file in files:
        page = split(desk, file)
        header = desk.fit(HEADER, page.header.value, page.header) if page else None
        if page is None or header is None:
            continue
        _check_header(desk, page.header, header, known)
        read = _read_body(desk, page, header)
        headers[header.id] = page.header
        entries[header.id] = Entry(
            id=header.id,
            title=header.title,
            theme=header.theme,
            short=read.short,
            more=read.more,
            citations=known.citations(header.sources),
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
            changes=header.changes,
        )
    if files and len(entries) == len(files) and not any(entry.status == "published" for entry in entries.values()):
        desk.note("entries", 1, "holds no published entry", "write 'status: published' in one that is ready")
    return entries, headers


def _check_header(desk: Desk, parsed: Parsed, header: EntryHeader, known: Around) -> None:
    check_header(desk, parsed, header, known)
    check_facts(desk, parsed, header.facts, known)
    check_changes(desk, parsed, header.changes, header.version, known)
    if known.themes and header.theme not in known.themes:
        remedy = "use an id of themes.yaml or add it there"
        desk.note_in(parsed, ("theme",), f"theme {header.theme} is not known", remedy)
    for position, page in enumerate(header.official if known.official else ()):
        if page not in known.official:
            remedy = "use an id of official.yaml or add it there"
            desk.note_in(parsed, ("official", position), f"official page {page} is not known", remedy)
    others = desk.ids("entries") - {PurePosixPath(parsed.file).stem}
    for position, other in enumerate(header.related):
        if other not in others:
            message = f"related: no other entry is called {other}"
            desk.note_in(parsed, ("related", position), message, "correct the id or remove it")
    if not header.sources and not header.facts:
        remedy = "list sections under sources, or facts with their sources"
        desk.note_in(parsed, ("sources",), "names no source at all", remedy)
    if not header.official and any(fact.kind in OFFICIAL_KINDS for fact in header.facts):
        remedy = "add it with an id of official.yaml: the page people check a fee or a rule against"
        desk.note_in(parsed, ("facts",), "official is missing", remedy)


def _read_body(desk: Desk, page: Page, header: EntryHeader) -> Body:
    """Take the comments out of both parts, and see that each names a claim or fact of this entry."""
    body, facts = page.body, {fact.id for fact in header.facts}
    marker = MORE.search(body)
    end, begin = marker.span() if marker else (len(body), len(body))
    named = named_in(page, marker)
    check_comments(desk, page, named, header.sources, facts, "entry")
    for fact in sorted(facts - named.keys()):
        page.note(desk, 0, f"fact {fact} is not used", f"put <!-- {fact} --> after its sentence or remove it")
    short, more = plain(body[:end]), plain(body[begin:])
    if not short:
        page.note(desk, 0, "has no text", "write the advice below the header")
    if units(short) > MAX_SHORT:
        remedy = f"shorten it to {MAX_SHORT}, or move a part below <!-- more -->"
        start = len(body) - len(body.lstrip())
        page.note(desk, start, f"this part is {units(short)} characters long", remedy)
    if units(more) > MAX_MORE:
        page.note(desk, begin + 1, f"this part is {units(more)} characters long", f"shorten it to {MAX_MORE}")
    early = frozenset(fact for fact in facts & named.keys() if named[fact] < end)
    return Body(short, more, tuple(sorted(named.keys() - facts)), early, tuple(_parts(body[begin:], facts)))


def _parts(more: str, facts: Collection[str]) -> Iterator[Part]:
    """Give the lines that begin with a bold label."""
    for line in LABELLED.finditer(more):
        yield Part(line[1], plain(line[2]), frozenset(names_in(line[2]) & set(facts)))
