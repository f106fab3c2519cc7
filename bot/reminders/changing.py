"""What another time makes of a reminder: what was not said of it stays as it was; pure."""

from dataclasses import replace
from datetime import date

from bot.reminders.model import Reminder
from bot.reminders.schedule import CODES
from bot.understanding.days import Asked, When

MOST_IN_A_MONTH = 4  # there is no fifth Friday in most months


def changed(reminder: Reminder, asked: Asked, plain: When) -> Reminder:
    """Give a reminder the time that was asked for: an hour keeps its days, a weekday its hour and how often it comes.

    `plain` is the same time where nothing is over yet today, so that "8" does not depend on the hour it is said at.
    """
    on, minutes, rule = plain.first_on, plain.minutes if plain.is_timed else reminder.minutes, plain.rule
    if not asked.says and not rule and reminder.first_on:
        return replace(reminder, minutes=minutes, state="open")
    if asked.says == "weekday" and not rule and reminder.rule:
        rule = on_weekday(reminder.rule, on)
    return replace(reminder, first_on=on, minutes=minutes, rule=rule, rests_until=None, state="open")


def on_weekday(rule: str, first_on: date) -> str:
    """Move a rule to the weekday of its new first day."""
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    code, freq, ends = CODES[first_on.weekday()], parts["FREQ"], parts.get("UNTIL")
    kept = {name: parts[name] for name in ("FREQ", "INTERVAL") if name in parts}
    if freq == "YEARLY":
        moved = kept | {"BYMONTH": str(first_on.month), "BYMONTHDAY": str(first_on.day)}
    elif freq == "MONTHLY":
        count = parts["BYDAY"][:-2] if "BYDAY" in parts else str(min((first_on.day - 1) // 7 + 1, MOST_IN_A_MONTH))
        moved = kept | {"BYDAY": f"{count}{code}"}
    else:
        moved = (kept if freq == "WEEKLY" else {"FREQ": "WEEKLY"}) | {"BYDAY": code}
    return ";".join(f"{name}={value}" for name, value in (moved | ({"UNTIL": ends} if ends else {})).items())
