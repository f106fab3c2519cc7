"""How sure is sure enough: answer, offer a choice, or say no; thresholds with where each number comes from."""

import re
from dataclasses import dataclass

import numpy as np

from bot.chat import Decision
from bot.understanding.arrays import Floats
from bot.understanding.learnt import softmax
from bot.understanding.texts import words

CHOICES = 3  # entries offered when none is sure enough

# A second turn leans on the first with this weight when it is short and unsure of itself. Of 250 such texts that are
# not ours 1 is answered after a question that was, at 0.75 10 and at 1 18; the 15 pairs of the fit half rank alike.
BEFORE_WEIGHT = 0.6
# Beside it counts how the text reads behind the title of what was given. With both, 84 of 130 written follow-ups are
# answered rightly and 109 served, 3 wrongly; with the first alone 40 and 95, 6 wrongly; 264 of 270 complete questions
# are served as without a turn before, 2 more are answered wrongly (docs/understanding.md).
TOGETHER_WEIGHT = 0.5
ALMOST_SURE = 0.95  # below this share, "and is it hard" leans even where it could stand alone
SHORT_WORDS = 5
FRAGMENT_WORDS = 6  # so many at most, one of them pointing back, may mean another thing than they do alone
LEANING_WORDS = 9

_LEANS = re.compile(
    r"^((ok|so|but) )?(and|or|what about|how about|even|with|without|for|in|at|any|which)\b"
    r"|\b(it|that|this|they|them|those|these|there|one|ones|same|instead|else)\b",
    re.IGNORECASE,
)


_ASKS = re.compile(r"\?|^(and|but|or|so|ok|what|how|where|when|why|who|which|do|does|is|are|can|any)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limits:
    """How sure an answer and a choice must be.

    A margin is the best entry's score less that of "none", a share the best entry's among the entries alone;
    `leaning_margin` is for a choice that leans on the turn before, `going_on_...` for an answer from the entry that was
    just given.
    """

    answer_margin: float
    answer_share: float
    choice_margin: float
    leaning_margin: float
    going_on_margin: float
    going_on_share: float


# Set with 8,200 phrasings, 4-fold, and on the fit half of the questions; docs/understanding.md has the way there.
# The margin of an answer keeps out what is not ours: 0.5 % of 1,415 lines held out are answered. The share keeps
# entries from answering for each other: 2.1 % of 1,706 phrasings held out are answered wrongly, at a share of 0.40 7 %.
# A choice costs little: 8 % of the lines held out are offered one, and 1 % of the phrasings are declined.
LIMITS = Limits(answer_margin=3.0, answer_share=0.65, choice_margin=-0.5, leaning_margin=-2.5, going_on_margin=1.5,
                going_on_share=0.3)  # fmt: skip


def decide(topics: Floats, limits: Limits, leans: bool = False, goes_on: bool = False) -> Decision:
    """Decide from the scores of all entries followed by the score of none of them.

    A text that `leans` on the turn before needs less to be offered a choice; one that `goes_on` about the entry just
    given needs less to be answered from it.
    """
    if len(topics) < 2:
        return "decline"
    margin, share = margin_and_share(topics)
    if goes_on and margin >= limits.going_on_margin and share >= limits.going_on_share:
        return "answer"
    if margin >= limits.answer_margin and share >= limits.answer_share:
        return "answer"
    return "choose" if margin >= (limits.leaning_margin if leans else limits.choice_margin) else "decline"


def margin_and_share(topics: Floats) -> tuple[float, float]:
    """Measure how far the best entry is ahead of "none", and its share among the entries (0 to 1)."""
    return float(np.max(topics[:-1]) - topics[-1]), float(np.max(softmax(topics[:-1])))


def asks(text: str) -> bool:
    """Whether a cleaned text has the form of a question, or of one that goes on."""
    return bool(_ASKS.search(text))


def points_back(text: str) -> bool:
    """Whether a cleaned text has a word that goes on from something said before."""
    return bool(_LEANS.search(text))


def could_stand_alone(text: str) -> bool:
    """Whether a cleaned text has enough words of its own, or none that points back."""
    return not points_back(text) or len(words(text)) > FRAGMENT_WORDS


def leans_on_turn_before(text: str, topics: Floats, limits: Limits, is_pointed: bool = False) -> bool:
    """Whether a cleaned text is too short and too unsure to stand alone, or points to a sibling of what was given."""
    leans = points_back(text)
    count = len(words(text))
    if decide(topics, limits) == "answer":
        almost = margin_and_share(topics)[1] < ALMOST_SURE
        return leans and (is_pointed or almost) and count <= FRAGMENT_WORDS
    return count <= (LEANING_WORDS if leans else SHORT_WORDS)
