"""Reads times of day and spans of them as people write them: "10pm", "11 at night", "22-7", "noon"; pure."""

import re
from dataclasses import dataclass
from itertools import product

from bot.clock import Span

HOUR, DAY = 60, 24 * 60  # minutes
IN_THE_NIGHT = 3 * HOUR  # what most quiet hours hold, so that "10 to 7" needs no AM and PM
NOON, MIDNIGHT = 12 * HOUR, 0

TIME = re.compile(
    r"(?<![\w.:])(?:(?P<hour>\d{1,2})(?:[:.]?(?P<minute>[0-5]\d))?\s*(?:o['’]?clock\s*)?"
    r"(?P<half>(?:a\.?m\.?|p\.?m\.?|am|pm|a|p)(?!\w)|(?:at|of the|in the)\s+(?:night|morning|afternoon|evening)\b"
    r"|noon\b|midnight\b)?|(?P<name>noon|midday|mid-?night)\b)(?![\w:])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Time:
    """A time as it was written: the minutes of the day that it may mean, more than one without an AM or PM."""

    may_be: tuple[int, ...]
    at: int
    ends: int


def times_in(text: str) -> list[Time]:
    """Find every time in a text, in order; what is no time of any day is none."""
    found = [Time(_meant(match), match.start(), match.end()) for match in TIME.finditer(text)]
    return [time for time in found if time.may_be]


def without(times: list[Time], text: str) -> str:
    """Give a text without the times in it."""
    for time in reversed(times):
        text = f"{text[: time.at]} {text[time.ends :]}"
    return text


def span(begins: Time, ends: Time) -> Span | None:
    """Give the span from one time to another; without AM and PM, the one that people sleep in. None where it is empty.

    >>> span(*times_in("10 to 7"))
    Span(begins=1320, ends=420)
    """
    spans = [Span(*pair) for pair in product(begins.may_be, ends.may_be) if pair[0] != pair[1]]
    return min(spans, key=lambda each: (not each.holds(IN_THE_NIGHT), length(each)), default=None)


def length(span: Span) -> int:
    """Count the minutes of a span."""
    return (span.ends - span.begins) % DAY


def earliest(time: Time) -> int:
    """Give the minute that a time means where the night is spoken of: "3" is 3 AM, and so is "12" midnight."""
    return min(time.may_be)


def latest(time: Time) -> int:
    """Give the minute that a time means where the evening is spoken of: "10" is 10 PM; a bare 12 is midnight."""
    return MIDNIGHT if set(time.may_be) == {MIDNIGHT, NOON} else max(time.may_be)


def said(minutes: int) -> str:
    """Say a time as it could be typed, in one way only: "10pm"."""
    hour, minute = divmod(minutes, HOUR)
    return f"{hour % 12 or 12}{f':{minute:02}' if minute else ''}{('am', 'pm')[hour // 12]}"


def _meant(match: re.Match[str]) -> tuple[int, ...]:
    if match["name"]:
        return (NOON,) if match["name"].lower() in ("noon", "midday") else (MIDNIGHT,)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if hour > 24 or (hour == 24 and minute):
        return ()
    half = (match["half"] or "").lower().replace(".", "").split()
    if half and not 1 <= hour <= 12:
        return (hour % 24 * HOUR + minute,)
    if half:
        return (_in_half(half[-1], hour) * HOUR + minute,)
    is_by_24 = hour == 0 or hour > 12 or (len(match["hour"]) == 2 and match["hour"][0] == "0")
    return (hour % 24 * HOUR + minute,) if is_by_24 else (hour % 12 * HOUR + minute, (hour % 12 + 12) * HOUR + minute)


def _in_half(half: str, hour: int) -> int:
    """Give the hour by 24 of one by 12: those of the night before six come after midnight."""
    is_early = half in ("a", "am", "morning", "midnight") or (half == "night" and (hour < 6 or hour == 12))
    return hour % 12 + (0 if is_early else 12)
