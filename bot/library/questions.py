"""What people say: phrasings of each entry, texts no entry may answer, people in distress, goals and deeds."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from bot.library.fields import Words
from bot.library.files import Desk
from bot.library.model import Act, Distress, Entry, Negative, Phrasing


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


class ActRow(BaseModel):
    """A line of acts.jsonl."""

    model_config = ConfigDict(extra="forbid")

    text: Words
    label: Literal["goal", "wish", "progress", "checkin", "none"]


Questions = tuple[tuple[Phrasing, ...], tuple[Negative, ...], tuple[Distress, ...], tuple[Act, ...]]


class _Once:
    """Notes every text that stands in the files a second time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seen: dict[str, str] = {}

    def __call__(self, text: str, file: str, line: int) -> None:
        key = " ".join(text.casefold().split())
        if key in self._seen:
            said = f"'{text[:40]}' stands in {self._seen[key]} already"
            self._desk.note(file, line, said, "keep it in one of the two places")
        self._seen.setdefault(key, f"{file}:{line}")


def read_questions(desk: Desk, entries: Mapping[str, Entry]) -> Questions:
    """Read all lines. The same text in two places is noted."""
    first_time = _Once(desk)
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
        negatives.append(Negative(negative.q, negative.label, negative.voice))
    for line, distressed in desk.rows("distress.jsonl", TypeAdapter(DistressRow)):
        first_time(distressed.q, "distress.jsonl", line)
        distress.append(Distress(distressed.q, distressed.label))
    return tuple(phrasings), tuple(negatives), tuple(distress), _read_acts(desk)


def _read_acts(desk: Desk) -> tuple[Act, ...]:
    """Read how people tell of goals and deeds; without the file only what is named as such is heard.

    A line may be a phrasing as well: "leave my job" is a wish, and asks for advice.
    """
    if not (desk.folder / "acts.jsonl").exists():
        return ()
    first_time = _Once(desk)
    acts = []
    for line, row in desk.rows("acts.jsonl", TypeAdapter(ActRow)):
        first_time(row.text, "acts.jsonl", line)
        acts.append(Act(row.text, row.label))
    return tuple(acts)


def _check_topics(desk: Desk, file: str, line: int, row: PhrasingRow, known: set[str]) -> None:
    for topic in row.topics:
        if topic not in known:
            desk.note(file, line, f"no entry is called {topic}", "correct the id or remove the line")
    if row.topics[0] != PurePosixPath(file).stem:
        desk.note(file, line, f"belongs to {row.topics[0]} first", f"move the line to phrasings/{row.topics[0]}.jsonl")
