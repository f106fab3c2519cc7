"""When somebody asks to be reminded, and of what; pure, with their day and the time on their wall handed in.

What tells when stands at one end of the request ("sunday 8pm to do the law hour", "do the law hour sunday 8pm") and is
taken out of it; what is left is what to remind of.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from bot.understanding.days import times
from bot.understanding.days.line import Line, read
from bot.understanding.days.pieces import TRAILS, Piece, Why, led, pieces, run_of
from bot.understanding.days.recurring import Repeats, days_of
from bot.understanding.days.spans import DAY, Sight
from bot.understanding.days.times import MIDNIGHT, PartOfDay

USUAL, NIGHT_ENDS = 9 * 60, 12 * 60
DAYTIME = PartOfDay(USUAL, 21 * 60)
LONGEST = 1_000  # characters in which a time is looked for

REQUEST = re.compile(
    r"(?:\b(?:hey|hi|hello|ok|okay|so|and|also|pls|plz|please|can|could|would|will|you|u|i|want|need|like|id"
    r"|i['’]d|to|just|maybe|bot|um+|uh+|uhm|er|hmm*|oh|well|alright|yeah|yo|actually|basically"
    r"|i guess|i mean|you know|kinda|i think|let['’]?s see|lol)[\s,.]+)*?"
    r"\b(?:(?:(?:re?m[aei]?i?n?[dn](?:er)?|remidn|rmind|remined)\s*|(?:ping|nudge|poke|text|message|msg|alert|notify)\s+)"
    r"me(?: again)?(?:\s+(?:please|pls|plz))?(?:[\s,]+(?:um+|uh+|uhm|er|hmm*|like|maybe|just|i guess|you know)\b)*"
    r"|(?:set|make|add|create|schedule|give me|send me|need|want)(?: me)?(?: up)? (?:(?:an?|another|my) )?"
    r"(?:new )?reminder(?: for me)?|new reminder|(?:don['’]?t|do not) let me forget)\b[\s,:]*",
    re.IGNORECASE,
)
LEADS = re.compile(
    r"(?:\s|[,.:;-])*\b(?:(?:to|that|about|abt|abot|of|for|re|regarding|2(?=\s+(?!\w*[^\Ws]s\b)[a-z])"
    r"|4(?=\s+(?:my|the|our)\b))\b(?:[\s,:]+|$))?(?:(?:um+|uh+|uhm|er)\b[\s,]+)*",  # "2 call", not "2 courses"
    re.IGNORECASE,
)


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
    from now ("in 2 hours"), `says` whether a day was named with it, as a weekday or as a day of its own.
    """

    words: str
    when: When | None = None
    odd: Why | None = None
    tomorrow: When | None = None
    from_now: bool = False
    says: Literal["", "weekday", "day"] = ""


def asked(text: str, today: date, now: datetime | None, likely: datetime | None = None) -> Asked:
    """Read a request to be reminded; `today` is the day somebody is living in, `now` the time on their wall.

    After midnight the day may still be the one before. Without `now`, where nobody knows their zone, nothing is over
    today, and what was counted from now has no time; whether "sunday" is today is told by the `likely` time.
    """
    said = times.tidied(REQUEST.sub(" ", text[:LONGEST], count=1)).strip()
    line = read(said)
    run = run_of(line.words, pieces(line, said, Sight(today, ahead=True)))
    words = _left(said, line, run)
    return replace(_settled(run, today, now, likely), words=words, says=_day_said(run))


def _day_said(run: Sequence[Piece]) -> Literal["", "weekday", "day"]:
    """Tell whether a day was said, and how."""
    said = [each for each in run if (each.day and not each.is_until) or each.is_today or each.ahead is not None]
    return "" if not said else "weekday" if all(each.names_weekday for each in said) else "day"


def _left(text: str, line: Line, run: Sequence[Piece]) -> str:
    """Give what is left of a text without what tells when, and the small words that led to it."""
    marked = bytearray(len(text))
    for piece in run:
        first, end = line.place(len(led(line.words, piece.start)), piece.end)
        marked[first:end] = b"\1" * (end - first)
    kept = "".join(" " if marked[place] else one for place, one in enumerate(text))
    kept = TRAILS.sub("", " ".join(kept.split()))
    return TRAILS.sub("", LEADS.sub("", kept, count=1)).strip()


def _settled(run: Sequence[Piece], today: date, now: datetime | None, likely: datetime | None) -> Asked:
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
    return _at_a_day(run, again, today, now, likely or now) if run else Asked("")


def _at_a_day(
    run: Sequence[Piece], again: Repeats | None, today: date, now: datetime | None, likely: datetime | None
) -> Asked:
    days = sorted((each for each in run if each.day and not each.is_until), key=lambda each: each.is_weekday)
    day = next(iter(days), None)  # of "friday 12/4" the date
    on = (day.day if day else None) or today
    over = _minute(now, today) if now else -1
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
    may_be_today = day is not None and day.is_weekday and is_timed and on == today + 7 * DAY
    if likely and may_be_today and minutes is not None and minutes > _minute(likely, today) + 60:
        on = today  # "sunday at eight", said on a Sunday in the morning
    if minutes is not None and (on != today or minutes > over):
        return Asked("", _on_calendar(When(on, minutes, "", is_timed)))
    tomorrow = _on_calendar(When(on + DAY, part.at if minutes is None and part else minutes or 0, "", is_timed))
    is_fixed = day is not None or any(each.is_today for each in run)
    return Asked("", odd="past", tomorrow=tomorrow) if is_fixed else Asked("", tomorrow)


def _minute(wall: datetime, today: date) -> int:
    """Give the minute of the day somebody is living in, beyond midnight where that is still the one before."""
    return (wall.date() - today).days * MIDNIGHT + wall.hour * 60 + wall.minute


def _minutes(run: Sequence[Piece], past: int) -> tuple[int | None, PartOfDay | None]:
    """Give the minute that was said, None where it is over; and the part of the day, the whole where nothing was."""
    part = next((each.part for each in run if each.part), None)
    clock = next((each.clock for each in run if each.clock), None)
    if clock is not None:
        return times.minutes_of(clock, part, past), part
    part = part or DAYTIME
    return times.within(part, past), part


def _again(rule: str, start: date, minutes: int, run: Sequence[Piece], now: datetime, is_timed: bool) -> Asked:
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
