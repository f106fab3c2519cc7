"""Learns the heads and the spelling from a lesson; runs in a process of its own."""

import json
import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.understanding.arrays import Floats, Integers
from bot.understanding.encoder import Encoder, Weights
from bot.understanding.features import CUTS, block, learn_views
from bot.understanding.graph import build_graph
from bot.understanding.heads import Head, Vectoriser
from bot.understanding.learnt import Learnt
from bot.understanding.lesson import ACTS, CRISIS, KINDS, NONE, UNUSED, Lesson
from bot.understanding.speller import Spelling, learn_spelling
from bot.understanding.vectors import embed_remembered

# Telling kinds of text apart gains from a heavier encoder block (5-fold: crisis 31 of 39 against 28) than topics do.
ENCODER_WEIGHT, KIND_ENCODER_WEIGHT = 1.4, 2.0
CRISIS_WEIGHT = 4.0  # a missed cry for help is worse than an unneeded phone number
# What is no act counts less than the lines written for acts: thirteen to one, it would teach that there are none. A
# fifth of it teaches as much as all of it, in a fifth of the time (docs/understanding.md).
OTHERS_WEIGHT, OTHERS_EVERY = 0.15, 5

Progress = Callable[[float, str], None]


def learn(task: Lesson, weights: Weights | None, cache: Path, progress: Progress) -> Learnt:
    """Learn the heads and the spelling from a lesson."""
    seen = np.zeros((len(task.texts), 0, 0), np.float32)
    dictionary: set[str] = set()
    if weights is not None:
        progress(0.0, "Preparing the sentence encoder")
        build_graph(weights)
        encoder = Encoder(weights, threads=os.cpu_count() or 1)
        seen = embed_remembered(task.texts, encoder, cache / f"vectors-{weights.identity}.npz", progress)
        dictionary = _whole_words(weights.tokenizer)
    # What is written of acts comes last, and must not move what all else is weighed by.
    others = task.kinds.index(UNUSED) if UNUSED in task.kinds else len(task.kinds)
    views = learn_views(seen[:others])
    progress(0.5, "Learning what each text is about")
    lexical = [Vectoriser(cut, task.texts, others) for _, cut in CUTS]
    parts = [views(seen), *(one.matrix for one in lexical)]
    classes, used, count = classes_of(task)
    topic_head = Head(_heavier([part[used] for part in parts], ENCODER_WEIGHT), classes[used], count + 1)
    progress(0.9, "Learning what kind of text it is")
    kind_head, act_head = _kind_head(task, parts), _act_head(task, parts)
    width = parts[0].shape[1]
    topic_head.worth[:width] *= ENCODER_WEIGHT
    for head in (kind_head, act_head):
        head.worth[:width] *= KIND_ENCODER_WEIGHT
    worth = np.hstack([topic_head.worth, kind_head.worth, act_head.worth])
    starts = np.cumsum([width, *(len(one.terms) for one in lexical)])
    blocks = tuple(
        block(one.cut, one.terms, one.rarity, np.ascontiguousarray(worth[start : start + len(one.terms)]))
        for one, start in zip(lexical, starts[:-1], strict=True)
    )
    return Learnt(
        task.entries,
        task.hidden,
        blocks,
        views,
        np.ascontiguousarray(worth[:width]),
        np.concatenate([topic_head.bias, kind_head.bias, act_head.bias]).astype(np.float32),
        _typical(topic_head.scores, classes[used], len(task.entries)),
        _spelling(task, dictionary),
    )


def classes_of(task: Lesson) -> tuple[Integers, Integers, int]:
    """Give each text's class, the texts that teach a topic by index, and the class of none, which is the last."""
    topics = np.array(task.topics)
    none = len(task.entries) + task.hidden
    return np.where(topics == NONE, none, topics), np.flatnonzero(topics != UNUSED), none


def _kind_head(task: Lesson, parts: Sequence[Any]) -> Head:
    kinds = np.array(task.kinds)
    used = np.flatnonzero(kinds != UNUSED)
    weight = np.where(kinds[used] == KINDS.index(CRISIS), CRISIS_WEIGHT, 1.0)
    return Head(_heavier([part[used] for part in parts], KIND_ENCODER_WEIGHT), kinds[used], len(KINDS), weight)


def _act_head(task: Lesson, parts: Sequence[Any]) -> Head:
    """Learn acts from the lines written for it, and lightly from some of all that is none."""
    acts, written = np.array(task.acts), np.array(task.kinds) == UNUSED
    taken = written | (np.arange(len(acts)) % OTHERS_EVERY == 0)
    used = np.flatnonzero(taken & (acts != UNUSED))
    weight = np.where(written[used], 1.0, OTHERS_WEIGHT)
    return Head(_heavier([part[used] for part in parts], KIND_ENCODER_WEIGHT), acts[used], len(ACTS), weight)


def _heavier(parts: Sequence[Any], weight: float) -> list[Any]:
    return [parts[0] * np.float32(weight), *parts[1:]]


def _typical(scores: Floats, classes: Integers, entries: int) -> Floats:
    of_each = [scores[classes == entry].mean(0) for entry in range(entries)]
    return np.stack(of_each).astype(np.float32) if of_each else np.zeros((0, 1), np.float32)


def _spelling(task: Lesson, dictionary: set[str]) -> Spelling:
    answered = [text for text, topic in zip(task.texts, task.topics, strict=True) if topic >= 0]
    # What is written of acts is mistyped on purpose, and teaches no spelling.
    rows = zip(task.texts, task.topics, task.kinds, strict=True)
    others = [text for text, topic, kind in rows if topic < 0 and kind != UNUSED]
    return learn_spelling(answered, [*others, *task.known], dictionary, dict(task.slips))


def _whole_words(tokenizer: Path) -> set[str]:
    """List the whole words that the encoder knows: some twenty thousand, so no other dictionary is needed."""
    vocabulary = json.loads(tokenizer.read_text("utf-8")).get("model", {}).get("vocab", {})
    return {word for word in vocabulary if re.fullmatch("[a-z]{3,}", word)}
