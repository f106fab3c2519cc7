"""Whether goals, deeds and check-ins are heard for what they are, with their days and hours, and nothing else is."""

import json
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from rich.table import Table

from benchmarks.measured import Bar, Report, Say, at_most, none_of, table
from benchmarks.processes import CACHE, ROOT
from bot.chat import Context, Understood
from bot.library import find, read
from bot.understanding import Understanding, load

QUESTIONS = ROOT / "tests" / "questions"
OWN = {"own, first": "own-goals.jsonl", "own, later": "own-goals-later.jsonl"}
ROUNDS = 3  # the best counts, for the machine is shared
MOST_WRONG_KINDS = 2  # of 35
LEAST_SHARE = 95.0
MOST_MS = 25.0
GOAL, PROGRESS, NOT_GOAL = "goal", "progress", "not-goal"

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Heard:
    """A labelled line and what was understood of it."""

    line: Line
    understood: Understood

    @property
    def is_kind(self) -> bool:
        """Whether its kind is right; what is no goal must create nothing."""
        if self.line["kind"] == NOT_GOAL:
            return not self.creates
        return bool(self.understood.kind == self.line["kind"])

    @property
    def creates(self) -> bool:
        """Whether something would be kept."""
        return bool(self.understood.goal or self.understood.progress)

    @property
    def is_due(self) -> bool:
        """Whether its day is one of those that are right."""
        goal = self.understood.goal
        due = goal.due.isoformat() if goal and goal.due else None
        return goal is not None and due in self.line.get("due_any", [self.line["due"]])

    @property
    def is_titled(self) -> bool:
        """Whether the words that matter are in the title or the notes."""
        deeds = (self.understood.progress, *self.understood.further)
        kept = self.understood.goal.title if self.understood.goal else " ".join(deed.note for deed in deeds if deed)
        return all(words.lower() in kept.lower() for words in self.line["title_contains"])

    @property
    def is_counted(self) -> bool:
        """Whether hours, subject and total are right."""
        deed, line = self.understood.progress, self.line
        if deed is None or deed.ce_hours != line["ce_hours"] or deed.ce_total != line.get("ce_total", False):
            return False
        return (deed.ce_subject or "").lower() == (line.get("ce_subject") or "").lower()


@dataclass(frozen=True, slots=True)
class Count:
    """How many lines of some are right."""

    right: int
    of: int

    def __str__(self) -> str:
        return f"{self.right} of {self.of}"

    @property
    def percent(self) -> float:
        """Give the share in percent; all of nothing is right."""
        return 100 * self.right / self.of if self.of else 100.0


def run(say: Say) -> Report:
    """Hear both halves of the labelled lines, and our own, which were all looked at in the end."""
    say("goals")
    understanding = load(read(find(None)), CACHE, None, say, cache_size=0)
    halves = {half: hear(understanding, lines_of(f"goals-{half}.jsonl")) for half in ("fit", "report")}
    own = {shown: hear(understanding, lines_of(name)) for shown, name in OWN.items()}
    sets = {**halves, **own}
    say("goals: time")
    p50, p95 = took(understanding, [each.line for heard in sets.values() for each in heard])
    report, n = halves["report"], len(sets["report"])
    found = counts(report)
    bars = [
        Bar(5, f"goals-report, kind: at least {n - MOST_WRONG_KINDS} of {n}", str(found["kind"]), f"{n}",
            found["kind"].of - found["kind"].right <= MOST_WRONG_KINDS),
        *(_share(what, found[what]) for what in ("due", "title")),
        Bar(5, "goals-report, figures of CE: all", str(found["hours"]), f"{found['hours'].of}",
            found["hours"].right == found["hours"].of),
        none_of(5, "goals-report, not-goal lines that create something",
                sum(each.creates for each in report if each.line["kind"] == NOT_GOAL), f"{found['not-goal'].of}"),
        at_most(5, "Hearing a goal on one core, p95", MOST_MS, p95, f"{sum(map(len, sets.values()))} lines", " ms"),
    ]  # fmt: skip
    return Report(bars, [_table(sets), _times(p50, p95)])


def lines_of(name: str) -> list[Line]:
    """Read labelled lines."""
    return [json.loads(line) for line in (QUESTIONS / name).read_text("utf-8").splitlines()]


def hear(understanding: Understanding, lines: Sequence[Line]) -> list[Heard]:
    """Understand each line on its own day."""
    return [Heard(line, understanding.understand(line["text"], _context(line))) for line in lines]


def counts(heard: Sequence[Heard]) -> dict[str, Count]:
    """Count what is right, each over the lines that it can be asked of."""
    goals = [each for each in heard if each.line["kind"] == GOAL]
    named = [each for each in heard if each.line["kind"] in (GOAL, PROGRESS) and each.line["title_contains"]]
    hours = [each for each in heard if each.line.get("ce_hours") is not None]
    others = [each for each in heard if each.line["kind"] == NOT_GOAL]
    return {
        "kind": Count(sum(each.is_kind for each in heard), len(heard)),
        "due": Count(sum(each.is_due for each in goals), len(goals)),
        "title": Count(sum(each.is_titled for each in named), len(named)),
        "hours": Count(sum(each.is_counted for each in hours), len(hours)),
        NOT_GOAL: Count(sum(not each.creates for each in others), len(others)),
    }


def took(understanding: Understanding, lines: Sequence[Line]) -> tuple[float, float]:
    """Give p50 and p95 of the milliseconds that a line takes on one core, with nothing kept of those before."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        spent = np.array([[_ms(understanding, line) for line in lines] for _ in range(ROUNDS)]).min(0)
    finally:
        os.sched_setaffinity(0, cores)
    p50, p95 = np.percentile(spent, (50, 95))
    return float(p50), float(p95)


def _ms(understanding: Understanding, line: Line) -> float:
    start = time.perf_counter()
    understanding.understand(line["text"], _context(line))
    return (time.perf_counter() - start) * 1000


def _context(line: Line) -> Context:
    return Context(date.fromisoformat(line["today"]))


def _share(what: str, count: Count) -> Bar:
    shown = f"{count.percent:.1f} %"
    said = f"goals-report, {what}: at least {LEAST_SHARE:g} %"
    return Bar(5, said, shown, f"{count.of}", count.percent >= LEAST_SHARE)


def _table(sets: dict[str, list[Heard]]) -> Table:
    shown = table("Goals, deeds, check-ins", "lines", "kind", "due", "title", "CE figures", "not-goal creates nothing")
    for name, heard in sets.items():
        shown.add_row(name, *map(str, counts(heard).values()))
    return shown


def _times(p50: float, p95: float) -> Table:
    shown = table("Hearing a goal on one core", "p50", "p95")
    shown.add_row(f"{p50:.1f} ms", f"{p95:.1f} ms")
    return shown
