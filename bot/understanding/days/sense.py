"""Whether an expression is a day where it stands, or an ordinary word or number."""

from collections.abc import Callable

from bot.understanding.days.around import Around
from bot.understanding.days.grammar import HABIT, Found

WEAK = {"may", "march", "mar", "mon", "wed", "sat", "sun", "fall", "spring"}
PRONOUNS = {"i", "we", "you", "they", "he", "she", "it", "who", "that", "this", "which", "and"}
NUMBERED = {"score", "scored", "got", "chapter", "module", "level", "step", "part", "page", "unit", "week", "did",
            "room", "size"}  # fmt: skip
DATED = {"by", "on", "before", "until", "due"}
BESIDE_A_NAME = {"with", "to", "and", "ask", "tell", "from", "like", "than", "email", "call", "the", "my", "our", "a",
                 "thank", "help", "meet", "text", "per"}  # fmt: skip


def is_day(found: Found, near: Around, is_alone: bool) -> bool:
    """Tell whether an expression is a day.

    `is_alone`: nothing but a day was asked for, so a word needs less around it to be one.
    """
    if found.sort == HABIT:
        return True
    return not near.is_aside and SENSES.get(found.sort, _surely)(found, near, is_alone)


def _surely(found: Found, near: Around, is_alone: bool) -> bool:
    """Take it as it is."""
    return True


def _day(found: Found, near: Around, is_alone: bool) -> bool:
    """Take a date that is not the verb in "i may 10x it"."""
    return not (found.said.get("month") == "may" and near.before in PRONOUNS)


def _short(found: Found, near: Around, is_alone: bool) -> bool:
    """Take 8/22 that is no score, fraction or 24/7; 8-22 only where a day is due."""
    led = near.strength > 0
    return (bool(found.said["shape"]) or led or (is_alone and found.odd is None)) and near.follows and (
        near.before not in NUMBERED)  # fmt: skip


def _year(found: Found, near: Around, is_alone: bool) -> bool:
    """Take a number that is called a year, or stands where a year would."""
    if found.said.get("part") or found.said.get("named"):
        return True
    is_usual = 1900 <= int(found.said["year"] or 0) < 2200
    return (near.strength > 0 or is_alone) and near.follows and (is_usual or near.ends)


def _nth(found: Found, near: Around, is_alone: bool) -> bool:
    """Take "the 28th" that counts no attempt, floor or module, and is not "at first"."""
    led = near.strength > 0 and bool(found.said["the"] or near.lead & DATED)
    return bool(found.said["of_month"]) or ((led or is_alone) and near.follows)


def _length(found: Found, near: Around, is_alone: bool) -> bool:
    """Take "3 months" as an answer only."""
    return is_alone and near.follows


def _word(found: Found, near: Around, is_alone: bool) -> bool:
    """Take short forms that mean something else as well only where a day is due."""
    return not found.said.get("short_form") or near.strength > 0 or is_alone or (near.ends and near.before != "")


def _stretch(found: Found, near: Around, is_alone: bool) -> bool:
    """Take "this week", and "the weekend" that is not the weekend shift."""
    return found.is_told or near.follows


def _holiday(found: Found, near: Around, is_alone: bool) -> bool:
    """Take a holiday that is no party; "the holidays" only where a day is due."""
    return near.follows and (near.strength > 0 or is_alone or found.said["holiday"] != "the holiday")


def _weekday(found: Found, near: Around, is_alone: bool) -> bool:
    """Take a weekday that names no shift or meeting."""
    led = near.strength > 0 and (near.follows or "the" not in near.lead)
    return found.is_told or led or _stands_alone(found, near, is_alone)


def _span(found: Found, near: Around, is_alone: bool) -> bool:
    """Take a month, quarter or season that is neither a verb nor somebody's name."""
    led = near.strength > 0 or found.is_told or _stands_alone(found, near, is_alone)
    return led and (near.follows or not (found.said.get("season") or "the" in near.lead))


def _stands_alone(found: Found, near: Around, is_alone: bool) -> bool:
    """Tell whether a name with nothing that leads to it is a day."""
    if is_alone:
        return near.follows and near.before not in PRONOUNS
    if found.name in WEAK:
        return False
    if near.before in {"", ",", ".", "-", "or"}:
        return near.follows
    return near.before not in BESIDE_A_NAME and (near.ends or (found.sort == "weekday" and near.follows))


SENSES: dict[str, Callable[[Found, Around, bool], bool]] = {
    "day": _day, "short": _short, "year": _year, "nth": _nth, "length": _length, "stretch": _stretch,
    "holiday": _holiday, "weekday": _weekday, "span": _span, "word": _word,
}  # fmt: skip
