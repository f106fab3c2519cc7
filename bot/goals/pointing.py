"""Which goal and steps a report points at by number: "step 2 is done", "did the first two steps"; pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.goals.kinship import MOST, roots, words
from bot.goals.model import Goal, Step
from bot.goals.vocabulary import DURATIONS, PARTIAL

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NTH = rf"(?:{'|'.join(_ORDINALS)}|[1-9][0-9]?(?:st|nd|rd|th))"
_JOIN = r"(?: (?:and|n))? "
_SPAN = r" (?:to|through|thru) "
# Read from words with one space between; "step 1, 2 hours" names one step, "steps 1, 2" two.
_BEHIND = re.compile(
    rf"\bsteps (\d{{1,2}}(?:(?:{_SPAN}|{_JOIN})\d{{1,2}})*)\b|\bstep (?:no |nr |number )?(\d{{1,2}})\b"
)
_AHEAD = re.compile(rf"\b({_NTH}(?:{_JOIN}{_NTH})*)(?: (\d))? steps?\b")
_NEXT = re.compile(r"\bnext(?: (\d))? steps?\b")
_GOAL = re.compile(r"\bgoal (?:no |nr |number )?(\d{1,4})\b")
_DASH = re.compile(r"(?<=\d)\s*[-\u2013]\s*(?=\d)")


@dataclass(frozen=True, slots=True)
class Pointed:
    """The goal that is pointed at, and the steps of it; without one, `among` are those it may be."""

    goal: Goal | None = None
    steps: tuple[Step, ...] = ()
    among: tuple[Goal, ...] = ()


def pointed_at(note: str, goals: Sequence[Goal], newest: int | None) -> Pointed | None:
    """Follow the numbers that a report says; of several goals that have such steps, the one changed last is meant."""
    said = " ".join(words(_DASH.sub(" to ", note[:MOST]))).replace("step one", "step 1")
    number = _GOAL.search(said)
    goal = next((one for one in goals if number and str(one.number) == number[1]), None)
    among = [goal] if goal else list(goals)
    asked, rest = _numbers(said)
    ahead = _NEXT.search(said)
    if ahead:
        rest = _NEXT.sub("", rest)
    if (asked or ahead) and not _is_partial(rest):
        found = [(one, _next(one, int(ahead[1] or 1)) if ahead else _steps(one, asked)) for one in among]
        hits = [(one, steps) for one, steps in found if steps]
        hits = [hit for hit in hits if any(step.state == "open" for step in hit[1])] or hits
        if chosen := hits if len(hits) == 1 else [hit for hit in hits if hit[0].id == newest]:
            return Pointed(*chosen[0])
        if hits:
            return Pointed(among=tuple(one for one, _ in hits))
    return Pointed(goal) if goal else None


def _numbers(said: str) -> tuple[set[int], str]:
    """Give the numbers of the steps that are said, and the words that are left."""
    found: set[int] = set()
    for many, one in _BEHIND.findall(said):
        figures = [int(word) if word.isdigit() else word for word in (many or one).split()]
        for at, figure in enumerate(figures):
            if isinstance(figure, int):
                is_span = at > 1 and figures[at - 1] in ("to", "through", "thru")
                first = figures[at - 2] if is_span else figure
                found.update(range(first if isinstance(first, int) else figure, figure + 1))
    for ordinals, many in _AHEAD.findall(said):
        for word in re.findall(_NTH, ordinals):
            first = _ORDINALS.index(word) + 1 if word in _ORDINALS else int(word[:-2])
            found.update(range(first, first + int(many or 1)))
    return found, _AHEAD.sub("", _BEHIND.sub("", said))


def _steps(goal: Goal, asked: set[int]) -> tuple[Step, ...]:
    """Give the steps of these numbers; none where one is missing, or the number is in a step's own words."""
    steps = tuple(step for step in goal.steps if step.number in asked)
    own = any(_numbers(" ".join(words(step.title)))[0] & asked for step in goal.steps)
    return () if own or len(steps) < len(asked) else steps


def _next(goal: Goal, many: int) -> tuple[Step, ...]:
    return tuple(step for step in goal.steps if step.state == "open")[:many]


def _is_partial(rest: str) -> bool:
    return bool((PARTIAL | DURATIONS).intersection(roots(rest)))
