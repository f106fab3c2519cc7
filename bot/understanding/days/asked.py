"""When somebody asks to be reminded, and of what; pure, with their day and the time on their wall handed in.

What tells when stands at one end of the request ("sunday 8pm to do the law hour", "do the law hour sunday 8pm") and is
taken out of it; what is left is what to remind of.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from bot.understanding.days import times
from bot.understanding.days.around import SHIFT, around
from bot.understanding.days.grammar import Found, find
from bot.understanding.days.line import Line, read
from bot.understanding.days.recurring import Repeats, days_of, repeats
from bot.understanding.days.spans import DAY, FAR, Sight, Strange
from bot.understanding.days.times import MIDNIGHT, PARTS, Clock, PartOfDay

Why = Literal["past", "impossible", "far", "often"]
USUAL, NIGHT_ENDS = 9 * 60, 12 * 60
DAYTIME = PartOfDay(USUAL, 21 * 60)
LONGEST = 1_000  # characters in which a time is looked for

REQUEST = re.compile(
    r"(?:\b(?:hey|hi|hello|ok|okay|so|and|also|pls|plz|please|can|could|would|will|you|u|i|want|need|like|id"
    r"|i['’]d|to|just|maybe|bot)[\s,]+)*?"
    r"\b(?:(?:(?:re?m[aei]?i?n?[dn](?:er)?|remidn|rmind|remined)\s*|(?:ping|nudge|poke|text|message|msg|alert|notify)\s+)"
    r"me(?: again)?(?:\s+(?:please|pls|plz))?"
    r"|(?:set|make|add|create|schedule|give me|send me|need|want)(?: me)?(?: up)? (?:(?:an?|another|my) )?"
    r"(?:new )?reminder(?: for me)?|new reminder|(?:don['’]?t|do not) let me forget)\b[\s,:]*",
    re.IGNORECASE,
)
LEADS = re.compile(r"(?:\s|[,.:;-])*\b(?:(?:to|that|about|abt|of|for|re|regarding)\b(?:[\s,:]+|$))?", re.IGNORECASE)
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
class When:
    """A time that was asked for: its first day and minute on the wall clock, and the RRULE of what comes again.

    Where no time of day was said, it is not `is_timed` and the minute is the usual one.
    """

    first_on: date
    minutes: int
    rule: str = ""
    is_timed: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: the words to be reminded of, when, or why that cannot be (`odd`); neither where none was said.

    `tomorrow` is the same time a day later, where the one that was said is over; `from_now` tells that it was counted
    from now ("in 2 hours").
    """

    words: str
    when: When | None = None
    odd: Why | None = None
    tomorrow: When | None = None
    from_now: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of what tells when, in the line."""

    start: int
    end: int
    day: date | None = None
    odd: Why | None = None
    is_weekday: bool = False  # with nothing beside it: "sunday" may be today
    is_until: bool = False
    repeats: Repeats | None = None
    clock: Clock | None = None
    part: PartOfDay | None = None
    is_today: bool = False
    ahead: int | None = None


def asked(text: str, today: date, now: datetime | None) -> Asked:
    """Read a request to be reminded; `today` is the day somebody is living in, `now` the time on their wall.

    After midnight the day may still be the one before. Without `now`, where nobody knows their zone, nothing is over
    today, and what was counted from now has no time.
    """
    said = times.tidied(REQUEST.sub(" ", text[:LONGEST], count=1)).strip()
    line = read(said)
    run = _run(line.words, _pieces(line, said, Sight(today, ahead=True)))
    words = _left(said, line, run)
    return replace(_settled(run, today, now), words=words)


def _pieces(line: Line, text: str, sight: Sight) -> list[_Piece]:
    """Give what tells when, in order; what overlaps goes to the surer reading."""
    pieces: list[_Piece] = []
    taken = bytearray(len(line.words))
    for piece in _readings(line, text, sight):
        start, end = piece.start, piece.end
        if end > start and not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            pieces.append(piece)
    pieces += _bare(line, sorted(pieces, key=lambda each: each.start), taken)
    return sorted(pieces, key=lambda each: each.start)


def _readings(line: Line, text: str, sight: Sight) -> Iterator[_Piece]:
    words = line.words
    yield from (_Piece(*found.span(), ahead=times.minutes_ahead(found)) for found in times.AHEAD.finditer(words))
    if again := repeats(line, text):
        yield _Piece(again.start, again.end, repeats=again, part=PARTS.get(again.part))
    for found in times.CLOCK.finditer(words):
        clock = _clock(found, line, text)
        yield _Piece(*found.span(), clock=clock, odd=None if clock else "impossible")
    for found in times.PART.finditer(words):
        name = found["part"].rstrip("s") if found["part"].rstrip("s") in PARTS else "eod"
        name = {"l": "lunch", "1": "morning"}.get(found["part"][0], name)
        yield _Piece(*found.span(), part=PARTS[name], is_today=bool(found["today"]) or name == "tonight")
    days = [each for each in find(words, sight) if each.sort in DAYS and _is_day(each, words)]
    yield from (_day(each, words, sight) for each in sorted(days, key=lambda each: each.start - each.end))


def _clock(found: re.Match[str], line: Line, text: str) -> Clock | None:
    if found["written"]:
        start, end = line.place(found.start("written"), found.end("written"))
        return times.written(text[start:end])
    return times.of_twelve(int(found["hour"]), 0, found["half"])


def _bare(line: Line, pieces: Sequence[_Piece], taken: bytearray) -> Iterator[_Piece]:
    """Read "at 7", and a bare number right behind a day: "tmrw 7"."""
    ends = {piece.end + 1 for piece in pieces if piece.clock is None and piece.ahead is None}
    begins = {piece.start for piece in pieces if piece.clock is None}
    for found in times.BARE.finditer(line.words):
        is_first = found.start() == 0 and found.end() + 1 in begins
        if any(taken[found.start() : found.end()]) or not (found["led"] or found.start() in ends or is_first):
            continue
        yield _Piece(*found.span(), clock=times.of_twelve(int(found["hour"]), 0, ""))


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
    return True


def _day(found: Found, words: str, sight: Sight) -> _Piece:
    """Read the day of an expression, moved as was said ("a week before" it)."""
    start, is_until = found.start, words[: found.start].endswith("until ")
    near = around(words, found)
    if near.shift and (shift := SHIFT.search(words[:start].rstrip())):
        start = shift.start()
    if found.span is None:
        return _Piece(start, found.end, odd=found.odd or "impossible")
    day = found.span.last if is_until or found.said.get("part") == "end" else max(found.span.first, sight.today)
    if found.span.last < sight.today:
        return _Piece(start, found.end, odd="past")
    try:
        day = sight.shifted(*near.shift, day) if near.shift else day
    except Strange as strange:
        return _Piece(start, found.end, odd=strange.odd)
    odd: Why | None = "past" if day < sight.today else "far" if day.year > sight.today.year + FAR else None
    is_bare = found.sort == "weekday" and not found.is_told and not near.shift
    return _Piece(start, found.end, day=None if odd else day, odd=odd, is_weekday=is_bare, is_until=is_until)


def _run(words: str, pieces: Sequence[_Piece]) -> list[_Piece]:
    """Choose which pieces tell when: those at the front, and from the end what these leave open; else any."""
    runs: list[list[_Piece]] = []
    for piece in pieces:
        if runs and BETWEEN.fullmatch(words[runs[-1][-1].end : piece.start]):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    front = [run for run in runs if not _led(words, run[0].start).strip()]
    end = [run for run in runs if run not in front and not TRAILS.sub("", words[run[-1].end :]).strip()]
    chosen: list[_Piece] = []
    for run in (*front, *end):
        chosen += run if not chosen else _more(chosen, run)
    if chosen:
        return chosen
    return next((run for run in runs if not (run[0].repeats and run[0].repeats.is_weak)), [])


def _led(words: str, start: int) -> str:
    """Give what stands before a piece and the small words that lead to it."""
    return LED_BY.sub("", words[:start])


def _more(chosen: Sequence[_Piece], run: Sequence[_Piece]) -> Sequence[_Piece]:
    """Give a run at the end where it says only what the front left open; a second day belongs to the words."""
    has_day = any(each.day or each.repeats or each.odd or each.ahead for each in chosen)
    has_time = any(each.clock or each.part for each in chosen)
    says_day = any(each.day or each.repeats or each.odd or each.ahead for each in run)
    says_time = any(each.clock or each.part for each in run)
    return [] if (has_day and says_day) or (has_time and says_time) else run


def _left(text: str, line: Line, run: Sequence[_Piece]) -> str:
    """Give what is left of a text without what tells when, and the small words that led to it."""
    marked = bytearray(len(text))
    for piece in run:
        first, end = line.place(len(_led(line.words, piece.start)), piece.end)
        marked[first:end] = b"\1" * (end - first)
    kept = "".join(" " if marked[place] else one for place, one in enumerate(text))
    kept = TRAILS.sub("", " ".join(kept.split()))
    return TRAILS.sub("", LEADS.sub("", kept, count=1)).strip()


def _settled(run: Sequence[_Piece], today: date, now: datetime | None) -> Asked:
    """Make one time of all that was said of it."""
    again = next((each.repeats for each in run if each.repeats), None)
    odd = next((each.odd for each in run if each.odd), None)
    if again and not again.rule:
        return Asked("", odd="often")
    if odd:
        return Asked("", odd=odd)
    ahead = next((each.ahead for each in run if each.ahead is not None), None)
    if ahead is not None:
        if now is None:
            return Asked("", from_now=True)
        at = now + timedelta(minutes=ahead)
        return Asked("", When(at.date(), at.hour * 60 + at.minute), from_now=True)
    return _at_a_day(run, again, today, now) if run else Asked("")


def _at_a_day(run: Sequence[_Piece], again: Repeats | None, today: date, now: datetime | None) -> Asked:
    days = sorted((each for each in run if each.day and not each.is_until), key=lambda each: each.is_weekday)
    day = next(iter(days), None)  # of "friday 12/4" the date
    on = (day.day if day else None) or today
    over = (now.date() - today).days * MIDNIGHT + now.hour * 60 + now.minute if now else -1
    past = over if on == today and not again else -1
    minutes, part = _minutes(run, past)
    is_timed = part is not DAYTIME
    if again:
        return _again(
            again.rule,
            on,
            minutes if minutes is not None else USUAL,
            run,
            now or datetime(today.year, today.month, today.day),
            is_timed,
        )
    if minutes is not None and minutes <= past and over >= MIDNIGHT > NIGHT_ENDS > minutes:
        minutes += MIDNIGHT  # it is after midnight already, and "2am" is still to come
    if (
        now
        and day
        and day.is_weekday
        and is_timed
        and on == today + 7 * DAY
        and minutes is not None
        and minutes > over + 60
    ):
        on = today  # "sunday at eight", said on a Sunday in the morning
    if minutes is not None and (on != today or minutes > over):
        return Asked("", _on_calendar(When(on, minutes, "", is_timed)))
    tomorrow = _on_calendar(When(on + DAY, part.at if minutes is None and part else minutes or 0, "", is_timed))
    is_fixed = day is not None or any(each.is_today for each in run)
    return Asked("", odd="past", tomorrow=tomorrow) if is_fixed else Asked("", tomorrow)


def _minutes(run: Sequence[_Piece], past: int) -> tuple[int | None, PartOfDay | None]:
    """Give the minute that was said, None where it is over; and the part of the day, the whole where nothing was."""
    part = next((each.part for each in run if each.part), None)
    clock = next((each.clock for each in run if each.clock), None)
    if clock is not None:
        return times.minutes_of(clock, part, past), part
    part = part or DAYTIME
    return times.within(part, past), part


def _again(rule: str, start: date, minutes: int, run: Sequence[_Piece], now: datetime, is_timed: bool) -> Asked:
    """Settle on the first time of what comes again."""
    until = next((each.day for each in run if each.is_until and each.day), None)
    rule += f";UNTIL={until:%Y%m%d}" if until else ""
    # The first one is the next that fits: "every other friday" begins this friday.
    for on in days_of(re.sub(";INTERVAL=[0-9]+", "", rule), start, max(start, now.date() - DAY)):
        if datetime(on.year, on.month, on.day) + timedelta(minutes=minutes) > now:
            return Asked("", When(on, minutes, rule, is_timed))
    return Asked("", odd="past")


def _on_calendar(when: When) -> When:
    """Say a time after midnight with the day that it is on then."""
    days, minutes = divmod(when.minutes, MIDNIGHT)
    return replace(when, first_on=when.first_on + days * DAY, minutes=minutes)
