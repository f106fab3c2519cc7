"""Turns what a feature returned into outbox rows, inside the update's own transaction."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
    Poll,
    React,
    Remove,
    Reply,
    To,
    Toast,
)
from bot.delivery.request import attachment_of, buttons_of, frame_of, poll_of, split, topic_of, words_of


@dataclass(frozen=True, slots=True)
class Pressed:
    """The message whose button was pressed: its row, its owner, and whether a newer menu has taken its place.

    It is anyone's when it was made for somebody who speaks as a group or channel: such a person presses as themselves,
    and nobody can tell who it was.
    """

    row: int
    person_id: int | None
    is_outdated: bool
    is_anyones: bool


def pressed(db: Door, place_id: int, message: int | None) -> Pressed | None:
    """Look up the message that was pressed; None when it is too old to be known."""
    found = db.rows(
        """
        SELECT outbox.id, outbox.person_id, outbox.menu, menus.row_id, people.chat_id FROM outbox
        LEFT JOIN people ON people.id = outbox.person_id
        LEFT JOIN menus ON menus.place_id = outbox.place_id AND menus.person_id = outbox.person_id
            AND menus.name = outbox.menu
        WHERE outbox.place_id = :place_id AND outbox.message = :message AND outbox.edits IS NULL
          AND outbox.what NOT IN ('react', 'remove')
        ORDER BY outbox.id DESC LIMIT 1
        """,
        place_id=place_id,
        message=message,
    )
    if message is None or not found:
        return None
    row = found[0]
    is_outdated = row["menu"] is not None and row["row_id"] not in (None, row["id"])
    return Pressed(row["id"], row["person_id"], is_outdated, (row["chat_id"] or "").startswith("-"))


def put(db: Door, incoming: Incoming, answers: Sequence[Answer], now: int) -> tuple[Answer, ...]:
    """Write rows for what can be stored; gives back what is shown at once and may be lost (toasts, cards)."""
    shown: list[Answer] = []
    editable = _editable(db, incoming)
    for answer in answers:
        match answer:
            case Toast(text) if incoming.kind is Kind.TEXT:  # nothing was pressed that could show a notice
                _put_reply(db, incoming, Reply(text), editable, now)
                editable = None
            case Toast() | Cards():
                shown.append(answer)
            case Reply():
                _put_reply(db, incoming, answer, editable, now)
                editable = None
            case React(emoji, message):
                _add(db, incoming, "react", {"emoji": emoji}, now, message=message)
            case Remove(message):
                _add(db, incoming, "remove", {}, now, message=message)
            case Poll():
                _add(db, incoming, "poll", {**poll_of(answer), **frame_of(incoming, None)}, now)
    return tuple(shown)


def put_unprompted(db: Door, gateway: str, person_id: int, place_id: int, reply: Reply, now: int) -> None:
    """Write rows for a message whose moment the bot chose."""
    incoming = Incoming(gateway, 0, Kind.NOTHING, "", person_id=person_id, place_id=place_id)
    editable = _menu_row(db, incoming, reply.menu) if reply.menu else None
    _put_reply(db, incoming, reply, editable, now, kind="unprompted")


def strip(db: Door, incoming: Incoming, row: int, now: int) -> None:
    """Take the buttons off a message of ours."""
    _add(db, incoming, "strip", {}, now, edits=row)


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
        request = {
            "otherwise": {"place_id": incoming.place_id, **words_of(reply.otherwise), **frame_of(incoming, None)}
        }
        _put_messages(db, incoming, reply, request, None, now, kind, place_id=place_id)
        if reply.asks:
            people.remember_asked(db, incoming.person_id, place_id, reply.asks, now)
        return
    if editable is None and reply.menu and incoming.kind is Kind.PRESS:
        editable = _menu_row(db, incoming, reply.menu)
    if reply.picture or reply.document:
        editable = None
    root = _put_messages(db, incoming, reply, frame_of(incoming, reply.answers), editable, now, kind)
    if reply.menu:
        _set_menu(db, incoming, reply.menu, root, now)
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
    attached = attachment_of(reply)
    parts = split(reply.text, MAX_CAPTION if attached else MAX_TEXT)
    if attached and len(parts) > 1:  # too long for a caption: the words follow in messages of their own
        parts = ["", *split(reply.text, MAX_TEXT)]
    root = 0
    for index, part in enumerate(parts):
        words = {"text": part, **(buttons_of(reply) if index == len(parts) - 1 else {})}
        first = index == 0
        row = _add(
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


def _add(
    db: Door,
    incoming: Incoming,
    what: str,
    request: Mapping[str, Any],
    now: int,
    *,
    place_id: int | None = None,
    message: int | None = None,
    edits: int | None = None,
    kind: str = "reply",
    about: str | None = None,
    good_until: int | None = None,
) -> int:
    place_id = place_id or incoming.place_id
    if edits and what == "edit":  # only the newest state of a message is worth sending
        db.run(
            "UPDATE outbox SET state = 'replaced', request = '' "
            "WHERE place_id = :place_id AND state = 'open' AND edits = :edits AND what = 'edit'",
            place_id=place_id,
            edits=edits,
        )
    row = db.rows(
        """
        INSERT INTO outbox(place_id, person_id, kind, what, request, edits, message, origin, about, good_until, made_at)
        VALUES(:place_id, :person_id, :kind, :what, :request, :edits, :message, :origin, :about, :good_until, :now)
        RETURNING id
        """,
        place_id=place_id,
        person_id=incoming.person_id or None,
        kind=kind,
        what=what,
        request=json.dumps(request, ensure_ascii=False),
        edits=edits,
        message=message,
        origin=incoming.message if incoming.kind is Kind.TEXT and what == "send" else None,
        about=about,
        good_until=good_until,
        now=now,
    )[0]["id"]
    make_ready(db, place_id, incoming.gateway, now)
    return int(row)


def make_ready(db: Door, place_id: int, gateway: str, now: float) -> None:
    """Let a place's queue be looked at, as soon as its pace allows."""
    db.run(
        """
        INSERT INTO queues(place_id, gateway, ready_at) VALUES(:place_id, :gateway, :now)
        ON CONFLICT(place_id) DO UPDATE SET ready_at = CASE WHEN queues.lease IS NOT NULL THEN queues.ready_at
            WHEN queues.paced_at > :now THEN queues.paced_at ELSE :now END
        """,
        place_id=place_id,
        gateway=gateway,
        now=now,
    )


def _menu_row(db: Door, incoming: Incoming, name: str) -> int | None:
    found = db.rows(
        "SELECT row_id FROM menus WHERE place_id = :place_id AND person_id = :person_id AND name = :name",
        place_id=incoming.place_id,
        person_id=incoming.person_id,
        name=name,
    )
    return int(found[0]["row_id"]) if found else None


def _set_menu(db: Door, incoming: Incoming, name: str, root: int, now: int) -> None:
    old = _menu_row(db, incoming, name)
    if old == root:
        return
    if old is not None:
        strip(db, incoming, old, now)
    db.run("UPDATE outbox SET menu = :name WHERE id = :root", name=name, root=root)
    db.run(
        """
        INSERT INTO menus(place_id, person_id, name, row_id) VALUES(:place_id, :person_id, :name, :root)
        ON CONFLICT(place_id, person_id, name) DO UPDATE SET row_id = :root
        """,
        place_id=incoming.place_id,
        person_id=incoming.person_id,
        name=name,
        root=root,
    )
