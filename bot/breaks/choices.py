"""Until when a message can be put off; pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.clock import Hours, local
from bot.library import folded
from bot.understanding import days

HOUR, MINUTE = 3600, 60
EVENING, EVENING_BEGINS, MORNING = 20 * 60, 17 * 60, 9 * 60  # minutes after midnight
SOONEST_S = 30 * MINUTE  # nearer than that, tonight is now
MOST_HOURS, LONGEST = 72, 60  # hours ahead; characters in which a time is looked for

COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "couple of": 2}
AHEAD = re.compile(
    rf"(?:in )?(?:a )?(?P<count>[0-9]{{1,3}}|half an|{'|'.join(sorted(COUNTS, key=len, reverse=True))}) ?"
    r"(?P<unit>hours?|hrs?|h|minutes?|mins?|min)(?: from now)?"
)
# What may stand before and after a time without changing it.
BEFORE = re.compile(
    r"^(?:snooze|ask me|remind me|tell me|try me|try|maybe|again|until|till|til|for|it|this|please)\b ?"
)
AFTER = re.compile(r" ?\b(?:please|pls|plz|thanks|ok|instead|then)$")


@dataclass(frozen=True, slots=True)
class Choice:
    """An instant (UTC seconds) at which a message comes again; `is_moved` where their quiet hours made it later."""

    at: int
    is_moved: bool = False


def hour(hours: Hours, now: int) -> Choice:
    """Give the time an hour from now."""
    return _open(now + HOUR, hours)


def tonight(hours: Hours, now: int) -> Choice | None:
    """Give the evening of the day they are living in, an hour before it gets quiet; None where that is over or near."""
    day = hours.day(now)
    quiet = hours.week(day).quiet
    is_evening = quiet.begins != quiet.ends and quiet.begins > EVENING_BEGINS
    chosen = _open(hours.at(day, min(EVENING, quiet.begins - 60) if is_evening else EVENING), hours)
    return chosen if now + SOONEST_S <= chosen.at < hours.day_ends_at(now) else None


def tomorrow(hours: Hours, now: int) -> Choice:
    """Give the same time of the wall clock on the next day."""
    return _days_on(1, hours, now)


def next_week(hours: Hours, now: int) -> Choice:
    """Give the same weekday and time of the wall clock a week from now."""
    return _days_on(7, hours, now)


NAMED: Mapping[str, Callable[[Hours, int], Choice | None]] = {
    "hour": hour,
    "tonight": tonight,
    "tomorrow": tomorrow,
    "week": next_week,
}
MEANS = {
    "later": "hour",
    "later today": "tonight",
    "this evening": "tonight",
    "tonite": "tonight",
    "tmrw": "tomorrow",
    "tmr": "tomorrow",
    "next week": "week",
    "in a week": "week",
    "a week": "week",
    "1 week": "week",
}


def offered(hours: Hours, now: int) -> dict[str, Choice]:
    """Give the choices there are now, by name."""
    found = {name: choose(hours, now) for name, choose in NAMED.items()}
    return {name: choice for name, choice in found.items() if choice is not None}


def said(text: str, hours: Hours, now: int) -> Choice | None:
    """Read until when somebody puts something off: "tonight", "in 2 hours", "till monday"; None for anything else."""
    words = _bare(folded(text)) if len(text) <= LONGEST else ""
    name = MEANS.get(words, words)
    if name in NAMED:
        return NAMED[name](hours, now)
    ahead = AHEAD.fullmatch(words)
    if ahead:
        return _ahead(ahead, hours, now)
    at = timed(text, hours, now)
    return _open(at, hours) if at is not None else _on_a_day(words, hours, now)


def timed(text: str, hours: Hours, now: int) -> int | None:
    """Read an hour that is named, with its day or without: "tomorrow 9pm"; None for anything else."""
    words = _bare(" ".join(text.casefold().split())) if len(text) <= LONGEST else ""
    if not words or words in MEANS or words in NAMED:
        return None
    asked = days.asked(words, hours.day(now), local(now, hours.zone).replace(tzinfo=None))
    when = asked.when
    if when is None or when.rule or not when.is_timed or asked.words or asked.from_now:
        return None
    at = hours.at(when.first_on, when.minutes)
    return at if at > now else None


def _bare(words: str) -> str:
    """Leave out what stands before and after a time."""
    while words not in MEANS and (bare := AFTER.sub("", BEFORE.sub("", words))) != words:
        words = bare
    return words


def _ahead(found: re.Match[str], hours: Hours, now: int) -> Choice | None:
    count = found["count"]
    many = 0.5 if count == "half an" else float(COUNTS.get(count) or count)
    seconds = round(many * (HOUR if found["unit"].startswith("h") else MINUTE))
    return _open(now + seconds, hours) if 0 < seconds <= MOST_HOURS * HOUR else None


def _on_a_day(words: str, hours: Hours, now: int) -> Choice | None:
    """Read a day alone, on which it comes in the morning."""
    today = hours.day(now)
    found = days.answered(words, today) if words else None
    is_alone = found is not None and not folded(words[: found.start] + words[found.end :])
    if found is None or found.day is None or found.day <= today or not is_alone:
        return None
    return _open(hours.at(found.day, MORNING), hours)


def _days_on(more: int, hours: Hours, now: int) -> Choice:
    day = local(now, hours.zone).date() + timedelta(days=more)
    return _open(hours.at(day, hours.minute(now)), hours)


def _open(at: int, hours: Hours) -> Choice:
    moved = hours.next_open(at)
    return Choice(moved, moved != at)
