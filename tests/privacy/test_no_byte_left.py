"""After /forgetme nothing of somebody stands in any file of the data folder: not between the rows, nor in the log."""

import asyncio
import resource
import sqlite3
from contextlib import closing, contextmanager

import pytest

from bot import delivery, people
from bot.chat import Command, Feature, Migration, Reply
from bot.delivery import Refused
from tests.privacy.kept import fill_all
from tests.privacy.traces import cleared, found

PERSON, WORDS = "987654321012", "unmistakable-words"
DIARY = Migration(
    "001 diary",
    "CREATE TABLE diary(id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE, "
    "words TEXT NOT NULL, day_on TEXT); CREATE INDEX diary_words ON diary(person_id, words)",
)


def note(incoming, db, now):
    db.run("INSERT INTO diary(person_id, words) VALUES(:person, :words)", person=incoming.person_id,
           words=incoming.argument)  # fmt: skip
    return [Reply(f"You said {incoming.argument}")]


BUSY = (
    "CREATE TRIGGER busy BEFORE DELETE ON traces BEGIN SELECT count(*) FROM ("
    "SELECT 1 FROM sqlite_master a, sqlite_master b, sqlite_master c, sqlite_master d, sqlite_master e); END"
)
NOTES = Feature("diary", commands=(Command("note", "Note it", note),), migrations=(DIARY,))


@pytest.fixture
async def talk(open_talk):
    """Have somebody who told a lot, some of which could not be delivered."""
    talk = await open_talk(NOTES)
    await talk.say("/help", person="8")
    talk.post.order(Refused("no"), Refused("no"), chat=PERSON)
    for number in range(15):
        await talk.say(f"/note {WORDS} {number}", person=PERSON)
    await talk.say("/forgetme", person=PERSON)
    assert found(talk.db.file.parent, PERSON, WORDS) == [PERSON, WORDS]
    return talk


def left(talk):
    return found(talk.db.file.parent, PERSON, WORDS)


async def test_not_a_byte_is_left(talk):
    await talk.say("yes", person=PERSON)
    assert await cleared(talk)
    assert left(talk) == []
    assert talk.count("people") == 1


async def test_whatever_table_keeps_something_keeps_it_no_more(open_talk):
    talk = await open_talk(NOTES)
    await talk.say("/help", person=PERSON)
    names = await talk.db.write(fill_all)
    assert {"goals", "deeds", "feedback", "outbox", "diary"} <= set(names)
    assert "unmistakable" in str([dict(row) for row in talk.db.read().rows("SELECT * FROM diary")])
    await talk.db.write(lambda db: db.run("UPDATE outbox SET state = 'aside'"))
    await talk.press("/forgetme", None, person=PERSON)  # typed it would wait behind the held text
    await talk.press("/forgetme_yes", None, person=PERSON)
    assert await cleared(talk)
    assert {name: talk.count(name) for name in names if talk.count(name)} == {}
    assert found(talk.db.file.parent, PERSON, "unmistakable") == []


async def test_the_words_are_gone_before_the_farewell_has_arrived(talk):
    talk.post.order(sleeps, chat=PERSON)
    await talk.house.intake.take(talk.incoming("yes", person=PERSON))
    await talk.house.erasing.step()
    assert left(talk) == [PERSON]


async def sleeps(_):
    await asyncio.sleep(60)


async def test_an_idle_second_connection_is_no_hindrance(talk):
    with closing(sqlite3.connect(talk.db.file)) as other:
        other.execute("SELECT count(*) FROM people").fetchone()
        await talk.say("yes", person=PERSON)
        assert await cleared(talk)
        assert left(talk) == []


async def test_with_a_reader_in_the_middle_of_reading_it_is_complete_as_soon_as_that_ends(talk):
    """What the reader still sees cannot be taken from it; nobody else waits for it meanwhile."""
    with closing(sqlite3.connect(talk.db.file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM people").fetchone()
        await talk.say("yes", person=PERSON)
        assert not await cleared(talk, within=0.3)
        assert talk.count("diary") == 0
        assert (await talk.say("/help", person="8")).rows
        reader.execute("COMMIT")
        assert await cleared(talk)
        assert left(talk) == []


async def test_a_crash_in_between_is_made_up_for_at_the_next_start(build, talk):
    await talk.say("yes", person=PERSON)
    await talk.db.write(lambda db: people.forget(db, 2))
    talk.db._writer.raw.execute("PRAGMA wal_autocheckpoint = 0")
    again = build(more=[NOTES])
    try:
        await again.erasing.step()
        assert again.db.read().rows("SELECT id FROM traces") == []
        assert left(talk) == []
    finally:
        again.close()


async def test_a_disk_that_takes_no_more_is_no_reason_to_stop(talk, caplog):
    await only_traces_left(talk)
    with no_file_grows_beyond(20_000):
        await talk.house.erasing.step()
    assert "cannot be rewritten now" in caplog.text
    assert talk.count("traces") > 0
    assert (await talk.say("/help", person="8")).rows


async def test_a_machine_too_busy_to_note_that_traces_are_gone_is_no_reason_to_stop(talk, caplog):
    await only_traces_left(talk)
    await talk.db.write(lambda db: db.run(BUSY))
    await talk.house.erasing.step()
    assert "too busy" in caplog.text
    await talk.db.write(lambda db: db.run("DROP TRIGGER busy"))
    assert await cleared(talk)
    assert left(talk) == []


async def only_traces_left(talk):
    """Have somebody forgotten whose number is gone, too, but for what lies around on the disk."""
    await talk.say("yes", person=PERSON)
    await talk.db.write(lambda db: people.gone_from_copies(db, people.in_copies(db)))
    await talk.db.write(lambda db: delivery.let_go(db, int(talk.clock.now())))
    assert talk.count("people") == 1
    assert talk.count("traces") == 2
    talk.db.forget_traces()


@contextmanager
def no_file_grows_beyond(size):
    """Do as a full disk does: what would be written beyond that many bytes of a file is refused."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


async def test_a_crowd_that_wrote_and_changed_much_leaves_nothing_of_those_who_go(open_talk):
    """Pages are split, filled anew and merged many times, and old bytes stay behind in them."""
    talk = await open_talk(NOTES, limits_texts=False)
    crowd = [f"7{number:09d}" for number in range(300)]
    for person in crowd:
        await talk.house.intake.take(talk.incoming("/note begin", person=person))
    await talk.delivered()
    for turn in range(12):
        await talk.db.write(lambda db, turn=turn: churn(db, turn))
        await talk.db.write(lambda db: people.prune(db, 0))
    goes = crowd[::10]
    assert found(talk.db.file.parent, *map(secret, goes)) == [secret(person) for person in goes]
    for person in goes:
        await talk.house.intake.take(talk.incoming("/forgetme", person=person))
        await talk.house.intake.take(talk.incoming("yes", person=person))
    await talk.delivered()
    assert await cleared(talk)
    assert found(talk.db.file.parent, *goes, *map(secret, goes)) == []
    stay = [person for person in crowd if person not in goes]
    assert found(talk.db.file.parent, *stay, *map(secret, stay)) == [*stay, *map(secret, stay)]


def secret(person):
    return f"secret-of-{int(person) * 7919}-x"


def churn(db, turn):
    """Have everybody write, change and delete notes of changing length."""
    for row in db.rows("SELECT id, chat_id FROM people ORDER BY id"):
        size = (row["id"] * 37 + turn * 101) % 900
        words = secret(row["chat_id"]) + " word" * (size // 5)
        db.run("INSERT INTO diary(person_id, words) VALUES(:id, :words)", id=row["id"], words=words)
        db.run("INSERT INTO traits(person_id, trait, value) VALUES(:id, :trait, :words)", id=row["id"],
               trait=f"t{turn}", words=words[: size // 3 + 40])  # fmt: skip
        if (row["id"] + turn) % 3 == 0:
            db.run("UPDATE diary SET words = :words WHERE person_id = :id AND id % 2 = 0", id=row["id"],
                   words=words[::-1] + words)  # fmt: skip
        if (row["id"] + turn) % 4 == 0:
            db.run("DELETE FROM diary WHERE person_id = :id AND id % 5 = 1", id=row["id"])
