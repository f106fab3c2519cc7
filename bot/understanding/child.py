"""A task of learning, and the process of its own that does it and reports."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from bot.understanding.encoder import Weights
from bot.understanding.lesson import Lesson


class LearningError(RuntimeError):
    """The process ended badly; the message says what it said last."""


@dataclass(frozen=True, slots=True)
class Task:
    """What to learn, with what, and the file to write; `only_asks`: what held-out texts got instead."""

    lesson: Lesson
    weights: Weights | None
    cache: Path
    file: Path
    only_asks: bool = False

    def to_json(self) -> str:
        """Write it down for another process."""
        plain = {"lesson": self.lesson.to_plain(), "weights": self.weights.to_plain() if self.weights else None}
        paths = {"cache": str(self.cache.resolve()), "file": str(self.file.resolve())}
        return json.dumps({**plain, **paths, "only_asks": self.only_asks})


def read_task(stream: IO[str]) -> Task:
    """Read what `Task.to_json` wrote."""
    plain = json.load(stream)
    weights = Weights.from_plain(plain["weights"]) if plain["weights"] else None
    lesson = Lesson.from_plain(plain["lesson"])
    return Task(lesson, weights, Path(plain["cache"]), Path(plain["file"]), plain["only_asks"])


def run(task: Task, progress: Callable[[str], None]) -> None:
    """Wait until the task is done; raises LearningError.

    Each step comes back as a line `fraction<TAB>sentence`.
    """
    # The child must find this very package, wherever it was started from.
    path = os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])])
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as complaints:
        child = subprocess.Popen(
            [sys.executable, "-P", "-m", "bot.understanding"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": path},
        )
        with child:
            try:
                _follow(child, task.to_json(), progress)
            except BaseException:
                child.kill()
                raise
        if child.returncode:
            said = _last_line(complaints)
            raise LearningError(
                f"The knowledge could not be learnt: {said}. Look for free memory and disk space, or run `check`; "
                "then start again"
            )


def reporting(fraction: float, sentence: str) -> None:
    """Report a step from inside the child."""
    sys.stdout.write(f"{fraction:.2f}\t{sentence}\n")
    sys.stdout.flush()


def _follow(child: "subprocess.Popen[str]", task: str, progress: Callable[[str], None]) -> None:
    """Hand over the task and pass on what the child reports."""
    if child.stdin is None or child.stdout is None:
        raise LearningError("The learning process has no input or output")
    try:
        child.stdin.write(task)
        child.stdin.close()
    except BrokenPipeError:
        # It ended early; what it said is read below.
        return
    for line in child.stdout:
        fraction, _, sentence = line.strip().partition("\t")
        progress(f"{sentence} ({float(fraction):.0%})")


def _last_line(complaints: IO[str]) -> str:
    complaints.seek(0)
    lines = complaints.read().strip().splitlines()
    kind, _, sentence = lines[-1].partition(": ") if lines else ("", "", "it was ended from outside")
    # Our own errors are sentences for people; of others the kind says more than the sentence.
    return sentence if not kind or kind.startswith("bot.") else f"{kind}: {sentence}".strip(": ")
