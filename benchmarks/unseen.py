"""What kind of text each line of the knowledge would be taken for by a head that never saw it."""

import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from benchmarks.measured import Say
from benchmarks.processes import CACHE
from bot.library import Library
from bot.understanding.arrays import Floats
from bot.understanding.encoder import Encoder, find_weights
from bot.understanding.fit import learn
from bot.understanding.learnt import softmax
from bot.understanding.lesson import NONE, Lesson, lesson
from bot.understanding.vectors import embed_remembered

FOLDS = 5
SEED = 7


def unseen_kinds(library: Library, say: Say) -> tuple[Lesson, Floats]:
    """Give the lesson and, for each of its lines, the shares of its kinds; a fifth is left out at a time."""
    # Without topics only the head of kinds is left to learn.
    whole = lesson(library)
    whole = replace(whole, entries=(), hidden=0, topics=tuple(NONE for _ in whole.texts))
    weights = find_weights(None, CACHE)
    places = list(range(len(whole.texts)))
    random.Random(SEED).shuffle(places)
    shares: Floats = np.zeros((0, 0), np.float32)
    for fold in range(FOLDS):
        say(f"learning with a fifth held out, {fold + 1} of {FOLDS}")
        asked = sorted(places[fold::FOLDS])
        skill = learn(_only(whole, sorted(set(places) - set(asked))), weights, CACHE, lambda _, __: None)
        texts = [whole.texts[place] for place in asked]
        seen: Sequence[Floats | None] = [None] * len(texts)
        if weights is not None:
            encoder = Encoder(weights)
            seen = list(embed_remembered(texts, encoder, CACHE / f"vectors-{weights.identity}.npz", lambda _, __: None))
        found = np.stack([softmax(skill.score(text, one).kinds) for text, one in zip(texts, seen, strict=True)])
        shares = shares if shares.size else np.zeros((len(places), found.shape[1]), np.float32)
        shares[asked] = found
    return whole, shares


def _only(task: Lesson, places: Sequence[int]) -> Lesson:
    return replace(
        task,
        texts=tuple(task.texts[place] for place in places),
        topics=tuple(task.topics[place] for place in places),
        kinds=tuple(task.kinds[place] for place in places),
        acts=tuple(task.acts[place] for place in places),
    )
