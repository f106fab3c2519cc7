"""Whether a text is a cry for help or a clinical question; rules first, the learnt head second."""

from typing import Literal

from bot.understanding.arrays import Floats
from bot.understanding.lesson import CLINICAL, CRISIS, KINDS
from bot.understanding.rules import CLINICAL as CLINICAL_RULE
from bot.understanding.rules import CRISIS as CRISIS_RULE
from bot.understanding.rules import Rules

# 5-fold over all distress lines and negatives: at 0.30 three quarters of the crisis lines are found and 8 of 2,200
# others taken for one; below 0.10 there is nothing left to find.
CRISIS_SHARE = 0.30
WORRY_SHARE = 0.10
# At 0.40: 153 of 168 clinical lines, and 16 to 20 of 2,200 others.
CLINICAL_SHARE = 0.40

Refusal = Literal["crisis", "clinical"]


def refusal(texts: tuple[str, ...], kinds: Floats, rules: Rules) -> Refusal | None:
    """Say why a text gets help or a pointer instead of advice, from its wordings and the shares of its kinds."""
    if kinds[KINDS.index(CRISIS)] >= CRISIS_SHARE or any(rules.first(text, CRISIS_RULE) for text in texts):
        return "crisis"
    if kinds[KINDS.index(CLINICAL)] >= CLINICAL_SHARE or any(rules.first(text, CLINICAL_RULE) for text in texts):
        return "clinical"
    return None


def is_worrying(kinds: Floats) -> bool:
    """Whether a text that gets its normal answer should get the crisis number beside it."""
    return bool(kinds[KINDS.index(CRISIS)] >= WORRY_SHARE)
