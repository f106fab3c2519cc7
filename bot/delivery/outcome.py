"""What a gateway is given to send, and what became of it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Do = Literal["send", "edit", "rebutton", "picture", "document", "poll", "react", "remove"]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One outbox row, ready for a gateway: exactly one request to the platform.

    `chat` is the gateway's own id; `message` the target of an edit, rebutton (other buttons, the words stay), react or
    remove. `request` is neutral JSON with the keys that fit `do`: text, buttons ([[{label, says | url | opens |
    adds}]]), reply_to, topic, name, content, question, options, correct, explanation, anonymous, emoji. `picture` holds
    drawn PNG bytes.
    `plain` asks for the second, humbler try: no markup, no topic, no reply.
    """

    row: int
    chat: str
    do: Do
    request: Mapping[str, Any]
    message: int | None = None
    picture: bytes | None = None
    plain: bool = False
    unprompted: bool = False


@dataclass(frozen=True, slots=True)
class Delivered:
    """Done; the message's id where there is one."""

    message: int | None = None


@dataclass(frozen=True, slots=True)
class Wait:
    """Too many requests: come again after so many seconds (429)."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The person blocked the bot or never started it, or the bot is no longer in the chat (403)."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """The group has another id now."""

    chat: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The request is wrong and will stay wrong (400); misplaced where its topic or the message replied to is gone."""

    reason: str
    is_misplaced: bool = False


@dataclass(frozen=True, slots=True)
class Gone:
    """The message to edit no longer exists or can no longer be edited."""


@dataclass(frozen=True, slots=True)
class Lost:
    """No answer: it may or may not have arrived (time-out, connection broken, the platform's own trouble)."""

    reason: str


@dataclass(frozen=True, slots=True)
class Stop:
    """Nothing will work until somebody acts: a sentence with the remedy (401, 409)."""

    sentence: str


Outcome = Delivered | Wait | Unreachable | Migrated | Refused | Gone | Lost | Stop
Send = Callable[[Outgoing], Awaitable[Outcome]]
