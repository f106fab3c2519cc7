"""More answers than a group bears at once: one message with a link to each of them goes in their place."""

import json
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from bot.chat import Door, Incoming, Kind
from bot.delivery.rows import add

CROWD = 5  # answers that may wait for one group; more are merged
MOST_LINKS = 20
MOST_LOOKED_AT = 500  # rows, so that a flood does not hold the database's thread; the rest are merged next time
Crowded = Callable[[int], str]  # the words above the links, from how many there are


def merge(db: Door, place_id: int, now: float, crowded: Crowded) -> None:
    """Merge the answers with a brief that wait for a group, topic by topic, where there are too many."""
    waiting = [
        (row["id"], json.loads(row["request"]))
        for row in db.rows(
            """
            SELECT id, request FROM outbox WHERE place_id = :place_id AND state = 'open' AND what = 'send'
                AND kind IN ('reply', 'notice') AND request LIKE :brief
            ORDER BY id LIMIT :some
            """,
            place_id=place_id,
            brief='%"brief": {%',
            some=MOST_LOOKED_AT,
        )
    ]
    if len(waiting) <= CROWD:
        return
    waiting.sort(key=_topic)
    for _, found in groupby(waiting, key=_topic):
        rows = list(found)
        for some in (rows[at : at + MOST_LINKS] for at in range(0, len(rows), MOST_LINKS)):
            if len(some) > 1:
                _merge(db, place_id, some, now, crowded)


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
