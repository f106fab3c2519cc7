"""What somebody did, in their own words: hours of continuing education, the day, several deeds in several lines."""

import re
from dataclasses import replace
from datetime import date

from bot.chat import ProgressHeard
from bot.library import Credits
from bot.understanding import days
from bot.understanding.acts import forms
from bot.understanding.acts.hours import Hours, activity_in, hours_in, parts_of, speaks_of_credit
from bot.understanding.acts.patterns import ENDS, LEAD, any_of

MOST_LINES = 20
_BULLET = any_of(r"^\s*(?:[-*\u2022\u25e6\u00b7\u2013\u2705\u2714\u2611]+|\[x\]|\d{1,2}[.)])\s+")
_ENTRY = any_of(
    rf"^{LEAD}(?:progress|done|deed|log(?: this)?|record|add|ce log|update)\s*[:=]\s*",
    rf"^{LEAD}(?:log|record|add)\s+(?=(?:my |a |another )?[\d.])",
)
_TO_COME = any_of(r"\b(?:book|schedul|register|sign(?:ed)? up|appointment|due)\w*")
_UNIT = any_of(r"^\S+", r"(?:hours?|hrs?|h|mins?|minutes?)$")
_HAS_WORD = re.compile(r"[^\W\d_]{2}")


def lines_of(text: str) -> tuple[str, ...]:
    """Cut a message as typed into its lines, without bullets; more than a few lines are a story, not a list."""
    lines = tuple(filter(None, (_BULLET.sub("", line).strip() for line in text.splitlines())))
    return lines if 1 < len(lines) <= MOST_LINES else ()


def has_figures(text: str, known: Credits) -> bool:
    """Tell whether a cleaned text holds hours of continuing education, or the number of an activity."""
    hours = hours_in(text, known)
    return activity_in(text) is not None or (hours is not None and hours.count is not None)


def has_total(text: str, known: Credits) -> bool:
    """Tell whether a cleaned text says how many such hours there are by now, and not what is wanted."""
    hours = hours_in(text, known)
    return hours is not None and hours.count is not None and hours.is_total and not forms.tells_of_intent(text)


def is_activity(text: str) -> bool:
    """Tell whether a cleaned text holds the number of an accredited activity."""
    return activity_in(text) is not None


def deeds_in(text: str, today: date, known: Credits) -> tuple[ProgressHeard, ...]:
    """Read a cleaned text as a report of one thing, or of several, each with hours of its own.

    The day of the whole is that of a part without one. Parts that add up to the first are what it consists of.
    """
    whole = deed_in(text, today, known)
    texts = parts_of(text)
    if len(texts) == 1:
        return (whole,)
    told = (deed_in(part, today, known) for part in texts)
    parts = tuple(replace(each, on=each.on or whole.on) for each in told)
    hours = [part.ce_hours or 0.0 for part in parts if not part.ce_total]
    is_list = len(hours) == len(parts) and all(hours)
    return parts if is_list and (len(parts) == 2 or hours[0] != sum(hours[1:])) else (whole,)


def deed_in(text: str, today: date, known: Credits) -> ProgressHeard:
    """Read a cleaned text as a report of something done."""
    said = None if _TO_COME.search(text) else days.done_on(text, today)
    on = said.day if said and not said.odd else None
    whole = f"{text[: said.start]} {text[said.end :]}" if said and on else text
    activity = activity_in(text)
    rest = (activity_in(whole) or ("", "", whole))[2]
    hours = hours_in(f"{rest} ce" if activity and not speaks_of_credit(rest) else rest, known)
    subject = known.topics.get(activity[1]) if activity else None
    return ProgressHeard(
        note=_note(whole, None if activity else hours, known) or text,
        ce_hours=hours.count if hours else None,
        ce_subject=subject or (hours.subject if hours and hours.count else None),
        ce_total=bool(hours and hours.count and hours.is_total),
        on=on,
        activity=activity[0] if activity else None,
    )


def _note(text: str, hours: Hours | None, known: Credits) -> str:
    """Leave out the hours, where they are kept apart and other words are left."""
    text = _ENTRY.sub("", " ".join(text.split()).replace(" , ", ", "), count=1).strip(ENDS)
    if hours is None or hours.count is None or hours.is_total:
        return text
    found = hours_in(text, known)
    if found is None:
        return text
    figure = _UNIT.sub("", text[found.start : found.end])
    behind = re.sub(r"^\s*(?:of|on|in)\b", "", text[found.end :], flags=re.IGNORECASE)
    shorter = " ".join(f"{text[: found.start]} {figure} {behind}".split()).replace(" ,", ",").strip(ENDS)
    return shorter if _HAS_WORD.search(shorter) else text
