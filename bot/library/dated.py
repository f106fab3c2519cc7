"""What an answer rests on: documents, dated facts, official pages, and how fast each kind of fact ages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from bot.library.fields import STRICT, Line, Link, Months, Words


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
class Change:
    """What a version of an entry says otherwise than the one before, so that whoever got that one is to know.

    `on` is the day from which it holds; `was` and `now` are a line each, in words of ours.
    """

    __pydantic_config__ = STRICT

    version: Annotated[int, Field(ge=2)]
    on: date
    was: Line
    now: Line
    source: Line
    url: Link


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
