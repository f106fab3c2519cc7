"""What everybody is given: the knowledge's phrasings, and the questions of the report half."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.processes import ROOT
from bot.library import Library

QUESTIONS = ROOT / "tests" / "questions" / "dev-report.jsonl"


@dataclass(frozen=True, slots=True)
class Task:
    """Phrasings with their chief topic; questions with the topics that are right (none: out of scope)."""

    phrasings: Sequence[tuple[str, str]]
    asked: Sequence[str]
    wanted: Sequence[Sequence[str]]

    def plain(self, weights: str) -> dict[str, Any]:
        """Give what a stranger may see: everything but the right topics."""
        return {"phrasings": list(self.phrasings), "asked": list(self.asked), "weights": weights}


def read_task(library: Library) -> Task:
    """Put the task together."""
    lines = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    return Task(
        [(phrasing.text, phrasing.entries[0]) for phrasing in library.phrasings],
        [line["q"] for line in lines],
        [line["topics"] for line in lines],
    )
