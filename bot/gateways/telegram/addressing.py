"""Is a message meant for the bot, and what does it say once the address is taken off? Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.gateways.telegram.shapes import part, parts, whole, words

# Telegram's stand-ins for people who speak as a group or a channel; they are flagged as bots, but people are behind.
ANONYMOUS_ADMIN = 1087968824
_CHANNEL_SPEAKER = 136817688
_FORWARDER = 777000

_COMMAND = re.compile(r"/(\w{1,64})(?:@(\w+))?(?=\s|$)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Me:
    """The bot itself, as Telegram knows it."""

    id: int
    username: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """What was said without the address, and whether the bot was meant."""

    text: str
    called: bool


def address(message: dict[str, Any], text: str, me: Me) -> Address:
    """Decide for a message of a group: a command, a mention, or a reply to the bot calls it.

    A command for another bot is left alone, whatever else stands in the message.
    """
    if is_from_machine(message, me):
        return Address(text, called=False)
    text, mentioned = _without_mention(message, text, me)
    for_us = command_for(text, me)
    if for_us is not None:
        return for_us
    return Address(text, called=mentioned or _replies_to(message, me))


def command_for(text: str, me: Me) -> Address | None:
    """Tell whom a command is for, its name kept as typed; None where the text is no command."""
    found = _COMMAND.match(text)
    if found is None:
        return None
    bot = found[2]
    return Address(text, called=bot is None or bot.lower() == me.username.lower())


def is_from_machine(message: dict[str, Any], me: Me) -> bool:
    """Say whether no person typed this: another bot, a channel's post passed on, or a card of the bot's own search."""
    sender = part(message, "from")
    number = whole(sender, "id")
    return (
        (sender.get("is_bot") is True and number not in (ANONYMOUS_ADMIN, _CHANNEL_SPEAKER))
        or number == _FORWARDER
        or message.get("is_automatic_forward") is True
        or whole(part(message, "via_bot"), "id") == me.id
    )


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
