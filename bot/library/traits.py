"""What shapes an answer: traits people set of themselves, parts of entries that hold for them, sides of a topic."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import AfterValidator

from bot.library.fields import STRICT, Pattern, TraitId, ValueId, Words


@dataclass(frozen=True, slots=True)
class TraitValue:
    """One value of a trait; `names` are the other words for it that mean nothing else, typed in any case.

    `entries` maps a role (renewal, exam) to the entry that plays it for this value: entries of one role stand in for
    each other, so "the other one" is found and an unsure question goes to one's own.
    """

    __pydantic_config__ = STRICT

    title: Words
    names: tuple[Words, ...] = ()
    entries: Mapping[Words, Words] = field(default_factory=dict)
    id: str = ""


def _choice(values: Mapping[str, TraitValue]) -> Mapping[str, TraitValue]:
    if len(values) < 2:
        raise ValueError("leaves nothing to choose from; give at least two")
    return values


@dataclass(frozen=True, slots=True)
class Trait:
    """Something people may say of themselves once: their state, the certificate they hold.

    `title` follows "your", `asks` is the question. `unchecked` says of a value, in place of {value}, that an entry has
    parts for others but none for it.
    """

    __pydantic_config__ = STRICT

    id: TraitId
    title: Words
    asks: Words
    values: Annotated[Mapping[ValueId, TraitValue], AfterValidator(_choice)]
    unchecked: Words | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """A side of any topic, such as what it costs: how it is asked for, and by what lines about it are known.

    `title` follows "On".
    """

    __pydantic_config__ = STRICT

    id: Words
    title: Words
    asks: tuple[Pattern, ...]
    finds: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A line of an entry that holds for what its bold label names, with the facts it carries."""

    label: str
    text: str
    facts: frozenset[str]
