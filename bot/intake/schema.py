"""What intake keeps: the numbers of handled updates, and a flood's newest text."""

from bot.chat import Migration

MIGRATIONS = (
    Migration(
        "001 updates and floods",
        """
        CREATE TABLE updates(
            gateway TEXT NOT NULL, number INTEGER NOT NULL, seen_at INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
            done INTEGER NOT NULL DEFAULT 0, error TEXT, PRIMARY KEY(gateway, number)
        );
        CREATE INDEX updates_seen ON updates(seen_at);
        CREATE TABLE recent_texts(
            person_id INTEGER PRIMARY KEY REFERENCES people(id) ON DELETE CASCADE, times TEXT NOT NULL,
            last_at INTEGER NOT NULL
        );
        CREATE INDEX recent_texts_last ON recent_texts(last_at);
        CREATE TABLE held(
            person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
            place_id INTEGER NOT NULL REFERENCES places(id) ON DELETE CASCADE,
            gateway TEXT NOT NULL, incoming TEXT NOT NULL, passed_over INTEGER NOT NULL DEFAULT 0,
            due_at INTEGER NOT NULL,
            PRIMARY KEY(person_id, place_id)
        );
        CREATE INDEX held_due ON held(gateway, due_at);
        CREATE INDEX held_place ON held(place_id)
        """,
    ),
)
