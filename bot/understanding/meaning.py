"""Says what a text means: the steps from a person's words to one Understood, pure and safe to call from threads."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.chat import Context, Match, Understood
from bot.library import Library
from bot.understanding import lesson, rules
from bot.understanding.arrays import Floats
from bot.understanding.encoder import NO_WEIGHTS, Encoder, find_weights
from bot.understanding.learn import learnt
from bot.understanding.learnt import Learnt, softmax
from bot.understanding.recent import Recent
from bot.understanding.safety import Refusal, is_worrying, refusal
from bot.understanding.speller import Speller
from bot.understanding.texts import clean
from bot.understanding.zones import BEFORE_WEIGHT, decide, leans_on_turn_before, thresholds

SHOWN = 5  # entries given with every reading, best first
CACHED_TEXTS = 1024
SMALL_TALK_SHARE = 0.50  # 5-fold over the phrasings: 96 of 120 lines of small talk, and 14 of 2,200 others
NOT_HERE_SHARE = 0.70  # 5 entries: 19 of 28 lines get their own wording, 12 of 71 on topics not written yet get one too


@dataclass(frozen=True, slots=True)
class _Reading:
    """All that is known of a text by itself, whatever was said before it."""

    topics: Floats
    kinds: Floats
    refusal: Refusal | None
    small_talk: str | None
    not_here: str | None

    def share(self, kind: str) -> float:
        return float(self.kinds[lesson.KINDS.index(kind)])

    @property
    def chats(self) -> bool:
        return self.share(lesson.CHITCHAT) >= SMALL_TALK_SHARE


class Understanding:
    """Understands texts about one library. `encoder` is None where it works on words alone; `notice` then says so."""

    def __init__(
        self, library: Library, skill: Learnt, encoder: Encoder | None, cache_size: int = CACHED_TEXTS
    ) -> None:
        self.encoder = encoder
        self.notice = "" if encoder else NO_WEIGHTS
        self.entries = skill.entries
        self._skill = skill
        self._speller = Speller(skill.spelling)
        self._rules = rules.Rules(library.boundaries)
        self._limits = thresholds(len(skill.entries) + skill.unwritten)
        self._read = Recent(cache_size, self._reading)

    def understand(self, text: str, context: Context | None = None) -> Understood:
        """Say what a text means, in the light of what the turn before was about; any text is understood somehow."""
        plain = clean(text)
        if not plain:
            return Understood("unknown", "decline", boundary=rules.UNKNOWN)
        reading = self._read(plain)
        if reading.refusal is not None:
            return Understood(reading.refusal, "decline", self._matches(reading.topics), reading.refusal)
        topics = self._with_turn_before(plain, reading, context.about if context else ())
        decision = decide(topics, self._limits)
        worried = is_worrying(reading.kinds)
        matches = self._matches(topics)
        if reading.small_talk or (decision != "answer" and reading.chats):
            said = reading.small_talk or rules.SMALL_TALK[-1]
            return Understood("smalltalk", "decline", matches, said, worried)
        if reading.not_here is not None:
            return Understood("unknown", "decline", matches, reading.not_here, worried)
        if decision == "decline":
            return Understood("unknown", decision, matches, _why_not(reading), worried)
        return Understood("question", decision, matches, None, worried)

    def _reading(self, text: str) -> _Reading:
        mended = self._speller(text)
        both = (text,) if mended == text else (text, mended)
        vectors = [None] * len(both) if self.encoder is None else self.encoder.embed(both)
        scores = [self._skill.score(one, vector) for one, vector in zip(both, vectors, strict=True)]
        kinds = softmax(scores[0].kinds)
        return _Reading(
            # A mended word may be a wrong guess, so what was typed keeps half the say.
            topics=np.asarray(np.mean([score.topics for score in scores], axis=0), np.float32),
            kinds=kinds,
            refusal=refusal(both, kinds, self._rules),
            small_talk=self._rules.small_talk(text),
            not_here=self._rules.first(text, rules.NEAR, rules.OTHER),
        )

    def _with_turn_before(self, text: str, reading: _Reading, about: tuple[str, ...]) -> Floats:
        before = [self.entries.index(entry) for entry in about if entry in self.entries]
        if not before or reading.small_talk or reading.chats:
            return reading.topics
        if not leans_on_turn_before(text, reading.topics, self._limits):
            return reading.topics
        return np.asarray(reading.topics + BEFORE_WEIGHT * self._skill.typical_of(before), np.float32)

    def _matches(self, topics: Floats) -> tuple[Match, ...]:
        shares = softmax(topics)[:-1]
        best = np.argsort(-shares, kind="stable")[:SHOWN]
        return tuple(Match(self.entries[index], round(float(shares[index]), 4)) for index in best)


def _why_not(reading: _Reading) -> str:
    near, other = reading.share(lesson.NEAR), reading.share(lesson.OTHER)
    if max(near, other) < NOT_HERE_SHARE:
        return rules.UNKNOWN
    return rules.NEAR if near >= other else rules.OTHER


def load(
    library: Library,
    cache: Path,
    encoder_dir: Path | None,
    progress: Callable[[str], None],
    cache_size: int = CACHED_TEXTS,
) -> Understanding:
    """Make ready to understand texts about this library, learning it first where that was not done before.

    `cache` is a folder of our own. Raises EncoderError or LearningError, each with one sentence and the remedy.
    """
    weights = find_weights(encoder_dir, cache)
    skill = learnt(library, weights, cache, progress)
    return Understanding(library, skill, Encoder(weights) if weights else None, cache_size)
