"""Finds the folder of knowledge and reads all of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

from bot.library.across import check_circles, check_shared_facts
from bot.library.dated import Document, Official, Review
from bot.library.entries import read_entries
from bot.library.files import Desk
from bot.library.headers import Around, around
from bot.library.model import About, Boundary, Credits, Entry, Language, Lexicon, Library, Theme, digest
from bot.library.names import BoundaryRow, read_boundaries
from bot.library.plans import Quiz, Template
from bot.library.problems import BrokenKnowledge
from bot.library.questions import read_questions
from bot.library.quizzes import read_quizzes
from bot.library.shaping import check_traits
from bot.library.templates import read_templates
from bot.library.traits import Facet, Trait

T = TypeVar("T")

# Each is said by name somewhere in the bot; the first two must also be able to decide by themselves. All others in
# boundaries.yaml are kinds of "no" with words of their own.
BOUNDARIES = ("crisis", "clinical", "hello", "thanks", "who", "bye", "smalltalk", "other", "near", "heavy", "unknown",
              "ashamed")  # fmt: skip
DECIDING = BOUNDARIES[:2]


def find(setting: Path | None) -> Path:
    """Choose the folder: as set, else beside the code in a checkout, else the one packaged with it."""
    if setting is not None:
        return setting
    code = Path(__file__).resolve().parents[1]
    checkout = code.parent / "knowledge"
    # The file tells our folder from some other package that is also called knowledge.
    return checkout if (checkout / "about.yaml").is_file() else code / "_knowledge"


def read(folder: Path, today: date | None = None) -> Library:
    """Read everything under the folder; with `today` known, a date in the future is a mistake too.

    Raises BrokenKnowledge with all mistakes of all files at once.
    """
    desk = Desk(folder)
    if not folder.is_dir():
        desk.note(str(folder), 1, "is not a folder", "correct KNOWLEDGE_DIR or remove it to use the packaged knowledge")
        raise BrokenKnowledge(desk.problems)
    documents = _by_id(desk, "sources.yaml", Document)
    themes = tuple(_by_id(desk, "themes.yaml", Theme).values())
    boundaries = read_boundaries(desk, _by_id(desk, "boundaries.yaml", BoundaryRow))
    _check_boundaries(desk, boundaries)
    about = _whole(desk, "about.yaml", About)
    official = _by_id(desk, "official.yaml", Official)
    review = _whole(desk, "review.yaml", Review)
    languages = _by_id(desk, "languages.yaml", Language)
    lexicon = _whole_if_there(desk, "lexicon.yaml", Lexicon) or Lexicon()
    credited = _whole_if_there(desk, "credits.yaml", Credits) or Credits()
    facets = _by_id(desk, "facets.yaml", Facet) if (folder / "facets.yaml").exists() else {}
    traits = _traits(desk)
    entries, templates, quizzes = _advice(desk, around(documents, themes, official, today))
    check_traits(desk, traits, entries)
    phrasings, negatives, distress, acts = read_questions(desk, entries)
    if about is None or review is None or desk.problems:
        raise BrokenKnowledge(desk.problems)
    return Library(
        folder=folder,
        entries=_leading_to_published(entries),
        themes=themes,
        documents=documents,
        phrasings=phrasings,
        negatives=negatives,
        distress=distress,
        boundaries=boundaries,
        about=about,
        official=official,
        review=review,
        languages=languages,
        acts=acts,
        credits=credited,
        digest=digest(entries, phrasings, negatives, distress, lexicon, acts),
        lexicon=lexicon,
        traits=traits,
        facets=facets,
        templates=templates,
        quizzes=quizzes,
    )


def _leading_to_published(entries: Mapping[str, Entry]) -> dict[str, Entry]:
    public = {entry.id for entry in entries.values() if entry.status == "published"}
    return {
        entry.id: replace(entry, related=tuple(other for other in entry.related if other in public))
        for entry in entries.values()
    }


def _advice(desk: Desk, known: Around) -> tuple[dict[str, Entry], dict[str, Template], dict[str, Quiz]]:
    """Read entries, goals and quizzes, and check what must hold between them."""
    entries, files = read_entries(desk, known)
    check_circles(desk, entries, files)
    templates, goals = read_templates(desk, known, entries)
    told = [(files[id_], entry.facts) for id_, entry in entries.items()]
    check_shared_facts(desk, told + [(goals[id_], template.facts) for id_, template in templates.items()])
    return entries, templates, read_quizzes(desk, known, entries, templates)


def _by_id(desk: Desk, file: str, shape: type[T]) -> dict[str, T]:
    """Read a file that maps ids to things; the id itself becomes a field of the thing."""
    parsed = desk.yaml(file)
    if parsed is None:
        return {}
    if not isinstance(parsed.value, dict):
        desk.note(file, 1, "holds nothing under an id", "write it as 'id:' lines with the fields indented below")
        return {}
    adapter = TypeAdapter(shape)
    found: dict[str, T] = {}
    for id_, fields in parsed.value.items():
        if isinstance(fields, dict) and "id" in fields:
            desk.note(file, parsed.line((id_, "id")), "id is not known here", f"remove it: {id_} is the id")
        whole: Any = {"id": id_, **fields} if isinstance(fields, dict) else fields
        thing = desk.fit(adapter, whole, parsed, (id_,))
        if thing is not None:
            found[id_] = thing
    return found


def _traits(desk: Desk) -> dict[str, Trait]:
    """Read the traits, if there are any; the id of each value becomes a field of it, too."""
    if not (desk.folder / "traits.yaml").exists():
        return {}
    return {
        id_: replace(trait, values={name: replace(value, id=name) for name, value in trait.values.items()})
        for id_, trait in _by_id(desk, "traits.yaml", Trait).items()
    }


def _whole(desk: Desk, file: str, shape: type[T]) -> T | None:
    """Read a file that is one thing."""
    parsed = desk.yaml(file)
    return desk.fit(TypeAdapter(shape), parsed.value, parsed) if parsed else None


def _whole_if_there(desk: Desk, file: str, shape: type[T]) -> T | None:
    return _whole(desk, file, shape) if (desk.folder / file).exists() else None


def _check_boundaries(desk: Desk, boundaries: dict[str, Boundary]) -> None:
    if not (desk.folder / "boundaries.yaml").is_file():
        return
    for id_ in BOUNDARIES:
        if id_ not in boundaries:
            remedy = f"write '{id_}:' with a reply below it"
            desk.note("boundaries.yaml", 1, f"{id_} is missing or has a mistake", remedy)
        elif id_ in DECIDING and not boundaries[id_].patterns:
            remedy = "add patterns: nobody in danger may depend on a guess"
            desk.note("boundaries.yaml", 1, f"{id_} has no patterns", remedy)
    for id_ in boundaries.keys() - set(BOUNDARIES):
        if not boundaries[id_].patterns:
            remedy = "add patterns that tell when it is said, or remove it"
            desk.note("boundaries.yaml", 1, f"{id_} has no patterns", remedy)
