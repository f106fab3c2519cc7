"""Learns four times with a quarter of the first phrasings, negatives and lines of distress held out, and asks those."""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.measured import Say
from benchmarks.processes import CACHE, ROOT
from bot.library import Library, Phrasing, find, read
from bot.understanding import Understanding
from bot.understanding.encoder import Encoder, find_weights
from bot.understanding.fit import learn
from bot.understanding.lesson import lesson
from bot.understanding.measure import Labelled, Measured, measured_line

FOLDS = 4
SEED = 5
NEAR = 80  # token_set_ratio: a later line as near as this to one held out would give its answer away

# The lines that were written first, by somebody who had no other line in sight; the later ones are not held out.
ORIGINALS = ROOT / "tests" / "data" / "original_phrasings.txt"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was understood of the lines held out, fold by fold."""

    folds: tuple[tuple[Measured, ...], ...]

    @property
    def measured(self) -> list[Measured]:
        """List the lines of all folds."""
        return [one for fold in self.folds for one in fold]


def crossed(say: Say, today: date) -> Asked:
    """Ask every line of one that never saw it, nor a later line close to it."""
    library, weights = read(find(None)), find_weights(None, CACHE)
    originals = set(ORIGINALS.read_text("utf-8").splitlines())
    encoder = Encoder(weights) if weights else None
    folds = []
    for fold in range(FOLDS):
        say(f"learning with a quarter held out, {fold + 1} of {FOLDS}")
        part, lines = _part(library, originals, fold)
        skill = learn(lesson(part), weights, CACHE, lambda _, __: None)
        understanding = Understanding(part, skill, encoder, cache_size=0)
        folds.append(tuple(measured_line(line, understanding, today) for line in lines))
    return Asked(tuple(folds))


def _part(library: Library, originals: set[str], fold: int) -> tuple[Library, list[Labelled]]:
    """Give the library without the lines of a fold, and those lines."""
    by_entry: dict[str, list[Phrasing]] = defaultdict(list)
    for phrasing in library.phrasings:
        if phrasing.text in originals:
            by_entry[phrasing.entries[0]].append(phrasing)
    held = [phrasing for phrasings in by_entry.values() for phrasing in _of_fold(phrasings, fold)]
    texts = {phrasing.text for phrasing in held}
    later = [phrasing for phrasing in library.phrasings if phrasing.text not in originals]
    texts |= _near([phrasing.text for phrasing in later], sorted(texts))
    negatives, distress = _of_fold(library.negatives, fold), _of_fold(library.distress, fold)
    lines = [Labelled(phrasing.text, phrasing.entries, "in", phrasing.voice) for phrasing in held]
    lines += [Labelled(negative.text, (), negative.label, "any") for negative in negatives]
    lines += [Labelled(line.text, (), line.label, "any") for line in distress]
    part = replace(
        library,
        phrasings=tuple(phrasing for phrasing in library.phrasings if phrasing.text not in texts),
        negatives=tuple(negative for negative in library.negatives if negative not in negatives),
        distress=tuple(line for line in library.distress if line not in distress),
    )
    return part, lines


def _of_fold(rows: Sequence[T], fold: int) -> list[T]:
    shuffled = random.Random(SEED).sample(rows, len(rows))
    return shuffled[fold::FOLDS]


def _near(later: Sequence[str], held: Sequence[str]) -> set[str]:
    if not later or not held:
        return set()
    lower = [[text.lower() for text in texts] for texts in (later, held)]
    likeness = process.cdist(*lower, scorer=fuzz.token_set_ratio, score_cutoff=NEAR, dtype=np.uint8)
    return {text for text, most in zip(later, likeness.max(1), strict=True) if most >= NEAR}
