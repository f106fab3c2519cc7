"""What a feature returns: replies with buttons, notices, cards, reactions, polls."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.chat.incoming import Incoming

MAX_SAYS_BYTES = 64  # Telegram's limit for the data behind a button
MAX_TEXT = 4096  # UTF-16 units in one message, Telegram's limit
MAX_CAPTION = 1024  # UTF-16 units under a picture or document, Telegram's limit


class To(Enum):
    """Where a reply goes: the chat it came from, the asker's private chat, or wherever only the asker sees it."""

    CHAT = "chat"
    PRIVATE = "private"
    ASKER_ONLY = "asker_only"


@dataclass(frozen=True, slots=True)
class Button:
    """A command one could type (`says`, at most 64 bytes), which obeys only its owner; or a link, which all may take.

    A link leads to a page (`url`), into the private chat, where /start gets what it `opens`, or to a choice of groups
    to which the bot is then added (`adds`, which /start gets there).
    """

    label: str
    says: str = ""
    url: str = ""
    opens: str = ""
    adds: str = ""

    def __post_init__(self) -> None:
        if [bool(self.says), bool(self.url), bool(self.opens), bool(self.adds)].count(True) != 1:
            raise ValueError(f"button {self.label!r}: give just one of says, url, opens and adds")
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
    delivered to the person alone. `good_until` is in UTC seconds. A notice is no answer: replying to it in a group
    calls nobody. `brief` is the link that stands for a reply in a group where too many wait to be sent.
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
    is_notice: bool = False
    brief: Button | None = None

    def __post_init__(self) -> None:
        if self.to is not To.CHAT and (self.otherwise is None or self.otherwise.to is not To.CHAT):
            raise ValueError(
                "a reply to one person alone needs `otherwise`: what the chat gets when they cannot be reached"
            )


@dataclass(frozen=True, slots=True)
class Rebutton:
    """Other buttons under the message that was pressed, whose words stay; none takes them all away.

    Without a press there is no such message, and nothing happens.
    """

    buttons: Buttons = ()


@dataclass(frozen=True, slots=True)
class Toast:
    """A short notice to whoever pressed; lost is harmless. `opens` leads into the private chat, as a button's does."""

    text: str
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One result of an inline search: what is shown in the list, and the message it becomes.

    `opens` is what a link below that message hands to /start in the private chat (`entry_why-certify`).
    """

    id: str
    title: str
    summary: str
    text: str
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """Results of an inline search; `invites` is the label of a button above them that opens the private chat."""

    cards: Sequence[Card]
    invites: str = ""


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


@dataclass(frozen=True, slots=True)
class Letter:
    """A reply to somebody else in their private chat; left out where they cannot be written to.

    With a `menu` it edits the newest message of that name which they have.
    """

    person_id: int
    reply: Reply


@dataclass(frozen=True, slots=True)
class Post:
    """A message to another chat, such as a channel."""

    place_id: int
    reply: Reply


@dataclass(frozen=True, slots=True)
class Privately:
    """What somebody said in a group, answered in their private chat as if it had been said there."""

    incoming: "Incoming"
    answers: "Sequence[Answer]"


Answer = Reply | Rebutton | Toast | Cards | React | Remove | Poll | Letter | Post | Privately
