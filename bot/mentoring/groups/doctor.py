"""What the bot can see and do in a group or channel, from what the platform tells; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.chat import Chat, Need

_ADMINS = ("administrator", "creator")


@dataclass(frozen=True, slots=True)
class Sight:
    """What holds for the bot in one chat.

    `hears_all`: every message of the group reaches it, so plain mentions do. `can_write` is False where it was muted.
    """

    is_channel: bool = False
    is_admin: bool = False
    hears_all: bool = False
    has_topics: bool = False
    is_linked: bool = False
    can_write: bool = True
    can_delete: bool = False
    can_post: bool = False


def examine(facts: Mapping[Need, Any]) -> Sight | None:
    """Read the facts about a chat; None where the platform did not tell them."""
    rights, chat = facts.get(Need.RIGHTS), facts.get(Need.CHAT)
    if not rights or not isinstance(chat, Chat):
        return None
    status = rights[0]
    is_admin = status in _ADMINS
    return Sight(
        is_channel=chat.is_channel,
        is_admin=is_admin,
        hears_all=chat.hears_all or is_admin,
        has_topics=chat.has_topics,
        is_linked=chat.is_linked,
        can_write=status != "restricted" or "can_send_messages" in rights,
        can_delete=status == "creator" or "can_delete_messages" in rights,
        can_post=status == "creator" or "can_post_messages" in rights,
    )
