"""Reads when somebody would be left in peace, when their day ends, and which week this one is; pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from bot.chat import Incoming
from bot.clock import Span, Week
from bot.hours import shifts, times
from bot.hours.shifts import Pattern
from bot.hours.vocabulary import KINDS, ORDINALS, SHIFT, WEEK, kinds_in, word_set
from bot.hours.worked import I_WORK, shift_of

LONGEST = 20 * 60  # minutes; more would leave no room for anything that was agreed
LATEST_END = 12 * 60  # a day that ends later than noon is the next one

NONE = frozenset(
    ("none", "none at all", "off", "no quiet hours", "without", "no quiet", "not at all", "without quiet hours",
     "any time", "anytime", "any hour", "turn off", "turn it off", "turn them off", "turn off quiet hours",
     "turn quiet hours off", "quiet hours off", "you can always write", "write any time", "write anytime")
)  # fmt: skip
LEFT = frozenset(
    ("no", "no thanks", "skip", "skip it", "leave it", "leave it as it is", "keep it", "keep them", "not now", "later",
     "back", "rather not", "nah", "nope", "nvm", "that is fine", "thats fine", "that's fine")
)  # fmt: skip
NO_PATTERN = frozenset(
    ("none", "no shifts", "none at all", "no pattern", "always the same", "the same", "same every week",
     "every week is the same", "they do not change", "they dont change", "it does not change", "it doesnt change",
     "they don't change", "it doesn't change", "no rotation", "i do not work shifts", "i dont work shifts")
)  # fmt: skip
EVERY = "all"  # kinds of weeks
ALL = frozenset((EVERY, "every week", "all weeks", "both", "every", "all of them", "each week", "any week"))

ENDS_DAY = re.compile(
    r"\b(?:my\s+)?days?(?:['’]s)?\s+(?:is\s+over|ends?|over|finish(?:es)?)\b|\bends?\s+(?:my|the)\s+day\b"
)
NOISE = re.compile(r"\b(?:every|each|all|at|in the|during the)\s+(?:nights?|days?|evenings?|week)\b|\bday and night\b")
BEGINS = word_set("after from since past")
ENDS = word_set("before until till til by to")
BESIDE = word_set(
    "quiet hours hour time times and the my me please be is are in on at a between leave alone peace set change make "
    "it them to write message messages text don't dont do not no i you want sleep asleep day days week weeks wk shift "
    "shifts when for with of am i'm im if work working never"
)
_ANY_WEEKS = tuple(Week(kind) for kind in KINDS for _ in range(shifts.MOST_WEEKS))
WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?|\d+|[^\s\w.,;:!?()'\"–—-]")
THIS_WEEK = re.compile(
    r"^\W*(?:(?:this|the|current|it's|it|its|is|i'm|im|i|am|on|my|one|week|now|in|a|an|of|work|working|will|be)\b\W*)*"
)


@dataclass(frozen=True, slots=True)
class Quiet:
    """When somebody would be left in peace, in weeks of these kinds; a side that was not said stays as it is."""

    begins: int | None
    ends: int | None
    kinds: tuple[str, ...] = ()

    def of(self, span: Span) -> Span:
        """Give the span that follows from the one there is."""
        return Span(span.begins if self.begins is None else self.begins, span.ends if self.ends is None else self.ends)

    @property
    def said(self) -> str:
        """Say it as it could be typed, for a button."""
        if self.begins is not None and self.begins == self.ends:
            return "none"
        begins, ends = (None if at is None else times.said(at) for at in (self.begins, self.ends))
        return f"{begins}-{ends}" if begins and ends else f"after {begins}" if begins else f"before {ends}"


@dataclass(frozen=True, slots=True)
class DayEnd:
    """How long after midnight (minutes) a day ends, in weeks of these kinds."""

    at: int
    kinds: tuple[str, ...] = ()


Trouble = Literal["too long", "too late"]


def plain(text: str) -> str:
    """Give a text without what stands around its words."""
    return " ".join(text.lower().replace("’", "'").strip(" .!,?;:()\"'").split())


def quiet_of(text: str) -> Quiet | Trouble | None:
    """Read when somebody wants to be left in peace; None for a text that says anything besides."""
    said = plain(text)[:200]
    kinds, rest = _scope(said)
    if rest in NONE:
        return Quiet(0, 0, kinds)
    found = times.times_in(rest)
    words = WORD.findall(NOISE.sub(" ", times.without(found, rest)))
    named = tuple(kinds_in(" ".join(words)))
    others = [word for word in words if word not in BESIDE | BEGINS | ENDS and not kinds_in(word)]
    if others or not found or len(found) > 2 or ENDS_DAY.search(rest):
        return None
    kinds = kinds or named
    if len(found) == 1:
        return _one_side(found[0], words, kinds)
    span = times.span(*found)
    return "too long" if span is None or times.length(span) > LONGEST else Quiet(span.begins, span.ends, kinds)


def is_too_long(span: Span) -> bool:
    """Tell whether a span leaves too little of a day."""
    return times.length(span) > LONGEST


def day_end_of(text: str, *, is_asked: bool) -> DayEnd | Trouble | None:
    """Read when somebody's day ends; `is_asked` where they were asked just that, so that "3" is enough."""
    said = plain(text)[:200]
    kinds, rest = ((), said) if ENDS_DAY.match(said) else _scope(said)
    if not is_asked and not ENDS_DAY.search(rest):
        return None
    found = times.times_in(rest)
    words = WORD.findall(ENDS_DAY.sub(" ", times.without(found, rest)))
    others = [word for word in words if word not in BESIDE | BEGINS | ENDS and not kinds_in(word)]
    if others or len(found) != 1:
        return None
    at = times.earliest(found[0])
    return "too late" if at > LATEST_END else DayEnd(at, kinds or kinds_in(" ".join(words)))


def this_week_of(text: str, weeks: Sequence[Week]) -> int | None:
    """Read which week of a pattern this one is ("second closing week", "2"): its place in turn, from 1."""
    said = THIS_WEEK.sub("", plain(text)[:100])
    words = [word for word in re.findall(r"[\w']+", said) if word not in WEEK | SHIFT | {"of", "the"}]
    numbers = [int(word) if word.isdecimal() else ORDINALS.get(word, 0) for word in words if not kinds_in(word)]
    kinds = kinds_in(" ".join(words))
    if len(numbers) > 1 or len(kinds) > 1 or 0 in numbers or not (numbers or kinds):
        return None
    number = numbers[0] if numbers else 1
    places = [place for place, week in enumerate(weeks, 1) if not kinds or week.name == kinds[0]]
    return places[number - 1] if number <= len(places) else None


def is_of_this_week(text: str) -> bool:
    """Tell whether a text says which week this one is, and nothing of others."""
    return plain(text).startswith(("this week", "it's a ", "it is a ", "this is a "))


def pattern_of(text: str) -> Pattern | shifts.Trouble | None:
    """Read a pattern of shifts, with more than their names around it."""
    said = re.sub(r"^(?:yes|yeah|yep|ok|well|so)\b[\s,]*", "", plain(text))
    return shifts.pattern_of(said)


def declines(text: str) -> bool:
    """Tell whether somebody would rather leave it as it is."""
    return plain(text) in LEFT


def asks(what: str, kind: str = "", again: str = "") -> str:
    """Name an open question: what it is about, for which kind of week, and whether it was asked before."""
    return f"hours:{what}:{kind}:{again}"


def asked_for(incoming: Incoming) -> tuple[str, str, bool]:
    """Read an open question of ours: what it is about, for which kind of week, whether it was asked before."""
    awaits = incoming.context.awaits if incoming.context else None
    _, what, kind, again = f"{awaits or ''}:::".split(":")[:4]
    return what or "quiet", kind, again == "again"


def is_answer(incoming: Incoming) -> bool:
    """Tell whether a text is nothing but the answer to our question, or a change of hours."""
    what, _, _ = asked_for(incoming)
    said = incoming.text
    if (what == "week" or is_of_this_week(said)) and this_week_of(said, _ANY_WEEKS) is not None:
        return True
    if what == "shifts" and (plain(said) in NO_PATTERN or pattern_of(said)):
        return True
    if (what == "shifts" or I_WORK.match(said)) and shift_of(said):
        return True
    pattern = pattern_of(said)
    is_firm = isinstance(pattern, Pattern) and pattern.is_firm
    return is_firm or declines(said) or bool(day_end_of(said, is_asked=what == "day_ends") or quiet_of(said))


def _scope(said: str) -> tuple[tuple[str, ...], str]:
    """Take off what a button says first: the kind of weeks meant, or all of them."""
    for word in sorted(ALL, key=len, reverse=True):
        if said.startswith(f"{word} "):
            return (EVERY,), said.removeprefix(f"{word} ")
    first, _, rest = said.partition(" ")
    if rest and first in KINDS and (rest in NONE or times.times_in(rest)):
        return (first,), rest
    return (), said


def _one_side(time: times.Time, words: list[str], kinds: tuple[str, ...]) -> Quiet | None:
    """Read "after 10" or "not before 11"; one time alone says too little."""
    if any(word in BEGINS for word in words):
        return Quiet(times.latest(time), None, kinds)
    if any(word in ENDS for word in words):
        return Quiet(None, times.earliest(time), kinds)
    return None
