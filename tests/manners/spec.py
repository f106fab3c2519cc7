"""What a random life is made of: what is wished for, what the person does and when, how they take messages."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.chat import Why
from bot.clock import Week

MINUTE, HOUR, DAY = 60, 3600, 24 * 3600
DAYS = 60  # of a life

Freq = Literal["once", "daily", "weekly", "first", "monthly", "month later"]
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
Does = Literal["pause", "resume", "stop", "rest", "zone", "hours", "write", "close"]


@dataclass(frozen=True)
class Wish:
    """Something to be said at a time of the day (minutes), on days that a rule tells.

    `on` are weekdays (0 is Monday), of which a month has a `first`, or days of the month. `every` counts weeks, and
    nothing comes before `begins`. What is not said within `good_s` is left out.
    """

    key: str
    why: Why
    about: str
    freq: Freq
    minute: int
    begins: date
    on: tuple[int, ...] = ()
    every: int = 1
    good_s: int | None = None

    @property
    def rule(self) -> str:
        """Write its days as an RRULE; nothing where it is one day."""
        days = ",".join(CODES[day] for day in self.on if self.freq != "monthly")
        rules = {
            "once": "",
            "daily": "FREQ=DAILY",
            "weekly": f"FREQ=WEEKLY;INTERVAL={self.every};BYDAY={days}",
            "first": f"FREQ=MONTHLY;BYDAY=1{days}",
            "monthly": f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, self.on))}",
        }
        return rules[self.freq]

    @property
    def every_s(self) -> int:
        """Tell how far apart two of them usually are."""
        if self.freq == "weekly":
            return 7 * DAY * self.every // len(self.on)
        return {"once": 7, "daily": 1, "first": 30, "monthly": 30, "month later": 30}[self.freq] * DAY


@dataclass(frozen=True)
class Act:
    """What the person does at an instant: about what, with which zone, weeks, or number of days until it ends."""

    at: int
    does: Does
    about: str = ""
    days: int | None = None
    zone: str = ""
    weeks: tuple[Week, ...] = ()
    since: date = date(2027, 1, 4)


@dataclass(frozen=True)
class Life:
    """Sixty days of somebody. `answers` and `snoozes` are the shares of messages that they take so."""

    seed: int
    person_id: int
    begins_at: int
    zone: str
    weeks: tuple[Week, ...]
    since: date
    wishes: tuple[Wish, ...]
    acts: tuple[Act, ...]
    answers: float
    snoozes: float

    @property
    def ends_at(self) -> int:
        """Give the instant at which nothing is looked at any more."""
        return self.begins_at + DAYS * DAY


Kind = Literal["zone", "silence", "end", "wrote", "snooze", "close", "resume"]


@dataclass(frozen=True)
class Fact:
    """Something that happened, as the rules may look at it."""

    at: int
    kind: Kind
    why: str = ""
    about: str = ""
    until_at: int | None = None
    until_on: date | None = None
    zone: str = ""
    weeks: tuple[Week, ...] = ()
    since: date = date(2027, 1, 4)
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """A part of a message: what it was, why, and for which instant it was planned."""

    key: str
    why: str
    about: str
    at: int


@dataclass(frozen=True)
class Message:
    """A message that the bot began."""

    at: int
    rule: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Log:
    """Everything that happened in a life, in order."""

    facts: tuple[Fact, ...]
    messages: tuple[Message, ...]
    trouble: str = ""
