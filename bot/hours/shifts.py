"""Reads how somebody's shifts go from week to week: "2 weeks closing 1 week morning"; pure."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.hours.vocabulary import (
    BESIDE,
    BY_DAYS,
    FIRM,
    IN_TURN,
    KIND_OF,
    NUMBERS,
    ORDINALS,
    OTHERWISE,
    SHIFT,
    SHIFT_NUMBER,
    USUAL,
    WEEK,
    words_in,
)

MOST_WEEKS = 12

NTH_SHIFT = re.compile(r"\b(first|1st|second|2nd|third|3rd)[\s-]+(shifts?)\b")
NTH_WEEK = re.compile(r"\b(?:the\s+)?(?:first|second|third|fourth|1st|2nd|3rd|4th)\s+(?=we?e?ks?\b)")
WEEK_N = re.compile(r"\bweek\s*#?\s*(?:\d{1,2}|one|two|three|four|five|six)\b(?=\s*(?:is|are|[:=-])?\s*[a-z])")
EVERY_NTH = re.compile(r"\bevery\s+(other|second|2nd|third|3rd|fourth|4th)\s+(?:week|wk)\b")
OF_A_DAY = re.compile(r"\d\s*(?:o'?clock\s*)?(?:at|in the|of the)\s+(?:night|morning|evening|afternoon)")
CLAUSES = re.compile(r"[,;.+&/\n]|\b(?:then|and|followed by|plus|after that|afterwards)\b")

Trouble = Literal["too many weeks", "by days"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """The kinds of weeks in turn; a single one where every week is the same.

    `is_firm`: the words leave no doubt that shifts are meant ("I work nights", not "I work late").
    """

    kinds: tuple[str, ...]
    is_firm: bool = True


def pattern_of(text: str) -> Pattern | Trouble | None:
    """Read a pattern of shifts; None for a text that says anything besides, a trouble for one that cannot be kept."""
    line = NTH_SHIFT.sub(lambda found: f"{SHIFT_NUMBER[ORDINALS[found[1]]]} {found[2]}", text.lower().replace("’", "'"))
    if len(line) > 200 or OF_A_DAY.search(line):
        return None
    words = words_in(line)
    if every := EVERY_NTH.search(line):
        return _every_nth(ORDINALS.get(every[1], 2), f"{line[: every.start()]} , {line[every.end() :]}")
    line = WEEK_N.sub(", 1 week", line) if WEEK_N.match(line.strip()) else NTH_WEEK.sub(", 1 ", line)
    has_weeks = any(word in WEEK for word in words)
    runs: list[tuple[int, str]] = []
    for clause in CLAUSES.split(line):
        read = _clause(clause, has_weeks)
        if read == "by days":
            return read if len(re.findall(r"\d+|\boff\b", line)) > 1 else None
        if read is None:
            return None
        runs += read
    kinds = tuple(kind for count, kind in runs for _ in range(min(count, MOST_WEEKS + 1)))
    if len(kinds) > MOST_WEEKS and len(set(kinds)) > 1:
        return "too many weeks"
    return _pattern(kinds, _is_firm(words, len(set(kinds)))) if kinds and 0 not in dict(runs) else None


def _clause(clause: str, has_weeks: bool) -> list[tuple[int, str]] | Literal["by days"] | None:
    """Read "2 weeks closing 1 week morning" or "closing for two weeks"; None where anything else is said."""
    items: list[int | str] = []
    words = words_in(clause)
    for number, word in enumerate(words):
        following = words[number + 1] if number + 1 < len(words) else ""
        if count := _number(word, following):
            if not has_weeks and count > 1 and following in BY_DAYS:
                return "by days"
            items.append(count)
        elif word in KIND_OF:
            items.append(KIND_OF[word])
        elif word not in WEEK | SHIFT | BESIDE | IN_TURN:
            return None
    return _runs(items)


def _runs(items: list[int | str]) -> list[tuple[int, str]] | None:
    is_count_first = bool(items) and isinstance(items[0], int)
    runs: list[tuple[int, str]] = []
    count: int | None = None
    for item in items:
        if isinstance(item, str):
            runs.append((count or 1, item))
            count = None
        elif is_count_first and count is None:
            count = item
        elif not is_count_first and runs and runs[-1][0] == 1:
            runs[-1] = (item, runs[-1][1])
        else:
            return None
    return runs if count is None else None


def _number(word: str, following: str) -> int:
    if word.isdecimal():
        return int(word) if len(word) < 4 else MOST_WEEKS + 1
    is_one = word in ("a", "an", "another") and following in WEEK
    return 1 if is_one else NUMBERS.get(word, 0)


def _every_nth(every: int, rest: str) -> Pattern | None:
    """Read "every other week closing", with what the weeks between are where that is said."""
    first, _, others = re.sub(rf"\b(?:{'|'.join(OTHERWISE)})\b", ";", rest).strip(" ,;").partition(";")
    kinds = [_clause(part, has_weeks=True) for clause in (first, others) for part in CLAUSES.split(clause)]
    if any(kind is None or kind == "by days" for kind in kinds):
        return None
    named = [run[1] for kind in kinds if kind for run in kind]
    if not 1 <= len(named) <= 2:
        return None
    between = named[1] if len(named) == 2 else USUAL
    return _pattern((named[0], *[between] * (every - 1)), is_firm=True)


def _pattern(kinds: tuple[str, ...], is_firm: bool) -> Pattern:
    return Pattern(kinds[:1] if len(set(kinds)) == 1 else kinds, is_firm)


def _is_firm(words: list[str], kinds: int) -> bool:
    if any(word in WEEK | IN_TURN for word in words):
        return True
    return kinds == 1 and any(word in SHIFT or word in FIRM for word in words)
