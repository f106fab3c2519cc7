"""Person and place: who they are to us, what the last turn was about, reachable or not."""

import json
from collections.abc import Sequence

from bot import clock
from bot.chat import Context, Door, Migration
from bot.settings import DAY, PRUNED_AT_ONCE, RETENTION

UNCLEAR_WINDOW_S = 600  # two unclear turns count as a pair within ten minutes

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
)


def know(db: Door, gateway: str, person: str, chat: str, is_group: bool, now: int) -> tuple[int, int]:
    """Give our ids of a person and a place, new or known; writing in private makes a person reachable again."""
    private = 0 if is_group else 1
    person_id = db.rows(
        """
        INSERT INTO people(gateway, chat_id, first_seen_at, seen_at, started_at)
        VALUES(:gateway, :person, :now, :now, CASE WHEN :private = 1 THEN :now END)
        ON CONFLICT(gateway, chat_id) DO UPDATE SET seen_at = :now, asked_to_stay_at = NULL,
            started_at = CASE WHEN :private = 1 THEN COALESCE(people.started_at, :now) ELSE people.started_at END,
            blocked_at = CASE WHEN :private = 1 THEN NULL ELSE people.blocked_at END
        RETURNING id
        """,
        gateway=gateway,
        person=person,
        now=now,
        private=private,
    )[0]["id"]
    place_id = know_place(db, gateway, chat, is_group, None if is_group else person_id)
    return int(person_id), place_id


def know_place(db: Door, gateway: str, chat: str, is_group: bool, person_id: int | None) -> int:
    """Give our id of a place, new or known; being heard there opens it again."""
    return int(
        db.rows(
            """
            INSERT INTO places(gateway, chat_id, is_group, person_id) VALUES(:gateway, :chat, :is_group, :person_id)
            ON CONFLICT(gateway, chat_id) DO UPDATE SET closed_at = NULL RETURNING id
            """,
            gateway=gateway,
            chat=chat,
            is_group=int(is_group),
            person_id=person_id,
        )[0]["id"]
    )


def find(db: Door, gateway: str, person: str, chat: str) -> tuple[int, int] | None:
    """Look up our ids of a person and a place; None when either is new."""
    found = db.rows(
        """
        SELECT people.id AS person_id, places.id AS place_id FROM people, places
        WHERE people.gateway = :gateway AND people.chat_id = :person
          AND places.gateway = :gateway AND places.chat_id = :chat
        """,
        gateway=gateway,
        person=person,
        chat=chat,
    )
    return (found[0]["person_id"], found[0]["place_id"]) if found else None


def has_any(db: Door, gateway: str) -> bool:
    """Tell whether anybody of a gateway is known."""
    return bool(db.rows("SELECT id FROM people WHERE gateway = :gateway LIMIT 1", gateway=gateway))


def private_place(db: Door, person_id: int) -> int | None:
    """Give the private place of a person who can be written to; None when not started, or blocked."""
    found = db.rows(
        """
        SELECT places.id AS place_id FROM places JOIN people ON people.id = places.person_id
        WHERE people.id = :person_id AND people.started_at IS NOT NULL AND people.blocked_at IS NULL
          AND places.closed_at IS NULL
        """,
        person_id=person_id,
    )
    return int(found[0]["place_id"]) if found else None


def context(db: Door, ids: tuple[int, int] | None, now: int, default_zone: str) -> Context:
    """Tell what is remembered of the turn before, as far as it has not lapsed."""
    person_id, place_id = ids or (0, 0)
    found = db.rows(
        """
        SELECT people.zone, turns.about, turns.about_at, turns.awaits, turns.awaits_at, turns.unclear, turns.unclear_at
        FROM people LEFT JOIN turns ON turns.person_id = people.id AND turns.place_id = :place_id
        WHERE people.id = :person_id
        """,
        person_id=person_id,
        place_id=place_id,
    )
    if not found or found[0]["about"] is None:
        zone = found[0]["zone"] if found else None
        return Context(clock.today(now, zone or default_zone), zone)
    turn = found[0]
    fresh = now - turn["about_at"] < (RETENTION["context"].seconds or 0)
    open_question = now - turn["awaits_at"] < (RETENTION["open_question"].seconds or 0)
    return Context(
        today=clock.today(now, turn["zone"] or default_zone),
        zone=turn["zone"],
        about=tuple(json.loads(turn["about"])) if fresh else (),
        awaits=turn["awaits"] if open_question else None,
        unclear=turn["unclear"] if now - turn["unclear_at"] < UNCLEAR_WINDOW_S else 0,
    )


def remember_about(db: Door, person_id: int, place_id: int, entries: Sequence[str], now: int) -> None:
    """Keep which entries this turn was about; a clear turn ends a row of unclear ones."""
    db.run(
        """
        INSERT INTO turns(person_id, place_id, about, about_at, touched_at)
        VALUES(:person_id, :place_id, :about, :now, :now)
        ON CONFLICT(person_id, place_id) DO UPDATE SET about = :about, about_at = :now, unclear = 0, touched_at = :now
        """,
        person_id=person_id,
        place_id=place_id,
        about=json.dumps(list(entries)),
        now=now,
    )


def remember_unclear(db: Door, person_id: int, place_id: int, count: int, now: int) -> None:
    """Keep that this turn was unclear, the `count`th in a row."""
    db.run(
        """
        INSERT INTO turns(person_id, place_id, unclear, unclear_at, touched_at)
        VALUES(:person_id, :place_id, :count, :now, :now)
        ON CONFLICT(person_id, place_id) DO UPDATE SET unclear_at = :now, unclear = :count, touched_at = :now
        """,
        person_id=person_id,
        place_id=place_id,
        count=count,
        now=now,
    )


def forget_unclear(db: Door, person_id: int, place_id: int) -> None:
    """Begin counting unclear turns anew."""
    db.run(
        "UPDATE turns SET unclear = 0 WHERE person_id = :person_id AND place_id = :place_id",
        person_id=person_id,
        place_id=place_id,
    )


def remember_asked(db: Door, person_id: int, place_id: int, awaits: str | None, now: int) -> None:
    """Keep what the bot waits for in this place; None ends the waiting."""
    db.run(
        """
        INSERT INTO turns(person_id, place_id, awaits, awaits_at, touched_at)
        VALUES(:person_id, :place_id, :awaits, :now, :now)
        ON CONFLICT(person_id, place_id) DO UPDATE SET awaits = :awaits, awaits_at = :now, touched_at = :now
        """,
        person_id=person_id,
        place_id=place_id,
        awaits=awaits,
        now=now,
    )


def may_be_told_unreadable(db: Door, person_id: int, now: int) -> bool:
    """Tell whether the line about unreadable messages is due again (at most once in ten minutes), and note it."""
    return bool(
        db.run(
            """
            UPDATE people SET unreadable_at = :now
            WHERE id = :person_id AND (unreadable_at IS NULL OR unreadable_at <= :since)
            """,
            person_id=person_id,
            now=now,
            since=now - 600,
        )
    )


def left(db: Door, gateway: str, chat: str, now: int) -> int | None:
    """Note that a chat can no longer be written to; gives the place, where it is known."""
    found = db.rows(
        "UPDATE places SET closed_at = :now WHERE gateway = :gateway AND chat_id = :chat RETURNING id, person_id",
        gateway=gateway,
        chat=chat,
        now=now,
    )
    for place in found:
        db.run("UPDATE people SET blocked_at = :now WHERE id = :person_id", now=now, person_id=place["person_id"])
    return int(found[0]["id"]) if found else None


def returned(db: Door, gateway: str, chat: str) -> None:
    """Note that a chat can be written to again."""
    found = db.rows(
        "UPDATE places SET closed_at = NULL WHERE gateway = :gateway AND chat_id = :chat RETURNING person_id",
        gateway=gateway,
        chat=chat,
    )
    for place in found:
        db.run("UPDATE people SET blocked_at = NULL WHERE id = :person_id", person_id=place["person_id"])


def move(db: Door, gateway: str, old: str, new: str) -> None:
    """Give a place its new id; a place that appeared under the new id meanwhile gives way to the one with the past."""
    if old == new or not db.rows(
        "SELECT id FROM places WHERE gateway = :gateway AND chat_id = :old", gateway=gateway, old=old
    ):
        return
    db.run("DELETE FROM places WHERE gateway = :gateway AND chat_id = :new", gateway=gateway, new=new)
    db.run(
        "UPDATE places SET chat_id = :new, closed_at = NULL WHERE gateway = :gateway AND chat_id = :old",
        gateway=gateway,
        old=old,
        new=new,
    )


def forget(db: Door, person_id: int) -> None:
    """Delete a person and everything that hangs on them."""
    db.run("DELETE FROM people WHERE id = :person_id", person_id=person_id)


def prune(db: Door, now: int) -> int:
    """Let some lapsed context go, and some people unseen for too long; gives how much there was to do.

    Only somebody who can be written to at a known hour can be asked first; the others are forgotten without.
    """
    lapsed = db.run(
        """
        UPDATE turns SET about = '[]' WHERE (person_id, place_id) IN (
            SELECT person_id, place_id FROM turns WHERE about_at < :since AND about <> '[]'
            ORDER BY about_at LIMIT :some)
        """,
        since=now - (RETENTION["context"].seconds or 0),
        some=PRUNED_AT_ONCE,
    )
    lapsed += db.run(
        """
        UPDATE turns SET awaits = NULL WHERE (person_id, place_id) IN (
            SELECT person_id, place_id FROM turns WHERE awaits_at < :since AND awaits IS NOT NULL
            ORDER BY awaits_at LIMIT :some)
        """,
        since=now - (RETENTION["open_question"].seconds or 0),
        some=PRUNED_AT_ONCE,
    )
    lapsed += db.run(
        """
        DELETE FROM turns WHERE (person_id, place_id) IN (
            SELECT person_id, place_id FROM turns WHERE touched_at < :since ORDER BY touched_at LIMIT :some)
        """,
        since=now - (RETENTION["open_question"].seconds or 0),
        some=PRUNED_AT_ONCE,
    )
    unseen = db.run(
        """
        DELETE FROM people WHERE id IN (
            SELECT id FROM people WHERE seen_at < :since
              AND (zone IS NULL OR blocked_at IS NOT NULL OR asked_to_stay_at < :asked_before)
            ORDER BY seen_at LIMIT :some)
        """,
        since=now - (RETENTION["unseen"].seconds or 0),
        asked_before=now - 30 * DAY,
        some=PRUNED_AT_ONCE,
    )
    return lapsed + unseen
