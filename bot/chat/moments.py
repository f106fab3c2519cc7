"""How a feature says when it would like to begin, and with which words; the agenda alone decides whether it may."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from bot.chat.answers import Buttons
from bot.chat.door import Door

# Whose moment it is: the bot's own rhythm, a deadline of a certificate, a time that somebody asked for, the same once
# more because they put it off, or the monthly question whether a rest without an end is still wanted.
Why = Literal["rhythm", "deadline", "asked", "again", "resting"]
WEEK_S = 7 * 24 * 3600
# What parts ask, by the name of the question: there "stop" means all messages of ours, and "tomorrow" puts off.
PARTS_ASK = frozenset(("checkin", "reminder", "resting"))


@dataclass(frozen=True, slots=True)
class Planned:
    """A moment at which a feature would like to begin: the next one alone for each `key` of its own (`checkin:3`).

    `about` names what it belongs to (`goal:3`), so that a rest of just that holds it; `at` is in UTC seconds, on the
    wall clock of their zone as it is now; what is not said by `good_until` is left out. `every_s` is how far apart two
    of them usually are; somebody who does not answer is asked half as often.
    """

    key: str
    why: Why
    at: int
    about: str = ""
    good_until: int | None = None
    every_s: int = WEEK_S


@dataclass(frozen=True, slots=True)
class Due:
    """A planned moment that has come. `at` is when it was due, `begun` names the message that it becomes a part of."""

    person_id: int
    key: str
    why: Why
    about: str
    at: int
    begun: int


@dataclass(frozen=True, slots=True)
class Part:
    """What a feature says at a moment: a part of the one message of the day.

    `text` and `buttons` are shown where it is the first part of its message; where it is not, `line` (one short
    sentence) and a button with the `label` that opens it. `asks` names what is then waited for. `rank` orders the parts
    of one message, the lowest first: 0 what was asked for, 1 a review, 2 check-ins, 3 news.
    """

    text: str
    line: str
    label: str
    buttons: Buttons = ()
    asks: str | None = None
    rank: int = 2


class Begins(Protocol):
    """What a feature that would like to begin hands to the agenda. Both only read, unless `composes` says so."""

    def plans(self, db: Door, person_id: int, last: Mapping[str, int], now: int) -> Sequence[Planned]:
        """Give every moment that is open, from what the feature keeps itself; asked again whenever something changed.

        Only for somebody whose time zone is known. `last` tells when each key was last said (UTC seconds); the next
        moment comes after that, even where it is in the past by now. A key that is given no more is taken off.
        """

    def composes(self, db: Door, due: Due, now: int) -> Part | None:
        """Give the words for a moment, or None where nothing is to be said any more (the step was just done)."""
