"""What knowledge/ holds, once read: the types the rest of the bot works with."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from bot.library.fields import STRICT, Link, Months, Pattern, Script, ThemeId, Words
from bot.library.traits import Facet, Part, Trait


@dataclass(frozen=True, slots=True)
class Document:
    """A source document: its id, a title of ours, its sections by id in reading order."""

    __pydantic_config__ = STRICT

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
    """Where a fact beyond the documents comes from, how old it is and how sure.

    `as_of` is the source's own date in words, `read_on` the day somebody last read the source; from that day and the
    kind follows when it is due again.
    """

    __pydantic_config__ = STRICT

    id: Words
    source: Words
    url: Link
    as_of: Words
    confidence: Literal["high", "medium", "low", "contested"]
    kind: Literal["fee", "rule", "figure", "study", "advice"]
    read_on: date


@dataclass(frozen=True, slots=True)
class Official:
    """A page of a body that decides; its title reads well after the word check."""

    __pydantic_config__ = STRICT

    id: Words
    title: Words
    url: Link


@dataclass(frozen=True, slots=True)
class Intervals:
    """After how many months a fact is read again at its source, by its kind."""

    __pydantic_config__ = STRICT

    fee: Months
    rule: Months
    figure: Months
    study: Months
    advice: Months


@dataclass(frozen=True, slots=True)
class Review:
    """How fast knowledge ages; `entry` in months, for an entry's own advice.

    `sure` holds for facts of high and medium confidence, `unsure` for low and contested ones. What falls due within
    `ahead_days` is announced.
    """

    __pydantic_config__ = STRICT

    sure: Intervals
    unsure: Intervals
    entry: Months
    ahead_days: Annotated[int, Field(ge=1, le=1200)]


@dataclass(frozen=True, slots=True)
class Language:
    """A language that is recognized but not understood: one line in it says so.

    `scripts` are the first words of its letters' Unicode names; none means Latin. `worried` is the crisis number in it.
    """

    __pydantic_config__ = STRICT

    id: Words
    line: Words
    scripts: tuple[Script, ...] = ()
    worried: Words | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of advice; `short` and `more` are Markdown without the comments that name claims and facts.

    `short_facts` are the ids of the facts that the short part carries, `parts` the lines of `more` with a bold label.
    """

    id: str
    title: str
    theme: str
    short: str
    more: str
    citations: tuple[Citation, ...]
    facts: tuple[Fact, ...]
    official: tuple[str, ...]
    related: tuple[str, ...]
    status: Literal["draft", "published", "retired"]
    reviewed_on: date
    version: int
    must_match: tuple[str, ...]
    must_not_match: tuple[str, ...]
    claims: tuple[str, ...]
    short_facts: frozenset[str] = frozenset()
    parts: tuple[Part, ...] = ()

    def facts_in(self, *, whole: bool) -> tuple[Fact, ...]:
        """List the facts that the whole entry carries, or only its short part."""
        return self.facts if whole else tuple(fact for fact in self.facts if fact.id in self.short_facts)


@dataclass(frozen=True, slots=True)
class Theme:
    """A heading under which entries are listed."""

    __pydantic_config__ = STRICT

    id: ThemeId
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
class Distress:
    """A text of someone in danger (crisis) or worn out by work (burnout)."""

    text: str
    label: str


@dataclass(frozen=True, slots=True)
class NameList:
    """Names with their common misspellings; `ordinary` are words that look like a slip of a name and are none."""

    names: tuple[str, ...] = ()
    ordinary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Boundary:
    """What is said instead of advice.

    Any of `patterns` or a name of `names` decides for it unless one of `unless` vetoes (case ignored).
    """

    id: Words
    reply: Words
    patterns: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    names: NameList = NameList()


@dataclass(frozen=True, slots=True)
class About:
    """What the bot says of itself; `worried` is one line with the crisis number, shown beside a normal answer."""

    __pydantic_config__ = STRICT

    name: Words
    audience: Words
    greeting: Words
    unofficial: Words
    examples: tuple[Words, ...]
    cannot: Words
    links: tuple[tuple[Words, Link], ...]
    worried: Words


@dataclass(frozen=True, slots=True)
class Meaning:
    """What some typed words mean; those under `unsure` may mean something else as well.

    What they mean, and how surely, is for curators: the bot only takes the words as rightly typed.
    """

    __pydantic_config__ = STRICT

    means: Words
    typed: tuple[Words, ...] = ()
    unsure: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The trade's own words, and the mistypings of single words that are mended by name."""

    __pydantic_config__ = STRICT

    meanings: tuple[Meaning, ...] = ()
    slips: Mapping[Words, Words] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Library:
    """All of knowledge/: `entries` holds drafts and retired ones too.

    `Entry.related` leads to published entries only; phrasings of the others are kept, because knowing what is asked
    about them keeps the published ones from answering it. `digest` changes when anything changes that understanding is
    fitted from; the wording of entries is no part of it.
    """

    folder: Path
    entries: Mapping[str, Entry]
    themes: tuple[Theme, ...]
    documents: Mapping[str, Document]
    phrasings: tuple[Phrasing, ...]
    negatives: tuple[Negative, ...]
    distress: tuple[Distress, ...]
    boundaries: Mapping[str, Boundary]
    about: About
    official: Mapping[str, Official]
    review: Review
    languages: Mapping[str, Language]
    digest: str
    lexicon: Lexicon = Lexicon()
    traits: Mapping[str, Trait] = field(default_factory=dict)
    facets: Mapping[str, Facet] = field(default_factory=dict)

    @property
    def published(self) -> tuple[Entry, ...]:
        """List the entries people may see, in the order of the themes, then by id."""
        order = [theme.id for theme in self.themes]
        shown = [entry for entry in self.entries.values() if entry.status == "published"]
        return tuple(sorted(shown, key=lambda entry: (order.index(entry.theme), entry.id)))

    def related(self, entry: Entry) -> tuple[Entry, ...]:
        """List the published entries that an entry names, then those that name it."""
        named = [other for other in map(self.entries.__getitem__, entry.related) if other.status == "published"]
        naming = [other for other in self.published if entry.id in other.related and other.id not in entry.related]
        return (*named, *naming)


def digest(
    entries: Mapping[str, Entry],
    phrasings: tuple[Phrasing, ...],
    negatives: tuple[Negative, ...],
    distress: tuple[Distress, ...],
    lexicon: Lexicon,
) -> str:
    """Give the sha256 of everything that understanding is fitted from."""
    fitted_from = [
        sorted((entry.id, entry.title) for entry in entries.values() if entry.status == "published"),
        [(phrasing.text, phrasing.entries) for phrasing in phrasings],
        [(negative.text, negative.label) for negative in negatives],
        [(line.text, line.label) for line in distress],
        [[(meaning.typed, meaning.unsure) for meaning in lexicon.meanings], sorted(lexicon.slips.items())],
    ]
    return hashlib.sha256(json.dumps(fitted_from).encode()).hexdigest()
