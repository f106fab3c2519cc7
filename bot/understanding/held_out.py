"""Asks for every text what a head that never saw it takes it for; in a process of its own, as learning is."""

import os
from pathlib import Path
from typing import Any

import numpy as np

from bot.understanding.arrays import Integers
from bot.understanding.encoder import Encoder, Weights
from bot.understanding.features import CUTS, learn_views
from bot.understanding.fit import ENCODER_WEIGHT, Progress, classes_of
from bot.understanding.heads import Head, Vectoriser
from bot.understanding.lesson import Lesson
from bot.understanding.vectors import embed_remembered

FOLDS = 3  # a third is left out at a time: enough is left to learn from, and it takes well under a minute


def held_out(task: Lesson, weights: Weights | None, cache: Path, progress: Progress) -> Integers:
    """Give the best entry or hidden topic for each text, by its index; what teaches no topic stays as it is."""
    classes, used, count = classes_of(task)
    parts: list[Any] = [Vectoriser(cut, task.texts).matrix for _, cut in CUTS]
    if weights is not None:
        encoder = Encoder(weights, threads=os.cpu_count() or 1)
        seen = embed_remembered(task.texts, encoder, cache / f"vectors-{weights.identity}.npz", lambda _, __: None)
        parts = [learn_views(seen)(seen) * np.float32(ENCODER_WEIGHT), *parts]
    best = np.array(task.topics)
    for fold in range(FOLDS):
        progress(fold / FOLDS, "Asking every phrasing of a head that never saw it")
        left_out = np.arange(len(used)) % FOLDS == fold
        learnt, asked = used[~left_out], used[left_out]
        head = Head([part[learnt] for part in parts], classes[learnt], count + 1)
        best[asked] = head.score([part[asked] for part in parts])[:, :count].argmax(1)
    return best
