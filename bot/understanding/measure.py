"""The `measure` command: how often labelled questions are understood rightly, as counts and percentages."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.chat import Context, Understood
from bot.understanding.lines import about
from bot.understanding.meaning import Understanding
from bot.understanding.zones import CHOICES

CONFUSIONS_SHOWN = 20

Outcome = Literal["right", "wrong", "among the choices", "not among the choices", "declined", "refused"]
Group = Literal["in", "not in the knowledge base yet", "out of scope", "crisis", "burnout"]
_SERVED: tuple[Outcome, ...] = ("right", "among the choices")


class BadQuestionsError(ValueError):
    """A questions file that cannot be used; the message names file, line and remedy."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled line: `topics` in order of preference (empty: nothing may be answered), `first` the turn before."""

    text: str
    topics: tuple[str, ...]
    label: str
    voice: str
    first: str | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """A labelled line with what was understood; `wanted` are those of its topics that the knowledge base has."""

    line: Labelled
    wanted: tuple[str, ...]
    understood: Understood

    @property
    def group(self) -> Group:
        """Say how the line counts: an in-scope line without an entry to give is counted apart."""
        if self.line.label in ("crisis", "burnout"):
            return "crisis" if self.line.label == "crisis" else "burnout"
        if self.line.label != "in":
            return "out of scope"
        return "in" if self.wanted else "not in the knowledge base yet"

    @property
    def outcome(self) -> Outcome:
        """Say what the person would have got; only the preferred topic counts among the choices."""
        shown = about(self.understood)
        if self.understood.kind in ("crisis", "clinical"):
            return "refused"
        if self.understood.decision == "answer":
            return "right" if shown[0] in self.wanted else "wrong"
        if self.understood.decision == "choose":
            return "among the choices" if self.wanted[:1] and self.wanted[0] in shown else "not among the choices"
        return "declined"


def read_questions(path: Path) -> tuple[Labelled, ...]:
    """Read a file of questions, of two turns, or of crisis lines; raises BadQuestionsError."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadQuestionsError(f"{path} cannot be read; give a UTF-8 file of JSON Lines") from error
    return tuple(_labelled(path, number, line) for number, line in enumerate(lines, 1) if line.strip())


def _labelled(path: Path, number: int, line: str) -> Labelled:
    try:
        values = json.loads(line)
        if "then" in values:
            topics = tuple(values["topics_then"])
            kind = "in" if topics else values.get("label", "oos-clinical")
            return Labelled(
                values["then"], topics, kind, "new topic" if values.get("new") else "same thread", values["first"]
            )
        label = "crisis" if values.get("crisis") else values["label"]
        return Labelled(values["q"], tuple(values.get("topics", ())), label, values.get("voice", "any"))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BadQuestionsError(
            f'{path}:{number}: not a labelled question; write {{"q": "...", "topics": [...], "label": "in"}}'
        ) from None


def measure(paths: Sequence[Path], understanding: Understanding, console: Console, today: date) -> int:
    """Understand every line of the files and print tables; gives the exit code, 1 when a file cannot be used."""
    try:
        files = {path: read_questions(path) for path in paths}
    except BadQuestionsError as error:
        console.print(str(error), markup=False, soft_wrap=True)
        return 1
    for path, lines in files.items():
        measured = [
            measured_line(line, understanding, today)
            for line in track(lines, f"Reading {path.name}", console=console, transient=True)
        ]
        for table in tables(path.name, measured):
            console.print(table)
    return 0


def measured_line(line: Labelled, understanding: Understanding, today: date) -> Measured:
    """Understand one labelled line, after the turn before it where there is one."""
    context = Context(today)
    if line.first is not None:
        context = Context(today, about=about(understanding.understand(line.first, context)))
    wanted = tuple(topic for topic in line.topics if topic in understanding.entries)
    return Measured(line, wanted, understanding.understand(line.text, context))


def tables(name: str, measured: Sequence[Measured]) -> list[Table]:
    """Lay out what was measured; a part without lines is left out."""
    known = [one for one in measured if one.group == "in"]
    outside = [one for one in measured if one.group not in ("in", "crisis", "burnout")]
    danger = [one for one in measured if one.group in ("crisis", "burnout")]
    laid: list[Table] = []
    if known:
        laid.append(_scope_table(f"{name}: in scope, by voice", known, [one.line.voice for one in known]))
        laid.append(_scope_table(f"{name}: in scope, by topic", known, [one.wanted[0] for one in known]))
        confusions = _confusions(known)
        laid += [confusions] if confusions.row_count else []
    if outside:
        labels = [one.line.label if one.group == "out of scope" else one.group for one in outside]
        laid.append(_outside_table(f"{name}: no entry to give", outside, labels))
    if danger:
        laid.append(_outside_table(f"{name}: people in distress", danger, [one.group for one in danger]))
    return laid


Count = Callable[[Sequence[Measured]], list[int]]


def _scope_table(title: str, measured: Sequence[Measured], names: Sequence[str]) -> Table:
    columns = (
        "first",
        "in first three",
        "served",
        "right",
        "wrong",
        "choice with it",
        "choice without",
        "declined",
        "refused",
    )
    return _table(title, columns, _rows(measured, names, _scope_counts))


def _scope_counts(rows: Sequence[Measured]) -> list[int]:
    outcomes = Counter(one.outcome for one in rows)
    order: tuple[Outcome, ...] = (
        "right", "wrong", "among the choices", "not among the choices", "declined", "refused",
    )  # fmt: skip
    first = sum(one.understood.entries[:1] != () and one.understood.entries[0].id in one.wanted for one in rows)
    three = sum(one.wanted[0] in [match.id for match in one.understood.entries[:CHOICES]] for one in rows)
    return [first, three, sum(outcomes[served] for served in _SERVED), *(outcomes[outcome] for outcome in order)]


def _outside_table(title: str, measured: Sequence[Measured], names: Sequence[str]) -> Table:
    columns = ("answered", "offered", "declined", "small talk", "clinical", "crisis", "worried")
    return _table(title, columns, _rows(measured, names, _outside_counts))


def _outside_counts(rows: Sequence[Measured]) -> list[int]:
    kinds = Counter(one.understood.kind for one in rows)
    decisions = Counter(one.understood.decision for one in rows)
    worried = sum(one.understood.worried for one in rows)
    said = (kinds["smalltalk"], kinds["clinical"], kinds["crisis"])
    return [decisions["answer"], decisions["choose"], decisions["decline"] - sum(said), *said, worried]


def _rows(measured: Sequence[Measured], names: Sequence[str], count: Count) -> Iterable[tuple[str, int, list[int]]]:
    for name in sorted(set(names)):
        rows = [one for one, of in zip(measured, names, strict=True) if of == name]
        yield name, len(rows), count(rows)
    if len(set(names)) > 1:
        yield "all", len(measured), count(measured)


def _table(title: str, columns: Sequence[str], rows: Iterable[tuple[str, int, list[int]]]) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("")
    for column in ("lines", *columns):
        table.add_column(column, justify="right")
    for name, total, counts in rows:
        table.add_row(name, str(total), *(f"{count} ({count / total:.0%})" if count else "0" for count in counts))
    return table


def _confusions(measured: Sequence[Measured]) -> Table:
    """List what was answered instead of what was asked for, most frequent first."""
    pairs = Counter(
        (one.wanted[0], one.understood.entries[0].id)
        for one in measured
        if one.understood.entries and one.understood.entries[0].id not in one.wanted
    )
    table = Table(title="Another entry came first", title_justify="left")
    for column in ("asked for", "came first", "times"):
        table.add_column(column)
    for (asked, given), times in pairs.most_common(CONFUSIONS_SHOWN):
        table.add_row(asked, given, str(times))
    return table
