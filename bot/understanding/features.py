"""The words and pieces of a text as weighted features: counted once, looked up in dictionaries, no wide vectors."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bot.understanding.arrays import Floats
from bot.understanding.texts import pieces, word_runs

Cut = Callable[[str], list[str]]
CUTS: tuple[tuple[str, Cut], ...] = (("words", word_runs), ("pieces", pieces))


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
