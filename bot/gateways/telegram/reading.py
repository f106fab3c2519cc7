"""One update of Telegram's, read into an Incoming; every optional field is settled here, once."""

from dataclasses import replace
from typing import Any

from bot.chat import Incoming, Kind
from bot.gateways.telegram.addressing import (
    ANONYMOUS_ADMIN,
    CHANNEL_SPEAKER,
    Address,
    Me,
    address,
    answered,
    command_for,
    is_from_machine,
    is_passed_on,
)
from bot.gateways.telegram.shapes import MAX_TITLE, id_text, label, part, point, whole, words

GATEWAY = "telegram"

# Left out, the list would mean "as last time" to Telegram, not "the usual".
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")

MAX_NAME = 64

_GROUPS = ("group", "supergroup")
_CHANNEL = "channel"
_AWAY = ("kicked", "left")
_UNREADABLE = (
    frozenset(("animation", "audio", "checklist", "contact", "dice", "document", "game", "live_photo", "location"))
    | frozenset(("paid_media", "photo", "poll", "rich_message", "sticker", "story", "venue", "video", "video_note"))
    | frozenset(("voice",))
)


def read(update: Any, me: Me) -> Incoming | None:
    """Read one update; whatever cannot be understood becomes Kind.NOTHING, so that its number is still recorded.

    None only where there is no update number. Never raises, whatever the shape. A press has no time of its own
    (`sent_at` 0). Somebody who speaks as a group or channel is known by that chat's id, which is negative and so
    nobody's own. An inline search has no chat; it is given the person's own.
    """
    number = whole(update, "update_id") if isinstance(update, dict) else None
    if number is None:
        return None
    for name, reader in (
        ("message", _message),
        ("edited_message", _edited),
        ("callback_query", _press),
        ("inline_query", _search),
        ("my_chat_member", _membership),
    ):
        if found := part(update, name):
            return reader(number, found, me)
    return _nothing(number)


def _nothing(number: int, chat: str = "", press: str | None = None) -> Incoming:
    return Incoming(gateway=GATEWAY, number=number, kind=Kind.NOTHING, chat=chat, called=False, press=press)


def _edited(number: int, message: dict[str, Any], me: Me) -> Incoming:
    return _message(number, message, me, edited=True)


def _message(number: int, message: dict[str, Any], me: Me, edited: bool = False) -> Incoming:
    place = part(message, "chat")
    chat, kind_of_chat = id_text(place), words(place, "type")
    moved_to = id_text(message, "migrate_to_chat_id")
    if chat and moved_to:
        return Incoming(gateway=GATEWAY, number=number, kind=Kind.MIGRATED, chat=chat, is_group=True, moved_to=moved_to)
    is_group = kind_of_chat in _GROUPS
    if chat and is_group and (gone := part(message, "left_chat_member")):
        return _gone(number, message, gone)
    said = words(message, "text") or words(message, "caption")
    kind = _kind(message, said, is_group, me)
    if not chat or kind is Kind.NOTHING or not (is_group or kind_of_chat == "private"):
        return _nothing(number, chat)
    meant = _meant(message, said, is_group, me)
    called = bool(meant.by) or not is_group
    return Incoming(
        gateway=GATEWAY,
        number=number,
        kind=kind,
        chat=chat,
        person=_person(message),
        text=meant.text if called else "",
        sent_at=whole(message, "date") or 0,
        is_group=is_group,
        called=called,
        message=whole(message, "message_id"),
        answered=whole(answered(message), "message_id"),
        topic=_topic(message),
        edited=edited,
        location=_location(message) if kind is Kind.LOCATION else None,
        name=_name(message) if called else "",
        title=_title(place),
        topic_name=_topic_name(message),
        called_by=meant.by if is_group else "",
        as_group=is_group and id_text(part(message, "sender_chat")) == chat,
        is_quoted=called and meant.is_quoted,
        has_attachment=bool(said) and not _UNREADABLE.isdisjoint(message),
    )


def _gone(number: int, message: dict[str, Any], member: dict[str, Any]) -> Incoming:
    """Read that somebody is no longer in a group; the bot's own going is told in another way, too."""
    chat, person = id_text(part(message, "chat")), id_text(member)
    if not person or member.get("is_bot") is True:
        return _nothing(number, chat)
    return Incoming(
        gateway=GATEWAY,
        number=number,
        kind=Kind.GONE,
        chat=chat,
        person=person,
        sent_at=whole(message, "date") or 0,
        is_group=True,
        called=False,
        title=_title(part(message, "chat")),
    )


def _location(message: dict[str, Any]) -> tuple[float, float] | None:
    """Give the point of a location; a venue has one as well."""
    return point(part(message, "location")) or point(part(part(message, "venue"), "location"))


def _kind(message: dict[str, Any], said: str, is_group: bool, me: Me) -> Kind:
    """Tell words from what cannot be read, and both from service messages and what a machine wrote."""
    if not is_group and is_from_machine(message, me):
        return Kind.NOTHING
    if said:
        return Kind.TEXT
    if _UNREADABLE.isdisjoint(message):
        return Kind.NOTHING
    if not is_group and _location(message):
        # A live location is edited every few seconds; its first point was enough.
        return Kind.NOTHING if "edit_date" in message else Kind.LOCATION
    return Kind.TEXT if is_group else Kind.UNREADABLE


def _meant(message: dict[str, Any], said: str, is_group: bool, me: Me) -> Address:
    if not is_group:
        found = command_for(said, me) or Address(said)
        return replace(found, is_quoted=is_passed_on(message))
    # A picture without words asks nothing, even as a reply to the bot.
    return address(message, said, me) if said else Address("")


def _person(message: dict[str, Any]) -> str:
    """Name who spoke; never the id that all anonymous administrators of all groups share."""
    return id_text(part(message, "sender_chat")) or _sender(message)


def _sender(of: dict[str, Any]) -> str:
    sender = part(of, "from")
    return "" if whole(sender, "id") in (ANONYMOUS_ADMIN, CHANNEL_SPEAKER) else id_text(sender)


def _name(of: dict[str, Any]) -> str:
    """Give what somebody calls themselves: their first name alone, or that of the chat they speak as."""
    speaks_as = label(part(of, "sender_chat"), "title", MAX_NAME)
    return speaks_as or (label(part(of, "from"), "first_name", MAX_NAME) if _sender(of) else "")


def _title(place: dict[str, Any]) -> str:
    return label(place, "title", MAX_TITLE)


def _topic(message: dict[str, Any]) -> int | None:
    """Give the topic; in other places a message_thread_id is no topic, and sending with it fails."""
    return whole(message, "message_thread_id") if message.get("is_topic_message") is True else None


def _topic_name(message: dict[str, Any]) -> str:
    """Give the name the topic was opened with, which stands in whatever is said there and answers nothing else."""
    opened = part(part(message, "reply_to_message"), "forum_topic_created")
    return label(opened, "name", MAX_TITLE) if _topic(message) is not None else ""


def _press(number: int, query: dict[str, Any], me: Me) -> Incoming:
    message = part(query, "message")
    place = part(message, "chat")
    chat, press, says = id_text(place), words(query, "id") or None, words(query, "data")
    person = _sender(query)
    if not (chat and says and person):
        return _nothing(number, chat, press)
    # An inaccessible message has the date 0: its text is unknown and it cannot be edited.
    is_accessible = bool(whole(message, "date"))
    return Incoming(
        gateway=GATEWAY,
        number=number,
        kind=Kind.PRESS,
        chat=chat,
        person=person,
        text=says,
        is_group=words(place, "type") in _GROUPS,
        message=whole(message, "message_id") if is_accessible else None,
        topic=_topic(message),
        press=press,
        name=_name(query),
        title=_title(place),
        topic_name=_topic_name(message),
    )


def _search(number: int, query: dict[str, Any], me: Me) -> Incoming:
    person, press = id_text(part(query, "from")), words(query, "id")
    if not (person and press):
        return _nothing(number)
    return Incoming(
        gateway=GATEWAY,
        number=number,
        kind=Kind.SEARCH,
        chat=person,
        person=person,
        text=words(query, "query"),
        press=press,
    )


def _membership(number: int, change: dict[str, Any], me: Me) -> Incoming:
    place = part(change, "chat")
    chat, kind_of_chat = id_text(place), words(place, "type")
    was_away, is_away = _is_away(part(change, "old_chat_member")), _is_away(part(change, "new_chat_member"))
    if not chat or was_away == is_away or kind_of_chat not in ("private", _CHANNEL, *_GROUPS):
        return _nothing(number, chat)
    has_left_others = is_away and kind_of_chat != "private"
    return Incoming(
        gateway=GATEWAY,
        number=number,
        kind=Kind.LEFT if is_away else Kind.RETURNED,
        chat=chat,
        # Whoever removed the bot from a group or channel has not turned away from it in private.
        person="" if has_left_others else _sender(change),
        sent_at=whole(change, "date") or 0,
        is_group=kind_of_chat in _GROUPS,
        name="" if has_left_others else _name(change),
        title=_title(place),
        is_channel=kind_of_chat == _CHANNEL,
    )


def _is_away(member: dict[str, Any]) -> bool:
    status = words(member, "status")
    return status in _AWAY or (status == "restricted" and member.get("is_member") is False)
