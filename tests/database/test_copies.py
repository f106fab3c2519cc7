"""Backups that are whole, and restores that keep what was there."""

import contextlib
import shutil
import sqlite3
import threading

import pytest

from bot.database import Database, DatabaseTrouble, back_up, is_sound, restore
from bot.people import know
from tests.database.notes import note, notes, opened

NOW = 1_800_000_000


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
        back_up(file, copy, quiet, NOW)
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
    back_up(file, tmp_path / "copy.db", lambda done, pages: told.append((done, pages)), NOW)
    assert told and told[-1][0] == told[-1][1]


def test_a_backup_that_cannot_be_written_leaves_nothing_half_done(db, file, tmp_path):
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(DatabaseTrouble, match="nothing was changed"):
        back_up(file, target, quiet, NOW)
    assert [path.name for path in tmp_path.iterdir() if ".part" in path.name] == []


def test_a_restore_brings_back_what_was_backed_up_and_keeps_the_one_before(file, tmp_path):
    with opened(file) as db:
        db.write_now(note("backed up"))
        back_up(file, tmp_path / "copy.db", quiet, NOW)
        db.write_now(note("later"))
    kept = restore(tmp_path / "copy.db", file, NOW)
    with opened(file) as db:
        assert notes(db) == ["backed up"]
    with contextlib.closing(sqlite3.connect(kept)) as raw:
        assert [row[0] for row in raw.execute("SELECT words FROM notes")] == ["backed up", "later"]


def test_a_restore_after_a_crash_does_not_mix_the_old_log_into_the_new_file(file, tmp_path):
    with opened(file) as db:
        db.write_now(note("backed up"))
        back_up(file, tmp_path / "copy.db", quiet, NOW)
        db.write_now(note("in the log only"))
        crashed = tmp_path / "crashed"
        crashed.mkdir()
        for part in file.parent.glob("house.db*"):
            shutil.copy(part, crashed)
    kept = restore(tmp_path / "copy.db", crashed / "house.db", NOW)
    with opened(crashed / "house.db") as db:
        assert notes(db) == ["backed up"]
    with contextlib.closing(sqlite3.connect(kept)) as raw:
        assert raw.execute("SELECT count(*) FROM notes").fetchone() == (2,)


def test_a_restore_over_a_damaged_file_keeps_that_file_too(file, tmp_path):
    with opened(file) as db:
        db.write_now(note("backed up"))
        back_up(file, tmp_path / "copy.db", quiet, NOW)
    file.write_bytes(b"damaged " * 1000)
    kept = restore(tmp_path / "copy.db", file, NOW)
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
        back_up(file, tmp_path / "copy.db", quiet, NOW)
    broken(tmp_path / "copy.db", how)
    before = file.read_bytes()
    with pytest.raises(DatabaseTrouble, match="is not a whole RxLadder backup; nothing was changed"):
        restore(tmp_path / "copy.db", file, NOW)
    assert file.read_bytes() == before


def test_a_restore_also_works_where_there_was_nothing(file, tmp_path):
    with opened(tmp_path / "other.db") as db:
        db.write_now(lambda door: know(door, "telegram", "7", "7", False, 1))
        back_up(db.file, tmp_path / "copy.db", quiet, NOW)
    assert restore(tmp_path / "copy.db", file, NOW) is None
    with opened(file) as db:
        assert len(db.read().rows("SELECT id FROM people")) == 1


@pytest.mark.parametrize("name", ["live.db", "live.db-wal", "live.db.lock"])
def test_a_backup_never_overwrites_the_database_itself(tmp_path, name):
    db = Database(tmp_path / "live.db")
    with pytest.raises(DatabaseTrouble, match="another name"):
        back_up(tmp_path / "live.db", tmp_path / name, lambda _, __: None, NOW)
    db.close()


def test_a_backup_over_a_link_to_the_database_is_refused(tmp_path):
    db = Database(tmp_path / "live.db")
    (tmp_path / "link.db").symlink_to(tmp_path / "live.db")
    with pytest.raises(DatabaseTrouble, match="another name"):
        back_up(tmp_path / "live.db", tmp_path / "link.db", lambda _, __: None, NOW)
    db.close()
