"""Says what a text means: the steps from a person's words to one Understood, pure and safe to call from threads."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bot.chat import Context, Decision, Match, Understood
from bot.library import BOUNDARIES, Library, Naming
from bot.understanding import lesson, rules
from bot.understanding.acts import Acts, Heard
from bot.understanding.arrays import Floats
from bot.understanding.encoder import NO_WEIGHTS, Encoder, find_weights
from bot.understanding.language import Languages
from bot.understanding.learn import learnt
from bot.understanding.learnt import Learnt, softmax
from bot.understanding.nearest import Nearest
from bot.understanding.recent import Recent
from bot.understanding.safety import CRISIS_SHARE, Refusal, is_worrying, refusal
from bot.understanding.speller import Speller
from bot.understanding.texts import clean, without_start, words
from bot.understanding.thread import Thread, Threads
from bot.understanding.zones import (
    BEFORE_WEIGHT,
    CHOICES,
    LIMITS,
    TOGETHER_WEIGHT,
    Limits,
    asks,
    could_stand_alone,
    decide,
    leans_on_turn_before,
    points_back,
)

SHOWN = 5  # entries given with every reading, best first
CACHED_TEXTS = 1024
SMALL_TALK_SHARE = 0.25  # where a choice could be offered instead; 4-fold over ours: 1 of 1,706 questions is met so
# Of the other kinds' share, where nothing answers: 285 lines of 297 for 278, and 7 of 315 others more.
LEAST_PART = 1 / 3
LEAST_OF_QUESTION = 0.05  # "the thing with the board" asks something, though nothing answers it
SIDE_WORDS = 3  # with so few, "how much" asks about what was just given, and nobody is told that it is not ours
SURELY_SMALL_TALK_SHARE = 0.85  # what is so surely no question leans on nothing said before,
ASKING_SMALL_TALK_SHARE = 0.95  # unless it asks: "and the cost?" alone is small talk, after an answer it is not
SURELY_OTHER_SHARE = (
    0.70  # at 0.30 one of 130 follow-ups more is lost, and one of 23 turns on other matters fewer offered advice
)
POINTING_OTHER_SHARE = 0.90  # "and for nights?", or a place, sounds like other matters
NOT_HERE_SHARE = 0.70  # 5 entries: 19 of 28 lines get their own wording, 12 of 71 on topics not written yet get one too


@dataclass(frozen=True, slots=True)
class _Reading:
    """All that is known of a text by itself, whatever was said before it."""

    topics: Floats
    kinds: Floats
    acts: Floats
    refusal: Refusal | None
    small_talk: str | None

    def share(self, kind: str) -> float:
        return float(self.kinds[lesson.KINDS.index(kind)])

    def goes_elsewhere(self, asks: bool, points_back: bool) -> bool:
        """Whether it is so surely small talk, or about other matters, that it leans on nothing said before."""
        surely = ASKING_SMALL_TALK_SHARE if asks else SURELY_SMALL_TALK_SHARE
        chats = self.small_talk is not None or self.share(lesson.CHITCHAT) >= surely
        return chats or self.share(lesson.OTHER) >= (POINTING_OTHER_SHARE if points_back else SURELY_OTHER_SHARE)

    def chats(self, decision: Decision) -> bool:
        """Whether it is small talk rather than what was decided; of what nothing answers, what is nothing else."""
        if self.small_talk is not None or decision == "answer":
            return self.small_talk is not None
        share = self.share(lesson.CHITCHAT)
        if decision == "choose":
            return share >= max(SMALL_TALK_SHARE, self.share(lesson.QUESTION))
        others = max(self.share(kind) for kind in (lesson.CLINICAL, lesson.OTHER, lesson.NEAR))
        weary = max(self.share(kind) for kind in (lesson.CRISIS, lesson.BURNOUT))
        return share >= LEAST_PART * others and share >= max(weary, LEAST_OF_QUESTION * self.share(lesson.QUESTION))


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
        self._kinds_of_no = tuple(name for name in library.boundaries if name not in BOUNDARIES)
        self._languages = Languages(library.languages)
        self._naming = Naming(library.traits)
        self._threads = Threads(library)
        self._titles = {entry.id: entry.title for entry in library.published}
        self._nearest = Nearest(library.phrasings)
        self._limits = LIMITS
        self._read = Recent(cache_size, self._reading)
        self._acts = Acts(library.credits, self._act_shares)

    def judging_by(self, limits: Limits) -> "Understanding":
        """Give one like this that is sure of itself sooner or later."""
        other = copy(self)
        other._limits = limits
        return other

    def understand(self, text: str, context: Context | None = None) -> Understood:
        """Say what a text means, in the light of what the turn before was about; any text is understood somehow."""
        plain = clean(text)
        if not plain:
            return Understood("unknown", "decline", boundary=rules.UNKNOWN)
        reading = self._read(plain)
        if reading.refusal is not None:
            return Understood(reading.refusal, "decline", self._matches(reading.topics), reading.refusal)
        advised = self._advised(plain, reading, context)
        # Without a day there are no dates; in a strange language, or in despair, nothing is a plan.
        is_plain = reading.small_talk is None and advised.language is None and not advised.worried
        if context is None or not is_plain:
            return advised
        return self._with_act(advised, self._acts(text, context.today, reading.acts))

    def _advised(self, plain: str, reading: _Reading, context: Context | None) -> Understood:
        """Say what advice a text asks for, in the light of what the turn before was about."""
        named = self._naming.values_named(plain)
        thread = self._threads.thread(plain, context.about if context else (), named)
        before = self._turn_before(plain, reading, thread)
        leans, decision, matches = False, decide(reading.topics, self._limits), self._matches(reading.topics)
        if before is not None:
            alone = self._read(thread.reads_as).topics if thread.reads_as else reading.topics
            leans, decision, matches = self._leaning(plain, alone, alone + before, thread)
        if decision == "answer" and not leans and self._threads.is_open_between(matches, named):
            decision = "choose"
        if decision == "decline" and named and reading.share(lesson.OTHER) < POINTING_OTHER_SHARE:
            rest = self._read(self._threads.without_place(plain, named) or plain)
            if rest.share(lesson.OTHER) < NOT_HERE_SHARE:
                decision, matches = decide(rest.topics, self._limits), self._matches(rest.topics)
        heavy = self._rules.first(plain, rules.HEAVY) is not None
        worried = heavy or is_worrying(reading.kinds)
        language = None if reading.small_talk else self._language(plain, decision)
        if language is not None:
            # A low share means little in a strange language.
            worried = heavy or reading.share(lesson.CRISIS) >= CRISIS_SHARE
            return Understood("unknown", "decline", matches, rules.UNKNOWN, worried, language=language)
        if reading.chats(decision) and (before is None or not asks(plain)) and not self._kind_of_no(plain, reading):
            return Understood("smalltalk", "decline", matches, reading.small_talk, worried, named=named)
        if decision == "decline":
            return Understood("unknown", "decline", matches, self._why_not(plain, reading), worried, named=named)
        return Understood(
            "question",
            decision,
            matches,
            worried=worried,
            ashamed=self._rules.first(plain, rules.ASHAMED) is not None,
            leaned=leans,
            facet=self._threads.facet(plain),
            named=named,
            nearest=None if leans else self._nearest(plain, matches[0].id),
        )

    @staticmethod
    def _with_act(advised: Understood, heard: Heard | None) -> Understood:
        """Say of a text what it tells or asks for besides advice; a wish that advice answers stays a question."""
        if heard is None:
            return advised
        if heard.goal is not None:
            stays = not heard.goal.is_firm and advised.decision != "decline"
            return replace(advised, kind=advised.kind if stays else "goal", goal=heard.goal)
        if heard.deeds:
            return replace(advised, kind="progress", progress=heard.deeds[0], further=heard.deeds[1:])
        if heard.perhaps:
            return replace(advised, perhaps=heard.perhaps)
        if advised.leaned and advised.decision == "answer":
            return advised  # "how much" goes on about what was just given
        return replace(advised, kind="checkin", checkin=heard.checkin)

    def _act_shares(self, text: str) -> Floats:
        """Give a cleaned text's shares by act; what is one line of several has not been read yet."""
        return self._read(text).acts

    def _reading(self, text: str) -> _Reading:
        both, topics, kinds, acts = self._scored(text)
        rest = without_start(text)
        if rest != text:  # what kind of text it is, and above all danger, is read from all of it
            topics = self._scored(rest)[1]
        return _Reading(topics, kinds, acts, self._refusal(both, kinds), self._rules.small_talk(text))

    def _scored(self, text: str) -> tuple[tuple[str, ...], Floats, Floats, Floats]:
        """Give a text as typed and as mended, its scores by topic, and its shares by kind and by act."""
        mended = self._speller(text)
        both = (text,) if mended == text else (text, mended)
        vectors = [None] * len(both) if self.encoder is None else self.encoder.embed(both)
        scores = [self._skill.score(one, vector) for one, vector in zip(both, vectors, strict=True)]
        # A mended word may be a wrong guess, so what was typed keeps half the say.
        topics = np.asarray(np.mean([score.topics for score in scores], axis=0), np.float32)
        return both, topics, softmax(scores[0].kinds), softmax(scores[0].acts)

    def _turn_before(self, text: str, reading: _Reading, thread: Thread) -> Floats | None:
        """Give the scores of what the turn before was about, if this text needs it to be understood."""
        before = [self.entries.index(entry) for entry in thread.entries if entry in self.entries]
        if not before or reading.goes_elsewhere(asks(text), points_back(text)):
            return None
        if not leans_on_turn_before(text, reading.topics, self._limits, thread.is_pointed):
            return None
        typical = self._skill.typical_of(before)
        if thread.is_pointed:
            return typical
        # "Any catch" alone is nothing; "Is certification worth it: any catch" is read as what it is.
        together = [self._scored(f"{self._titles[entry]}: {text}")[1] for entry in thread.entries]
        return np.asarray(BEFORE_WEIGHT * typical + TOGETHER_WEIGHT * np.mean(together, axis=0), np.float32)

    def _leaning(
        self, text: str, alone: Floats, topics: Floats, thread: Thread
    ) -> tuple[bool, Decision, tuple[Match, ...]]:
        """Say whether a turn leans in the end, and decide; to go on about a single entry, less is needed.

        "Hate nights" could stand alone: where nothing in the words points back and alone they mean something else, the
        person is asked, and what they mean alone comes first.
        """
        both, single = self._matches(topics), self._matches(alone)
        by_itself = decide(alone, self._limits)
        is_side = self._threads.facet(text) is not None and len(words(text)) <= SIDE_WORDS  # "how much" of what?
        is_whole = by_itself != "decline" and could_stand_alone(text) and not is_side
        if is_whole and single[0].id != both[0].id:
            others = [match for match in single if match.id != both[0].id]
            return False, "choose", (*others[: CHOICES - 1], both[0], *others[CHOICES - 1 :])
        together = decide(topics, self._limits, leans=True, goes_on=thread.entries == (both[0].id,))
        if is_side and together == "choose" and thread.entries == (both[0].id,):
            together = "answer"
        if together == "answer" and len(thread.entries) > 1 and both[0].id not in thread.entries:
            together = "choose"  # what was offered before is not to be lost on the way
        is_other = together == "answer" and single[0].id != both[0].id
        if not thread.reads_as and by_itself == "answer" and not is_other:
            return False, by_itself, single
        return bool(thread.reads_as) or not is_whole, together, both

    def _refusal(self, texts: tuple[str, ...], kinds: Floats) -> Refusal | None:
        """Say why a text is refused; in other languages only the rules decide, since the head learnt but English."""
        refused = refusal(texts, kinds, self._rules)
        if refused and self._languages.is_foreign(texts[0]):
            return refusal(texts, np.zeros_like(kinds), self._rules)
        return refused

    def _language(self, text: str, decision: Decision) -> str | None:
        """Name the language of a text that is surely not English; one in Latin letters may still name what we know."""
        return self._languages.by_letters(text) or (None if decision == "answer" else self._languages.by_words(text))

    def _why_not(self, text: str, reading: _Reading) -> str:
        """Choose the words for a text that nothing answers: those of the kind it is, else by what was learnt."""
        kind = self._kind_of_no(text, reading)
        near, other = reading.share(lesson.NEAR), reading.share(lesson.OTHER)
        if kind or max(near, other) < NOT_HERE_SHARE or len(words(text)) <= SIDE_WORDS:
            return kind or rules.UNKNOWN
        return rules.NEAR if near >= other else rules.OTHER

    def _kind_of_no(self, text: str, reading: _Reading) -> str | None:
        """Name the kind of no with words of its own that a text asks for, unless it is small talk by its very words."""
        return None if reading.small_talk else self._rules.first(text, *self._kinds_of_no)

    def _matches(self, topics: Floats) -> tuple[Match, ...]:
        shares = softmax(topics)[:-1]
        best = np.argsort(-shares, kind="stable")[:SHOWN]
        return tuple(Match(self.entries[index], round(float(shares[index]), 4)) for index in best)


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
