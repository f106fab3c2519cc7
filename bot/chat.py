"""The words all features share: what comes in, what a feature may return, and how a feature is described."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, Literal, Protocol

MAX_SAYS_BYTES = 64  # Telegram's limit for the data behind a button
MAX_TEXT = 4096  # UTF-16 units in one message, Telegram's limit
MAX_CAPTION = 1024  # UTF-16 units under a picture or document, Telegram's limit


# --- what comes in -------------------------------------------------------------------------------------------------


class Kind(Enum):
    """What a person (or the platform) did."""

    TEXT = "text"
    PRESS = "press"
    SEARCH = "search"
    UNREADABLE = "unreadable"
    LEFT = "left"
    RETURNED = "returned"
    MIGRATED = "migrated"
    NOTHING = "nothing"


class Need(Enum):
    """A fact about a chat that only the platform knows and a command may declare it needs."""

    ADMINS = "admins"
    RIGHTS = "rights"


@dataclass(frozen=True, slots=True)
class Match:
    """One entry and how likely a text is about it (0 to 1)."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class GoalHeard:
    """A goal as heard in a text; no due date when none was said."""

    title: str
    due: date | None


@dataclass(frozen=True, slots=True)
class ProgressHeard:
    """A deed as heard in a text; hours of continuing education, and whether they are a running total."""

    note: str
    ce_hours: float | None = None
    ce_subject: str | None = None
    ce_total: bool = False


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
    `worried` asks for one line with the crisis number beside the normal answer.
    """

    kind: UnderstoodKind
    decision: Decision
    entries: tuple[Match, ...] = ()
    boundary: str | None = None
    worried: bool = False
    goal: GoalHeard | None = None
    progress: ProgressHeard | None = None
    checkin: CheckinHeard | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What is remembered of the turn before: ids and times, never words."""

    today: date
    zone: str | None = None
    about: tuple[str, ...] = ()
    awaits: str | None = None
    unclear: int = 0


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update, read by a gateway; optional fields are settled here, once.

    `person` and `chat` are the gateway's own ids; `person_id` and `place_id` are ours, filled in by intake.
    `number` is the gateway's update number: the idempotency key. `sent_at` is in UTC seconds.
    `called` means: addressed to the bot (always true in private).
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


# --- what a feature returns ----------------------------------------------------------------------------------------


class To(Enum):
    """Where a reply goes: the chat it came from, the asker's private chat, or wherever only the asker sees it."""

    CHAT = "chat"
    PRIVATE = "private"
    ASKER_ONLY = "asker_only"


@dataclass(frozen=True, slots=True)
class Button:
    """A command one could type (`says`, at most 64 bytes), or a link (`url`); obeys only its owner."""

    label: str
    says: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        if bool(self.says) == bool(self.url):
            raise ValueError(f"button {self.label!r}: give either says or url")
        if len(self.says.encode()) > MAX_SAYS_BYTES:
            raise ValueError(f"button {self.label!r}: says is over {MAX_SAYS_BYTES} bytes; send an id instead")


@dataclass(frozen=True, slots=True)
class Picture:
    """Data for a picture, drawn just before it is sent; `kind` names who draws it."""

    kind: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """A text file to hand over."""

    name: str
    content: str


Buttons = Sequence[Sequence[Button]]


@dataclass(frozen=True, slots=True)
class Reply:
    """A message in a small Markdown subset (bold, italic, code, links, lists).

    `menu` makes it the one menu of that name in the chat: a press or a later reply edits it, a typed command sends it
    anew. `answers` is the message replied to (in groups the asker's, unless given). `asks` names what the bot now
    waits for, `about` what withdraws the row (`goal:3`). `otherwise` is sent to the chat where this one cannot be
    delivered to the person alone. `good_until` is in UTC seconds.
    """

    text: str
    buttons: Buttons = ()
    picture: Picture | None = None
    document: Document | None = None
    to: To = To.CHAT
    menu: str | None = None
    answers: int | None = None
    asks: str | None = None
    about: str | None = None
    good_until: int | None = None
    otherwise: "Reply | None" = None

    def __post_init__(self) -> None:
        if self.to is not To.CHAT and (self.otherwise is None or self.otherwise.to is not To.CHAT):
            raise ValueError(
                "a reply to one person alone needs `otherwise`: what the chat gets when they cannot be reached"
            )


@dataclass(frozen=True, slots=True)
class Toast:
    """A short notice to whoever pressed; lost is harmless."""

    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """One result of an inline search: what is shown in the list, and the message it becomes."""

    id: str
    title: str
    summary: str
    text: str


@dataclass(frozen=True, slots=True)
class Cards:
    """Results of an inline search."""

    cards: Sequence[Card]


@dataclass(frozen=True, slots=True)
class React:
    """An emoji on a message; none takes it away."""

    emoji: str
    message: int


@dataclass(frozen=True, slots=True)
class Remove:
    """A message of the bot's own, or the caller's own command, to be deleted where that is allowed."""

    message: int


@dataclass(frozen=True, slots=True)
class Poll:
    """A poll; with `correct` (index from 0) a quiz with an explanation."""

    question: str
    options: Sequence[str]
    correct: int | None = None
    explanation: str = ""
    anonymous: bool = True


Answer = Reply | Toast | Cards | React | Remove | Poll


# --- how a feature is described ------------------------------------------------------------------------------------


class Row(Protocol):
    """One row of a query, read by column name."""

    def __getitem__(self, column: str, /) -> Any: ...


class Door(Protocol):
    """The database as features see it: SQL with named parameters inside the update's own transaction."""

    def rows(self, sql: str, /, **values: Any) -> list[Row]:
        """Run a query (or a statement with RETURNING) and give all its rows."""

    def run(self, sql: str, /, **values: Any) -> int:
        """Run a statement and count the rows it changed."""


Handler = Callable[[Incoming, Door, int], list[Answer]]


@dataclass(frozen=True, slots=True)
class Command:
    """What can be typed or pressed.

    Hidden ones live behind buttons and are in no menu. One that `reads` has free text for an argument, which is
    understood like any other text.
    """

    name: str
    summary: str
    handle: Handler
    in_groups: bool = True
    hidden: bool = False
    reads: bool = False
    needs: frozenset[Need] = frozenset()


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered step of a feature's tables; never edited after a release."""

    name: str
    sql: str


@dataclass(frozen=True, slots=True)
class Feature:
    """What assembly switches on.

    `understood` maps a kind of Understood to who answers it, `awaits` a name in `Reply.asks` (before the colon) to
    who takes the answer.
    `search` answers inline queries. `prune` deletes what is past its retention.
    """

    name: str
    commands: Sequence[Command] = ()
    understood: Mapping[str, Handler] = field(default_factory=dict)
    awaits: Mapping[str, Handler] = field(default_factory=dict)
    search: Handler | None = None
    migrations: Sequence[Migration] = ()
    prune: Callable[[Door, int], None] | None = None


def command_in(text: str) -> str:
    """Name the command that a text begins with, without its slash and the bot's name, or give an empty text."""
    word = text.split(maxsplit=1)[0] if text[:1] == "/" else ""
    return word[1:].partition("@")[0].lower()


def escape(words: str) -> str:
    """Make a person's own words show as typed inside a Reply's Markdown."""
    for mark in "\\`*_[]<>#":
        words = words.replace(mark, "\\" + mark)
    return words


def units(text: str) -> int:
    """Count UTF-16 units, in which Telegram measures its limits."""
    return len(text.encode("utf-16-le")) // 2
