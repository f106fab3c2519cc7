"""The reminders that people asked for."""

from bot.chat import Migration

MIGRATIONS = (
    Migration(
        "001 reminders",
        """
        CREATE TABLE reminders(
            id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
            number INTEGER NOT NULL, words TEXT NOT NULL, first_on TEXT, minutes INTEGER NOT NULL,
            rule TEXT NOT NULL, rests_until_on TEXT, state TEXT NOT NULL, changed_at INTEGER NOT NULL,
            UNIQUE(person_id, number)
        );
        CREATE INDEX reminders_over ON reminders(changed_at) WHERE state <> 'open'
        """,
    ),
)
