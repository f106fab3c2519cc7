"""Whether the deadlines of the fit half are read as labelled, and how long a line takes."""

import json
import time
from datetime import date
from typing import Any

from benchmarks.measured import Bar, Report, Say, at_least, at_most, table
from benchmarks.processes import ROOT
from bot.understanding.days import Said, answered, deadline, done_on

GOALS = ROOT / "tests" / "questions" / "goals-fit.jsonl"
OTHERS = ROOT / "tests" / "questions" / "dev-fit.jsonl"
ROUNDS = 5  # the quickest counts: what else runs on the machine is not measured


def run(say: Say) -> Report:
    """Read every goal of the fit half on its own day, and time all its lines and the questions beside them."""
    say("deadlines")
    lines = _lines(GOALS.read_text("utf-8"))
    goals = [line for line in lines if line["kind"] == "goal"]
    dated = [line for line in goals if line["due"]]
    undated = [line for line in goals if not line["due"]]
    say("time of a line")
    texts = [(line["text"], date.fromisoformat(line["today"])) for line in lines]
    texts += [(line["q"], date(2027, 5, 12)) for line in _lines(OTHERS.read_text("utf-8"))]
    times = sorted(_milliseconds(text, today) for text, today in texts)
    late = times[int(len(times) * 0.95)]
    right = sum(map(_is_right, dated))
    shown = table("Deadlines of the fit half", "", "lines", "right")
    shown.add_row("with a day", f"{len(dated)}", f"{right}")
    shown.add_row("without", f"{len(undated)}", f"{sum(map(_is_right, undated))}")
    shown.add_row(
        "ms a line, slowest of three readings: median / p95",
        f"{len(times)}",
        f"{times[len(times) // 2]:.2f} / {late:.2f}",
    )
    bars: list[Bar] = [
        at_least(5, "days of goals as labelled, fit half, %", 95, 100 * sum(map(_is_right, goals)) / len(goals),
                 f"{len(goals)}"),
        at_most(5, "the days of a line, slowest of three readings, p95", 1, late, f"{len(times)}", " ms"),
    ]  # fmt: skip
    return Report(bars, [shown])


def _lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def _is_right(line: dict[str, Any]) -> bool:
    said: Said | None = deadline(line["text"], date.fromisoformat(line["today"]))
    day = said.day.isoformat() if said and said.day else None
    return day in line.get("due_any", [line["due"]])


def _milliseconds(text: str, today: date) -> float:
    """Time the slowest of the three readings of one line."""
    slowest = 0.0
    for read in (deadline, done_on, answered):
        taken = []
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            read(text, today)
            taken.append(time.perf_counter() - begun)
        slowest = max(slowest, min(taken))
    return slowest * 1000
