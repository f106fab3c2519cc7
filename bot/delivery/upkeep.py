"""What happens to the outbox besides sending: taking back, moving house, and letting go."""

import json
from typing import Any

from bot import people
from bot.chat import Door, Incoming, Kind, Row
from bot.delivery.rows import add, make_ready
from bot.settings import PRUNED_AT_ONCE, RETENTION


def withdraw(db: Door, person_id: int, about: str) -> int:
    """Take back what was not sent yet about something (`goal:3`)."""
    return db.run(
        "UPDATE outbox SET state = 'withdrawn', request = '' "
        "WHERE person_id = :person_id AND about = :about AND state = 'open'",
        person_id=person_id,
        about=about,
    )


def withdraw_about(db: Door, about: str) -> frozenset[int]:
    """Take back what was not sent yet about something, whoever it is for; gives the people who never saw it.

    They need no word about its end. What is under way just now may arrive, so whoever it is for is not among them.
    """
    waiting = db.rows(
        """
        UPDATE outbox SET state = 'withdrawn', request = '' WHERE about = :about AND state = 'open'
        RETURNING id, place_id, person_id
        """,
        about=about,
    )
    return frozenset(int(row["person_id"]) for row in waiting if row["person_id"] and not _may_be_seen(db, row, about))


def _may_be_seen(db: Door, row: Row, about: str) -> bool:
    """Tell whether a part of it has arrived, or a row that was open until now is the one its place is leased for."""
    return bool(
        db.rows(
            "SELECT id FROM outbox WHERE person_id = :person_id AND about = :about AND state = 'done' "
            "ORDER BY id LIMIT 1",
            person_id=row["person_id"],
            about=about,
        )
        or db.rows(
            """
            SELECT place_id FROM queues WHERE place_id = :place_id AND lease IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM outbox WHERE outbox.place_id = :place_id AND state = 'open' AND id < :row)
            """,
            place_id=row["place_id"],
            row=row["id"],
        )
    )


def withdraw_place(db: Door, place_id: int, gateway: str, now: float) -> None:
    """Take back what waits for a place that shut us out; what was meant for one person goes to the group instead."""
    waiting = db.rows(
        "UPDATE outbox SET state = 'withdrawn' WHERE place_id = :place_id AND state = 'open' "
        "RETURNING id, person_id, request",
        place_id=place_id,
    )
    for row in sorted(waiting, key=lambda row: int(row["id"])):
        if otherwise := json.loads(row["request"]).get("otherwise"):
            _put_otherwise(db, otherwise, row["person_id"], gateway, now)
    db.run(
        "UPDATE outbox SET request = '' WHERE place_id = :place_id AND state = 'withdrawn' AND request <> ''",
        place_id=place_id,
    )


def _put_otherwise(db: Door, otherwise: dict[str, Any], person_id: int | None, gateway: str, now: float) -> None:
    place_id = otherwise.pop("place_id")
    if not db.rows("SELECT id FROM places WHERE id = :place_id", place_id=place_id):
        return  # the group has moved or gone since
    kind = otherwise.pop("kind", "reply")
    incoming = Incoming(gateway, 0, Kind.NOTHING, "", person_id=person_id or 0, place_id=place_id)
    add(db, incoming, "send", otherwise, int(now), kind=kind)


def highest(db: Door, gateway: str) -> int:
    """Give the highest message id known of a gateway; 0 when there is none."""
    found = db.rows(
        "SELECT max(outbox.message) AS top FROM outbox JOIN places ON places.id = outbox.place_id "
        "WHERE places.gateway = :gateway",
        gateway=gateway,
    )
    return int(found[0]["top"] or 0)


def move(db: Door, gateway: str, old: str, new: str, now: float) -> None:
    """Give a place its new id; what was already said under the new one goes with it."""
    found = {
        row["chat_id"]: row["id"]
        for row in db.rows(
            "SELECT id, chat_id FROM places WHERE gateway = :gateway AND chat_id IN (:old, :new)",
            gateway=gateway,
            old=old,
            new=new,
        )
    }
    if old in found:
        _forget_replies(db, found[old])
    if old in found and new in found:
        db.run("UPDATE outbox SET place_id = :old WHERE place_id = :new", old=found[old], new=found[new])
        make_ready(db, found[old], now)
    people.move(db, gateway, old, new)


def _forget_replies(db: Door, place_id: int) -> None:
    """Let nothing answer a message by its number: in the new chat that may be another message."""
    db.run("UPDATE outbox SET origin = NULL WHERE place_id = :place_id AND origin IS NOT NULL", place_id=place_id)
    for row in db.rows(
        "SELECT id, request FROM outbox WHERE place_id = :place_id AND state = 'open' ORDER BY id", place_id=place_id
    ):
        request = json.loads(row["request"])
        if request.pop("reply_to", None) is not None:
            written = json.dumps(request, ensure_ascii=False)
            db.run("UPDATE outbox SET request = :request WHERE id = :row", request=written, row=row["id"])


def prune(db: Door, now: int) -> int:
    """Let go of some of what is past its time: undelivered words, buttons, the trace that something was sent.

    Gives how much there was to do.
    """
    since = now - (RETENTION["waiting"].seconds or 0)
    done = db.run(
        """
        UPDATE outbox SET state = 'late', request = '', error = NULL WHERE id IN (
            SELECT id FROM outbox WHERE state = 'open' AND made_at < :since ORDER BY made_at LIMIT :some)
        """,
        since=since,
        some=PRUNED_AT_ONCE,
    )
    done += db.run(
        """
        UPDATE outbox SET state = 'late', request = '', error = NULL WHERE id IN (
            SELECT id FROM outbox WHERE state = 'aside' AND made_at < :since ORDER BY made_at LIMIT :some)
        """,
        since=since,
        some=PRUNED_AT_ONCE,
    )
    done += _forget_buttons(db, now)
    old = [
        int(row["id"])
        for row in db.rows(
            "SELECT id FROM outbox WHERE made_at < :since ORDER BY made_at LIMIT :some",
            since=now - (RETENTION["sent"].seconds or 0),
            some=PRUNED_AT_ONCE,
        )
    ]
    for row in old:
        # The id of a deleted row may be given again, and then to a message of somebody else.
        db.run("DELETE FROM menus WHERE row_id = :row", row=row)
        db.run("DELETE FROM outbox WHERE id = :row", row=row)
    return done + len(old)


def _forget_buttons(db: Door, now: int) -> int:
    """Let go of the numbers of buttons: whoever tried out all commands would learn what somebody read.

    That a message has no button tells nothing and stays, so a button that was taken away stays dead.
    """
    return db.run(
        """
        UPDATE outbox SET says = NULL WHERE id IN (
            SELECT id FROM outbox WHERE says <> '[]' AND made_at < :since ORDER BY made_at, id LIMIT :some)
        """,
        since=now - (RETENTION["context"].seconds or 0),
        some=PRUNED_AT_ONCE,
    )
