"""Fits one head over shared features; scikit-learn is loaded here only, and only while learning."""

from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.understanding.arrays import Floats, Integers
from bot.understanding.features import Cut

# Measured with 54 entries and 5,700 texts: 10, 30 and 100 rank alike; the smaller one is found sooner.
STRENGTH = 10.0
OFTEN = 2  # texts a term must stand in; one seen once doubles the memory and moves no more than half a point

_STEPS, _TOLERANCE, _REMEMBERED = 100, 1e-4, 6
_ENOUGH, _SHORTEST = 1e-4, 1e-6  # the part of the promised gain that a step must keep; the shortest step tried
_FEW = 50  # texts; so few can spare no term
_NEVER = -30.0  # the score of a class that had no text to learn from


class Vectoriser:
    """One lexical block while it is learnt; the matrix has one row a text, each of length one.

    Terms and how rare they are come from the first `count` texts, or from all.
    """

    def __init__(self, cut: Cut, texts: Sequence[str], count: int | None = None) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        often = OFTEN if len(texts[:count]) > _FEW else 1
        made = TfidfVectorizer(analyzer=cut, sublinear_tf=True, dtype=np.float32, min_df=often)
        self.cut = cut
        made.fit(texts[:count])
        self.matrix: Any = made.transform(texts)
        self.terms: list[str] = [str(term) for term in made.get_feature_names_out()]
        self.rarity: Floats = np.asarray(made.idf_, np.float32)


class Head:
    """Multinomial logistic regression over matrices of one row a text, dense or sparse.

    `worth` has one row a feature, in the order of the parts. A class without a text gets no worth and a score of never.
    """

    def __init__(
        self, parts: Sequence[Any], classes: Integers, count: int, weight: NDArray[np.float64] | None = None
    ) -> None:
        present, wanted = np.unique(classes, return_inverse=True)
        if not len(present):
            raise ValueError("there is no text to learn from")
        features = sum(part.shape[1] for part in parts)
        self.worth: Floats = np.zeros((features, count), np.float32)
        self.bias: Floats = np.full(count, _NEVER, np.float32)
        found = _fit(parts, wanted, len(present), np.ones(len(classes)) if weight is None else weight)
        self.worth[:, present], self.bias[present] = found[:-1], found[-1]
        self.scores: Floats = self.score(parts)

    def score(self, parts: Sequence[Any]) -> Floats:
        """Score other texts by the same features: one row a text, one column a class."""
        return _scores(parts, self.worth) + self.bias


def _fit(parts: Sequence[Any], wanted: Integers, count: int, weight: NDArray[np.float64]) -> Floats:
    """Give one column a class: the worth of every feature, the intercept last.

    The features stay in their own matrices: as one they would be either too wide to be dense or too full to be sparse.
    """
    target = np.eye(count, dtype=np.float32)[wanted]
    heavy = weight.astype(np.float32)[:, None]
    turned = [part.T.tocsr() if hasattr(part, "tocsr") else part.T for part in parts]

    def loss(values: Floats) -> tuple[float, Floats]:
        scores = _scores(parts, values[:-1]) + values[-1]
        scores -= scores.max(1, keepdims=True)
        shares = np.exp(scores)
        total = shares.sum(1, keepdims=True)
        missed = ((np.log(total) - (target * scores).sum(1, keepdims=True)) * heavy).sum(dtype=np.float64)
        off = (shares / total - target) * heavy
        slope = np.vstack([*(part @ off for part in turned), off.sum(0, keepdims=True)])
        slope[:-1] += values[:-1] / STRENGTH
        return float(missed) + float(np.vdot(values[:-1], values[:-1])) / STRENGTH / 2, slope

    return _descend(loss, np.zeros((sum(part.shape[1] for part in parts) + 1, count), np.float32))


def _descend(loss: Callable[[Floats], tuple[float, Floats]], values: Floats) -> Floats:
    """Find where a convex loss is least, by L-BFGS: scipy's spends more time on its own books than on the loss."""
    missed, slope = loss(values)
    steps: deque[tuple[Floats, Floats, float]] = deque(maxlen=_REMEMBERED)
    for _ in range(_STEPS):
        way = _way_down(slope, steps)
        fall, length = float(np.vdot(way, slope)), 1.0
        while True:
            there = values + np.float32(length) * way
            less, next_slope = loss(there)
            if less <= missed + _ENOUGH * length * fall or length < _SHORTEST:
                break
            length /= 2
        step, change = there - values, next_slope - slope
        bend = float(np.vdot(step, change))
        gained, values, missed, slope = missed - less, there, less, next_slope
        if bend > 0:
            steps.append((step, change, bend))
        if gained <= _TOLERANCE * abs(missed):
            break
    return values


def _way_down(slope: Floats, steps: Sequence[tuple[Floats, Floats, float]]) -> Floats:
    """Turn the slope by what the last steps told about the bend of the loss."""
    way, shares = -slope, list[np.float32]()
    if not steps:
        return np.asarray(way / max(float(np.linalg.norm(slope)), 1.0), np.float32)
    for step, change, bend in reversed(steps):
        shares.append(np.float32(np.vdot(step, way) / bend))
        way -= shares[-1] * change
    _, change, bend = steps[-1]
    way *= np.float32(bend / float(np.vdot(change, change)))
    for (step, change, bend), share in zip(steps, reversed(shares), strict=True):
        way += (share - np.float32(np.vdot(change, way) / bend)) * step
    return way


def _scores(parts: Sequence[Any], worth: Floats) -> Floats:
    ends = np.cumsum([part.shape[1] for part in parts])
    return np.asarray(
        sum(part @ worth[end - part.shape[1] : end] for part, end in zip(parts, ends, strict=True)), np.float32
    )
