"""The `understand` command: JSON Lines in, JSON Lines out, one for one and in order."""

import json
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, TextIO

from bot.chat import Context, Understood
from bot.understanding.meaning import Understanding
from bot.understanding.zones import CHOICES


class BadLineError(ValueError):
    """A line that cannot be used; the message says what to write instead."""


@dataclass(frozen=True, slots=True)
class Line:
    """One question as it stands in a file, with the question before it and the day on which it is asked."""

    text: str
    previous: str | None
    today: date


def run(stream_in: TextIO, stream_out: TextIO, understanding: Understanding, today: date) -> int:
    """Understand every line as it arrives and write its meaning in its place.

    `today` is for lines that name no day. Gives the exit code: 1 when a line could not be used.
    """
    bad = False
    for raw in stream_in:
        try:
            out = _understood(read_line(raw, today), understanding)
        except BadLineError as error:
            out, bad = {"error": str(error)}, True
        stream_out.write(json.dumps(out, ensure_ascii=False) + "\n")
        stream_out.flush()
    return 1 if bad else 0


def read_line(raw: str, today: date) -> Line:
    """Read one line; raises BadLineError."""
    try:
        values = json.loads(raw)
    except (ValueError, RecursionError):
        raise BadLineError('not JSON; write one object a line, such as {"q": "..."}') from None
    if not isinstance(values, dict):
        raise BadLineError('not an object; write {"q": "..."}')
    name = "q" if "q" in values else "text"
    previous = _words(values, "previous") if values.get("previous") is not None else None
    return Line(_words(values, name), previous, _day(values, today))


def _words(values: Mapping[str, Any], name: str) -> str:
    if name not in values:
        raise BadLineError('no question; give it as "q" or "text"')
    if not isinstance(values[name], str):
        raise BadLineError(f'"{name}" is not a text; put it in quotation marks')
    return str(values[name])


def _day(values: Mapping[str, Any], today: date) -> date:
    given = values.get("today")
    if given is None:
        return today
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError):
        raise BadLineError('"today" is not a day; write it as "2026-11-21"') from None


def about(understood: Understood) -> tuple[str, ...]:
    """Name the entries that a turn was about: the one given, or those offered."""
    shown = {"answer": 1, "choose": CHOICES, "decline": 0}[understood.decision]
    return tuple(match.id for match in understood.entries[:shown])


def _understood(line: Line, understanding: Understanding) -> dict[str, Any]:
    start = time.perf_counter()
    context = Context(line.today)
    if line.previous is not None:
        context = Context(line.today, about=about(understanding.understand(line.previous, context)))
    understood = understanding.understand(line.text, context)
    spent = (time.perf_counter() - start) * 1000
    goal, deed = understood.goal, understood.progress
    return {
        "kind": understood.kind,
        "decision": understood.decision,
        "entries": [asdict(match) for match in understood.entries],
        "goal": goal and {"title": goal.title, "due": goal.due and goal.due.isoformat()},
        "progress": deed and {name: getattr(deed, name) for name in ("note", "ce_hours", "ce_subject", "ce_total")},
        "checkin": understood.checkin and asdict(understood.checkin),
        "ms": round(spent, 3),
    }
