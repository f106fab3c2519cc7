"""Is a message meant for the bot, and what does it say once the address is taken off? Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bot.chat import CalledBy, command_in
from bot.gateways.telegram.shapes import id_text, part, parts, whole, words

# Telegram's stand-ins for people who speak as a group or a channel; they are flagged as bots, but people are behind.
ANONYMOUS_ADMIN = 1087968824
CHANNEL_SPEAKER = 136817688
_FORWARDER = 777000

_ASK = "ask"  # the command that, alone below somebody's words, asks what those ask
_MENTIONS = ("mention", "text_mention")
_COMMAND = re.compile(r"/(\w{1,64})(?:@(\w+))?(?=\s|$)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Me:
    """The bot itself, as Telegram knows it."""

    id: int
    username: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """What was said without the address, and by what the bot was called; by nothing where it was not meant.

    `is_quoted`: these are the words of somebody else, who was pointed at or whose message was passed on.
    """

    text: str
    by: CalledBy = ""
    is_quoted: bool = False


def address(message: dict[str, Any], text: str, me: Me) -> Address:
    """Decide for a message of a group: a command, a mention, or a reply to the bot calls it.

    A command for another bot is left alone, whatever else stands in the message, and so is a reply that turns to
    somebody else. A call without a question, below a member's words, asks what those say. Words passed on from
    elsewhere were called out there, not here.
    """
    if is_from_machine(message, me) or is_passed_on(message):
        return Address(text)
    text, mentioned = _without_mention(message, text, me)
    found = command_for(text, me)
    if found is None:
        replies = _replies_to(message, me) and not _names_somebody(message)
        found = Address(text, "mention" if mentioned else "reply" if replies else "")
    question = _pointed_at(message, me) if _points(found) else ""
    # Of a command in there, whoever points at it knows nothing yet: it might be one that deletes.
    return found if not question or question[0] == "/" else _asking(found, question)


def command_for(text: str, me: Me) -> Address | None:
    """Tell whom a command is for, its name kept as typed; None where the text is no command."""
    found = _COMMAND.match(text)
    if found is None:
        return None
    bot = found[2]
    return Address(text, "command" if bot is None or bot.lower() == me.username.lower() else "")


def is_from_machine(message: dict[str, Any], me: Me) -> bool:
    """Say whether no person typed this: another bot, a channel's post passed on, or a card of the bot's own search."""
    sender = part(message, "from")
    number = whole(sender, "id")
    return (
        (sender.get("is_bot") is True and number not in (ANONYMOUS_ADMIN, CHANNEL_SPEAKER))
        or number == _FORWARDER
        or message.get("is_automatic_forward") is True
        or whole(part(message, "via_bot"), "id") == me.id
    )


def is_passed_on(message: dict[str, Any]) -> bool:
    """Say whether the words are somebody else's, forwarded; whoever forwards their own says them again."""
    origin = part(message, "forward_origin")
    author = id_text(part(origin, "sender_user"))
    return bool(origin) and (not author or author != id_text(part(message, "from")))


def answered(message: dict[str, Any]) -> dict[str, Any]:
    """Give the message that was replied to; empty where the reply is only Telegram's mark of a topic."""
    before = part(message, "reply_to_message")
    if "forum_topic_created" in before:
        return {}
    in_topic = message.get("is_topic_message") is True
    is_topic_head = in_topic and whole(before, "message_id") == whole(message, "message_thread_id")
    return {} if is_topic_head else before


def _replies_to(message: dict[str, Any], me: Me) -> bool:
    return whole(part(answered(message), "from"), "id") == me.id


def _names_somebody(message: dict[str, Any]) -> bool:
    return any(words(entity, "type") in _MENTIONS for entity, _, _ in _entities(message))


def _points(found: Address) -> bool:
    """Tell whether a call brings no question of its own; an arrow or a question mark is none."""
    if found.by == "command":
        return command_in(found.text) == _ASK and len(found.text.split(maxsplit=1)) == 1
    return found.by == "mention" and not any(char.isalnum() for char in found.text)


def _pointed_at(message: dict[str, Any], me: Me) -> str:
    """Give the words of the person that was replied to."""
    before = answered(message)
    if not part(before, "from") or is_from_machine(before, me):
        return ""
    return _without_mention(before, words(before, "text"), me)[0].strip()


def _asking(found: Address, question: str) -> Address:
    return replace(found, text=f"{found.text} {question}" if found.by == "command" else question, is_quoted=True)


def _without_mention(message: dict[str, Any], text: str, me: Me) -> tuple[str, bool]:
    ours = [
        (offset, length)
        for entity, offset, length in _entities(message)
        if _names(entity, _cut(text, offset, offset + length), me)
    ]
    for offset, length in sorted(ours, reverse=True):
        before, after = _cut(text, 0, offset).rstrip(" ,"), _cut(text, offset + length, None)
        text = f"{before} {after.lstrip(' ,:;-')}" if before else after.lstrip(" \t\n,:;-")
    return text.strip() if ours else text, bool(ours)


def _entities(message: dict[str, Any]) -> Iterator[tuple[dict[str, Any], int, int]]:
    for entity in parts(message, "entities") + parts(message, "caption_entities"):
        offset, length = whole(entity, "offset"), whole(entity, "length")
        if offset is not None and length is not None and offset >= 0 and length > 0:
            yield entity, offset, length


def _names(entity: dict[str, Any], shown: str, me: Me) -> bool:
    kind = words(entity, "type")
    if kind == "text_mention":
        return whole(part(entity, "user"), "id") == me.id
    return kind == "mention" and shown.lower() == f"@{me.username.lower()}"


def _cut(text: str, start: int, end: int | None) -> str:
    """Cut by UTF-16 units, in which Telegram counts; an emoji is two."""
    if text.isascii():
        return text[start:end]
    raw = text.encode("utf-16-le")
    return raw[2 * start : None if end is None else 2 * end].decode("utf-16-le", "replace")
