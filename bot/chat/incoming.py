"""What comes in: an update as a gateway read it, what its text means, what is remembered of the turn before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, Literal

from bot.chat.words import command_in


class Kind(Enum):
    """What a person (or the platform) did.

    The bot itself has LEFT or RETURNED to a chat, or been shut out of it; a member of a group is GONE.
    """

    TEXT = "text"
    PRESS = "press"
    SEARCH = "search"
    UNREADABLE = "unreadable"
    LOCATION = "location"
    LEFT = "left"
    RETURNED = "returned"
    GONE = "gone"
    MIGRATED = "migrated"
    NOTHING = "nothing"


class Need(Enum):
    """A fact about a chat that only the platform knows and a command may declare it needs."""

    ADMINS = "admins"
    RIGHTS = "rights"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Chat:
    """What the platform tells of a group or channel; `hears_all` where every message of it reaches the bot."""

    title: str
    is_channel: bool = False
    has_topics: bool = False
    is_linked: bool = False
    hears_all: bool = False


CalledBy = Literal["", "command", "mention", "reply"]


@dataclass(frozen=True, slots=True)
class Match:
    """One entry and how likely a text is about it (0 to 1)."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class GoalHeard:
    """A goal as heard in a text; no due date when none was said.

    `is_firm`: it was called a goal, or given a date; otherwise it is a wish, which a question may hold as well.
    `odd` tells why the date that was said cannot be taken: it is over, there is no such day, or it is too far away.
    """

    title: str
    due: date | None
    is_firm: bool = True
    odd: Literal["past", "impossible", "far"] | None = None


@dataclass(frozen=True, slots=True)
class ProgressHeard:
    """A deed as heard in a text; hours of continuing education, and whether they are a running total.

    `on` is the day it was done where one was said, `activity` the number of an accredited activity as printed.
    """

    note: str
    ce_hours: float | None = None
    ce_subject: str | None = None
    ce_total: bool = False
    on: date | None = None
    activity: str | None = None


@dataclass(frozen=True, slots=True)
class CheckinHeard:
    """A wish to be reminded, to see where one stands, or to change the rhythm."""

    wants: Literal["view", "remind", "rhythm"]
    about: str | None = None


UnderstoodKind = Literal["question", "goal", "progress", "checkin", "smalltalk", "clinical", "crisis", "unknown"]
Decision = Literal["answer", "choose", "decline"]


@dataclass(frozen=True, slots=True)
class Understood:
    """What a free text means.

    `decision` is about advice only: answer gives entries[0], choose offers up to three, decline is an honest no.
    `boundary` names the wording in boundaries.yaml that fits when no entry does.
    `worried` asks for one line with the crisis number beside the normal answer, `ashamed` for a warm one before it.
    `language` names the one a text is written in when that is not English.
    `leaned` tells that the turn before was needed to understand this one, `facet` which side of a topic is asked about,
    `named` the values of traits that the text names (a state), `nearest` the phrasing of ours that is most like it.
    `further` are the other deeds of a text that reports several, a line each; `perhaps` is one that it may be, for whom
    works on just that.
    """

    kind: UnderstoodKind
    decision: Decision
    entries: tuple[Match, ...] = ()
    boundary: str | None = None
    worried: bool = False
    ashamed: bool = False
    language: str | None = None
    leaned: bool = False
    facet: str | None = None
    named: tuple[str, ...] = ()
    nearest: str | None = None
    goal: GoalHeard | None = None
    progress: ProgressHeard | None = None
    checkin: CheckinHeard | None = None
    further: tuple[ProgressHeard, ...] = ()
    perhaps: ProgressHeard | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What is remembered of a person and of the turn before: ids and times, never words.

    `about` names the entry that was given, or those that were offered; `page` is where the person last was in a menu
    of several pages, `traits` what they said of themselves (trait -> value). `now` is the instant at which all this
    was so (UTC seconds), `default_zone` the one that counts while theirs is not known.
    """

    today: date
    zone: str | None = None
    about: tuple[str, ...] = ()
    awaits: str | None = None
    unclear: int = 0
    page: str | None = None
    traits: Mapping[str, str] = field(default_factory=dict)
    now: int = field(default=0, compare=False)
    default_zone: str = field(default="UTC", compare=False)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update, read by a gateway; optional fields are settled here, once.

    `person` and `chat` are the gateway's own ids; `person_id` and `place_id` are ours, filled in by intake.
    `number` is the gateway's update number: the idempotency key. `sent_at` is in UTC seconds.
    `called` means: addressed to the bot (always true in private), and `called_by` how, where it was said in a group.
    `location` is a shared place: latitude, longitude. `name` is what somebody calls themselves, `title` a group's name,
    `topic_name` its topic, where the platform tells. `as_group` is an administrator who speaks as the group itself.
    The words of one who only pointed at somebody's message are that message's (`is_quoted`); a picture, document or
    voice that came with a text is its attachment.
    `facts` are about the chat, unless the command says about which other; None there is: not known.
    """

    gateway: str
    number: int
    kind: Kind
    chat: str
    person: str = ""
    text: str = ""
    sent_at: int = 0
    is_group: bool = False
    called: bool = True
    message: int | None = None
    answered: int | None = None
    topic: int | None = None
    edited: bool = False
    press: str | None = None
    moved_to: str | None = None
    person_id: int = 0
    place_id: int = 0
    context: Context | None = None
    understood: Understood | None = None
    facts: Mapping[Need, Any] = field(default_factory=dict)
    location: tuple[float, float] | None = None
    name: str = ""
    title: str = ""
    topic_name: str = ""
    called_by: CalledBy = ""
    as_group: bool = False
    is_quoted: bool = False
    has_attachment: bool = False
    is_channel: bool = False

    @property
    def is_by_admin(self) -> bool | None:
        """Tell whether an administrator of the chat that the facts are about did this; None where it is not known."""
        if self.as_group:
            return True
        admins = self.facts.get(Need.ADMINS)
        return None if admins is None else self.person in admins

    @property
    def command(self) -> str:
        """Name the command without its slash, or give an empty text."""
        return command_in(self.text)

    @property
    def is_named(self) -> bool:
        """Tell whether the command was addressed to this bot by name (/help@name)."""
        return self.text[:1] == "/" and "@" in self.text.split(maxsplit=1)[0]

    @property
    def argument(self) -> str:
        """Give what follows the command, or the whole text where there is none."""
        if not self.command:
            return self.text
        parts = self.text.split(maxsplit=1)
        return parts[1].strip() if len(parts) > 1 else ""
