"""What is kept of check-ins: the rhythm where somebody chose one, and what was answered."""

from bot.chat import Migration

MIGRATION = Migration(
    "002 checkins and answers",
    """
    ALTER TABLE goals ADD COLUMN made_at INTEGER;
    CREATE TABLE checkins(
        goal_id INTEGER PRIMARY KEY REFERENCES goals(id) ON DELETE CASCADE,
        person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE, rule TEXT NOT NULL,
        minutes INTEGER NOT NULL, weeks TEXT NOT NULL, since_on TEXT NOT NULL, set_at INTEGER NOT NULL
    );
    CREATE INDEX checkins_person ON checkins(person_id);
    CREATE TABLE answers(
        id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        goal_id INTEGER NOT NULL REFERENCES goals(id) ON DELETE CASCADE, begun INTEGER NOT NULL, on_day TEXT NOT NULL,
        answer TEXT NOT NULL, made_at INTEGER NOT NULL
    );
    CREATE INDEX answers_goal ON answers(goal_id, made_at);
    CREATE INDEX answers_person ON answers(person_id, made_at)
    """,
)
AGREED = Migration("004 when it was agreed to ask again", "ALTER TABLE answers ADD COLUMN again_at INTEGER")
