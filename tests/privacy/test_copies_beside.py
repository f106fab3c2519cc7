"""Copies that lie beside the database forget people, too; and those elsewhere are of no use after two weeks."""

import os
import shutil
import sqlite3
from contextlib import closing

import pytest

from bot.database import DatabaseTrouble, back_up, erase_in_copies, last_day, lock, restore
from bot.settings import RETENTION
from tests.privacy.traces import cleared, found
from tests.talk import NOW

PERSON = "987654321012"


def quiet(done, pages):
    pass


@pytest.fixture
async def talk(talk):
    await talk.say("/set state TX", person=PERSON)
    await talk.say("/set state CA", person="8")
    await talk.say("/forgetme", person=PERSON)
    return talk


@pytest.fixture
def folder(talk):
    return talk.db.file.parent


def copied_by_hand(file, to):
    for part in file.parent.glob(f"{file.name}*"):
        shutil.copy(part, to.with_name(to.name + part.name.removeprefix(file.name)))


def broken_off(file, to):
    """Leave what a backup leaves that is killed half way."""
    child = os.fork()
    if child == 0:
        with closing(sqlite3.connect(file)) as origin, closing(sqlite3.connect(to)) as copy:
            copy.execute("PRAGMA cache_size = 1")
            origin.backup(copy, pages=30, progress=lambda *_: os._exit(1))
    os.waitpid(child, 0)


async def test_a_database_that_another_bot_uses_forgets_nobody_for_ours(talk, folder):
    back_up(talk.db.file, folder / "other.db", quiet, NOW)
    with lock(folder / "other.db"):
        await talk.say("yes", person=PERSON)
        assert await cleared(talk)
    assert PERSON.encode() in (folder / "other.db").read_bytes()


async def test_backups_and_copies_beside_the_database_forget_with_it_and_keep_the_others(talk, folder):
    (folder / "old").mkdir()
    back_up(talk.db.file, folder / "house.db.before-restore-1", quiet, NOW)
    back_up(talk.db.file, folder / "old" / "kept.db", quiet, NOW)
    back_up(talk.db.file, folder / "finished.db.part", quiet, NOW)
    copied_by_hand(talk.db.file, folder / "copy.db")
    assert PERSON.encode() in (folder / "old" / "kept.db").read_bytes()
    await talk.say("yes", person=PERSON)
    assert await cleared(talk)
    assert found(folder, PERSON) == []
    for name in ("house.db.before-restore-1", "old/kept.db", "finished.db.part", "copy.db"):
        with closing(sqlite3.connect(folder / name)) as raw:
            assert raw.execute("SELECT chat_id FROM people").fetchall() == [("8",)]
            assert raw.execute("SELECT value FROM traits").fetchall() == [("CA",)]


async def test_a_backup_that_was_broken_off_is_removed(talk, folder):
    broken_off(talk.db.file, folder / "kept.db.part")
    assert (folder / "kept.db.part").exists()
    await talk.say("yes", person=PERSON)
    assert await cleared(talk)
    assert not (folder / "kept.db.part").exists()
    assert found(folder, PERSON) == []


async def test_a_copy_in_use_is_waited_for_and_the_person_is_not_lost_sight_of(talk, folder):
    back_up(talk.db.file, folder / "kept.db", quiet, NOW)
    with closing(sqlite3.connect(folder / "kept.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await talk.say("yes", person=PERSON)
        assert not await cleared(talk, within=0.2)
        await talk.say("/help", person=PERSON)  # known again; the copy still holds what they had
        other.execute("ROLLBACK")
    assert await cleared(talk)
    with closing(sqlite3.connect(folder / "kept.db")) as raw:
        assert raw.execute("SELECT chat_id FROM people").fetchall() == [("8",)]
    assert talk.count("people") == 2


async def test_a_crash_between_deleting_and_rewriting_a_copy_is_made_up_for(talk, folder):
    back_up(talk.db.file, folder / "kept.db", quiet, NOW)
    with closing(sqlite3.connect(folder / "kept.db")) as raw:
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("PRAGMA secure_delete = OFF")
        raw.execute("DELETE FROM people WHERE chat_id = '987654321012'")
        raw.execute("CREATE TABLE _to_rewrite(made_at INTEGER)")
        raw.commit()
    assert PERSON.encode() in (folder / "kept.db").read_bytes()
    assert erase_in_copies(talk.db.file, lambda db: 0)
    assert PERSON.encode() not in (folder / "kept.db").read_bytes()
    with closing(sqlite3.connect(folder / "kept.db")) as raw:
        assert raw.execute("SELECT name FROM sqlite_master WHERE name = '_to_rewrite'").fetchall() == []


async def test_the_database_of_another_program_that_knows_people_is_neither_changed_nor_spoken_of(talk, folder, caplog):
    with closing(sqlite3.connect(folder / "contacts.db")) as raw:
        raw.execute("CREATE TABLE people(name TEXT)")
        raw.execute("CREATE TABLE places(name TEXT)")
        raw.execute("PRAGMA user_version = 7")
        raw.commit()
    shutil.copy(folder / "contacts.db", folder / "contacts.db.part")
    before = (folder / "contacts.db").read_bytes()
    await talk.say("yes", person=PERSON)
    assert await cleared(talk)
    assert (folder / "contacts.db").read_bytes() == (folder / "contacts.db.part").read_bytes() == before
    assert "contacts.db" not in caplog.text


async def test_what_is_no_copy_of_ours_is_left_alone(talk, folder):
    (folder / "movie.part").write_bytes(b"half a film")
    (folder / "notes.txt").write_text("mine")
    with closing(sqlite3.connect(folder / "recipes.db")) as raw:
        raw.execute("CREATE TABLE recipes(words TEXT)")
    (folder / "damaged.db").write_bytes(b"SQLite format 3\0" + b"damaged " * 1000)
    before = {file.name: file.read_bytes() for file in folder.iterdir() if not file.name.startswith("house.db")}
    await talk.say("yes", person=PERSON)
    assert await cleared(talk)
    assert {name: (folder / name).read_bytes() for name in before} == before


async def test_a_copy_that_cannot_be_changed_is_named_in_the_log(talk, folder, caplog):
    (folder / "damaged.db").write_bytes(b"SQLite format 3\0" + b"damaged " * 1000)
    await talk.say("yes", person=PERSON)
    assert await cleared(talk)
    assert "damaged.db cannot be changed" in caplog.text
    assert PERSON not in caplog.text


# --- backups that are too old --------------------------------------------------------------------------------------

KEPT_S = RETENTION["backups"].seconds


async def test_a_backup_holds_nobody_who_is_just_being_forgotten(talk, tmp_path):
    await talk.say("yes", person=PERSON)
    back_up(talk.db.file, tmp_path / "elsewhere.db", quiet, NOW)
    assert PERSON.encode() not in (tmp_path / "elsewhere.db").read_bytes()
    assert talk.count("people") == 2


@pytest.mark.parametrize("touched", [True, False])
def test_a_backup_is_restored_for_two_weeks_whatever_its_file_says_of_its_age(talk, folder, tmp_path, touched):
    kept = tmp_path / "elsewhere" / "kept.db"
    back_up(talk.db.file, kept, quiet, NOW)
    if touched:
        os.utime(kept, (NOW + KEPT_S, NOW + KEPT_S))
    target = tmp_path / "new" / "house.db"
    restore(kept, target, NOW + KEPT_S)
    before = target.read_bytes()
    with pytest.raises(DatabaseTrouble) as told:
        restore(kept, target, NOW + KEPT_S + 86400)
    assert f"could be restored until {last_day(NOW)}" in str(told.value)
    assert "Nothing was changed" in str(told.value)
    assert target.read_bytes() == before
    assert last_day(NOW) == "January 29, 2027"


def test_a_file_copied_by_hand_is_as_old_as_the_newest_word_in_it(talk, tmp_path):
    copied_by_hand(talk.db.file, tmp_path / "copy.db")
    with pytest.raises(
        DatabaseTrouble, match="nobody wrote in it since January 15, 2027; so it could be restored until"
    ):
        restore(tmp_path / "copy.db", tmp_path / "new.db", NOW + KEPT_S + 86400)
    restore(tmp_path / "copy.db", tmp_path / "new.db", NOW)


@pytest.mark.parametrize("is_by_hand", [True, False])
def test_a_backup_from_a_day_still_to_come_is_refused_because_its_age_is_unknown(talk, tmp_path, is_by_hand):
    kept = tmp_path / "kept.db"
    copied_by_hand(talk.db.file, kept) if is_by_hand else back_up(talk.db.file, kept, quiet, NOW)
    with pytest.raises(DatabaseTrouble, match="January 15, 2027, which is still to come"):
        restore(kept, tmp_path / "new.db", NOW - 86401)
    assert not (tmp_path / "new.db").exists()
    restore(kept, tmp_path / "new.db", NOW - 86400)


def test_a_restored_database_does_not_carry_the_date_of_its_backup(talk, tmp_path):
    back_up(talk.db.file, tmp_path / "kept.db", quiet, NOW)
    restore(tmp_path / "kept.db", tmp_path / "new.db", NOW + 1)
    with closing(sqlite3.connect(tmp_path / "new.db")) as raw:
        assert raw.execute("SELECT name FROM sqlite_master WHERE name = '_backup'").fetchall() == []
