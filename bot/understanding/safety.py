"""Whether a text is a cry for help or a clinical question; rules first, the learnt head second."""

import re
from typing import Literal

from bot.understanding.arrays import Floats
from bot.understanding.lesson import CHITCHAT, CLINICAL, CRISIS, KINDS
from bot.understanding.rules import CLINICAL as CLINICAL_RULE
from bot.understanding.rules import CRISIS as CRISIS_RULE
from bot.understanding.rules import Rules

# Chosen by 5-fold over 11,900 lines. At 0.85 the head by itself finds half of the crisis lines, as it does of lines new
# to head and rules, and takes 2 % of the lines of ordinary stress for one; at 0.50 two thirds and 9 %. Between them: a
# number that was not needed does less harm than one that was missing.
CRISIS_SHARE = 0.70
# From here the number stands beside the normal answer: 80 % of the crisis lines, 5 in 1,000 career questions.
WORRY_SHARE = 0.20
# Talk of the family and its small troubles has some of the words of danger. Where small talk is this many times as
# likely there is no number: 5-fold it goes from 10 of 947 lines of small talk, and from no crisis line.
SMALL_TALK_TIMES = 2
# Anything from 0.15 to 0.30 refuses the same of 244 clinical lines (all but 1) and of 432 career questions (2). What
# `unless` of the boundary speaks against must be surer: of 60 questions about work that name such a thing 1 is.
CLINICAL_SHARE, VETOED_CLINICAL_SHARE = 0.15, 0.60

Refusal = Literal["crisis", "clinical"]

_SPELT_OUT = re.compile(r"\b\w(?:[\s.*_-]\w){4,}\b")  # a word written letter by letter


def refusal(texts: tuple[str, ...], kinds: Floats, rules: Rules) -> Refusal | None:
    """Say why a text gets help or a pointer instead of advice, from its wordings and the shares of its kinds.

    The first of the wordings is the text as it was typed.
    """
    wordings = {*texts, _SPELT_OUT.sub(lambda word: re.sub(r"[\s.*_-]", "", word[0]), texts[0])}
    if kinds[KINDS.index(CRISIS)] >= CRISIS_SHARE or any(rules.first(text, CRISIS_RULE) for text in wordings):
        return "crisis"
    needed = VETOED_CLINICAL_SHARE if rules.vetoes(texts[0], CLINICAL_RULE) else CLINICAL_SHARE
    if kinds[KINDS.index(CLINICAL)] >= needed or any(rules.first(text, CLINICAL_RULE) for text in texts):
        return "clinical"
    return None


def is_worrying(kinds: Floats) -> bool:
    """Whether a text that gets its normal answer should get the crisis number beside it."""
    danger, small_talk = kinds[KINDS.index(CRISIS)], kinds[KINDS.index(CHITCHAT)]
    return bool(danger >= WORRY_SHARE and small_talk <= SMALL_TALK_TIMES * danger)
