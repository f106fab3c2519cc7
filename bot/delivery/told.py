"""What delivery keeps about somebody, told in words they can read."""

import json
from collections.abc import Sequence

from bot import people
from bot.chat import MOST_TOLD, Door, Row, Told

_DID = {
    "send": "a message", "edit": "a change of a message", "rebutton": "other buttons", "picture": "a picture",
    "document": "a file", "poll": "a poll", "react": "a reaction", "remove": "a message taken away",
}  # fmt: skip
_STATES = {
    "open": "waiting to be sent", "aside": "refused by the messenger", "late": "not sent in time",
    "withdrawn": "taken back", "replaced": "replaced by a newer one", "returned": "kept for later",
}  # fmt: skip


def tells(db: Door, person_id: int) -> Sequence[Told]:
    """Tell what was sent to somebody or waits for them; words are kept only of what has not arrived."""
    zone = people.zone_of(db, person_id)
    sent = db.rows(
        """
        SELECT outbox.*, places.chat_id, places.is_group FROM outbox JOIN places ON places.id = outbox.place_id
        WHERE outbox.person_id = :person_id ORDER BY outbox.id DESC LIMIT :most
        """,
        person_id=person_id,
        most=MOST_TOLD,
    )
    every = db.rows("SELECT count(*) AS many FROM outbox WHERE person_id = :person_id", person_id=person_id)
    menus = db.rows("SELECT name, row_id FROM menus WHERE person_id = :person_id ORDER BY name", person_id=person_id)
    pace = db.rows(
        """
        SELECT queues.paced_at, queues.tries FROM queues JOIN places ON places.id = queues.place_id
        WHERE places.person_id = :person_id ORDER BY queues.place_id
        """,
        person_id=person_id,
    )
    return [
        Told("What I sent you", [_line(row, zone) for row in sent], ("outbox",),
             left=every[0]["many"] - len(sent)),
        Told("Which of these is the newest menu", [f"{menu['name']}: number {menu['row_id']}" for menu in menus],
             ("menus",)),
        Told("My pace in our chat", [_pace(row, zone) for row in pace], ("queues",)),
    ]  # fmt: skip


def _line(row: Row, zone: str | None) -> str:
    request = json.loads(row["request"]) if row["request"] else {}
    words = request.get("text") or request.get("content") or request.get("question") or ""
    where = f" in the group {row['chat_id']}" if row["is_group"] else ""
    parts = [
        f"Number {row['id']}: {_DID[row['what']]}{where}, {people.when(row['made_at'], zone)}",
        f"the messenger's number for it is {row['message']}" if row["message"] is not None else "",
        f"it answered your message {row['origin']}" if row["origin"] is not None else "",
        f"it changes number {row['edits']}" if row["edits"] is not None else "",
        f"it is about your {row['about'].replace(':', ' ')}" if row["about"] else "",
        _STATES.get(row["state"], ""),
        f"reason: {row['error']}" if row["error"] else "",
        f"check numbers of its buttons: {len(json.loads(row['says']))}" if row["says"] not in (None, "[]") else "",
        f"its words: {words}" if words else "",
    ]
    return "; ".join(part for part in parts if part)


def _pace(row: Row, zone: str | None) -> str:
    if not row["paced_at"]:
        return f"I may write at any time; tries under way: {row['tries']}"
    return f"I may write again from {people.when(row['paced_at'], zone)}; tries under way: {row['tries']}"
