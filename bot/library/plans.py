"""What people can work towards and find out about themselves: goal templates and quizzes, the types."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from bot.library.dated import Citation, Fact
from bot.library.fields import STRICT, EntryId, PlanId, Small, Words

MAX_STEP = 60  # characters; a step is also the label of a button
MAX_HOW = 200  # characters of the sentence that says how
MAX_SAID = 300  # characters of what a quiz says in one place: three results and the rest fit one message


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a template: what to do, how, how many weeks it usually takes, and where the advice comes from.

    `sources` are sections of the documents and ids of the template's facts. `small` is its smallest piece, something
    for two to five minutes, worded so that it can stand within a sentence: "open the course page".
    """

    __pydantic_config__ = STRICT

    does: Annotated[Words, StringConstraints(max_length=MAX_STEP)]
    how: Annotated[Words, StringConstraints(max_length=MAX_HOW)]
    weeks: Annotated[int, Field(ge=1, le=104)]
    sources: Annotated[tuple[Words, ...], Field(min_length=1)]
    small: Small = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A goal that the advice leads to, with its steps in order; `intro` is what to know before one starts.

    `entries` are the answers beside which it is offered, `names` the words by which a goal in somebody's own words is
    known to be this one, `claims` what of the documents
    `intro` rests on. `finding_out` is a smaller goal for whom all of it is new ground: what to find out first.
    """

    id: str
    title: str
    intro: str
    entries: tuple[str, ...]
    names: tuple[str, ...]
    steps: tuple[Step, ...]
    citations: tuple[Citation, ...]
    facts: tuple[Fact, ...]
    status: Literal["draft", "published", "retired"]
    reviewed_on: date
    version: int
    claims: tuple[str, ...] = ()
    finding_out: str | None = None

    @property
    def weeks(self) -> int:
        """Give how many weeks all steps take one after the other."""
        return sum(step.weeks for step in self.steps)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a question, and how many points it gives to which results."""

    __pydantic_config__ = STRICT

    says: Annotated[Words, StringConstraints(max_length=40)]
    gives: Mapping[Words, Annotated[int, Field(ge=-3, le=3)]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """One tap of a quiz."""

    __pydantic_config__ = STRICT

    asks: Annotated[Words, StringConstraints(max_length=MAX_SAID)]
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=5)]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a quiz may come to: a setting, a skill; the entry to read and the goals (templates) to suggest."""

    __pydantic_config__ = STRICT

    title: Annotated[Words, StringConstraints(max_length=40)]
    says: Annotated[Words, StringConstraints(max_length=MAX_SAID)]
    entry: EntryId | None = None
    goals: tuple[PlanId, ...] = ()


@dataclass(frozen=True, slots=True)
class Quiz:
    """Eight questions or so, a tap each, whose points lead to suggested goals.

    `label` is the button beside the answers in `entries`. `shows` tells which outcomes are given: the three highest
    (what suits), or the three lowest (where the gaps are). `judgement` says whose judgement the points are.
    """

    id: str
    title: str
    label: str
    intro: str
    judgement: str
    shows: Literal["highest", "lowest"]
    entries: tuple[str, ...]
    citations: tuple[Citation, ...]
    questions: tuple[Question, ...]
    outcomes: Mapping[str, Outcome]
    status: Literal["draft", "published", "retired"]
    reviewed_on: date
