"""Turns what a feature returned into outbox rows, inside the update's own transaction."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot import people
from bot.chat import (
    MAX_CAPTION,
    MAX_TEXT,
    Answer,
    Cards,
    Door,
    Incoming,
    Kind,
    Letter,
    Poll,
    Post,
    Privately,
    React,
    Rebutton,
    Remove,
    Reply,
    To,
    Toast,
)
from bot.delivery.crowd import is_listed
from bot.delivery.menus import leave_menu, menu_row, set_menu
from bot.delivery.pressed import pressed
from bot.delivery.request import attachment_of, brief_of, buttons_of, frame_of, poll_of, split, topic_of, words_of
from bot.delivery.rows import add


def put(db: Door, incoming: Incoming, answers: Sequence[Answer], now: int) -> tuple[Answer, ...]:
    """Write rows for what can be stored; gives back what is shown at once and may be lost (toasts, cards).

    The first reply edits the message that was pressed, unless a Rebutton leaves that message its words.
    """
    shown: list[Answer] = []
    root = _editable(db, incoming)
    is_press = incoming.kind is Kind.PRESS
    editable = None if is_press and any(isinstance(answer, Rebutton) for answer in answers) else root
    for answer in _unlisted(db, incoming, answers):
        match answer:
            case Toast(text) if incoming.kind is Kind.TEXT:  # nothing was pressed that could show a notice
                _put_reply(db, incoming, Reply(text), editable, now)
                editable = None
            case Toast() | Cards():
                shown.append(answer)
            case Reply():
                _put_reply(db, incoming, answer, editable, now)
                editable = None
            case Rebutton(buttons):
                if is_press and root is not None:
                    add(db, incoming, "rebutton", buttons_of(buttons), now, edits=root)
            case React(emoji, message):
                add(db, incoming, "react", {"emoji": emoji}, now, message=message)
            case Remove(message):
                add(db, incoming, "remove", {}, now, message=message)
            case Poll():
                add(db, incoming, "poll", {**poll_of(answer), **frame_of(incoming, None)}, now)
            case Letter(person_id, reply):
                _put_letter(db, person_id, reply, now)
            case Post(place_id, reply):
                _put_post(db, incoming.person_id, place_id, reply, now)
            case Privately(private, said):
                shown += put(db, private, said, now)
    return tuple(shown)


def _unlisted(db: Door, incoming: Incoming, answers: Sequence[Answer]) -> Sequence[Answer]:
    """Leave out a second answer in sight to an edited call, where a link among others stands for the first."""
    if not (incoming.edited and incoming.is_group and is_listed(db, incoming)):
        return answers
    return [answer for answer in answers if not (isinstance(answer, Reply) and answer.brief)]


def put_unprompted(db: Door, gateway: str, person_id: int, place_id: int, reply: Reply, now: int) -> None:
    """Write rows for a message whose moment the bot chose."""
    incoming = Incoming(gateway, 0, Kind.NOTHING, "", person_id=person_id, place_id=place_id)
    _put_unasked(db, incoming, reply, now, kind="unprompted")


def _put_unasked(db: Door, incoming: Incoming, reply: Reply, now: int, kind: str = "reply") -> None:
    """Write rows where nothing was said that they would answer."""
    editable = menu_row(db, incoming, reply.menu) if reply.menu else None
    _put_reply(db, incoming, reply, editable, now, kind)


def _put_letter(db: Door, person_id: int, reply: Reply, now: int) -> None:
    """Write rows for somebody else, unless they cannot be written to or asked to be forgotten."""
    place_id = people.private_place(db, person_id)
    is_leaving = db.rows("SELECT id FROM people WHERE id = :id AND leaving_at IS NOT NULL", id=person_id)
    if place_id is not None and not is_leaving:
        _put_unasked(db, Incoming("", 0, Kind.NOTHING, "", person_id=person_id, place_id=place_id), reply, now)


def _put_post(db: Door, person_id: int, place_id: int, reply: Reply, now: int) -> None:
    """Write rows for another chat on behalf of a person, unless the bot was shut out of it."""
    if db.rows("SELECT id FROM places WHERE id = :place_id AND closed_at IS NULL", place_id=place_id):
        _put_unasked(db, Incoming("", 0, Kind.NOTHING, "", person_id=person_id, place_id=place_id), reply, now)


def _editable(db: Door, incoming: Incoming) -> int | None:
    """Give the row that the first reply edits: the pressed message, or the answer to an edited question."""
    if incoming.kind is Kind.PRESS:
        row = pressed(db, incoming.place_id, incoming.message)
        return row.row if row else None
    if incoming.edited:
        found = db.rows(
            "SELECT id FROM outbox WHERE place_id = :place_id AND origin = :message AND edits IS NULL "
            "AND what = 'send' AND state IN ('open', 'done') ORDER BY id LIMIT 1",
            place_id=incoming.place_id,
            message=incoming.message,
        )
        return int(found[0]["id"]) if found else None
    return None


def _put_reply(db: Door, incoming: Incoming, reply: Reply, editable: int | None, now: int, kind: str = "reply") -> None:
    if reply.otherwise and reply.to is not To.CHAT and incoming.is_group:
        place_id = people.private_place(db, incoming.person_id)
        if place_id is None:
            _put_reply(db, incoming, reply.otherwise, editable, now, kind)
            return
        kept = {"place_id": incoming.place_id, "kind": "notice" if reply.otherwise.is_notice else "reply"}
        request = {"otherwise": {**kept, **words_of(reply.otherwise), **frame_of(incoming, None)}}
        _put_messages(db, incoming, reply, request, None, now, kind, place_id=place_id)
        if reply.asks:
            people.remember_asked(db, incoming.person_id, place_id, reply.asks, now)
        return
    if editable is None and reply.menu and incoming.kind is Kind.PRESS:
        editable = menu_row(db, incoming, reply.menu)
    if reply.picture or reply.document:
        editable = None
    root = _put_messages(db, incoming, reply, frame_of(incoming, reply.answers), editable, now, kind)
    if reply.menu:
        set_menu(db, incoming, reply.menu, root, now)
    elif editable is not None:
        leave_menu(db, root)
    if reply.asks:
        people.remember_asked(db, incoming.person_id, incoming.place_id, reply.asks, now)


def _put_messages(
    db: Door,
    incoming: Incoming,
    reply: Reply,
    frame: Mapping[str, Any],
    editable: int | None,
    now: int,
    kind: str,
    place_id: int | None = None,
) -> int:
    """Write one row for each message that a reply takes; gives the row of the first, which later edits name."""
    kind = "notice" if reply.is_notice and kind == "reply" else kind
    attached = attachment_of(reply)
    parts = split(reply.text, MAX_CAPTION if attached else MAX_TEXT)
    if attached and len(parts) > 1:  # too long for a caption: the words follow in messages of their own
        parts = ["", *split(reply.text, MAX_TEXT)]
    brief = brief_of(reply) if len(parts) == 1 and not attached else {}
    root = 0
    for index, part in enumerate(parts):
        words = {"text": part, **brief, **(buttons_of(reply.buttons) if index == len(parts) - 1 else {})}
        first = index == 0
        row = add(
            db,
            incoming,
            attached[0] if attached and first else "edit" if editable and first else "send",
            {**(attached[1] if attached and first else {}), **words, **(frame if first else topic_of(frame))},
            now,
            place_id=place_id,
            edits=editable if first else None,
            kind=kind,
            about=reply.about,
            good_until=reply.good_until,
        )
        if first:
            root = editable or row
    return root
