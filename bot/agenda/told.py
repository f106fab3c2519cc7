"""What the agenda keeps about somebody, in their words."""

import json
from collections.abc import Sequence

from bot import people
from bot.chat import MOST_TOLD, Door, Told


def tells(db: Door, person_id: int) -> Sequence[Told]:
    """Tell what is planned for somebody, and what was begun with them, the newest first."""
    zone = people.zone_of(db, person_id)
    planned = db.rows(
        "SELECT feature, key, COALESCE(again_at, due_at, at) AS at, last_at FROM agenda WHERE person_id = :person_id "
        "ORDER BY feature, key LIMIT :most",
        person_id=person_id,
        most=MOST_TOLD,
    )
    begun = db.rows(
        "SELECT at, parts, handed_back_at FROM begun WHERE person_id = :person_id ORDER BY id DESC LIMIT :most",
        person_id=person_id,
        most=MOST_TOLD,
    )
    coming = [_planned(row["feature"], row["key"], row["at"], row["last_at"], zone) for row in planned]
    said = [
        f"{people.when(row['at'], zone)}: {_parts(row['parts'])}{', not sent' if row['handed_back_at'] else ''}"
        for row in begun
    ]
    return [
        Told("What I plan to write to you", coming, ("agenda",)),
        Told("When I wrote to you of myself", said, ("begun",)),
    ]


def _planned(feature: str, key: str, at: int | None, last_at: int | None, zone: str | None) -> str:
    next_ = people.when(at, zone) if at is not None else "nothing planned"
    last = f"; the last time was on {people.when(last_at, zone)}" if last_at is not None else ""
    return f"{feature}, {key}: {next_}{last}"


def _parts(written: str) -> str:
    return ", ".join(f"{feature} ({key})" for feature, key, *_ in json.loads(written)) or "a farewell"
