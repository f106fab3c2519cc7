"""What is planned for people, and what was begun."""

from bot.chat import Migration

MIGRATIONS = (
    Migration(
        "001 agenda and begun",
        """
        CREATE TABLE agenda(
            person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE, feature TEXT NOT NULL,
            key TEXT NOT NULL, gateway TEXT NOT NULL, about TEXT NOT NULL, why TEXT NOT NULL, at INTEGER,
            due_at INTEGER, good_until INTEGER, every_s INTEGER NOT NULL, last_at INTEGER,
            last_wall TEXT, said_at INTEGER, again_at INTEGER,
            PRIMARY KEY(person_id, feature, key)
        );
        CREATE INDEX agenda_due ON agenda(gateway, due_at) WHERE due_at IS NOT NULL;
        CREATE INDEX agenda_over ON agenda(last_at) WHERE at IS NULL AND again_at IS NULL;
        CREATE TABLE begun(
            id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
            on_day TEXT NOT NULL, at INTEGER NOT NULL, rule TEXT NOT NULL, parts TEXT NOT NULL, asks TEXT,
            has_ours INTEGER NOT NULL, has_rhythm INTEGER NOT NULL, handed_back_at INTEGER
        );
        CREATE INDEX begun_person ON begun(person_id, id);
        CREATE INDEX begun_at ON begun(at)
        """,
    ),
)
