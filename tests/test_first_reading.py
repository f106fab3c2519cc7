"""Faults that a first reading found, each held by a test: crashes, floods, clean-up, backups, and the start."""

import asyncio
from functools import partial

import pytest

from bot import delivery
from bot.chat import Reply
from bot.database import Database, DatabaseTrouble, back_up
from bot.gateways.telegram import TelegramGateway
from tests.fake_telegram import TOKEN, FakeTelegram
from tests.talk import GROUP, NOW


async def test_a_start_that_dies_counts_only_the_update_it_was_handling(talk):
    """An understanding that never comes back stands for the process that dies: what waits behind it is not counted."""
    loop, dying, dead = asyncio.get_running_loop(), asyncio.Event(), asyncio.Event()

    def understand(text, context):
        loop.call_soon_threadsafe(dying.set)
        asyncio.run_coroutine_threadsafe(dead.wait(), loop).result()
        return talk.understands(text, context)

    talk.house.intake._understand = understand
    taking = [asyncio.create_task(talk.house.intake.take(talk.incoming("boom", person=str(n)))) for n in range(5)]
    await dying.wait()
    assert talk.count("updates", "tries > 0") == 1
    dead.set()
    await asyncio.gather(*taking)
    assert talk.count("updates", "done = 1") == 5


async def test_a_cry_for_help_is_answered_in_the_middle_of_a_flood(open_talk):
    talk = await open_talk(paced=False)
    for _ in range(20):
        await talk.say("blah")
    assert (await talk.say("blah")).rows == []
    assert "988" in (await talk.say("I want to die")).text


async def test_edits_count_as_texts(open_talk):
    talk = await open_talk(paced=False)
    first = talk.incoming("blah")
    await talk.take(first)
    for _ in range(30):
        await talk.take(talk.incoming("blah", message=first.message, edited=True))
    assert len(talk.post.rows) == 20


async def test_a_newer_text_is_not_answered_before_the_one_that_waits(open_talk):
    talk = await open_talk(paced=False)
    for _ in range(21):
        await talk.say("blah")
    talk.clock.advance(61)  # the window is free again, but nobody came yet for the held text
    assert (await talk.say("/help")).rows == []
    await talk.passes(1)
    assert talk.post.rows[-1].request["text"].startswith("Just type")


async def test_retention_of_many_rows_takes_small_steps(talk):
    await talk.say("/help")

    def fill(db):
        db.run(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000) "
            "INSERT INTO updates(gateway, number, seen_at, done) SELECT 'telegram', 1000 + i, 0, 1 FROM n"
        )

    await talk.db.write(fill)
    await talk.house.prune()
    assert talk.count("updates") == 1


async def test_a_reply_is_not_held_by_the_pace_of_unprompted_messages(talk):
    people = [str(number) for number in range(100, 160)]
    ids = [await _acquainted(talk, person) for person in people]

    def announce(db):
        for person_id, place_id in ids:
            delivery.put_unprompted(db, "telegram", person_id, place_id, Reply("News"), NOW)

    talk.post.rows.clear()
    await talk.db.write(announce)
    await talk.delivered()
    held = next(person for person in people if not talk.post.to(person))
    assert any(text.startswith("Just type") for text in (await talk.say("/help", person=held)).texts)


async def _acquainted(talk, person):
    await talk.say("/privacy", person=person)
    row = talk.db.read().rows(
        "SELECT people.id AS person_id, places.id AS place_id FROM people JOIN places ON places.person_id = people.id "
        "WHERE people.chat_id = :person",
        person=person,
    )[0]
    return row["person_id"], row["place_id"]


@pytest.mark.parametrize("name", ["live.db", "live.db-wal", "live.db.lock"])
def test_a_backup_never_overwrites_the_database_itself(tmp_path, name):
    db = Database(tmp_path / "live.db")
    with pytest.raises(DatabaseTrouble, match="another name"):
        back_up(tmp_path / "live.db", tmp_path / name, lambda _, __: None)
    db.close()


def test_a_backup_over_a_link_to_the_database_is_refused(tmp_path):
    db = Database(tmp_path / "live.db")
    (tmp_path / "link.db").symlink_to(tmp_path / "live.db")
    with pytest.raises(DatabaseTrouble, match="another name"):
        back_up(tmp_path / "live.db", tmp_path / "link.db", lambda _, __: None)
    db.close()


@pytest.mark.parametrize("method", ["getMe", "setMyCommands"])
async def test_being_asked_to_wait_at_the_start_is_no_trouble(method):
    async with FakeTelegram() as telegram:
        telegram.order(method, 429, "Too Many Requests: retry after 1", retry_after=1)
        gateway = TelegramGateway(TOKEN, telegram.url)
        assert (await gateway.start([], [])).username == "RxLadderBot"
        await gateway.close()


async def test_a_group_that_moves_keeps_the_answer_that_waits_under_the_new_id(talk):
    await talk.say("/help", group=GROUP)
    talk.post.order(delivery.Wait(600), chat="-100999")
    await talk.say("/help", group="-100999")
    await talk.db.write(partial(delivery.move, gateway="telegram", old=GROUP, new="-100999", now=NOW))
    waiting = talk.db.read().rows(
        "SELECT places.chat_id FROM outbox JOIN places ON places.id = outbox.place_id WHERE outbox.state = 'open'"
    )
    assert [row["chat_id"] for row in waiting] == ["-100999"]
