"""What is kept about groups, mentors and questions handed to a person.

A question is named by a random `ref`, never by a number: numbers of deleted rows are given again, and an old button or
message must not mean another question. Its asker is known until it is answered, and no longer.
"""

from bot.chat import Migration

MIGRATIONS = (
    Migration(
        "001 groups, mentors and questions",
        """
        CREATE TABLE groups(
            place_id INTEGER PRIMARY KEY REFERENCES places(id) ON DELETE CASCADE, title TEXT NOT NULL DEFAULT '',
            is_channel INTEGER NOT NULL DEFAULT 0, topics TEXT NOT NULL DEFAULT '[]',
            is_private INTEGER NOT NULL DEFAULT 0, quiet_until INTEGER, wait_s INTEGER NOT NULL DEFAULT 86400,
            seen_at INTEGER NOT NULL
        );
        CREATE INDEX groups_seen ON groups(seen_at);
        CREATE TABLE group_topics(
            place_id INTEGER NOT NULL REFERENCES places(id) ON DELETE CASCADE, topic INTEGER NOT NULL,
            name TEXT NOT NULL, PRIMARY KEY(place_id, topic)
        );
        CREATE TABLE group_admins(
            place_id INTEGER NOT NULL REFERENCES places(id) ON DELETE CASCADE,
            person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE, title TEXT NOT NULL,
            seen_at INTEGER NOT NULL, PRIMARY KEY(place_id, person_id)
        );
        CREATE INDEX group_admins_person ON group_admins(person_id);
        CREATE INDEX group_admins_seen ON group_admins(seen_at);
        CREATE TABLE invites(
            digest TEXT PRIMARY KEY, place_id INTEGER NOT NULL REFERENCES places(id) ON DELETE CASCADE,
            until_at INTEGER NOT NULL
        );
        CREATE INDEX invites_place ON invites(place_id);
        CREATE INDEX invites_until ON invites(until_at);
        CREATE TABLE mentors(
            place_id INTEGER NOT NULL REFERENCES places(id) ON DELETE CASCADE,
            person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE, name TEXT NOT NULL,
            themes TEXT NOT NULL DEFAULT '[]', a_day INTEGER NOT NULL DEFAULT 3, away_until INTEGER,
            since_at INTEGER NOT NULL, PRIMARY KEY(place_id, person_id)
        );
        CREATE INDEX mentors_person ON mentors(person_id);
        CREATE TABLE members(
            place_id INTEGER NOT NULL REFERENCES places(id) ON DELETE CASCADE,
            person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE, seen_at INTEGER NOT NULL,
            PRIMARY KEY(place_id, person_id)
        );
        CREATE INDEX members_person ON members(person_id);
        CREATE INDEX members_seen ON members(seen_at);
        CREATE TABLE drafts(
            person_id INTEGER PRIMARY KEY REFERENCES people(id) ON DELETE CASCADE,
            place_id INTEGER REFERENCES places(id) ON DELETE CASCADE, question TEXT NOT NULL, theme TEXT,
            made_at INTEGER NOT NULL
        );
        CREATE INDEX drafts_place ON drafts(place_id);
        CREATE INDEX drafts_made ON drafts(made_at);
        CREATE TABLE asked(
            person_id INTEGER PRIMARY KEY REFERENCES people(id) ON DELETE CASCADE, since_at INTEGER NOT NULL,
            n INTEGER NOT NULL
        );
        CREATE INDEX asked_since ON asked(since_at);
        CREATE TABLE tickets(
            ref TEXT PRIMARY KEY, place_id INTEGER NOT NULL REFERENCES places(id) ON DELETE CASCADE,
            asker_id INTEGER REFERENCES people(id) ON DELETE CASCADE, name TEXT, question TEXT NOT NULL,
            theme TEXT, state TEXT NOT NULL DEFAULT 'open', due_at INTEGER, until_at INTEGER NOT NULL,
            key_digest TEXT, told TEXT NOT NULL DEFAULT '', made_at INTEGER NOT NULL, closed_on TEXT
        );
        CREATE INDEX tickets_place ON tickets(place_id);
        CREATE INDEX tickets_asker ON tickets(asker_id) WHERE asker_id IS NOT NULL;
        CREATE INDEX tickets_due ON tickets(due_at) WHERE due_at IS NOT NULL;
        CREATE INDEX tickets_closed ON tickets(closed_on) WHERE closed_on IS NOT NULL;
        CREATE TABLE assignments(
            ref TEXT NOT NULL REFERENCES tickets(ref) ON DELETE CASCADE,
            person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE, given_at INTEGER NOT NULL,
            ended_at INTEGER, how TEXT, typed_until INTEGER
        );
        CREATE INDEX assignments_ref ON assignments(ref);
        CREATE INDEX assignments_person ON assignments(person_id, given_at);
        CREATE INDEX assignments_exact ON assignments(given_at) WHERE given_at % 86400 <> 0;
        CREATE UNIQUE INDEX assignments_owner ON assignments(ref) WHERE ended_at IS NULL
        """,
    ),
)
