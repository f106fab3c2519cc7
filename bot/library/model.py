"""What knowledge/ holds, once read: the types the rest of the bot works with."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from bot.library.dated import Change, Citation, Document, Fact, Official, Review
from bot.library.fields import STRICT, Link, Pattern, Script, ThemeId, Words
from bot.library.named import folded
from bot.library.plans import Quiz, Template
from bot.library.traits import Facet, Part, Trait


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


PASSED_OVER = frozenset(("a", "an", "the", "my", "our", "some"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of advice; `short` and `more` are Markdown without the comments that name claims and facts.

    `short_facts` are the ids of the facts that the short part carries, `parts` the lines of `more` with a bold label.
    `changes` are what its versions changed that people are to know, from the oldest on.
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
    changes: tuple[Change, ...] = ()

    def changes_since(self, version: int) -> tuple[Change, ...]:
        """List what changed after a version, from the oldest on."""
        return tuple(change for change in self.changes if change.version > version)

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
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Distress:
    """A text of someone in danger (crisis) or worn out by work (burnout)."""

    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Act:
    """How somebody tells of a goal (goal, wish), a deed (progress) or asks to be reminded (checkin), or seems to."""

    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Credits:
    """What hours of continuing education are about: `topics` by the digits in an activity's number, `subjects` by name.

    A name of `subjects` beside hours tells that they are such hours, even where nobody says so.
    """

    __pydantic_config__ = STRICT

    topics: Mapping[Words, Words] = field(default_factory=dict)
    subjects: tuple[Words, ...] = ()

    def subject_in(self, text: str) -> str | None:
        """Find the longest name of a subject in a text."""
        plain = f" {' '.join(text.casefold().split())} "
        named = [name for name in self.subjects if re.search(rf"\b{re.escape(name.casefold())}\b", plain)]
        return max(named, key=len, default=None)


@dataclass(frozen=True, slots=True)
class NameList:
    """Names with their common misspellings; `ordinary` are words that look like a slip of a name and are none."""

    names: tuple[str, ...] = ()
    ordinary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Boundary:
    """What is said instead of advice.

    Any of `patterns` or a name of `names` decides for it unless one of `unless` vetoes (case ignored). Where there
    is `in_public`, what was asked in a group is answered in private, in the words of `in_private`; the group gets
    `in_public` only where that cannot be.
    """

    id: Words
    reply: Words
    patterns: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()
    names: NameList = NameList()
    in_private: Words | None = None
    in_public: Words | None = None


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
    templates: Mapping[str, Template] = field(default_factory=dict)
    quizzes: Mapping[str, Quiz] = field(default_factory=dict)
    acts: tuple[Act, ...] = ()
    credits: Credits = Credits()

    @property
    def published(self) -> tuple[Entry, ...]:
        """List the entries people may see, in the order of the themes, then by id."""
        order = [theme.id for theme in self.themes]
        shown = [entry for entry in self.entries.values() if entry.status == "published"]
        return tuple(sorted(shown, key=lambda entry: (order.index(entry.theme), entry.id)))

    @property
    def offered(self) -> tuple[Template, ...]:
        """List the goals people may take, in the order of their titles."""
        shown = [template for template in self.templates.values() if template.status == "published"]
        return tuple(sorted(shown, key=lambda template: template.title))

    @property
    def open_quizzes(self) -> tuple[Quiz, ...]:
        """List the quizzes people may take, in the order of their titles."""
        shown = [quiz for quiz in self.quizzes.values() if quiz.status == "published"]
        return tuple(sorted(shown, key=lambda quiz: quiz.title))

    def template_for(self, entry: str) -> Template | None:
        """Give the goal that an answer leads to: the one that names it first."""
        named = [template for template in self.offered if entry in template.entries]
        return min(named, key=lambda template: template.entries.index(entry), default=None)

    def template_named(self, text: str) -> Template | None:
        """Give the goal whose name stands in a text, the longest such name first."""
        said = f" {_bare(text)} "
        names = [(_bare(name), template) for template in self.offered for name in template.names]
        named = [(len(name), template) for name, template in names if name and f" {name} " in said]
        return max(named, key=lambda each: each[0])[1] if named else None

    def quiz_for(self, entry: str) -> Quiz | None:
        """Give the quiz that belongs beside an answer."""
        return next((quiz for quiz in self.open_quizzes if entry in quiz.entries), None)

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
    acts: tuple[Act, ...] = (),
) -> str:
    """Give the sha256 of everything that understanding is fitted from."""
    fitted_from = [
        sorted((entry.id, entry.title) for entry in entries.values() if entry.status == "published"),
        [(phrasing.text, phrasing.entries, phrasing.voice) for phrasing in phrasings],
        [(negative.text, negative.label, negative.voice) for negative in negatives],
        [(line.text, line.label) for line in distress],
        [(line.text, line.label) for line in acts],
        [[(meaning.typed, meaning.unsure) for meaning in lexicon.meanings], sorted(lexicon.slips.items())],
    ]
    return hashlib.sha256(json.dumps(fitted_from).encode()).hexdigest()


def _bare(words: str) -> str:
    """Give words as names are compared, without "a", "the" and "my": "find a mentor" is "find mentor"."""
    return " ".join(word for word in folded(words).split() if word not in PASSED_OVER)
