"""What a person set and did, as they would tell it themselves; nothing here asks the bot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

DAY_S = 86400


@dataclass(frozen=True, slots=True)
class Kept:
    """How a kind of week goes, in minutes after midnight: left in peace from and to, and when a day ends."""

    quiet_from: int = 21 * 60
    quiet_to: int = 9 * 60
    day_ends: int = 0


USUAL = Kept()
CLOSING = Kept(22 * 60, 11 * 60, 3 * 60)
NIGHTS = Kept(8 * 60, 17 * 60, 10 * 60)


@dataclass(frozen=True, slots=True)
class Weeks:
    """The kinds of weeks that follow each other, the first from a Monday."""

    kinds: Sequence[Kept] = (USUAL,)
    since: date = date(2027, 1, 4)

    def of(self, day: date) -> Kept:
        """Give how the week of a day goes."""
        monday = day - timedelta(days=day.weekday())
        return self.kinds[(monday - self.since).days // 7 % len(self.kinds)]


@dataclass(frozen=True, slots=True)
class Slot:
    """A time that comes again on some days of the week (Monday is 0), in minutes after midnight."""

    minutes: int
    weekdays: frozenset[int] = frozenset(range(7))

    @property
    def every_s(self) -> float:
        """Tell how far apart two of them are."""
        return DAY_S * 7 / len(self.weekdays)

    def times(self, begins: float, ends: float, zone: str) -> list[int]:
        """List its instants after `begins`, up to and with `ends`, on the wall clock of a zone."""
        day, last = wall(begins, zone).date(), wall(ends, zone).date()
        found = []
        while day <= last:
            if day.weekday() in self.weekdays:
                found.append(instant(day, self.minutes, zone))
            day += timedelta(days=1)
        return [at for at in found if begins < at <= ends]


@dataclass(frozen=True, slots=True)
class Promise:
    """Until when something was put off, and the words of that message; or a goal was agreed upon, and its name."""

    until: float
    words: str = ""


What = Literal[
    "zone",  # value: its name
    "weeks",  # Weeks
    "goal",  # its words
    "due",  # the words of a goal and its day
    "goal pause",  # the words of a goal, and until when
    "rhythm",  # the Slots that they were told
    "asked",  # Slot of a reminder
    "pause",  # until when (UTC seconds), None for no end
    "resume",
    "stop",
    "snooze",  # Promise
    "agreed",  # Promise of a restart that they said yes to
    "wrote",
    "blocked",
    "returned",
]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a diary: from this instant on it is so; `seen` messages of the bot's own had come before it."""

    at: int
    what: What
    value: object = None
    seen: int = 0


def wall(at: float, zone: str) -> datetime:
    """Read the clock on somebody's wall."""
    return datetime.fromtimestamp(at, UTC).astimezone(ZoneInfo(zone))


def instant(day: date, minutes: int, zone: str) -> int:
    """Give the instant of a time on a day."""
    there = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)
    return int(there.replace(tzinfo=ZoneInfo(zone)).timestamp())


def is_quiet(at: float, zone: str, weeks: Weeks) -> bool:
    """Tell whether they want to be left in peace: this evening, today, or still since last night."""
    now = wall(at, zone)
    minute, today = now.hour * 60 + now.minute, now.date()
    here, before = weeks.of(today), weeks.of(today - timedelta(days=1))
    since_last_night = before.quiet_from > before.quiet_to and minute < before.quiet_to
    if here.quiet_from > here.quiet_to:
        return since_last_night or minute >= here.quiet_from
    return since_last_night or here.quiet_from <= minute < here.quiet_to


def day_of(at: float, zone: str, weeks: Weeks) -> date:
    """Tell which day it still is for them."""
    now = wall(at, zone)
    yesterday = now.date() - timedelta(days=1)
    return yesterday if now.hour * 60 + now.minute < weeks.of(yesterday).day_ends else now.date()
