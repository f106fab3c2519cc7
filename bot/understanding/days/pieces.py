"""What tells when in a line: days, times, parts of the day, repetitions; and which of them a request means."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.understanding.days import times
from bot.understanding.days.around import SHIFT, around
from bot.understanding.days.grammar import Found, find
from bot.understanding.days.line import Line
from bot.understanding.days.recurring import Repeats, repeats
from bot.understanding.days.spans import FAR, Sight, Strange
from bot.understanding.days.times import PARTS, Clock, PartOfDay

Why = Literal["past", "impossible", "far", "often"]

TRAILS = re.compile(
    r"(?:[\s,.;:!?-]|\b(?:pls|plz|please|thanks|thx|ty|thank you|remind me|ok|okay|and|at|on|in|by|around|for|starting"
    r"|from)\b)+$",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"(?: |,|\.|-|@|at|on|in|the|around|about|by|of|starting|beginning|from|and|then|this|for|until|early|late)*"
)
LED_BY = re.compile(
    r"(?<!\S)(?:(?:,|at|on|in|the|around|about|by|of|starting|beginning|from|for|this|until|again|early|late) )+$"
)
DAYS = frozenset(("day", "weekday", "holiday", "word", "ahead", "nth", "short", "stretch", "span"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of what tells when, in the line."""

    start: int
    end: int
    day: date | None = None
    odd: Why | None = None
    is_weekday: bool = False  # with nothing beside it: "sunday" may be today
    names_weekday: bool = False
    is_until: bool = False
    repeats: Repeats | None = None
    clock: Clock | None = None
    part: PartOfDay | None = None
    is_today: bool = False
    ahead: int | None = None


def pieces(line: Line, text: str, sight: Sight) -> list[Piece]:
    """Give what tells when, in order; what overlaps goes to the surer reading."""
    found: list[Piece] = []
    taken = bytearray(len(line.words))
    for piece in _readings(line, text, sight):
        start, end = piece.start, piece.end
        if end > start and not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            found.append(piece)
    found += _bare(line, sorted(found, key=lambda each: each.start), taken)
    return sorted(found, key=lambda each: each.start)


def _readings(line: Line, text: str, sight: Sight) -> Iterator[Piece]:
    words = line.words
    yield from (Piece(*found.span(), ahead=times.minutes_ahead(found)) for found in times.AHEAD.finditer(words))
    if again := repeats(line, text):
        yield Piece(again.start, again.end, repeats=again, part=PARTS.get(again.part))
    for found in times.CLOCK.finditer(words):
        clock = _clock(found, line, text)
        yield Piece(*found.span(), clock=clock, odd=None if clock else "impossible")
    for found in times.PART.finditer(words):
        name = found["part"].rstrip("s") if found["part"].rstrip("s") in PARTS else "eod"
        name = {"l": "lunch", "1": "morning"}.get(found["part"][0], name)
        yield Piece(*found.span(), part=PARTS[name], is_today=bool(found["today"]) or name == "tonight")
    days = [each for each in find(words, sight) if each.sort in DAYS and _is_day(each, words)]
    yield from (_day(each, words, sight) for each in sorted(days, key=lambda each: each.start - each.end))


def _clock(found: re.Match[str], line: Line, text: str) -> Clock | None:
    if found["written"]:
        start, end = line.place(found.start("written"), found.end("written"))
        return times.written(text[start:end])
    return times.of_twelve(int(found["hour"]), 0, found["half"])


def _bare(line: Line, pieces: Sequence[Piece], taken: bytearray) -> Iterator[Piece]:
    """Read "at 7", and a bare number right behind a day: "tmrw 7"."""
    ends = {piece.end + 1 for piece in pieces if piece.clock is None and piece.ahead is None}
    begins = {piece.start for piece in pieces if piece.clock is None}
    for found in times.BARE.finditer(line.words):
        is_first = found.start() == 0 and found.end() + 1 in begins
        if any(taken[found.start() : found.end()]) or not (found["led"] or found.start() in ends or is_first):
            continue
        yield Piece(*found.span(), clock=times.of_twelve(int(found["hour"]), 0, ""))


def _is_day(found: Found, words: str) -> bool:
    """Tell whether an expression can be the day of a reminder."""
    said = words[found.start : found.end]
    before = words[: found.start].rpartition(" ")[0].rpartition(" ")[2] if found.start else ""
    match found.sort:
        case "short":
            return "/" in said
        case "nth":
            return bool(found.said["the"] or found.said["of_month"]) or before == "on"
        case "span":
            return before in ("in", "until") or bool(found.said.get("which") or found.said.get("part"))
        case "stretch":
            return found.said.get("which") in ("next", "coming", "this", None) and "year" not in said
        case "ahead":
            return not found.said.get("hours") and not said.startswith("before")
    return not (said == "tmr" and words.startswith(" review", found.end))  # a review of that name, not of tomorrow


def _day(found: Found, words: str, sight: Sight) -> Piece:
    """Read the day of an expression, moved as was said ("a week before" it)."""
    start, is_until = found.start, words[: found.start].endswith("until ")
    near = around(words, found)
    if near.shift and (shift := SHIFT.search(words[:start].rstrip())):
        start = shift.start()
    if found.span is None:
        return Piece(start, found.end, odd=found.odd or "impossible")
    day = found.span.last if is_until or found.said.get("part") == "end" else max(found.span.first, sight.today)
    if found.span.last < sight.today:
        return Piece(start, found.end, odd="past")
    try:
        day = sight.shifted(*near.shift, day) if near.shift else day
    except Strange as strange:
        return Piece(start, found.end, odd=strange.odd)
    odd: Why | None = "past" if day < sight.today else "far" if day.year > sight.today.year + FAR else None
    names_weekday = found.sort == "weekday" and not near.shift
    is_bare = names_weekday and not found.is_told
    return Piece(start, found.end, None if odd else day, odd, is_bare, names_weekday, is_until)


def run_of(words: str, found: Sequence[Piece]) -> list[Piece]:
    """Choose which pieces tell when: those at the front, and from the end what these leave open; else any."""
    runs: list[list[Piece]] = []
    for piece in found:
        if runs and BETWEEN.fullmatch(words[runs[-1][-1].end : piece.start]):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    front = [run for run in runs if not led(words, run[0].start).strip()]
    end = [run for run in runs if run not in front and not TRAILS.sub("", words[run[-1].end :]).strip()]
    chosen: list[Piece] = []
    for run in (*front, *end):
        chosen += run if not chosen else _more(chosen, run)
    if chosen:
        return chosen
    return next((run for run in runs if not (run[0].repeats and run[0].repeats.is_weak)), [])


def led(words: str, start: int) -> str:
    """Give what stands before a piece and the small words that lead to it."""
    return LED_BY.sub("", words[:start])


def _more(chosen: Sequence[Piece], run: Sequence[Piece]) -> Sequence[Piece]:
    """Give a run at the end where it says only what the front left open; a second day belongs to the words."""
    has_day = any(each.day or each.repeats or each.odd or each.ahead for each in chosen)
    has_time = any(each.clock or each.part for each in chosen)
    says_day = any(each.day or each.repeats or each.odd or each.ahead for each in run)
    says_time = any(each.clock or each.part for each in run)
    return [] if (has_day and says_day) or (has_time and says_time) else run
