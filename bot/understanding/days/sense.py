"""Whether an expression is a day where it stands, or an ordinary word or number."""

import re
from collections.abc import Callable

from bot.understanding.days.around import Around
from bot.understanding.days.grammar import HABIT, Found
from bot.understanding.days.line import WEEKDAYS

WEAK = {"may", "march", "mar", "mon", "wed", "sat", "sun", "fall", "spring"}
# What makes a fraction of "1/2 hour" at the beginning.
COUNTED = re.compile(
    r"(?:hours?|hrs?|minutes?|mins?|day|week|month|year|of|time|price|off|way|full|an?|the|ce|credits?)$"
)
PRONOUNS = {"i", "we", "you", "they", "he", "she", "it", "who", "that", "this", "which", "and"}
NUMBERED = {"score", "scored", "got", "chapter", "module", "level", "step", "part", "page", "unit", "week", "did",
            "room", "size"}  # fmt: skip
DATED = {"by", "on", "before", "until", "due"}
BESIDE_A_NAME = {"with", "to", "and", "ask", "tell", "from", "like", "than", "email", "call", "the", "my", "our", "a",
                 "thank", "help", "meet", "text", "per"}  # fmt: skip

ADDRESSED = {"with", "to", "ask", "tell", "email", "call", "thank", "help", "meet", "text"}  # nobody is called Friday
ORDERED = {"attempt", "try", "time", "quarter", "floor", "module", "chapter", "week", "month", "round", "shift", "year",
           "day", "one", "exam", "test", "interview"}  # fmt: skip


def is_day(found: Found, near: Around, is_alone: bool) -> bool:
    """Tell whether an expression is a day.

    `is_alone`: nothing but a day was asked for, so a word needs less around it to be one.
    """
    if found.sort == HABIT:
        return True
    return not near.is_aside and SENSES.get(found.sort, _surely)(found, near, is_alone)


def _fits(near: Around) -> bool:
    """Tell whether what comes next may follow a day: in front of a clause anything may."""
    return near.follows or (near.opens and (near.strength > 0 or near.shift is not None))


def _surely(found: Found, near: Around, is_alone: bool) -> bool:
    """Take it as it is."""
    return True


def _day(found: Found, near: Around, is_alone: bool) -> bool:
    """Take a date that is not the verb in "i may 10x it"."""
    return not (found.said.get("month") == "may" and near.before in PRONOUNS)


def _short(found: Found, near: Around, is_alone: bool) -> bool:
    """Take 8/22 that is no score, fraction or 24/7; 8-22 only where a day is due."""
    if near.opens and found.said["shape"] and not near.before and not near.follows:
        return COUNTED.match(near.next) is None  # "10/2 sit for it"
    led = near.strength > 0
    return (bool(found.said["shape"]) or led or (is_alone and found.odd is None)) and near.follows and (
        near.before not in NUMBERED)  # fmt: skip


def _year(found: Found, near: Around, is_alone: bool) -> bool:
    """Take a number that is called a year, or stands where a year would."""
    if found.said.get("part") or found.said.get("named"):
        return True
    is_usual = 1900 <= int(found.said["year"] or 0) < 2200
    # As in "2028: get certified" and "my 2028 goal".
    titles = near.next in {"goal", "goals"} or (not near.before and near.next in {",", "is", "will"})
    return (near.strength > 0 or is_alone or titles) and near.follows and (is_usual or near.ends)


def _nth(found: Found, near: Around, is_alone: bool) -> bool:
    """Take "the 28th" that counts no attempt, floor or module, and is not "at first"."""
    if found.said["of_month"] or (near.before in WEEKDAYS and near.follows):
        return True
    led = near.strength > 0 and bool(found.said["the"] or near.lead & DATED)
    if found.said["the"] and near.opens and (near.strength == 2 or near.next == ","):
        return near.next not in ORDERED  # "by the 20th call them"
    return (led or is_alone) and near.follows


def _length(found: Found, near: Around, is_alone: bool) -> bool:
    """Take "3 months" as an answer only."""
    return is_alone and near.follows


def _word(found: Found, near: Around, is_alone: bool) -> bool:
    """Take short forms that mean something else as well only where a day is due."""
    if found.said.get("hour"):
        return not near.lead.isdisjoint({"by", "before"}) or is_alone
    if "unit" in found.said or "month" in found.said:
        return near.strength > 0 or near.follows or near.opens
    return not found.said.get("short_form") or near.strength > 0 or is_alone or (near.ends and near.before != "")


def _stretch(found: Found, near: Around, is_alone: bool) -> bool:
    """Take "this week", and "the weekend" that is not the weekend shift."""
    return found.is_told or _fits(near)


def _holiday(found: Found, near: Around, is_alone: bool) -> bool:
    """Take a holiday that is no party; "the holidays" only where a day is due."""
    return _fits(near) and (near.strength > 0 or is_alone or found.said["holiday"] != "the holiday")


def _weekday(found: Found, near: Around, is_alone: bool) -> bool:
    """Take a weekday that names no shift or meeting."""
    led = near.strength > 0 and (_fits(near) or "the" not in near.lead)
    return found.is_told or led or _stands_alone(found, near, is_alone)


def _span(found: Found, near: Around, is_alone: bool) -> bool:
    """Take a month, quarter or season that is neither a verb nor somebody's name."""
    led = near.strength > 0 or found.is_told or _stands_alone(found, near, is_alone)
    return led and (
        _fits(near) or (near.opens and found.is_told) or not (found.said.get("season") or "the" in near.lead)
    )


def _stands_alone(found: Found, near: Around, is_alone: bool) -> bool:
    """Tell whether a name with nothing that leads to it is a day."""
    if is_alone:
        return near.follows and near.before not in PRONOUNS
    if found.name in WEAK:
        return False
    if near.before in {"", ",", ".", "-", "or", "eod", "cob"}:
        return near.follows
    beside = BESIDE_A_NAME - ADDRESSED if found.sort == "weekday" else BESIDE_A_NAME
    return near.before not in beside and (near.ends or (found.sort == "weekday" and near.follows))


SENSES: dict[str, Callable[[Found, Around, bool], bool]] = {
    "day": _day, "short": _short, "year": _year, "nth": _nth, "length": _length, "stretch": _stretch,
    "holiday": _holiday, "weekday": _weekday, "span": _span, "word": _word,
}  # fmt: skip
