"""Says in words when a reminder comes; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot import clock
from bot.reminders.model import Reminder

NAMES = {"MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday", "SA": "Saturday",
         "SU": "Sunday"}  # fmt: skip
CODES = tuple(NAMES)
WORKDAYS = "MO,TU,WE,TH,FR"
COUNTS = {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "-1": "last"}
EACH = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A reminder as it is shown: the day it comes next, where one is known, and the day somebody is living in.

    It is not `is_placed` where their time zone is not known.
    """

    reminder: Reminder
    next_on: date | None
    today: date
    is_placed: bool = True


def in_words(shown: Shown) -> str:
    """Say when a reminder comes: "Sunday, Nov 29 at 8:00 PM", "Every other Friday at 5:00 PM, next on Dec 4"."""
    reminder, on = shown.reminder, shown.next_on or shown.reminder.first_on
    if on is None or reminder.first_on is None:
        return "no time yet"
    time = clock.time_in_words(reminder.minutes)
    if not reminder.rule and not shown.is_placed and shown.next_on is None:
        return f"was for {_day(on, shown.today)}; tell me your time zone and a new time"
    if not reminder.rule:
        return f"{day_in_words(on, shown.today) if shown.is_placed else _day(on, shown.today)} at {time}"
    every = rule_in_words(reminder.rule, reminder.first_on)
    is_today = shown.is_placed and on == shown.today
    return f"{every} at {time}, next {'today' if is_today else f'on {_date(on, shown.today)}'}"


def day_in_words(day: date, today: date) -> str:
    """Say a day in full: "Sunday, Nov 29"; today by its name."""
    return "Today" if day == today else _day(day, today)


def rule_in_words(rule: str, first_on: date) -> str:
    """Say how often: "Every other Friday", "On the 1st of every month"."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    until = parts.get("UNTIL")
    end = f", until {_date(date(int(until[:4]), int(until[4:6]), int(until[6:8])), first_on)}," if until else ""
    says = {"DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly, "YEARLY": _yearly}[parts["FREQ"]]
    return f"{says(parts, first_on)}{end}"


def _day(day: date, today: date) -> str:
    return f"{day:%A}, {_date(day, today)}"


def _date(day: date, today: date) -> str:
    return f"{day:%b} {day.day}{f', {day.year}' if day.year != today.year else ''}"


def _every(parts: Mapping[str, str]) -> str:
    many, unit = parts.get("INTERVAL", "1"), EACH[parts["FREQ"]]
    return f"every {'' if many == '1' else 'other ' if many == '2' else f'{many} '}{unit}{'s' if int(many) > 2 else ''}"


def _daily(parts: Mapping[str, str], first_on: date) -> str:
    return _every(parts).capitalize()


def _weekly(parts: Mapping[str, str], first_on: date) -> str:
    days, many = parts.get("BYDAY", CODES[first_on.weekday()]), parts.get("INTERVAL", "1")
    named = "weekday" if days == WORKDAYS else _listed([NAMES[code] for code in days.split(",")])
    if int(many) > 2:
        return f"Every {many} weeks on {named}"
    return f"Every {'other ' if many == '2' else ''}{named}"


def _monthly(parts: Mapping[str, str], first_on: date) -> str:
    every = _every(parts)
    if weekday := parts.get("BYDAY"):
        return f"On the {COUNTS[weekday[:-2]]} {NAMES[weekday[-2:]]} of {every}"
    days = parts.get("BYMONTHDAY", str(first_on.day))
    if days == "-1":
        return f"On the last day of {every}"
    if "BYSETPOS" in parts:
        return f"On the {_nth(days.split(',')[-1])} (or last day) of {every}"
    return f"On the {_listed([_nth(day) for day in days.split(',')])} of {every}"


def _yearly(parts: Mapping[str, str], first_on: date) -> str:
    return f"{_every(parts).capitalize()} on {first_on:%b} {first_on.day}"


def _nth(day: str) -> str:
    ends = {"1": "st", "2": "nd", "3": "rd"}
    return f"{day}{'th' if day in ('11', '12', '13') else ends.get(day[-1], 'th')}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]
