"""What intake keeps about somebody, told in words they can read."""

import json
from collections.abc import Sequence

from bot import people
from bot.chat import Door, Told


def tells(db: Door, person_id: int) -> Sequence[Told]:
    """Tell the times of somebody's newest texts, and the text that waits for its turn."""
    zone = people.zone_of(db, person_id)
    recent = db.rows("SELECT times FROM recent_texts WHERE person_id = :person_id", person_id=person_id)
    held = db.rows(
        "SELECT incoming, passed_over, due_at FROM held WHERE person_id = :person_id ORDER BY due_at, place_id",
        person_id=person_id,
    )
    times = [at for row in recent for at in json.loads(row["times"])]
    return [
        Told(
            "When you wrote within the last minute of writing",
            [people.when(at, zone) for at in times],
            ("recent_texts",),
        ),
        Told(
            "Messages of yours that wait for their turn",
            [
                f"{json.loads(row['incoming'])['text']} (from {people.when(row['due_at'], zone)} on; "
                f"left out before it: {row['passed_over']})"
                for row in held
            ],
            ("held",),
        ),
    ]
