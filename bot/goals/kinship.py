"""Which words are one word to somebody who reports: "applied" and "application", "passed" and "pass", slips; pure."""

import re
import unicodedata

from rapidfuzz import fuzz

ALIKE = 84  # of 100: a slip of the finger in a word of five letters or more
LONG = 4  # letters of a root that may begin a longer one

# Longest first. What stays is no word, only the same for all forms of one.
_ENDINGS = (
    "ications", "ication", "icates", "icate", "ations", "ation", "ments", "ment", "tions", "tion", "ions", "ion",
    "ings", "ing", "iers", "ied", "ies", "als", "ers", "al", "ed", "er", "es", "s", "e", "y",
)  # fmt: skip
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
    plain = unicodedata.normalize("NFKC", text).casefold()
    for pattern, said in _TOGETHER:
        plain = pattern.sub(said, plain)
    return [_NUMBERS.get(word, word) for word in _WORD.findall(plain)]


def roots(text: str) -> list[str]:
    """Give what all forms of each word of a text have in common, in order."""
    return [root(word) for word in words(text)]


def root(word: str) -> str:
    """Give what all forms of a word have in common."""
    word = _DOUBLED.sub(r"\1", _SAME.get(word, word))  # "stopped" and "stop"; doubling is the commonest slip, too
    for _ in range(2):  # "trainings" has two endings
        word = _shortened(word)
    return word


def akin(one: str, other: str) -> bool:
    """Tell whether two roots are of one word; what holds a digit is so only when it is the same."""
    if one == other:
        return True
    if one[:1] != other[:1] or any(letter.isdigit() for letter in one + other):
        return False
    short, long = sorted((one, other), key=len)
    if len(short) >= LONG and long.startswith(short) and len(long) - len(short) <= 2:
        return True
    return len(short) > LONG and fuzz.ratio(one, other) >= ALIKE


def _shortened(word: str) -> str:
    for ending in _ENDINGS:
        left = word.removesuffix(ending)
        if left != word and len(left) >= (3 if ending in _SHORTER else LONG):
            return left
    return word
