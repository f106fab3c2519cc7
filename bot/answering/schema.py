"""What answering keeps: whether an answer helped, what was off, and for who wants it, which answers they got."""

from bot.chat import Migration

MIGRATIONS = (
    Migration(
        "001 feedback",
        """
        CREATE TABLE feedback(
            person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE, entry TEXT NOT NULL,
            version INTEGER NOT NULL, helped INTEGER NOT NULL, given_at INTEGER NOT NULL, PRIMARY KEY(person_id, entry)
        );
        CREATE INDEX feedback_given ON feedback(given_at)
        """,
    ),
    Migration("002 reasons", "ALTER TABLE feedback ADD COLUMN reason TEXT"),
    Migration(
        "003 received",
        """
        CREATE TABLE wants_changes(
            person_id INTEGER PRIMARY KEY REFERENCES people(id) ON DELETE CASCADE, since_at INTEGER NOT NULL
        );
        CREATE TABLE received(
            person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE, entry TEXT NOT NULL,
            version INTEGER NOT NULL, told INTEGER NOT NULL, received_at INTEGER NOT NULL,
            PRIMARY KEY(person_id, entry)
        );
        CREATE INDEX received_told ON received(entry, told, person_id);
        CREATE INDEX received_since ON received(received_at)
        """,
    ),
)
