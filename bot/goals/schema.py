"""What is kept of goals: the goals, their steps, and what each change can be undone to."""

from bot.chat import Migration
from bot.goals.checkins import rests
from bot.goals.checkins import schema as checkins

MIGRATIONS = (
    Migration(
        "001 goals, steps and changes",
        """
        CREATE TABLE goals(
            id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
            number INTEGER NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'open', template TEXT,
            due_on TEXT, obstacle TEXT, plan TEXT, made_on TEXT NOT NULL, closed_on TEXT, origin INTEGER,
            confirmed INTEGER NOT NULL DEFAULT 1,
            UNIQUE(person_id, number)
        );
        CREATE INDEX goals_state ON goals(person_id, state, number);
        CREATE TABLE steps(
            goal_id INTEGER NOT NULL REFERENCES goals(id) ON DELETE CASCADE,
            person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
            number INTEGER NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'open', advised INTEGER,
            due_on TEXT, done_on TEXT, PRIMARY KEY(goal_id, number)
        );
        CREATE INDEX steps_person ON steps(person_id);
        CREATE TABLE changes(
            id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
            goal_id INTEGER REFERENCES goals(id) ON DELETE CASCADE, what TEXT NOT NULL, before TEXT NOT NULL,
            made_at INTEGER NOT NULL
        );
        CREATE INDEX changes_person ON changes(person_id, goal_id, id);
        CREATE INDEX changes_newest ON changes(person_id, id);
        CREATE INDEX changes_goal ON changes(goal_id);
        CREATE INDEX changes_made ON changes(made_at)
        """,
    ),
    checkins.MIGRATION,
    rests.MIGRATION,
    checkins.AGREED,
)
