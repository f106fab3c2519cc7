"""Times of day as people type them on a phone, over the plain line: "8pm", "at 7", "noon", "tonight", "in 2 hours"."""

import re
from dataclasses import dataclass

NOON, MIDNIGHT = 12 * 60, 24 * 60  # minutes
QUARTER = 15
SOON = 60  # from now, where "tonight" is on already

# Written so that the plain line, which reads 8pm as one word, reads these as one, too.
TIDY: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        (r"@ ?(?=\d)", "at "),
        (r"(?:\bat )?\b(\d{1,2}) ?o ?['’]?clock\b", r"at \1"),
        (r"(?<![\d:/.-])(\d{1,2})\.([0-5]\d)(?= ?[ap]\.?m?\b)", r"\1:\2"),
        (r"(?<![\d:/.-])(\d{1,2})([0-5]\d) ?([ap])\.?m?\b", r"\1:\2\3m"),
        (r"(?<![\d/.-])(\d{1,2}(?::\d\d)?)([ap])\b(?!\.?m)", r"\1\2m"),
        (r"\bhalf past (\d{1,2})\b", r"at \1:30"),
        (r"\b(?:a )?quarter past (\d{1,2})\b", r"at \1:15"),
        (r"\b12 (noon|midnight)\b", r"\1"),
        (r"\b(\d{1,2}) in the (morning|afternoon|evening)\b", r"at \1 in the \2"),
        (r"(?<=\d) ?(hrs?|h)\b", " hours"),
        (r"(?<=\d) ?(mins?|m)\b", " minutes"),
    )
)
QUARTER_TO = re.compile(r"\b(?:a )?quarter to (\d{1,2})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A part of the day: when something in it is said where no time is, and when it is over (minutes)."""

    at: int
    ends: int
    is_late: bool = False  # so "at 8" in it is 8 PM


MORNING = PartOfDay(9 * 60, NOON)
AFTERNOON = PartOfDay(15 * 60, 18 * 60, is_late=True)
EVENING = PartOfDay(19 * 60, 22 * 60, is_late=True)
NIGHT = PartOfDay(20 * 60, MIDNIGHT, is_late=True)
PARTS = {"morning": MORNING, "noon": PartOfDay(NOON, NOON), "midday": PartOfDay(NOON, NOON),
         "lunch": PartOfDay(NOON, 14 * 60), "lunchtime": PartOfDay(NOON, 14 * 60), "afternoon": AFTERNOON,
         "evening": EVENING, "eve": EVENING, "night": NIGHT, "tonight": NIGHT,
         "midnight": PartOfDay(MIDNIGHT, MIDNIGHT), "eod": PartOfDay(17 * 60, 18 * 60, is_late=True)}  # fmt: skip

# A bare number is a time only before the end, or a word that may follow a time: "at 3 stores" is none.
AFTER = (
    r"(?= (?:to|that|about|abt|on|in|every|each|everyday|daily|for|this|please|pls|thanks|and|but|so|if|today|tomorrow"
    r"|tonight|sharp|ish|morning|afternoon|evening|eve|night|next|nightly|weekly|monthly|weekdays?|,|\.|-"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|wed|sat|sun)(?!\S)|$)"
)
CLOCK = re.compile(
    r"(?<!\S)(?:(?:at|around|by|about) )?(?:(?P<written>@)|(?P<hour>1[0-2]|[1-9]) (?P<half>[ap])m)"
    r"(?: sharp| ish)?(?!\S)"
)
BARE = re.compile(
    rf"(?<!\S)(?:(?P<led>at|around|by) )?(?P<hour>2[0-3]|1[0-9]|[1-9])(?!\S){AFTER}(?: sharp| ish)?(?!\S)"
)
PART = re.compile(
    r"(?<!\S)(?:(?:(?:in|at|around) )?(?:the )?(?:early |late )?)?(?P<today>this )?"
    r"(?P<part>morning|noon|midday|lunch(?: ?time)?|afternoon|evening|night|tonight|midnight"
    r"|(?:(?<=day )|(?<=tomorrow )|(?<=this ))eve|1th thing(?: in the morning)?|eod|(?:the )?end of (?:the )?day)(?!\S)"
)
MANY = r"(?P<number>(?:a )?half an?|an?|(?:a )?[0-9]+(?:\.[0-9]+)?(?: of)?)"
AHEAD = re.compile(
    rf"(?<!\S)(?:in (?:about |like )?{MANY} (?P<unit>hours?|minutes?|mins?)(?P<half> and a half| and half)?"
    rf"|{MANY.replace('number', 'count')} (?P<size>hours?|minutes?|mins?) from now)(?!\S)"
)
WRITTEN = re.compile(r"\D*(\d{1,2})(?::(\d{2}))? ?(?:([ap])\.?m\.?)?\D*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time as it was said: without AM or PM, `is_late` is None and the hour is one of twelve."""

    hour: int
    minute: int = 0
    is_late: bool | None = None


def tidied(text: str) -> str:
    """Write times in the one way that the plain line knows."""
    for pattern, plain in TIDY:
        text = pattern.sub(plain, text)
    return QUARTER_TO.sub(lambda found: f"at {(int(found[1]) - 2) % 12 + 1}:45", text)


def written(words: str) -> Clock | None:
    """Read 8pm, 7:30, 19:00; None where a clock shows no such time."""
    found = WRITTEN.fullmatch(words)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    return of_twelve(hour, minute, half, is_whole=hour > 12 or found[1].startswith("0"))


def of_twelve(hour: int, minute: int, half: str, is_whole: bool = False) -> Clock:
    """Make a time; `half` is a or p, `is_whole` an hour of twenty-four."""
    if half:
        return Clock(hour % 12 + (12 if half == "p" else 0), minute, half == "p")
    return Clock(hour, minute, hour >= 12 if is_whole or hour > 12 else None)


def minutes_ahead(found: re.Match[str]) -> int:
    """Read "in 2 hours", "in half an hour", "in an hour and a half"."""
    said, unit = found["number"] or found["count"], found["unit"] or found["size"]
    number = 0.5 if "half" in said else 1.0 if said in ("a", "an") else float(said.strip(" aof"))
    number += 0.5 if found["half"] else 0
    return round(min(number, 100_000.0) * (60 if unit.startswith("h") else 1))


def minutes_of(clock: Clock, part: PartOfDay | None, over: int) -> int:
    """Settle on the minute of a day (beyond midnight: of the next), where minutes until `over` are past.

    Without AM or PM: 1 to 6 are in the afternoon, 7 to 11 in the morning unless that is past, others as the part of the
    day says.
    """
    minutes = clock.hour * 60 + clock.minute
    if clock.is_late is not None or clock.hour == 0:
        # "Tonight at 1am" is after midnight.
        return minutes + MIDNIGHT if part is NIGHT and minutes < 5 * 60 else minutes
    if clock.hour == 12:
        return minutes + NOON if part is NIGHT else minutes
    if part is not None:
        if part is NIGHT and clock.hour < 5:
            return minutes + MIDNIGHT
        return minutes + NOON if part.is_late else minutes
    if clock.hour < 7:
        return minutes + NOON
    return minutes if minutes > over or minutes + NOON <= over else minutes + NOON


def within(part: PartOfDay, over: int) -> int | None:
    """Give the minute for "tonight": its usual one, an hour from now where it is on already; None where it is over."""
    if part.at > over:
        return part.at
    soon = -(-(over + SOON) // QUARTER) * QUARTER
    return soon if soon < part.ends else None
