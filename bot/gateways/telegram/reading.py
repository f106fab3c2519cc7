"""One update of Telegram's, read into an Incoming; every optional field is settled here, once."""

from typing import Any

from bot.chat import Incoming, Kind
from bot.gateways.telegram.addressing import ANONYMOUS_ADMIN, Me, address, answered, command_for, is_from_machine
from bot.gateways.telegram.shapes import id_text, part, point, whole, words

GATEWAY = "telegram"

# Left out, the list would mean "as last time" to Telegram, not "the usual".
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")

_GROUPS = ("group", "supergroup")
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
    said = words(message, "text") or words(message, "caption")
    kind = _kind(message, said, is_group, me)
    if not chat or kind is Kind.NOTHING or not (is_group or kind_of_chat == "private"):
        return _nothing(number, chat)
    text, called = _meant(message, said, is_group, me)
    return Incoming(
        gateway=GATEWAY,
        number=number,
        kind=kind,
        chat=chat,
        person=_person(message),
        text=text if called else "",
        sent_at=whole(message, "date") or 0,
        is_group=is_group,
        called=called,
        message=whole(message, "message_id"),
        answered=whole(answered(message), "message_id"),
        topic=_topic(message),
        edited=edited,
        location=_location(message) if kind is Kind.LOCATION else None,
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


def _meant(message: dict[str, Any], said: str, is_group: bool, me: Me) -> tuple[str, bool]:
    if is_group:
        found = address(message, said, me)
        # A picture without words asks nothing, even as a reply to the bot.
        return found.text, found.called and bool(said)
    for_us = command_for(said, me)
    return (for_us.text if for_us else said), True


def _person(message: dict[str, Any]) -> str:
    """Name who spoke; never the id that all anonymous administrators of all groups share."""
    speaks_as = id_text(part(message, "sender_chat"))
    sender = id_text(part(message, "from"))
    return speaks_as or ("" if sender == str(ANONYMOUS_ADMIN) else sender)


def _topic(message: dict[str, Any]) -> int | None:
    """Give the topic; in other places a message_thread_id is no topic, and sending with it fails."""
    return whole(message, "message_thread_id") if message.get("is_topic_message") is True else None


def _press(number: int, query: dict[str, Any], me: Me) -> Incoming:
    message = part(query, "message")
    place = part(message, "chat")
    chat, press, says = id_text(place), words(query, "id") or None, words(query, "data")
    person = id_text(part(query, "from"))
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
    if not chat or was_away == is_away or not (kind_of_chat == "private" or kind_of_chat in _GROUPS):
        return _nothing(number, chat)
    is_group = kind_of_chat in _GROUPS
    return Incoming(
        gateway=GATEWAY,
        number=number,
        kind=Kind.LEFT if is_away else Kind.RETURNED,
        chat=chat,
        # Whoever removed the bot from a group has not turned away from it in private.
        person="" if is_group and is_away else id_text(part(change, "from")),
        sent_at=whole(change, "date") or 0,
        is_group=is_group,
    )


def _is_away(member: dict[str, Any]) -> bool:
    status = words(member, "status")
    return status in _AWAY or (status == "restricted" and member.get("is_member") is False)
