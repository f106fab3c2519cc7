"""Fits one head over shared features; scikit-learn is loaded here only, and only while learning."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.understanding.arrays import Floats, Integers
from bot.understanding.features import Cut

# Measured with 54 entries and 2,400 texts: anything from 3 to 300 ranks alike within one question of 108.
STRENGTH = 30.0

_STEPS, _TOLERANCE = 300, 1e-4
_RIDGE = 1e-4  # keeps the kernel's factor defined where two texts are the same
_NEVER = -30.0  # the score of a class that had no text to learn from


class Vectoriser:
    """One lexical block while it is learnt; the matrix has one row a text, each of length one."""

    def __init__(self, cut: Cut, texts: Sequence[str]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        made = TfidfVectorizer(analyzer=cut, sublinear_tf=True, dtype=np.float32)
        self.cut = cut
        self.matrix: Any = made.fit_transform(texts)
        self.terms: list[str] = [str(term) for term in made.get_feature_names_out()]
        self.rarity: Floats = np.asarray(made.idf_, np.float32)


class Head:
    """Multinomial logistic regression, fitted in the span of the texts: there are far fewer texts than features.

    `parts` are matrices with one row a text; `worth` has one row a feature, in the order of the parts.
    """

    def __init__(
        self, parts: Sequence[Any], classes: Integers, count: int, weight: NDArray[np.float64] | None = None
    ) -> None:
        kernel = np.zeros((len(classes), len(classes)), np.float32)
        for part in parts:
            product = part @ part.T
            kernel += product if isinstance(product, np.ndarray) else product.toarray()
        factor: Floats = np.linalg.cholesky(kernel + _RIDGE * np.eye(len(classes))).astype(np.float32)
        slopes, self.bias = _fit(factor, classes, count, weight)
        shares = np.linalg.solve(factor.T, slopes).astype(np.float32)
        self.worth: Floats = np.vstack([np.asarray(part.T @ shares, np.float32) for part in parts])
        self.scores: Floats = kernel @ shares + self.bias


def _fit(factor: Floats, classes: Integers, count: int, weight: NDArray[np.float64] | None) -> tuple[Floats, Floats]:
    """Give one column and one intercept a class; a class without a text gets no slope and a score of never."""
    from sklearn.linear_model import LogisticRegression

    slopes, bias = np.zeros((len(classes), count), np.float32), np.full(count, _NEVER, np.float32)
    present = np.unique(classes)
    if len(present) < 2:
        bias[present] = 0
        return slopes, bias
    head = LogisticRegression(C=STRENGTH, max_iter=_STEPS, tol=_TOLERANCE).fit(factor, classes, sample_weight=weight)
    if len(present) == 2:
        # Of two classes only the second is given; the first is its mirror image.
        slopes[:, present] = np.hstack([-head.coef_.T, head.coef_.T]) / 2
        bias[present] = np.concatenate([-head.intercept_, head.intercept_]) / 2
    else:
        slopes[:, present], bias[present] = head.coef_.T, head.intercept_
    return slopes, bias
