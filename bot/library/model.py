"""What knowledge/ holds, once read: the types the rest of the bot works with."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, StringConstraints


def _link(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s()<>]+", text):
        raise ValueError("is not a link; write the whole address, beginning with https://")
    return text


def _pattern(text: str) -> str:
    try:
        re.compile(text, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"is not a regular expression ({error}); correct it or remove it") from None
    return text


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Link = Annotated[str, AfterValidator(_link)]
Pattern = Annotated[str, StringConstraints(min_length=1), AfterValidator(_pattern)]


@dataclass(frozen=True, slots=True)
class Document:
    """A source document: its id, a title of ours, its sections by id in reading order."""

    id: Words
    title: Words
    sections: Mapping[Words, Words]


@dataclass(frozen=True, slots=True)
class Citation:
    """One section of one document."""

    document: str
    section: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Where a fact beyond the documents comes from, how old it is and how sure; its kind decides how fast it ages."""

    id: Words
    source: Words
    url: Link
    as_of: Words
    confidence: Literal["high", "medium", "low", "contested"]
    kind: Literal["fee", "rule", "figure", "advice"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of advice; `short` and `more` are Markdown without the comments that name claims and facts."""

    id: str
    title: str
    theme: str
    short: str
    more: str
    citations: tuple[Citation, ...]
    facts: tuple[Fact, ...]
    related: tuple[str, ...]
    status: Literal["draft", "published", "retired"]
    reviewed_on: date
    version: int
    must_match: tuple[str, ...]
    must_not_match: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A heading under which entries are listed."""

    id: Words
    title: Words


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A way people ask; the first entry is the best answer, the others are as welcome."""

    text: str
    entries: tuple[str, ...]
    voice: str


@dataclass(frozen=True, slots=True)
class Negative:
    """A text that no entry may answer, and why."""

    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A fair question about a topic that has no entry yet; knowing it keeps the entries there are from answering it."""

    text: str
    topic: str


@dataclass(frozen=True, slots=True)
class Distress:
    """A text of someone in danger (crisis) or worn out by work (burnout)."""

    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Boundary:
    """What is said instead of advice; any of `patterns` decides for it unless one of `unless` vetoes (case ignored)."""

    id: Words
    reply: Words
    patterns: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What the bot says of itself; `worried` is one line with the crisis number, shown beside a normal answer."""

    name: Words
    audience: Words
    greeting: Words
    unofficial: Words
    examples: tuple[Words, ...]
    cannot: Words
    links: tuple[tuple[Words, Link], ...]
    worried: Words


@dataclass(frozen=True, slots=True)
class Library:
    """All of knowledge/: `entries` holds drafts and retired ones too.

    Phrasings and `Entry.related` lead to published entries only. `digest` changes when anything changes that
    understanding is fitted from; the wording of entries is no part of it.
    """

    folder: Path
    entries: Mapping[str, Entry]
    themes: tuple[Theme, ...]
    documents: Mapping[str, Document]
    phrasings: tuple[Phrasing, ...]
    negatives: tuple[Negative, ...]
    unwritten: tuple[Unwritten, ...]
    distress: tuple[Distress, ...]
    boundaries: Mapping[str, Boundary]
    about: About
    digest: str

    @property
    def published(self) -> tuple[Entry, ...]:
        """List the entries people may see, in the order of the themes, then by id."""
        order = [theme.id for theme in self.themes]
        shown = [entry for entry in self.entries.values() if entry.status == "published"]
        return tuple(sorted(shown, key=lambda entry: (order.index(entry.theme), entry.id)))


def digest(
    entries: Mapping[str, Entry],
    phrasings: tuple[Phrasing, ...],
    negatives: tuple[Negative, ...],
    unwritten: tuple[Unwritten, ...],
    distress: tuple[Distress, ...],
    boundaries: Mapping[str, Boundary],
) -> str:
    """Give the sha256 of everything that understanding is fitted from."""
    fitted_from = [
        sorted((entry.id, entry.title) for entry in entries.values() if entry.status == "published"),
        [(phrasing.text, phrasing.entries) for phrasing in phrasings],
        [(negative.text, negative.label) for negative in negatives],
        [(line.text, line.topic) for line in unwritten],
        [(line.text, line.label) for line in distress],
        sorted((boundary.id, boundary.patterns, boundary.unless) for boundary in boundaries.values()),
    ]
    return hashlib.sha256(json.dumps(fitted_from).encode()).hexdigest()
