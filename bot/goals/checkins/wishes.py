"""What people say of how often and when: "every other friday at 6pm", "less often", "thursday after class"; pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.clock import Hours
from bot.goals.checkins.rhythm import FIRST_AFTER_S, Every, Rhythm, changed, denser, rule_of, sparser

LONGEST = 200  # characters in which a rhythm is looked for
MORNING, NOON, AFTERNOON, EVENING, NIGHT = 9 * 60 + 30, 12 * 60, 15 * 60, 19 * 60, 20 * 60

_NAMES = (r"mon(?:day)?", r"tue(?:s(?:day)?)?", r"wed(?:nesday|s)?", r"thu(?:r(?:s(?:day)?)?)?", r"fri(?:day)?",
          r"sat(?:urday)?", r"sun(?:day)?")  # fmt: skip
# "I sat down", "when the sun is out" are no days.
_WEEKDAYS = [re.compile(rf"\b(?<!\bi )(?<!\bthe ){name}(?:['’]?s)?\b", re.IGNORECASE) for name in _NAMES]
_WORKDAYS = re.compile(r"\b(?:every |each |on )?(?:weekday|workday|work day)s?\b", re.IGNORECASE)
_CLOCK = re.compile(r"\b(?P<hour>1[0-2]|0?[1-9])(?::(?P<minute>[0-5][0-9]))?\s*(?P<half>a|p)\.?\s?m\b", re.IGNORECASE)
_BARE = re.compile(
    r"\b(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])\b|\bat (?P<oclock>1[0-2]|[1-9])\b(?!:)",
    re.IGNORECASE,
)
# The first that is found counts: "the morning after my night shift" is a morning.
_TIMES: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (minutes, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for minutes, words in (
        (MORNING, r"before noon|before lunch|mornings?|before (?:work|class|my shift)|breakfast"),
        (NOON, r"noon|midday|lunch(?:time| break)?"),
        (AFTERNOON, r"afternoons?"),
        (NIGHT, r"nights?|(?:in|to|before) bed|bedtime"),
        (EVENING, r"evenings?|dinner|after (?:work|class|school|my shift)|(?:get|got|come|am) home"),
    )
)
# "When it is a morning-shift week": a kind of week, where their shifts have one of that name.
_KIND = re.compile(r"\b([a-z]+)[ -](?:shifts?|weeks?)\b", re.IGNORECASE)
_ALTERNATE_DAYS = re.compile(r"\bevery (?:other|second|2|two) days?\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:every|each)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b", re.IGNORECASE)
# In this order: "every other week" is no "every week".
_SAID: Mapping[Every, str] = {
    "never": r"never(?! mind)|no (?:more )?check[- ]?ins?|(?:stop|quit) (?:checking in|the check[- ]?ins?|asking)"
    r"|do(?:n['’]?t| not) (?:check in|ask)|only when i write|not at all",
    "biweekly": r"every (?:other|second)|every (?:2|two) weeks?|bi-?weekly|fortnightly|once a fortnight"
    r"|(?:twice|two times|2x) (?:a|per) month",
    "twice": r"(?:twice|two times|2 times|2x) (?:a|per|each|every) week|twice weekly|couple (?:of )?times a week",
    "monthly": r"monthly|(?:once a|every|each|per) month",
    "daily": r"daily|every ?day|each day|nightly|every (?:single )?(?:morning|evening|night|afternoon)|once a day",
    "weekly": r"weekly|(?:once a|every|each|per) week",
}
_EVERY = {every: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for every, words in _SAID.items()}
_LESS = re.compile(r"\bless (?:often|frequent(?:ly)?)|\bnot (?:so|as|that) often\b|\btoo (?:often|much|many)\b", re.I)
_MORE = re.compile(r"\bmore (?:often|frequent(?:ly)?)\b", re.I)


@dataclass(frozen=True, slots=True)
class Wish:
    """How often, on which days of the week (Monday is 0), at which minute, as far as it was said."""

    every: Every | None = None
    days: tuple[int, ...] = ()
    minutes: int | None = None
    is_less: bool = False
    is_more: bool = False


def wish_in(text: str) -> Wish | None:
    """Read how often somebody would like to be asked; None where that says nothing of it."""
    if len(text) > LONGEST:
        return None
    days = _days_in(text)
    every = next((every for every, words in _EVERY.items() if words.search(text)), None)
    is_each = every in ("daily", "weekly") or (every is None and _EACH.search(text) is not None)
    if _ALTERNATE_DAYS.search(text) or (days and is_each):
        every = "weekly"
    wish = Wish(every, days, time_in(text), bool(_LESS.search(text)), bool(_MORE.search(text)))
    return wish if wish != Wish() else None


def granted(wish: Wish, rhythm: Rhythm, usual_days: Sequence[int], today: date, now: int) -> Rhythm:
    """Give the rhythm as it was wished; `usual_days` are those of somebody's own where it has none."""
    every = wish.every
    if wish.is_less or wish.is_more:
        every = sparser(rhythm.every) if wish.is_less else denser(rhythm.every)
    days = wish.days or (() if rhythm.days else tuple(usual_days) if every != "daily" else ())
    return changed(rhythm, today, now, every, days, wish.minutes)


def planned(plan: str, rhythm: Rhythm, hours: Hours) -> Rhythm:
    """Give a rhythm as a when-then plan has it: its days of the week, its time, the kind of week it names."""
    names = {week.name for week in hours.weeks if week.name}
    weeks = next((word[1].lower() for word in _KIND.finditer(plan) if word[1].lower() in names), "")
    days = _days_in(plan)
    if not days:
        return replace(rhythm, weeks=weeks)
    minutes = time_in(_KIND.sub(" ", plan))  # a "morning shift" is no morning
    rule = rule_of("weekly" if len(days) < 3 else "daily", days)
    kept = rhythm.minutes if minutes is None else minutes
    # What they planned for tomorrow is asked about tomorrow.
    return replace(rhythm, rule=rule, minutes=kept, weeks=weeks, after=rhythm.after - FIRST_AFTER_S)


def names_time(text: str) -> bool:
    """Tell whether a text names a day of the week, or a time on the clock."""
    return bool(_days_in(text) or _CLOCK.search(text) or _BARE.search(text))


def time_in(text: str) -> int | None:
    """Read a time of day, in minutes after midnight, or the part of a day that was named."""
    named = next((minutes for minutes, words in _TIMES if words.search(text)), None)
    if said := _CLOCK.search(text):
        return int(said["hour"]) % 12 * 60 + int(said["minute"] or 0) + (12 * 60 if said["half"] in "pP" else 0)
    if said := _BARE.search(text):
        hour, minute = int(said["hour"] or said["oclock"]), int(said["minute"] or 0)
        is_later = hour < 7 or (hour < 12 and named is not None and named >= EVENING)
        return (hour + 12 * (is_later and hour > 0)) * 60 + minute
    return named


def _days_in(text: str) -> tuple[int, ...]:
    if _ALTERNATE_DAYS.search(text):
        return (0, 2, 4)
    if _WORKDAYS.search(text):
        return (0, 1, 2, 3, 4)
    return tuple(day for day, name in enumerate(_WEEKDAYS) if name.search(text))
