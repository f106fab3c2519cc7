"""What was learnt, as arrays: kept in one file and scored with numpy alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.understanding.arrays import Floats, pack, read_arrays, unpack, write_arrays
from bot.understanding.features import CUTS, Block, Views, block
from bot.understanding.lesson import KINDS
from bot.understanding.speller import Spelling


@dataclass(frozen=True, slots=True)
class Scores:
    """Unscaled scores of one text: one for each entry and one for none of them; one for each kind; one for each act."""

    topics: Floats
    kinds: Floats
    acts: Floats


@dataclass(frozen=True, slots=True)
class Learnt:
    """The three heads over shared features. `typical` holds each entry's mean topic scores over its own phrasings."""

    entries: tuple[str, ...]
    hidden: int
    blocks: tuple[Block, ...]
    views: Views
    dense: Floats
    bias: Floats
    typical: Floats
    spelling: Spelling

    def score(self, text: str, seen: Floats | None) -> Scores:
        """Score a cleaned text and the encoder's views of it (None without an encoder)."""
        total = self.bias + sum((part.score(text) for part in self.blocks), np.float32(0))
        if seen is not None:
            total = total + self.views(seen[None])[0] @ self.dense
        topics, kinds, acts = np.split(total, np.cumsum([len(self.entries) + self.hidden + 1, len(KINDS)]))
        return Scores(self._of_entries(topics), kinds, acts)

    def typical_of(self, entries: Sequence[int]) -> Floats:
        """Give the mean topic scores over what people ask about these entries."""
        return self._of_entries(np.asarray(self.typical[list(entries)].mean(0), np.float32))

    def _of_entries(self, topics: Floats) -> Floats:
        """Count a topic that has no entry yet as none of the entries."""
        shown = len(self.entries)
        return np.append(topics[:shown], topics[shown:].max()).astype(np.float32)

    def to_file(self, path: Path) -> None:
        """Write everything to one file."""
        arrays = {"centres": self.views.centres, "turns": self.views.turns, "dense": self.dense}
        arrays |= {"bias": self.bias, "typical": self.typical}
        for (name, _), part in zip(CUTS, self.blocks, strict=True):
            arrays |= {f"{name}_rarity": part.rarity, f"{name}_worth": part.worth}
        plain = {
            "entries": self.entries,
            "hidden": self.hidden,
            "targets": self.spelling.targets,
            "known": sorted(self.spelling.known),
            "slips": dict(self.spelling.slips),
            **{name: list(part.rows) for (name, _), part in zip(CUTS, self.blocks, strict=True)},
        }
        write_arrays(path, {**arrays, "plain": pack(plain)})


def read_learnt(path: Path) -> Learnt:
    """Read what `Learnt.to_file` wrote; a missing file raises OSError, a damaged one ValueError or KeyError."""
    arrays = read_arrays(path)
    plain = unpack(arrays["plain"])
    return Learnt(
        tuple(plain["entries"]),
        plain["hidden"],
        tuple(block(cut, plain[name], arrays[f"{name}_rarity"], arrays[f"{name}_worth"]) for name, cut in CUTS),
        Views(arrays["centres"], arrays["turns"]),
        arrays["dense"],
        arrays["bias"],
        arrays["typical"],
        Spelling(tuple(plain["targets"]), frozenset(plain["known"]), plain["slips"]),
    )


def softmax(scores: Floats | Sequence[float]) -> Floats:
    """Turn scores into shares that add up to one."""
    shifted = np.exp(np.asarray(scores, np.float32) - np.max(scores))
    return np.asarray(shifted / shifted.sum(), np.float32)
