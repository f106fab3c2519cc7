"""What the agenda keeps about somebody, in their words."""

import json
from collections.abc import Sequence

from bot import people
from bot.chat import MOST_TOLD, Door, Told

NAMES = {"checkin": "a question about goal", "review": "your week", "day": "the day of goal",
         "resting": "whether you still rest", "reminder": "reminder", "changed": "an answer that changed:",
         "stay": "whether to keep what is yours"}  # fmt: skip


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
    coming = [_planned(row["key"], row["at"], row["last_at"], zone) for row in planned]
    said = [
        f"{people.when(row['at'], zone)}: {_parts(row['parts'])}{', not sent' if row['handed_back_at'] else ''}"
        for row in begun
    ]
    return [
        Told("What I plan to write to you", coming, ("agenda",)),
        Told("When I wrote to you of myself", said, ("begun",)),
    ]


def _planned(key: str, at: int | None, last_at: int | None, zone: str | None) -> str:
    next_ = f"next, {people.when(at, zone)}, if nothing speaks against it then" if at is not None else "nothing planned"
    last = f"; the last time was {people.when(last_at, zone)}" if last_at is not None else ""
    return f"{_named(key)}: {next_}{last}"


def _parts(written: str) -> str:
    return ", ".join(_named(key) for _, key, *_ in json.loads(written)) or "that I will stop asking"


def _named(key: str) -> str:
    """Say in words what the key of a moment stands for; one that nobody named here as it is."""
    name, _, rest = key.partition(":")
    return f"{NAMES.get(name, name)} {rest.partition(':')[0]}".strip()
