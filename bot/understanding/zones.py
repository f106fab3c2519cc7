"""How sure is sure enough: answer, offer a choice, or say no; thresholds with where each number comes from."""

import re
from dataclasses import dataclass

import numpy as np

from bot.chat import Decision
from bot.understanding.arrays import Floats
from bot.understanding.learnt import softmax
from bot.understanding.texts import words

# "margin" = the best entry's score less the score of "none"; "share" = the best entry's share among entries alone.
# Margins: chosen with 54 entries on 158 questions and 610 held-out negatives, so that at most 2 % of what is out of
# scope is answered and 10 % offered. With 5 entries the same margins held.
ANSWER_MARGIN, CHOICE_MARGIN = 0.5, -1.5
# Shares: with 5 entries most of what people ask is about topics not written yet. No margin tells those from ours; being
# far ahead of the other entries does. Of 85 such questions 0 are answered and 14 offered, of 300 such phrasings 6 % are
# answered; of the 10 questions that are ours 6 are answered and 2 offered.
FIRST_BASE, FIRST_ANSWER_SHARE, FIRST_CHOICE_SHARE = 5, 0.80, 0.60
FULL_BASE, FULL_ANSWER_SHARE, FULL_CHOICE_SHARE = 54, 0.40, 0.0

CHOICES = 3  # entries offered when none is sure enough

# A second turn leans on the first with this weight when it is short and unsure of itself (28 pairs of turns).
BEFORE_WEIGHT = 0.75
SURE_SHARE = 0.50
SHORT_WORDS = 5
LEANING_WORDS = 9

_LEANS = re.compile(
    r"^(and|but|or|so|also|what about|how about|then|ok|even|with|without|like)\b"
    r"|\b(it|that|this|they|them|those|these|there|one|ones|same|instead|else)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The shares that an answer and a choice need, for a base of a given size."""

    answer_share: float
    choice_share: float


def thresholds(entries: int) -> Thresholds:
    """Give the thresholds for a number of entries; between the two measured sizes they follow a straight line."""
    full = min(1.0, max(0.0, (entries - FIRST_BASE) / (FULL_BASE - FIRST_BASE)))
    return Thresholds(
        FIRST_ANSWER_SHARE + full * (FULL_ANSWER_SHARE - FIRST_ANSWER_SHARE),
        FIRST_CHOICE_SHARE + full * (FULL_CHOICE_SHARE - FIRST_CHOICE_SHARE),
    )


def decide(topics: Floats, limits: Thresholds) -> Decision:
    """Decide from the scores of all entries followed by the score of none of them."""
    if len(topics) < 2:
        return "decline"
    margin, share = margin_and_share(topics)
    if margin >= ANSWER_MARGIN and share >= limits.answer_share:
        return "answer"
    return "choose" if margin >= CHOICE_MARGIN and share >= limits.choice_share else "decline"


def margin_and_share(topics: Floats) -> tuple[float, float]:
    """Measure how far the best entry is ahead of "none", and its share among the entries (0 to 1)."""
    return float(np.max(topics[:-1]) - topics[-1]), float(np.max(softmax(topics[:-1])))


def leans_on_turn_before(text: str, topics: Floats, limits: Thresholds) -> bool:
    """Whether a cleaned text is too short and too unsure to stand alone."""
    margin, share = margin_and_share(topics)
    if margin >= ANSWER_MARGIN and share >= max(SURE_SHARE, limits.answer_share):
        return False
    count = len(words(text))
    return count <= SHORT_WORDS or (count <= LEANING_WORDS and bool(_LEANS.search(text)))
