"""More answers than a group bears at once: one message with a link to each of them goes in their place."""

import json
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from bot.chat import Door, Incoming, Kind, Row
from bot.delivery.rows import add

CROWD = 5  # answers that may wait for one group; more are merged
MOST_LINKS = 20
MOST_LOOKED_AT = 500  # rows, so that a flood does not hold the database's thread; the rest are merged next time
Crowded = Callable[[int], str]  # the words above the links, from how many there are


def merge(db: Door, place_id: int, now: float, crowded: Crowded) -> None:
    """Merge the answers with a brief that wait for a group, topic by topic, where there are too many."""
    if len(_waiting(db, place_id, CROWD + 1)) <= CROWD:
        return
    _take_in_edits(db, place_id)
    waiting = [(row["id"], json.loads(row["request"])) for row in _waiting(db, place_id, MOST_LOOKED_AT)]
    if len(waiting) <= CROWD:
        return
    waiting.sort(key=_topic)
    for _, found in groupby(waiting, key=_topic):
        rows = list(found)
        for some in (rows[at : at + MOST_LINKS] for at in range(0, len(rows), MOST_LINKS)):
            if len(some) > 1:
                _merge(db, place_id, some, now, crowded)


def is_listed(db: Door, incoming: Incoming) -> bool:
    """Tell whether the answer to a message is one of a merged message's links: it is edited in sight no more."""
    return bool(
        db.rows(
            """
            SELECT id FROM outbox WHERE place_id = :place_id AND origin = :message AND what = 'send'
                AND state = 'replaced' AND edits IS NULL
            ORDER BY id LIMIT 1
            """,
            place_id=incoming.place_id,
            message=incoming.message,
        )
    )


def _waiting(db: Door, place_id: int, some: int) -> list[Row]:
    return db.rows(
        """
        SELECT id, request FROM outbox WHERE place_id = :place_id AND state = 'open' AND what = 'send'
            AND kind IN ('reply', 'notice') AND request LIKE :brief
        ORDER BY id LIMIT :some
        """,
        place_id=place_id,
        brief='%"brief": {%',
        some=some,
    )


def _take_in_edits(db: Door, place_id: int) -> None:
    """Let answers that wait say what their edits say: an edit would go out beside the link that stands for its answer.

    No row of the place is under way while it is looked at, so each still can be changed.
    """
    for edit in db.rows(
        """
        SELECT edit.id, edit.edits, edit.request, edit.kind, edit.about, edit.good_until, edit.says
        FROM outbox AS edit JOIN outbox AS root ON root.id = edit.edits
        WHERE edit.place_id = :place_id AND edit.state = 'open' AND edit.what = 'edit'
            AND root.state = 'open' AND root.what = 'send'
        ORDER BY edit.id LIMIT :some
        """,
        place_id=place_id,
        some=MOST_LOOKED_AT,
    ):
        db.run(
            """
            UPDATE outbox SET request = :request, kind = :kind, about = :about, good_until = :good_until, says = :says
            WHERE id = :edits
            """,
            **{name: edit[name] for name in ("edits", "request", "kind", "about", "good_until", "says")},
        )
        db.run("UPDATE outbox SET state = 'replaced', request = '' WHERE id = :row", row=edit["id"])


def _merge(db: Door, place_id: int, rows: Sequence[tuple[int, dict[str, Any]]], now: float, crowded: Crowded) -> None:
    for row, _ in rows:
        db.run("UPDATE outbox SET state = 'replaced', request = '' WHERE id = :row", row=row)
    request = {"text": crowded(len(rows)), "buttons": _links([request["brief"] for _, request in rows])}
    topic = rows[0][1].get("topic")
    # It belongs to nobody alone: whoever is forgotten does not take the others' answers along.
    nobody = Incoming("", 0, Kind.NOTHING, "", place_id=place_id)
    add(db, nobody, "send", request if topic is None else {**request, "topic": topic}, int(now), kind="notice")


def _topic(row: tuple[int, dict[str, Any]]) -> int:
    return int(row[1].get("topic") or 0)


def _links(briefs: Sequence[dict[str, str]]) -> list[list[dict[str, str]]]:
    """Give one link below the other, each with a label of its own."""
    found: list[list[dict[str, str]]] = []
    used: set[str] = set()
    for brief in briefs:
        label, count = brief["label"], 1
        while label in used:
            count += 1
            label = f"{brief['label']} ({count})"
        used.add(label)
        found.append([{**brief, "label": label}])
    return found
