"""The outbox: one row is one request to the platform; one queue for each place keeps order, lease and pace."""

from bot.chat import Migration

MIGRATIONS = (
    Migration(
        "001 outbox, queues and menus",
        """
        CREATE TABLE outbox(
            id INTEGER PRIMARY KEY, place_id INTEGER NOT NULL REFERENCES places(id) ON DELETE CASCADE,
            person_id INTEGER REFERENCES people(id) ON DELETE CASCADE,
            kind TEXT NOT NULL DEFAULT 'reply', what TEXT NOT NULL, request TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'open', edits INTEGER, message INTEGER, origin INTEGER, menu TEXT,
            about TEXT, good_until INTEGER, plain INTEGER NOT NULL DEFAULT 0, error TEXT,
            made_at INTEGER NOT NULL, sent_at REAL
        );
        CREATE INDEX outbox_state ON outbox(place_id, state, id);
        CREATE INDEX outbox_message ON outbox(place_id, message);
        CREATE INDEX outbox_origin ON outbox(place_id, origin);
        CREATE INDEX outbox_about ON outbox(person_id, about) WHERE state = 'open' AND about IS NOT NULL;
        CREATE INDEX outbox_person ON outbox(person_id);
        CREATE INDEX outbox_made ON outbox(made_at);
        CREATE INDEX outbox_aside ON outbox(made_at) WHERE state = 'aside';
        CREATE TABLE queues(
            place_id INTEGER PRIMARY KEY REFERENCES places(id) ON DELETE CASCADE, gateway TEXT NOT NULL,
            ready_at REAL, paced_at REAL NOT NULL DEFAULT 0, allowance_at REAL NOT NULL DEFAULT 0,
            lease TEXT, tries INTEGER NOT NULL DEFAULT 0
        );
        CREATE INDEX queues_ready ON queues(gateway, ready_at) WHERE ready_at IS NOT NULL;
        CREATE TABLE menus(
            place_id INTEGER NOT NULL REFERENCES places(id) ON DELETE CASCADE,
            person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
            name TEXT NOT NULL, row_id INTEGER NOT NULL, PRIMARY KEY(place_id, person_id, name)
        );
        CREATE INDEX menus_person ON menus(person_id);
        CREATE INDEX menus_row ON menus(row_id)
        """,
    ),
    Migration(
        "002 the buttons of a message",
        """
        ALTER TABLE outbox ADD COLUMN says TEXT;
        CREATE INDEX outbox_edits ON outbox(edits) WHERE edits IS NOT NULL;
        UPDATE outbox SET what = 'rebutton', kind = 'tidying' WHERE what = 'strip'
        """,
    ),
    Migration("003 buttons to let go of", "CREATE INDEX outbox_says ON outbox(made_at, id) WHERE says <> '[]'"),
    Migration("004 what waits, by its age", "CREATE INDEX outbox_open ON outbox(made_at) WHERE state = 'open'"),
    Migration(
        "005 what waits about something, whoever it is for",
        "CREATE INDEX outbox_subject ON outbox(about) WHERE state = 'open' AND about IS NOT NULL",
    ),
)
