"""Updates about groups and channels, as Telegram writes them."""

from collections.abc import Mapping
from typing import Any

from tests.fake_telegram import BOT_ID, NAME, USERNAME, message

BOT = {"id": BOT_ID, "is_bot": True, "first_name": NAME, "username": USERNAME}


def user(person: int) -> dict[str, Any]:
    """Write a person."""
    return {"id": person, "is_bot": False, "first_name": "Kim"}


def supergroup(chat: int, **more: Any) -> dict[str, Any]:
    """Write a supergroup; a forum with `is_forum`."""
    return {"id": chat, "type": "supergroup", "title": "Night shift", **more}


def channel(chat: int) -> dict[str, Any]:
    """Write a channel."""
    return {"id": chat, "type": "channel", "title": "News"}


def joined(*people: int, chat: Mapping[str, Any]) -> dict[str, Any]:
    """Write that people came into a group, by themselves."""
    return message(person=people[0], chat=chat, new_chat_members=[user(person) for person in people])


def gone(person: int, chat: Mapping[str, Any], by: int | None = None) -> dict[str, Any]:
    """Write that somebody left a group, or was put out of it by somebody."""
    return message(person=person if by is None else by, chat=chat, left_chat_member=user(person))


def bot_is(now: str, chat: Mapping[str, Any], *, was: str = "left", by: int = 7, **rights: Any) -> dict[str, Any]:
    """Write that the bot has become something (member, administrator, kicked) in a chat, by somebody's hand."""
    before, after = {"user": BOT, "status": was}, {"user": BOT, "status": now, **rights}
    change = {"chat": chat, "from": user(by), "date": 1_800_000_000}
    return {"my_chat_member": {**change, "old_chat_member": before, "new_chat_member": after}}


def migrated(chat: int, to: int) -> list[dict[str, Any]]:
    """Write both halves of a group's becoming a supergroup."""
    before = {"id": chat, "type": "group", "title": "Night shift"}
    return [message(chat=before, migrate_to_chat_id=to), message(chat=supergroup(to), migrate_from_chat_id=chat)]


def in_topic(topic: int, name: str) -> dict[str, Any]:
    """Write what a message in a forum's topic carries; leave it out in General."""
    head = {"message_id": topic, "from": user(9), "forum_topic_created": {"name": name, "icon_color": 1}}
    return {"is_topic_message": True, "message_thread_id": topic, "reply_to_message": head}


def replies(text: str, *, to: Mapping[str, Any] | None = None, message_id: int = 44) -> dict[str, Any]:
    """Write what a reply to somebody's words carries; to the bot's unless `to` says whose."""
    return {"reply_to_message": {"message_id": message_id, "date": 1, "from": to or BOT, "text": text}}


def comments(text: str, *, post: int = 44) -> dict[str, Any]:
    """Write what a comment carries: it answers the copy of a channel's post, or what hangs on it, in its thread."""
    sender = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
    copy = {"message_id": post, "date": 1, "from": sender, "is_automatic_forward": True, "text": text}
    return {"message_thread_id": post, "reply_to_message": copy}
