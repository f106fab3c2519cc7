"""What is kept about people, places and turns."""

from bot.chat import Migration

MIGRATIONS = (
    Migration(
        "001 people, places and turns",
        """
        CREATE TABLE people(
            id INTEGER PRIMARY KEY, gateway TEXT NOT NULL, chat_id TEXT NOT NULL, zone TEXT,
            first_seen_at INTEGER NOT NULL, seen_at INTEGER NOT NULL, started_at INTEGER, blocked_at INTEGER,
            asked_to_stay_at INTEGER, unreadable_at INTEGER, UNIQUE(gateway, chat_id)
        );
        CREATE INDEX people_seen ON people(seen_at);
        CREATE TABLE places(
            id INTEGER PRIMARY KEY, gateway TEXT NOT NULL, chat_id TEXT NOT NULL, is_group INTEGER NOT NULL,
            person_id INTEGER REFERENCES people(id) ON DELETE CASCADE, closed_at INTEGER, UNIQUE(gateway, chat_id)
        );
        CREATE INDEX places_person ON places(person_id);
        CREATE TABLE turns(
            person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
            place_id INTEGER NOT NULL REFERENCES places(id) ON DELETE CASCADE,
            about TEXT NOT NULL DEFAULT '[]', about_at INTEGER NOT NULL DEFAULT 0,
            awaits TEXT, awaits_at INTEGER NOT NULL DEFAULT 0,
            unclear INTEGER NOT NULL DEFAULT 0, unclear_at INTEGER NOT NULL DEFAULT 0,
            touched_at INTEGER NOT NULL, PRIMARY KEY(person_id, place_id)
        );
        CREATE INDEX turns_touched ON turns(touched_at);
        CREATE INDEX turns_about ON turns(about_at) WHERE about <> '[]';
        CREATE INDEX turns_awaits ON turns(awaits_at) WHERE awaits IS NOT NULL;
        CREATE INDEX turns_place ON turns(place_id)
        """,
    ),
    Migration(
        "002 traits, pages and reasons",
        """
        CREATE TABLE traits(
            person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE, trait TEXT NOT NULL,
            value TEXT NOT NULL, PRIMARY KEY(person_id, trait)
        );
        ALTER TABLE turns ADD COLUMN page TEXT;
        ALTER TABLE turns ADD COLUMN page_at INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE turns ADD COLUMN because TEXT;
        ALTER TABLE turns ADD COLUMN because_at INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX turns_page ON turns(page_at) WHERE page IS NOT NULL;
        CREATE INDEX turns_because ON turns(because_at) WHERE because IS NOT NULL
        """,
    ),
    Migration(
        "003 leaving",
        """
        ALTER TABLE people ADD COLUMN leaving_at INTEGER;
        ALTER TABLE people ADD COLUMN copies_at INTEGER;
        ALTER TABLE people ADD COLUMN is_known INTEGER NOT NULL DEFAULT 0;
        UPDATE people SET is_known = 1;
        CREATE INDEX people_leaving ON people(leaving_at) WHERE leaving_at IS NOT NULL;
        CREATE INDEX people_copies ON people(copies_at) WHERE copies_at IS NOT NULL;
        CREATE TABLE traces(id INTEGER PRIMARY KEY, made_at INTEGER NOT NULL)
        """,
    ),
    Migration(
        "004 hours and silences",
        """
        ALTER TABLE people ADD COLUMN wrote_at INTEGER;
        CREATE TABLE hours(
            person_id INTEGER PRIMARY KEY REFERENCES people(id) ON DELETE CASCADE, weeks TEXT NOT NULL,
            since TEXT NOT NULL
        );
        CREATE TABLE silences(
            person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE, why TEXT NOT NULL,
            about TEXT NOT NULL DEFAULT '', since_at INTEGER NOT NULL, until_at INTEGER, until_on TEXT,
            PRIMARY KEY(person_id, why, about)
        );
        CREATE INDEX silences_at ON silences(until_at) WHERE until_at IS NOT NULL;
        CREATE INDEX silences_on ON silences(until_on) WHERE until_on IS NOT NULL
        """,
    ),
)
