"""Finds what was learnt before, or has it learnt in a process of its own."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from bot.library import Library
from bot.understanding.encoder import Weights
from bot.understanding.learnt import Learnt, read_learnt
from bot.understanding.lesson import lesson, lesson_key

WITHOUT_ENCODER = "words-only"
KEPT = 4  # files of earlier knowledge, for somebody who goes back and forth between two versions
ABANDONED = 3600  # seconds after which a half-written file belongs to a process that was killed

_UNREADABLE = (OSError, ValueError, KeyError)


class LearningError(RuntimeError):
    """The process that learns ended badly; the message says what it said last."""


def learnt(library: Library, weights: Weights | None, cache: Path, progress: Callable[[str], None]) -> Learnt:
    """Give what this library teaches, learning it first unless this very lesson was learnt before.

    Afterwards the encoder's graph is there too. Raises LearningError.
    """
    key = lesson_key(library, weights.identity if weights else WITHOUT_ENCODER)
    file = cache / f"learnt-{key}.npz"
    if weights is None or weights.ready:
        try:
            return read_learnt(file)
        except _UNREADABLE:
            pass
    cache.mkdir(parents=True, exist_ok=True)
    _learn(library, weights, cache, file, progress)
    _tidy(cache, file)
    return read_learnt(file)


def _learn(library: Library, weights: Weights | None, cache: Path, file: Path, progress: Callable[[str], None]) -> None:
    given = weights and {
        "folder": str(weights.folder.resolve()),
        "graph": str(weights.graph.resolve()),
        "identity": weights.identity,
        "ready": weights.ready,
    }
    plain = {"lesson": lesson(library).to_plain(), "weights": given, "cache": str(cache.resolve())}
    task = json.dumps({**plain, "file": str(file.resolve())})
    # The child must find this very package, wherever it was started from.
    path = os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])])
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as complaints:
        child = subprocess.Popen(
            [sys.executable, "-P", "-m", "bot.understanding.fit"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": path},
        )
        with child:
            try:
                _follow(child, task, progress)
            except BaseException:
                child.kill()
                raise
        if child.returncode:
            said = _last_line(complaints)
            raise LearningError(f"The knowledge could not be learnt ({said}); run `check` to see why")


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
    return lines[-1] if lines else "it was ended from outside"


def _tidy(cache: Path, newest: Path) -> None:
    """Remove what was learnt from knowledge of long ago, and what killed processes left behind."""
    older = sorted((file for file in cache.glob("learnt-*.npz") if file != newest), key=_changed, reverse=True)
    left_behind = [file for file in cache.glob("*.part") if _changed(file) < time.time() - ABANDONED]
    for file in older[KEPT:] + left_behind:
        file.unlink(missing_ok=True)


def _changed(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        # Another process tidies too.
        return 0.0
