"""What a text is weighed by: its words and pieces, looked up in dictionaries, and the encoder's views of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bot.understanding.arrays import Floats
from bot.understanding.texts import pieces, word_runs

Cut = Callable[[str], list[str]]
CUTS: tuple[tuple[str, Cut], ...] = (("words", word_runs), ("pieces", pieces))

# Directions in which all texts differ drown the fine ones: 0 leaves them, 0.5 makes all alike.
EVENNESS = 0.3
_FAINTEST = 1e-3  # of the strongest direction; what is fainter is noise
_SMALLEST = 1e-12


@dataclass(frozen=True, slots=True)
class Block:
    """One kind of feature with what each of its terms is worth for each class (one row a term)."""

    cut: Cut
    rows: dict[str, int]
    rarity: Floats
    worth: Floats

    def score(self, text: str) -> Floats:
        """Add up what the terms of a cleaned text are worth; terms never learnt count for nothing."""
        counts = Counter(term for term in self.cut(text) if term in self.rows)
        if not counts:
            return np.zeros(self.worth.shape[1], np.float32)
        rows = np.fromiter((self.rows[term] for term in counts), np.intp, len(counts))
        often = np.fromiter(counts.values(), np.float32, len(counts))
        weights = (1 + np.log(often)) * self.rarity[rows]
        weights /= np.linalg.norm(weights)
        return np.asarray(weights @ self.worth[rows], np.float32)


def block(cut: Cut, terms: Sequence[str] | Iterable[str], rarity: Floats, worth: Floats) -> Block:
    """Put a block together from what was learnt."""
    return Block(cut, {term: row for row, term in enumerate(terms)}, rarity, worth)


@dataclass(frozen=True, slots=True)
class Views:
    """How the encoder's views are made comparable: each is centred, evened out and of length one, then all are joined.

    `centres` has one row a view, `turns` one square matrix a view.
    """

    centres: Floats
    turns: Floats

    def __call__(self, views: Floats) -> Floats:
        """Turn texts x views x width into one row a text, of length one."""
        evened = np.swapaxes(np.swapaxes(views - self.centres, 0, 1) @ self.turns, 0, 1)
        lengths = np.linalg.norm(evened, axis=2, keepdims=True)
        rows = (evened / np.maximum(lengths, _SMALLEST)).reshape(len(views), -1)
        return np.asarray(rows / np.sqrt(max(1, len(self.centres))), np.float32)


def learn_views(views: Floats) -> Views:
    """Learn from texts x views x width how to even them out."""
    centres = views.mean(0)
    turns = np.zeros((*centres.shape, centres.shape[1]), np.float32)
    for number, centre in enumerate(centres):
        apart = views[:, number] - centre
        strengths, directions = np.linalg.eigh(apart.T @ apart)
        relative = np.maximum(strengths, 0) / max(float(strengths.max()), _SMALLEST)
        turns[number] = directions * (relative + _FAINTEST) ** -EVENNESS
    return Views(centres, turns)
