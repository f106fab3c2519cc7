"""One row is one request to the platform: how it gets into the outbox, and which unsent ones it makes needless."""

import json
from collections.abc import Mapping
from typing import Any

from bot.chat import Door, Incoming, Kind
from bot.delivery.request import says_in

TIDYING = "tidying"  # the kind of a row that takes away what a newer message has replaced; nobody waits for it


def add(
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
    """Write a row and let its place's queue be looked at; gives the row's id."""
    place_id = place_id or incoming.place_id
    if edits:
        _replace_older(db, place_id, what, edits)
    row = db.rows(
        """
        INSERT INTO outbox(place_id, person_id, kind, what, request, edits, message, origin, about, good_until, made_at,
            says)
        VALUES(:place_id, :person_id, :kind, :what, :request, :edits, :message, :origin, :about, :good_until, :now,
            :says)
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
        says=json.dumps(says_in(request)),
    )[0]["id"]
    make_ready(db, place_id, now)
    return int(row)


def _replace_older(db: Door, place_id: int, what: str, edits: int) -> None:
    """Only the newest state of a message is worth sending; but new buttons alone must not lose the words of an edit."""
    db.run(
        """
        UPDATE outbox SET state = 'replaced', request = '' WHERE place_id = :place_id AND state = 'open'
            AND edits = :edits AND (what = 'rebutton' OR (what = 'edit' AND :what = 'edit'))
        """,
        place_id=place_id,
        edits=edits,
        what=what,
    )


def make_ready(db: Door, place_id: int, now: float) -> None:
    """Let a place's queue be looked at, as soon as its pace allows."""
    db.run(
        """
        INSERT INTO queues(place_id, gateway, ready_at)
        SELECT places.id, places.gateway, :now FROM places WHERE places.id = :place_id
        ON CONFLICT(place_id) DO UPDATE SET ready_at = CASE WHEN queues.lease IS NOT NULL THEN queues.ready_at
            WHEN queues.paced_at > :now THEN queues.paced_at ELSE :now END
        """,
        place_id=place_id,
        now=now,
    )
