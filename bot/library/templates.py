"""Goal files: YAML between two lines of dashes, then in Markdown what to know before one starts."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, StringConstraints, TypeAdapter

from bot.chat import units
from bot.library.bodies import Page, check_comments, named_in, plain, split
from bot.library.fields import PlanId, Words
from bot.library.files import Desk, Parsed, Where
from bot.library.headers import Around, Sourced, check_entries, check_facts, check_header
from bot.library.model import Entry
from bot.library.named import folded
from bot.library.plans import Step, Template

MAX_STEPS = 8
MAX_FINDING_OUT = 120  # characters; it is itself offered as a goal
MAX_INTRO = 300  # UTF-16 units; the steps stand below it in the same message


class TemplateHeader(Sourced):
    """The YAML at the top of a goal file."""

    id: PlanId
    entries: tuple[Words, ...]
    names: tuple[Words, ...]
    finding_out: Annotated[Words, StringConstraints(max_length=MAX_FINDING_OUT)] | None = None
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=MAX_STEPS)]


HEADER = TypeAdapter(TemplateHeader)
Templates = tuple[dict[str, Template], dict[str, Parsed]]


def read_templates(desk: Desk, known: Around, entries: Mapping[str, Entry]) -> Templates:
    """Read goals/*.md by id, with their headers; there may be none, and one with a mistake is noted and left out."""
    templates: dict[str, Template] = {}
    headers: dict[str, Parsed] = {}
    for file in desk.names("goals", ".md"):
        page = split(desk, file)
        header = desk.fit(HEADER, page.header.value, page.header) if page else None
        if page is None or header is None:
            continue
        check_header(desk, page.header, header, known)
        check_facts(desk, page.header, header.facts, known)
        named: dict[Where, str] = {("entries", at): id_ for at, id_ in enumerate(header.entries)}
        check_entries(desk, page.header, named, entries, header.status)
        _check_steps(desk, page.header, header)
        headers[header.id] = page.header
        templates[header.id] = Template(
            id=header.id,
            title=header.title,
            intro=_intro(desk, page, header),
            entries=header.entries,
            names=header.names,
            steps=header.steps,
            citations=known.citations(header.sources),
            facts=header.facts,
            status=header.status,
            reviewed_on=header.reviewed_on,
            version=header.version,
            claims=tuple(sorted(named_in(page).keys() - {fact.id for fact in header.facts})),
            finding_out=header.finding_out,
        )
    _check_names(desk, templates, headers, entries)
    return templates, headers


def _check_steps(desk: Desk, parsed: Parsed, header: TemplateHeader) -> None:
    listed = {*header.sources, *(fact.id for fact in header.facts)}
    for number, step in enumerate(header.steps):
        for position, source in enumerate(step.sources):
            if source not in listed:
                message = f"step {number + 1} rests on {source}, which is no source or fact of this goal"
                remedy = "list the section under sources or the fact under facts, or correct it here"
                desk.note_in(parsed, ("steps", number, "sources", position), message, remedy)


def _intro(desk: Desk, page: Page, header: TemplateHeader) -> str:
    """Take the comments out, and see that each names a claim or fact of this goal and each fact is used."""
    facts = {fact.id for fact in header.facts}
    named = named_in(page)
    check_comments(desk, page, named, header.sources, facts, "goal")
    used = named.keys() | {source for step in header.steps for source in step.sources}
    for position, fact in enumerate(header.facts):
        if fact.id not in used:
            remedy = f"name it in the sources of a step, put <!-- {fact.id} --> after its sentence, or remove it"
            desk.note_in(page.header, ("facts", position), f"fact {fact.id} is not used", remedy)
    intro = plain(page.body)
    if not intro:
        page.note(desk, 0, "has no text", "write below the header what to know before one starts")
    if units(intro) > MAX_INTRO:
        start = len(page.body) - len(page.body.lstrip())
        page.note(desk, start, f"the text is {units(intro)} characters long", f"shorten it to {MAX_INTRO}")
    return intro


def _check_names(
    desk: Desk, templates: Mapping[str, Template], headers: Mapping[str, Parsed], entries: Mapping[str, Entry]
) -> None:
    """Note a name or title that means nothing, an answer, or two goals."""
    answers = {folded(entry.title): id_ for id_, entry in entries.items()}
    seen: dict[str, str] = {}
    for id_, template in templates.items():
        places: dict[Where, str] = {("title",): template.title}
        places |= {("names", at): name for at, name in enumerate(template.names)}
        for where, name in places.items():
            plain_name = folded(name)
            if not plain_name:
                desk.note_in(headers[id_], where, f"'{name}' holds no word", "write it in letters or remove it")
            elif seen.setdefault(plain_name, id_) != id_:
                message = f"{name} is a name of the goal {seen[plain_name]}, too"
                desk.note_in(headers[id_], where, message, "keep it in one of the two")
            elif plain_name in answers:
                message = f"{name} is the title of the entry {answers[plain_name]}, too"
                desk.note_in(headers[id_], where, message, "name the goal as something to do")
