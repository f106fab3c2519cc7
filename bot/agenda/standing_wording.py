"""The one line that tells why nothing comes at the moment."""

from collections.abc import Sequence
from datetime import date

from bot.clock import Hours, in_words, local, time_in_words
from bot.manners import is_over
from bot.people import Silence, Silent

# The strongest first: what is stopped is not shown as put off.
ORDER: tuple[Silent, ...] = ("stop", "pause", "farewell", "rest", "snooze")
EVENING = 17 * 60


def standing_of(silences: Sequence[Silence], hours: Hours, now: int, about: str = "") -> str:
    """Say which silence about everything, or about one thing, stands now; nothing where none does."""
    found = [each for each in silences if each.about == about and not is_over(each, hours, now)]
    first = min(found, key=lambda each: ORDER.index(each.why), default=None)
    return _said(first, hours, now) if first else ""


def when(at: int, hours: Hours, now: int) -> str:
    """Say an instant (UTC seconds) as people do: "tonight at 8:00 PM", "tomorrow at 9:15 AM", "Wed, Mar 31 at ..."."""
    day, today = local(at, hours.zone).date(), local(now, hours.zone).date()
    minute = hours.minute(at)
    evening = "tonight" if minute >= EVENING else "today"
    named = {0: evening, 1: "tomorrow"}.get((day - today).days, in_words(day, today))
    return f"{named} at {time_in_words(minute)}"


def _said(silence: Silence, hours: Hours, now: int) -> str:
    is_all = silence.about == ""
    match silence.why:
        case "stop":
            return "Stopped: nothing from me on my own. Say start again to change that."
        case "pause":
            return _paused(silence.until_on, hours.day(now), is_all)
        case "snooze":
            until = f" until {when(silence.until_at, hours, now)}" if silence.until_at is not None else ""
            return f"Snoozed{until}. Say resume to end it."
        case "farewell":
            return "I have stopped checking in. Say resume to have check-ins again."
        case "rest":
            return "Resting: I do not ask about it."


def _paused(until: date | None, today: date, is_all: bool) -> str:
    if not is_all:
        return f"Paused until {in_words(until, today)}." if until else "Paused until you take it up again."
    if until is None:
        return "Paused: nothing from me. Say resume to end it."
    return f"Paused until {in_words(until, today)}: nothing from me before then. Say resume to end it."
