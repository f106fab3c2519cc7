"""What people say: phrasings of each entry, texts no entry may answer, texts of people in distress."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from bot.library.fields import Words
from bot.library.files import Desk
from bot.library.model import Distress, Entry, Negative, Phrasing


class PhrasingRow(BaseModel):
    """A line of phrasings/<id>.jsonl."""

    model_config = ConfigDict(extra="forbid")

    q: Words
    topics: Annotated[tuple[Words, ...], Field(min_length=1)]
    voice: str = ""


class NegativeRow(BaseModel):
    """A line of negatives.jsonl."""

    model_config = ConfigDict(extra="forbid")

    q: Words
    label: Literal["oos-clinical", "oos-other", "oos-chitchat", "oos-near"]
    voice: str = ""


class DistressRow(BaseModel):
    """A line of distress.jsonl."""

    model_config = ConfigDict(extra="forbid")

    q: Words
    label: Literal["crisis", "burnout"]


Questions = tuple[tuple[Phrasing, ...], tuple[Negative, ...], tuple[Distress, ...]]


def read_questions(desk: Desk, entries: Mapping[str, Entry]) -> Questions:
    """Read all lines. The same text in two places is noted."""
    seen: dict[str, str] = {}

    def first_time(text: str, file: str, line: int) -> None:
        key = " ".join(text.casefold().split())
        if key in seen:
            desk.note(file, line, f"'{text[:40]}' stands in {seen[key]} already", "keep it in one of the two places")
        seen.setdefault(key, f"{file}:{line}")

    phrasings = []
    published = {entry.id for entry in entries.values() if entry.status == "published"}
    known = desk.ids("entries")
    files = desk.names("phrasings", ".jsonl")
    for file in files:
        for line, row in desk.rows(file, TypeAdapter(PhrasingRow)):
            first_time(row.q, file, line)
            _check_topics(desk, file, line, row, known)
            phrasings.append(Phrasing(row.q, row.topics, row.voice))
    asked = {phrasing.entries[0] for phrasing in phrasings}
    for id_ in sorted(published - asked):
        remedy = 'write how people ask for it, a line each: {"q": "...", "topics": ["ID"], "voice": "terse"}'
        desk.note(f"phrasings/{id_}.jsonl", 1, "holds no phrasing of a published entry", remedy.replace("ID", id_))
    negatives, distress = [], []
    for line, negative in desk.rows("negatives.jsonl", TypeAdapter(NegativeRow)):
        first_time(negative.q, "negatives.jsonl", line)
        negatives.append(Negative(negative.q, negative.label))
    for line, distressed in desk.rows("distress.jsonl", TypeAdapter(DistressRow)):
        first_time(distressed.q, "distress.jsonl", line)
        distress.append(Distress(distressed.q, distressed.label))
    return tuple(phrasings), tuple(negatives), tuple(distress)


def _check_topics(desk: Desk, file: str, line: int, row: PhrasingRow, known: set[str]) -> None:
    for topic in row.topics:
        if topic not in known:
            desk.note(file, line, f"no entry is called {topic}", "correct the id or remove the line")
    if row.topics[0] != PurePosixPath(file).stem:
        desk.note(file, line, f"belongs to {row.topics[0]} first", f"move the line to phrasings/{row.topics[0]}.jsonl")
