"""Trouble with the disk ends in its sentence, and the file has one user at a time."""

import contextlib
import os
import subprocess
import sys

import pytest

from bot.database import Database, DatabaseTrouble, lock
from tests.database.notes import note, notes, opened, together


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
    sums = "SELECT sum(length(words)) FROM notes"
    for read in (lambda db: db.read().rows(sums), lambda db: db.write_now(lambda door: door.rows(sums))):
        # Some damage shows as soon as the file is opened.
        with (
            pytest.raises(DatabaseTrouble, match=r"is damaged; stop the bot.*rxladder restore"),
            contextlib.closing(Database(file)) as db,
        ):
            read(db)


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
    for parent in (folder, *list(folder.parents)[:4]):
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
