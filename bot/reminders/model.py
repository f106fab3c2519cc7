"""A reminder, and when it comes next; pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Literal

from bot.clock import Hours, local
from bot.understanding import days

MAX_OPEN = 50
MAX_WORDS = 300  # characters
# Waiting for its time; a single one that was said; done by what somebody answered; stopped.
State = Literal["open", "said", "done", "stopped"]
MOST_DAYS = 400  # of a rule that are looked at


@dataclass(frozen=True, slots=True)
class Reminder:
    """What somebody asked to be reminded of, and when; by a number of their own.

    Without `first_on` its time is not known yet. `rule` is an RRULE, empty for a single one; `rests_until` is the first
    day on which it may come again. `changed_at` is in UTC seconds.
    """

    number: int
    words: str
    first_on: date | None = None
    minutes: int = 0
    rule: str = ""
    rests_until: date | None = None
    state: State = "open"
    changed_at: int = 0

    @property
    def key(self) -> str:
        """Name it for the agenda, and for a question about it."""
        return f"reminder:{self.number}"


def next_at(reminder: Reminder, hours: Hours, after: int) -> int | None:
    """Give the first instant after one (UTC seconds) at which it is due; None where there is none any more."""
    if reminder.first_on is None:
        return None
    since = local(after, hours.zone).date() - timedelta(days=1)
    since = max(since, reminder.rests_until or since)
    for day in islice(days.days_of(reminder.rule, reminder.first_on, since), MOST_DAYS):
        at = hours.at(day, reminder.minutes)
        if at > after:
            return at
    return None


def number_in(key: str) -> int:
    """Read the number of a reminder in its name for the agenda; 0, which none has, for anything else."""
    number = key.partition(":")[2].split(" ")[0]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0
