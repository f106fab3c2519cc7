"""What comes again and again: "every other friday", "mon and thu", "the 1st of every month"; as an RRULE's text."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import cast

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrule, rrulestr

from bot.understanding.days.line import MONTHS, WEEKDAYS, Line

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS = "MO,TU,WE,TH,FR"
DAY = rf"(?:{'|'.join(WEEKDAYS)}|mon|tue|wed|sat|sun)s?"
LIST = rf"(?P<days>{DAY}(?:(?: (?:,|and|or|to|through|-))* {DAY}){{0,6}})"
EVERY = r"(?:ever|every|evry|evrey|evey|eveyr|each)(?: single)?"
OTHER = r"(?P<other>other|2th|alternate|second)"
MANY = r"(?P<many>[2-9]|1[0-2])"
NTHS = r"(?:the )?(?P<nths>[0-9]{1,2}(?:th)?(?:(?: (?:,|and))+ (?:the )?[0-9]{1,2}(?:th)?){0,3})"
NTH_DAY = rf"(?:the )?(?P<count>[1-5]th|last) (?P<weekday>{DAY})"
MONTH = rf"(?P<month>{'|'.join(MONTHS)}|mar)(?: the)? (?P<day>[0-9]{{1,2}})(?:th)?"
PARTS = "morning|afternoon|evening|night"
MOST_DAYS = {month: monthrange(2028, month)[1] for month in range(1, 13)}  # of a leap year
WEEK, SHORTEST_MONTH = 7, 28  # days
INTERVALS = {  # and how many days one has at most
    "DAILY": (relativedelta(days=1), 1),
    "WEEKLY": (relativedelta(weeks=1), WEEK),
    "MONTHLY": (relativedelta(months=1), 31),
    "YEARLY": (relativedelta(years=1), 366),
}
EDGE = frozenset(("daily", "weekly", "monthly", "yearly", "annually", "nightly", "hourly", "weekends", "an hour"))

Match = re.Match[str]
Reads = Callable[[Match, str], str | None]


@dataclass(frozen=True, slots=True)
class Repeats:
    """A repetition in the line: where, its rule ("" where it comes more than once a day), the part of the day."""

    start: int
    end: int
    rule: str
    part: str = ""
    is_weak: bool = False  # "daily" within a sentence tells of something else: "my daily log"


def repeats(line: Line, text: str) -> Repeats | None:
    """Find what comes again and again in a line; of several the one that says so most plainly."""
    for pattern, rule in PATTERNS:
        for found in pattern.finditer(line.words):
            start, end = line.place(*found.span())
            made = rule(found, text[start:end])
            if made is not None:
                said = found.groupdict()
                part = "night" if found[0] == "nightly" else (said.get("part") or "").rstrip("s")
                return Repeats(*found.span(), made, part, found[0] in EDGE)
    return None


def days_of(rule: str, first_on: date, since: date) -> Iterator[date]:
    """Go through the days of a rule that begins on a day, from `since` on; without a rule, that one day."""
    if not rule:
        yield from (first_on,) if first_on >= since else ()
        return
    start = max(since, first_on)
    found = _read(rule, _near(rule, first_on, start)).xafter(datetime.combine(start, time()), inc=True)
    yield from (each.date() for each in found)


@lru_cache(maxsize=1024)
def _read(rule: str, first_on: date) -> rrule:
    return cast("rrule", rrulestr(rule, dtstart=datetime.combine(first_on, time())))


def _near(rule: str, first_on: date, start: date) -> date:
    """Give a later first day with which a rule goes on the same from `start`: the way from the first takes long.

    It is whole intervals later, and one of them is over before `start`, for the first may not be a whole one.
    """
    said = dict(part.split("=", 1) for part in rule.split(";"))
    one, longest = INTERVALS[said["FREQ"]]
    every = int(said.get("INTERVAL", 1))
    many = (start - first_on).days // (longest * every) - 1
    # What is counted is counted from the first, and not every month has a 29th.
    if many < 1 or "COUNT" in said or (longest > WEEK and first_on.day > SHORTEST_MONTH):
        return first_on
    return first_on + one * (many * every)


def _many(found: Match) -> int:
    said = found.groupdict()
    return 2 if said.get("other") or said.get("twice") else int(said.get("many") or 1)


def _rule(freq: str, many: int = 1, **parts: str) -> str:
    named = {"FREQ": freq, **({"INTERVAL": str(many)} if many > 1 else {}), **parts}
    return ";".join(f"{name}={value}" for name, value in named.items())


def _code(name: str) -> str:
    return next(code for code, day in zip(CODES, WEEKDAYS, strict=True) if day.startswith(name.rstrip("s")[:3]))


def _days(found: Match, text: str) -> str:
    """Read "mon, wed and fri" and "mon-fri"; the line has lost the dash of the latter."""
    named = [_code(name) for name in re.findall(DAY, found["days"])]
    is_range = len(named) == 2 and re.search(r"\b(?:to|through|thru)\b|[-–—]", text)
    if is_range:
        first, last = (CODES.index(each) for each in named)
        named = [CODES[(first + step) % 7] for step in range((last - first) % 7 + 1)]
    return ",".join(sorted(dict.fromkeys(named), key=CODES.index))


def _weekly(found: Match, text: str) -> str | None:
    return _rule("WEEKLY", _many(found), BYDAY=_days(found, text))


def _plain(found: Match, text: str) -> str | None:
    """Read "mondays", "mon and thu"; one day alone is just that."""
    named = re.findall(DAY, found["days"])
    return _weekly(found, text) if len(named) > 1 or named[0].endswith("s") else None


def _monthly(found: Match, text: str) -> str | None:
    days = sorted({int(number) for number in re.findall("[0-9]+", found["nths"])})
    if not all(1 <= day <= 31 for day in days):
        return None
    if len(days) == 1 and days[0] > 28:  # in a shorter month its last day
        short = ",".join(map(str, range(28, days[0] + 1)))
        return _rule("MONTHLY", _many(found), BYMONTHDAY=short, BYSETPOS="-1")
    return _rule("MONTHLY", _many(found), BYMONTHDAY=",".join(map(str, days)))


def _nth_weekday(found: Match, text: str) -> str | None:
    count = "-1" if found["count"] == "last" else found["count"][0]
    return _rule("MONTHLY", BYDAY=f"{count}{_code(found['weekday'])}")


def _yearly(found: Match, text: str) -> str | None:
    month = next(number for number, name in enumerate(MONTHS, 1) if name.startswith(found["month"]))
    day = int(found["day"])
    return _rule("YEARLY", BYMONTH=str(month), BYMONTHDAY=str(day)) if 1 <= day <= MOST_DAYS[month] else None


def _each(freq: str, **parts: str) -> Reads:
    return lambda found, text: _rule(freq, _many(found), **parts)


# In this order: what comes first takes its words from those that follow.
WAYS: tuple[tuple[str, Reads], ...] = (
    (rf"{EVERY} (?:[0-9]+ |half |other )?(?:hours?|minutes?|mins?)|hourly|[2-9] times (?:a|per) day|an hour",
     lambda found, text: ""),
    (rf"(?:on )?{NTH_DAY} of {EVERY} month", _nth_weekday),
    (rf"(?:monthly|{EVERY} month)(?: on)? {NTH_DAY}", _nth_weekday),
    (rf"{EVERY} {NTH_DAY} of the month", _nth_weekday),
    (rf"(?:on )?(?:the )?(?:last day|end) of {EVERY} month|{EVERY} month end|monthly on the last day",
     _each("MONTHLY", BYMONTHDAY="-1")),
    (rf"(?:on )?{NTHS} (?:day )?of {EVERY} month", _monthly),
    (rf"(?:{EVERY} (?:{OTHER}|{MANY}) months?|{EVERY} month|monthly)(?: on)? {NTHS}", _monthly),
    (rf"{EVERY} (?P<nths>[0-9]{{1,2}}th)(?= (?:of the month|at|@)| ?$)(?: of the month)?", _monthly),
    (rf"(?:{EVERY} year|yearly|annually)(?: on)? {MONTH}", _yearly),
    (rf"{EVERY} {MONTH}", _yearly),
    (rf"(?:on )?(?:{EVERY} )?(?:weekdays?|work ?days?|business days?)", _each("WEEKLY", BYDAY=WORKDAYS)),
    (rf"(?:on )?(?:{EVERY} weekend|weekends)", _each("WEEKLY", BYDAY="SA,SU")),
    (rf"(?:{EVERY} {OTHER}|(?P<twice>bi ?weekly)(?: on)?) {LIST}", _weekly),
    (rf"{EVERY} (?:{OTHER}|{MANY}) weeks?(?: on)? {LIST}", _weekly),
    (rf"(?:on )?{LIST}(?: ,)? (?:{EVERY} (?:{OTHER}|{MANY}) weeks?|(?P<twice>bi ?weekly))", _weekly),
    (rf"(?:(?:{EVERY} week|weekly)(?: on)?|{EVERY}) {LIST}", _weekly),
    (rf"(?:on )?{LIST}(?: ,)? (?:{EVERY} week|weekly)", _weekly),
    (rf"{EVERY} (?:{OTHER} day|{MANY} days?)", _each("DAILY")),
    (rf"{EVERY} ?day|everyday|daily|once (?:a|per) day|nightly|{EVERY} (?P<part>{PARTS})", _each("DAILY")),
    (rf"(?:(?:in the|on|most) )?(?P<part>(?:{PARTS})s)", _each("DAILY")),
    (rf"{EVERY} (?:{OTHER}|{MANY}) weeks?|(?P<twice>bi ?weekly)|{EVERY} week|weekly|once (?:a|per) week",
     _each("WEEKLY")),
    (rf"{EVERY} (?:{OTHER}|{MANY}) months?|{EVERY} month|monthly|once (?:a|per) month", _each("MONTHLY")),
    (rf"{EVERY} quarter|quarterly", lambda found, text: _rule("MONTHLY", 3)),
    (rf"{EVERY} (?:{OTHER}|{MANY}) years?|{EVERY} year|yearly|annually", _each("YEARLY")),
    (rf"(?:on )?{LIST}", _plain),
)  # fmt: skip
PATTERNS = tuple((re.compile(rf"(?<!\S)(?:{words})(?!\S)"), rule) for words, rule in WAYS)
