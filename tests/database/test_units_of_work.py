"""One file, one writer: units of work that share a commit, and the steps of the tables."""

import asyncio
import contextlib
import sqlite3
import threading
import time

import pytest

from bot.chat import Migration
from bot.database import Database, DatabaseTrouble, TooSlow, writer
from bot.people import MIGRATIONS
from tests.database.notes import COUNT_FOR_EVER, NOTES, hold, note, notes, opened, together


async def test_what_was_written_is_there_when_write_returns(db):
    assert await db.write(note("one")) == 1
    assert notes(db) == ["one"]


async def test_units_that_wait_together_share_one_commit(db):
    commits = []
    db._writer.raw.set_trace_callback(lambda sql: commits.append(sql) if sql == "COMMIT" else None)
    await together(db, *[note(str(number)) for number in range(100)])
    assert notes(db) == [str(number) for number in range(100)]
    assert len(commits) == 2  # the one that held the thread, and the hundred


@pytest.mark.parametrize(
    "broken",
    [
        lambda door: door.run("INSERT INTO notes(words) VALUES('half')") and 1 / 0,
        lambda door: door.run("INSERT INTO notes(words) VALUES(NULL)"),
        lambda door: door.run("INSERT INTO nowhere(words) VALUES('x')"),
        lambda door: door.run("not SQL at all"),
        lambda door: door.run("INSERT INTO notes(words) VALUES(:words)"),
    ],
    ids=["python", "constraint", "no such table", "syntax", "missing value"],
)
async def test_a_failing_unit_is_undone_alone(db, broken):
    before, failed, after = await together(db, note("before"), broken, note("after"))
    assert (before, after) == (1, 1)
    assert isinstance(failed, Exception)
    assert not isinstance(failed, DatabaseTrouble)
    assert notes(db) == ["before", "after"]


async def test_who_gives_up_waiting_does_not_undo_the_others(db):
    release = hold(db)
    first = asyncio.ensure_future(db.write(note("given up")))
    second = asyncio.ensure_future(db.write(note("waited for")))
    await asyncio.sleep(0.05)
    first.cancel()
    release()
    assert await second == 1
    assert notes(db) == ["given up", "waited for"]


SLOW = {
    "query": COUNT_FOR_EVER + "SELECT max(i) FROM n",
    "rows": COUNT_FOR_EVER + "SELECT i FROM n WHERE i % 1000 = 0",
    "insert": COUNT_FOR_EVER + "INSERT INTO notes(words) SELECT i FROM n",
}


@pytest.mark.parametrize("sql", SLOW.values(), ids=SLOW)
async def test_a_unit_that_takes_too_long_is_aborted_alone(db, sql, monkeypatch):
    monkeypatch.setattr(writer, "TOO_SLOW_S", 0.3)
    began = time.monotonic()
    before, slow, after = await together(db, note("before"), lambda door: door.rows(sql), note("after"))
    assert time.monotonic() - began < 2
    assert isinstance(slow, TooSlow)
    assert (before, after) == (1, 1)
    assert notes(db) == ["before", "after"]


async def test_a_unit_that_is_late_cannot_run_another_query(db, monkeypatch):
    monkeypatch.setattr(writer, "TOO_SLOW_S", 0.1)

    def dawdles(door):
        time.sleep(0.2)
        door.run("INSERT INTO notes(words) VALUES('late')")

    with pytest.raises(TooSlow):
        await db.write(dawdles)
    assert notes(db) == []


async def test_a_slow_unit_is_logged_by_name(db, caplog):
    await db.write(lambda _: time.sleep(0.06), "text ask")
    assert "text ask took" in caplog.text


def test_closing_finishes_what_is_queued(file):
    with opened(file) as db:
        release = hold(db)
        threads = [threading.Thread(target=db.write_now, args=(note(str(n)),)) for n in range(20)]
        for thread in threads:
            thread.start()
        time.sleep(0.1)
        release()
    for thread in threads:
        thread.join(5)
    with opened(file) as db:
        assert sorted(notes(db), key=int) == [str(n) for n in range(20)]


def test_a_step_of_the_tables_is_applied_once_and_the_next_one_later(file):
    with opened(file) as db:
        db.write_now(note("old"))
    more = Migration("002 stars", "ALTER TABLE notes ADD COLUMN stars INTEGER NOT NULL DEFAULT 0; SELECT 1")
    db = Database(file)
    for _ in range(2):
        db.migrate([("notes", [NOTES, more])])
    assert [tuple(row) for row in db.read().rows("SELECT words, stars FROM notes")] == [("old", 0)]
    db.close()


def test_a_step_of_the_tables_that_fails_leaves_nothing_half_done(file):
    half = Migration("001 half", "CREATE TABLE half(id INTEGER); CREATE TABLE notes(id INTEGER)")
    with opened(file) as db:
        with pytest.raises(sqlite3.OperationalError, match="already exists"):
            db.migrate([("half", [half])])
        assert db.read().rows("SELECT name FROM sqlite_master WHERE name = 'half'") == []


def test_a_disk_too_full_for_the_tables_ends_in_its_sentence(file):
    with contextlib.closing(Database(file)) as db:
        db.write_now(lambda door: door.rows("PRAGMA max_page_count = 2"))
        with pytest.raises(DatabaseTrouble, match="The disk is full"):
            db.migrate([("people", MIGRATIONS)])


def test_the_read_door_cannot_write(db):
    with pytest.raises(DatabaseTrouble, match="read-only"):
        db.read().run("INSERT INTO notes(words) VALUES('x')")


def test_the_file_is_readable_by_its_owner_alone(db, file):
    assert file.stat().st_mode & 0o077 == 0


def test_every_commit_waits_for_the_disk_and_deleted_bytes_are_overwritten(db):
    pragmas = ("synchronous", "secure_delete", "foreign_keys", "journal_mode")
    assert [db._writer.rows(f"PRAGMA {name}")[0][0] for name in pragmas] == [2, 1, 1, "wal"]
