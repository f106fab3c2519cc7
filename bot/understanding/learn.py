"""Finds what was learnt before, or has it learnt in a process of its own."""

import time
from collections.abc import Callable
from pathlib import Path

from bot.library import Library
from bot.understanding import child
from bot.understanding.encoder import Weights
from bot.understanding.learnt import Learnt, read_learnt
from bot.understanding.lesson import lesson, lesson_key

WITHOUT_ENCODER = "words-only"
KEPT = 4  # files of earlier knowledge, for somebody who goes back and forth between two versions
ABANDONED = 3600  # seconds after which a half-written file belongs to a process that was killed

_UNREADABLE = (OSError, ValueError, KeyError)


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
    try:
        cache.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise child.LearningError(f"{cache} cannot be used ({error.strerror}); it must be a folder of ours") from error
    _learn(library, weights, cache, file, progress)
    _tidy(cache, file, weights)
    return read_learnt(file)


def _learn(library: Library, weights: Weights | None, cache: Path, file: Path, progress: Callable[[str], None]) -> None:
    child.run(child.Task(lesson(library), weights, cache, file), progress)


def _tidy(cache: Path, newest: Path, weights: Weights | None) -> None:
    """Remove what belongs to knowledge or encoders of long ago, and what killed processes left behind."""
    older = sorted((file for file in cache.glob("learnt-*.npz") if file != newest), key=_changed, reverse=True)
    left_behind = [file for file in cache.glob("*.part") if _changed(file) < time.time() - ABANDONED]
    others = [*cache.glob("encoder-*.onnx"), *cache.glob("vectors-*.npz")] if weights else []
    replaced = [file for file in others if weights and not file.stem.endswith(weights.identity)]
    for file in older[KEPT:] + left_behind + replaced:
        file.unlink(missing_ok=True)


def _changed(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        # Another process tidies too.
        return 0.0
