"""One file, one writer: units of work that share a commit, trouble with the disk, the lock, and copies."""

import asyncio
import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time

import pytest

from bot.chat import Migration
from bot.database import Database, DatabaseTrouble, TooSlow, back_up, is_sound, lock, restore, writer
from bot.people import MIGRATIONS, know

NOTES = Migration("001 notes", "CREATE TABLE notes(id INTEGER PRIMARY KEY, words TEXT NOT NULL)")
COUNT_FOR_EVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "


@pytest.fixture
def file(tmp_path):
    return tmp_path / "house.db"


@pytest.fixture
def db(file):
    with opened(file) as db:
        yield db


@contextlib.contextmanager
def opened(file):
    db = Database(file)
    try:
        db.migrate([("notes", [NOTES]), ("people", MIGRATIONS)])
        yield db
    finally:
        db.close()


def note(words):
    return lambda door: door.run("INSERT INTO notes(words) VALUES(:words)", words=words)


def notes(db):
    return [row["words"] for row in db.read().rows("SELECT words FROM notes ORDER BY id")]


def hold(db):
    """Keep the database thread busy, so that what is written now shares one commit; gives what lets it go."""
    go = threading.Event()
    threading.Thread(target=lambda: db.write_now(lambda _: go.wait(5)), daemon=True).start()
    time.sleep(0.05)
    return go.set


async def together(db, *works):
    """Write units of work that share a commit; gives results and errors."""
    release = hold(db)
    tasks = [asyncio.ensure_future(db.write(work)) for work in works]
    await asyncio.sleep(0.05)
    release()
    return await asyncio.gather(*tasks, return_exceptions=True)


# --- units of work -------------------------------------------------------------------------------------------------


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


# --- trouble with the disk -----------------------------------------------------------------------------------------


async def test_a_full_disk_undoes_the_whole_group_and_works_again_after_space_is_given(db):
    await db.write(note("kept"))
    pages = (await db.write(lambda door: door.rows("PRAGMA page_count")))[0][0]
    await db.write(lambda door: door.rows(f"PRAGMA max_page_count = {pages + 2}"))
    results = await together(db, note("small"), note("x" * 100_000), note("also small"))
    assert [str(result) for result in results] == [
        f"The disk is full, so {db.file} cannot grow; free some space and start again. Nothing is lost."
    ] * 3
    assert notes(db) == ["kept"]
    await db.write(lambda door: door.rows("PRAGMA max_page_count = 100000"))
    assert await together(db, note("small"), note("x" * 100_000)) == [1, 1]


def test_a_file_that_is_no_database_ends_in_its_sentence(file):
    file.write_bytes(b"Dear diary, " * 1000)
    with pytest.raises(DatabaseTrouble, match=r"is no database or is damaged.*rxladder restore"):
        Database(file)


def test_a_file_whose_head_is_damaged_ends_in_its_sentence(file):
    with opened(file) as db:
        db.write_now(note("x"))
    content = bytearray(file.read_bytes())
    content[100:200] = b"\xff" * 100  # the root of the table of tables
    file.write_bytes(content)
    with pytest.raises(DatabaseTrouble, match=r"rxladder restore FILE"), opened(file) as db:
        db.write_now(note("y"))


def test_damage_inside_the_file_ends_in_its_sentence(file):
    with opened(file) as db:
        for number in range(300):
            db.write_now(note(f"{number}" * 100))
    content = bytearray(file.read_bytes())
    content[3 * 4096 :] = os.urandom(len(content) - 3 * 4096)
    file.write_bytes(content)
    with contextlib.closing(Database(file)) as db:
        for read in (db.read().rows, lambda sql: db.write_now(lambda door: door.rows(sql))):
            with pytest.raises(DatabaseTrouble, match=r"is damaged; stop the bot.*rxladder restore"):
                read("SELECT sum(length(words)) FROM notes")


@contextlib.contextmanager
def nobody():
    """Give up the rights of root, which no mode of a file could hold back."""
    if os.geteuid() == 0:
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)
    else:
        yield


@pytest.fixture
def open_folder(tmp_path):
    """Give a folder that everybody may reach."""
    folder = tmp_path / "open"
    folder.mkdir()
    for parent in (folder, *list(folder.parents)[:3]):
        parent.chmod(parent.stat().st_mode | 0o755)
    return folder


def test_a_read_only_file_ends_in_its_sentence(open_folder):
    file = open_folder / "house.db"
    with opened(file) as db:
        db.write_now(note("x"))
    file.chmod(0o444)
    open_folder.chmod(0o555)
    with nobody(), pytest.raises(DatabaseTrouble, match=r"house.db (is read-only; give|cannot be opened; check)"):
        Database(file)
    open_folder.chmod(0o755)


def test_a_folder_that_cannot_be_made_ends_in_its_sentence(open_folder):
    with nobody(), pytest.raises(DatabaseTrouble, match=r"(cannot be used|cannot be written)"):
        Database(open_folder / "below" / "house.db")


def test_a_lock_that_cannot_be_written_ends_in_its_sentence(open_folder):
    with nobody(), pytest.raises(DatabaseTrouble, match="cannot be written to"):
        lock(open_folder / "house.db")


def test_a_second_process_is_told_that_the_file_is_taken(file, tmp_path):
    script = (
        "import sys; from pathlib import Path; from bot.database import lock\n"
        "held = lock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(DatabaseTrouble, match="Another RxLadder is using") as told:
            lock(file)
        assert str(file) in str(told.value)
        other.kill()
        other.wait()
    lock(file).release()


def test_a_lock_is_free_again_once_released(file):
    with lock(file), pytest.raises(DatabaseTrouble):
        lock(file)
    lock(file).release()


# --- copies --------------------------------------------------------------------------------------------------------


def quiet(done, pages):
    pass


def test_a_backup_taken_while_the_bot_writes_is_whole(db, file, tmp_path):
    stop, written = threading.Event(), []

    def write():
        while not stop.is_set():
            db.write_now(note(f"{len(written)}" * 50))
            written.append(1)

    for number in range(200):
        db.write_now(note(str(number) * 200))
    writing = threading.Thread(target=write)
    writing.start()
    copies = [tmp_path / f"copy-{number}.db" for number in range(3)]
    for copy in copies:
        back_up(file, copy, quiet)
    stop.set()
    writing.join()
    for copy in copies:
        assert is_sound(copy)
        with contextlib.closing(sqlite3.connect(copy)) as raw:
            ids = [row[0] for row in raw.execute("SELECT id FROM notes ORDER BY id")]
            assert ids == list(range(1, len(ids) + 1))
            assert len(ids) >= 200


def test_a_backup_tells_how_far_it_is(db, file, tmp_path):
    told = []
    back_up(file, tmp_path / "copy.db", lambda done, pages: told.append((done, pages)))
    assert told and told[-1][0] == told[-1][1]


def test_a_backup_that_cannot_be_written_leaves_nothing_half_done(db, file, tmp_path):
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(DatabaseTrouble, match="nothing was changed"):
        back_up(file, target, quiet)
    assert [path.name for path in tmp_path.iterdir() if ".part" in path.name] == []


def test_a_restore_brings_back_what_was_backed_up_and_keeps_the_one_before(file, tmp_path):
    with opened(file) as db:
        db.write_now(note("backed up"))
        back_up(file, tmp_path / "copy.db", quiet)
        db.write_now(note("later"))
    kept = restore(tmp_path / "copy.db", file)
    with opened(file) as db:
        assert notes(db) == ["backed up"]
    with contextlib.closing(sqlite3.connect(kept)) as raw:
        assert [row[0] for row in raw.execute("SELECT words FROM notes")] == ["backed up", "later"]


def test_a_restore_after_a_crash_does_not_mix_the_old_log_into_the_new_file(file, tmp_path):
    with opened(file) as db:
        db.write_now(note("backed up"))
        back_up(file, tmp_path / "copy.db", quiet)
        db.write_now(note("in the log only"))
        crashed = tmp_path / "crashed"
        crashed.mkdir()
        for part in file.parent.glob("house.db*"):
            shutil.copy(part, crashed)
    kept = restore(tmp_path / "copy.db", crashed / "house.db")
    with opened(crashed / "house.db") as db:
        assert notes(db) == ["backed up"]
    with contextlib.closing(sqlite3.connect(kept)) as raw:
        assert raw.execute("SELECT count(*) FROM notes").fetchone() == (2,)


def test_a_restore_over_a_damaged_file_keeps_that_file_too(file, tmp_path):
    with opened(file) as db:
        db.write_now(note("backed up"))
        back_up(file, tmp_path / "copy.db", quiet)
    file.write_bytes(b"damaged " * 1000)
    kept = restore(tmp_path / "copy.db", file)
    assert kept.read_bytes().startswith(b"damaged")
    with opened(file) as db:
        assert notes(db) == ["backed up"]


def broken(copy, how):
    content = copy.read_bytes()
    if how == "missing":
        copy.unlink()
    elif how == "cut off":
        copy.write_bytes(content[: len(content) // 2])
    elif how == "of something else":
        copy.unlink()
        with contextlib.closing(sqlite3.connect(copy)) as raw:
            raw.execute("CREATE TABLE recipes(words TEXT)")
    else:
        copy.write_bytes({"empty": b"", "text": b"Dear diary"}[how])


@pytest.mark.parametrize("how", ["missing", "cut off", "of something else", "empty", "text"])
def test_a_file_that_is_no_whole_backup_is_refused_and_nothing_changes(file, tmp_path, how):
    with opened(file) as db:
        for number in range(100):
            db.write_now(note(str(number) * 200))
        back_up(file, tmp_path / "copy.db", quiet)
    broken(tmp_path / "copy.db", how)
    before = file.read_bytes()
    with pytest.raises(DatabaseTrouble, match="is not a whole RxLadder backup; nothing was changed"):
        restore(tmp_path / "copy.db", file)
    assert file.read_bytes() == before


def test_a_restore_also_works_where_there_was_nothing(file, tmp_path):
    with opened(tmp_path / "other.db") as db:
        db.write_now(lambda door: know(door, "telegram", "7", "7", False, 1))
        back_up(db.file, tmp_path / "copy.db", quiet)
    assert restore(tmp_path / "copy.db", file) is None
    with opened(file) as db:
        assert len(db.read().rows("SELECT id FROM people")) == 1
