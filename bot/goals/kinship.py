"""Which words are one word to somebody who reports: "applied" and "application", "passed" and "pass", slips; pure."""

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz

ALIKE = 84  # of 100: a slip of the finger in a word of five letters or more
LONG = 4  # letters of a root that may begin a longer one
MOST = 300  # characters that are read; one sign may fold into eighteen
LONGEST = 24  # letters of a word that tell it from others

# What stays without them is no word, only the same for all forms of one.
_ENDINGS = frozenset(
    ("ications", "ication", "icates", "icate", "ations", "ation", "ments", "ment", "tions", "tion", "ions", "ion",
     "ings", "ing", "iers", "ied", "ies", "als", "ers", "al", "ed", "er", "es", "s", "e", "y")
)  # fmt: skip
_LENGTHS = range(max(map(len, _ENDINGS)), 0, -1)
# These may leave three letters: "laws", "asked", "taking", "apply", "applied", "application".
_SHORTER = frozenset(("s", "ed", "ing", "ings", "e", "es", "y", "ied", "ies", "ication", "ications"))
_SAME = {
    "ad": "advert", "ads": "advert", "app": "apply", "apps": "apply", "boss": "manager", "bought": "buy", "ceu": "ce",
    "ceus": "ce", "cert": "certify", "certs": "certify", "ch": "chapter", "chap": "chapter", "chose": "choose",
    "class": "course", "classes": "course", "credits": "ce", "cv": "resume", "did": "do", "doing": "do", "does": "do",
    "done": "do", "exams": "exam", "found": "find", "gave": "give", "given": "give", "gone": "go", "got": "get",
    "gotten": "get", "had": "have", "held": "hold", "hr": "hour", "hrs": "hour", "jobs": "job", "kept": "keep",
    "learnt": "learn", "licence": "license", "made": "make", "met": "meet", "mins": "minute", "min": "minute",
    "paid": "pay", "position": "job", "practise": "practice", "qs": "question", "ran": "run", "recert": "renew",
    "recertify": "renew", "recertified": "renew", "recertification": "renew", "role": "job", "said": "say",
    "sat": "sit", "sent": "send", "spoke": "speak", "tech": "technician", "techs": "technician", "taught": "teach",
    "test": "exam", "tests": "exam", "told": "tell", "took": "take", "taken": "take", "thought": "think",
    "went": "go", "won": "win", "wrote": "write", "written": "write", "rewrote": "rewrite", "became": "become",
}  # fmt: skip
_NUMBERS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
_TOGETHER = (
    (re.compile(r"\bcontinuing ed(ucation)?\b"), "ce"),
    (re.compile(r"\b(wo|did|was|could|does|is|have|has|were|do|ca)n['’]?t\b"), "not"),
    (re.compile(r"\bsign(ed|ing)? up\b"), "register"),
    (re.compile(r"\b(hand|turn)(ed|ing)? (it )?in\b"), "submit"),
)
_DOUBLED = re.compile(r"([^\W\d_])\1")
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Give the words of a text in lower case, the ones written together that are one thing; numbers as digits."""
    plain = unicodedata.normalize("NFKC", text[:MOST])[:MOST].casefold()
    for pattern, said in _TOGETHER:
        plain = pattern.sub(said, plain)
    return [_NUMBERS.get(word, word[:LONGEST]) for word in _WORD.findall(plain)]


def roots(text: str) -> list[str]:
    """Give what all forms of each word of a text have in common, in order."""
    return [root(word) for word in words(text)]


def root(word: str) -> str:
    """Give what all forms of a word have in common."""
    word = _DOUBLED.sub(r"\1", _SAME.get(word, word))  # "stopped" and "stop"; doubling is the commonest slip, too
    shorter = _shortened(word)
    return shorter if shorter == word else _shortened(shorter)  # "trainings" has two endings


def akin(one: str, other: str) -> bool:
    """Tell whether two roots are of one word; what is not all letters is so only when it is the same."""
    if one == other:
        return True
    if one[:1] != other[:1] or not (one.isalpha() and other.isalpha()):
        return False
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) >= LONG and len(long) - len(short) <= 2 and long.startswith(short):
        return True
    return len(short) > LONG and fuzz.ratio(one, other, score_cutoff=ALIKE) > 0


class Kin:
    """Words, found by those akin to them without comparing each: kin have a part in common."""

    def __init__(self, known: Iterable[str]) -> None:
        self._sharing: dict[str, list[str]] = {}
        for word in known:
            for part in _parts(word):
                self._sharing.setdefault(part, []).append(word)

    def of(self, word: str) -> list[str]:
        """Give the words that are akin to one; of two slips in a word of eight letters or more not all are found."""
        near = {one for part in _parts(word) for one in self._sharing.get(part, ())}
        return [one for one in near if akin(one, word)]


def _parts(word: str) -> set[str]:
    """Give a word without its end, and without each letter but the first."""
    if len(word) < LONG or not word.isalpha():
        return {word}
    return {word, word[:-2], *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}


def _shortened(word: str) -> str:
    for many in _LENGTHS:  # the longest first
        ending = word[-many:]
        if ending in _ENDINGS and len(word) - many >= (3 if ending in _SHORTER else LONG):
            return word[:-many]
    return word
