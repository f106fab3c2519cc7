"""Views of texts already read, kept in one file, so that a change in the knowledge costs only its new sentences."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.understanding.arrays import Floats, read_arrays, write_arrays
from bot.understanding.encoder import Encoder

MOST_KEPT = 20_000  # texts, 80 MB; beyond that only those of the present lesson are kept

Halves = NDArray[np.float16]

_STEP = 64  # texts between two reports
_SAVED = 16  # steps between two savings, so that a kill costs a few seconds


def embed_remembered(
    texts: Sequence[str], encoder: Encoder, file: Path, progress: Callable[[float, str], None]
) -> Floats:
    """Turn texts into texts x views x width; only those that the file does not hold yet are read, and added to it."""
    names = [hashlib.sha256(text.encode()).hexdigest()[:32] for text in texts]
    kept = _kept(file)
    new = {name: text for name, text in zip(names, texts, strict=True) if name not in kept}
    waiting = sorted(new.items(), key=lambda item: len(item[1]))  # of like length together, so that little is padded
    for number, start in enumerate(range(0, len(waiting), _STEP), 1):
        progress(0.05 + 0.4 * start / len(waiting), f"Reading {len(waiting)} new sentences")
        step = waiting[start : start + _STEP]
        kept |= zip((name for name, _ in step), _halved(encoder, [text for _, text in step]), strict=True)
        if number % _SAVED == 0:
            _keep(file, kept)
    if new:
        _keep(file, {name: kept[name] for name in names} if len(kept) > MOST_KEPT else kept)
    return np.stack([kept[name] for name in names]).astype(np.float32) if names else np.zeros((0, 0, 0), np.float32)


def _halved(encoder: Encoder, texts: Sequence[str]) -> Halves:
    return encoder.embed(texts).astype(np.float16)  # three digits are plenty to learn from


def _keep(file: Path, kept: dict[str, Halves]) -> None:
    write_arrays(file, {"names": np.array(list(kept)), "views": np.stack(list(kept.values()))})


def _kept(file: Path) -> dict[str, Halves]:
    try:
        arrays = read_arrays(file)
        return dict(zip(arrays["names"].tolist(), arrays["views"], strict=True))
    except (OSError, ValueError, KeyError):
        # Nothing kept yet, or a damaged file: reading everything again is the remedy.
        return {}
