"""What answering keeps: whether an answer helped, and what was off."""

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
)
