"""Finds what a trait changes: the part of an entry that holds for a value, the entry that stands in for another."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence

from bot.chat import units
from bot.library.files import Desk, Where
from bot.library.model import Entry, Library
from bot.library.named import folded
from bot.library.traits import Part, Trait, TraitValue

FORGIVEN = 0.8  # how alike a typed name must be: one slip in five letters
LONG = 4  # letters; a slip in a shorter name makes another one
MAX_PART = 300  # UTF-16 units; beside the short part a first message has room for no more


def value_of(library: Library, id_: str) -> tuple[Trait, TraitValue] | None:
    """Look up a value by its id, with its trait."""
    return next(((trait, trait.values[id_]) for trait in library.traits.values() if id_ in trait.values), None)


def find_value(trait: Trait, typed: str) -> TraitValue | None:
    """Find the value somebody typed where one was asked for: by name, slips forgiven, or by id."""
    known = {folded(name): value for value in trait.values.values() for name in (*names_of(value), value.id)}
    known.pop("", None)  # of a name without a single letter
    plain = folded(typed)
    long = [name for name in known if len(name) >= LONG]
    near = [plain] if plain in known else difflib.get_close_matches(plain, long, 1, FORGIVEN)
    return known[near[0]] if near else None


def names_of(value: TraitValue) -> Iterator[str]:
    """Give the names that mean a value and nothing else, in lower case; its id may be another word as well."""
    yield from dict.fromkeys(name.casefold() for name in (value.title, *value.names))


def part_for(entry: Entry, value: TraitValue) -> Part | None:
    """Give the part of an entry that holds for a value."""
    return next(_parts_for(entry, value), None)


def _parts_for(entry: Entry, value: TraitValue) -> Iterator[Part]:
    names = set(map(folded, names_of(value))) - {""}
    for part in entry.parts:
        if names.intersection(map(folded, part.label.split(", "))):
            yield part


def labels_for(entries: Sequence[Entry], values: Sequence[TraitValue]) -> frozenset[str]:
    """Name every part of these entries that holds for one of the values."""
    names = {folded(name) for value in values for name in names_of(value)} - {""}
    labels = {part.label for entry in entries for part in entry.parts}
    return frozenset(label for label in labels if names.intersection(map(folded, label.split(", "))))


def varies_by(entry: Entry, trait: Trait) -> bool:
    """Tell whether an entry has a part for any value of a trait."""
    return any(part_for(entry, value) for value in trait.values.values())


def others_of(library: Library, entry: str) -> tuple[str, ...]:
    """Name the published entries that play the same role for another value: "the other one"."""
    found: dict[str, None] = {}
    for trait in library.traits.values():
        roles = {role for value in trait.values.values() for role, id_ in value.entries.items() if id_ == entry}
        found.update({value.entries[role]: None for value in trait.values.values() for role in roles
                      if role in value.entries})  # fmt: skip
    return tuple(id_ for id_ in found if id_ != entry and library.entries[id_].status == "published")


def own_of(library: Library, entry: str, traits: Mapping[str, str]) -> str:
    """Name the entry that plays this one's role for what somebody set of themselves, or the entry itself."""
    for trait in library.traits.values():
        own = trait.values.get(traits.get(trait.id, ""))
        roles = {role for value in trait.values.values() for role, id_ in value.entries.items() if id_ == entry}
        for role in sorted(roles):
            if own and own.entries.get(role) in others_of(library, entry):
                return own.entries[role]
    return entry


def check_traits(desk: Desk, traits: Mapping[str, Trait], entries: Mapping[str, Entry]) -> None:
    """Note what two values or parts share, a part too long, entries not there, and a sentence without its value."""
    file, seen = "traits.yaml", dict[str, tuple[str, str]]()
    named = desk.ids("entries")  # a broken one is not blamed on the traits that name it

    def note(where: Where, message: str, remedy: str) -> None:
        parsed = Desk(desk.folder).yaml(file)  # once more, for its lines alone
        desk.note(file, parsed.line(where) if parsed else 1, message, remedy)

    for trait in traits.values():
        for value in trait.values.values():
            here: Where = (trait.id, "values", value.id)
            if value.id in named:
                message = f"value {value.id} is called like an entry, which a button names in the same place"
                note(here, message, "call one of the two otherwise")
            for name in dict.fromkeys(map(folded, (*names_of(value), value.id))):
                if name and seen.setdefault(name, (trait.id, value.id)) != (trait.id, value.id):
                    note(here, f"{name} stands for both {seen[name][1]} and {value.id}", "keep it in one of the two")
            for role, entry in value.entries.items():
                if entry not in named:
                    message = f"{value.id}: no entry is called {entry}"
                    note((*here, "entries", role), message, "correct the id or remove it")
        if trait.unchecked and not re.fullmatch(r"[^{}]*\{value}[^{}]*", trait.unchecked):
            remedy = "write {value} once, where its title belongs, and no other brackets"
            note((trait.id, "unchecked"), f"{trait.id}: unchecked names no value, or something else", remedy)
    values = [value for trait in traits.values() for value in trait.values.values()]
    for known in entries.values():
        _check_parts(desk, known, values)


def _check_parts(desk: Desk, entry: Entry, values: Sequence[TraitValue]) -> None:
    def note(part: Part, message: str, remedy: str) -> None:
        file = f"entries/{entry.id}.md"
        lines = (desk.text(file) or "").split("\n")
        line = max((at for at, text in enumerate(lines, start=1) if text.startswith(f"- **{part.label}:**")), default=1)
        desk.note(file, line, message, remedy)

    told = {value.title: list(_parts_for(entry, value)) for value in values}
    for title, parts in told.items():
        for part in parts[1:]:
            note(part, f"a second item is for {title}, and only the first is given", "make them one")
    for part in dict.fromkeys(part for parts in told.values() for part in parts):
        if (size := units(part.text)) > MAX_PART:
            message = f"the part for {part.label} is {size} characters long"
            note(part, message, f"shorten it to {MAX_PART}: it is given beside the short answer")
