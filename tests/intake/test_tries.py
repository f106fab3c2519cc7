"""An update is taken once in effect, tried three times, and then set aside."""

import asyncio
import re

import pytest

from bot.chat import Kind
from bot.database import DatabaseTrouble
from tests.intake.commands import Fails, feature
from tests.talk import GROUP


async def test_an_update_delivered_again_changes_nothing(talk):
    updates = [
        talk.incoming("why certify"),
        talk.incoming("something odd"),
        talk.incoming("/topics"),
        talk.incoming("why certify", group=GROUP),
        talk.incoming(kind=Kind.UNREADABLE),
    ]
    for update in updates:
        await talk.take(update)
    before, sent = list(talk.db._reader.raw.iterdump()), len(talk.post.rows)
    for update in updates:
        assert (await talk.take(update)).shown == ()
    assert list(talk.db._reader.raw.iterdump()) == before
    assert len(talk.post.rows) == sent


async def test_the_same_number_from_another_gateway_is_another_update(talk, same):
    first = talk.incoming("/help")
    await talk.take(first)
    await talk.house.intake.take(same(first, gateway="terminal"))
    assert talk.count("updates") == 2


async def test_a_disk_that_fails_acknowledges_nothing_and_the_update_can_come_again(talk):
    talk.sending.cancel()  # delivery would stop with the same sentence, and the whole bot with it
    await talk.db.write(lambda db: db.rows("PRAGMA max_page_count = 1"))
    with pytest.raises(DatabaseTrouble, match="disk is full"):
        for number in range(60):
            update = talk.incoming("why certify", person=f"p{number}")
            await talk.house.intake.take(update)
    assert talk.count("updates", "number = :number AND done = 1", number=update.number) == 0
    assert talk.count("people", "chat_id = :chat", chat=update.chat) == 0
    await talk.db.write(lambda db: db.rows("PRAGMA max_page_count = 1000000"))
    await talk.house.intake.take(update)
    assert talk.count("outbox", "origin = :message", message=update.message) == 1


async def test_a_handler_that_fails_twice_is_tried_a_third_time(open_talk):
    fails = Fails(2)
    talk = await open_talk(feature(fails))
    assert (await talk.say("/do")).text == "done"
    assert fails.calls == 3


async def test_a_handler_that_keeps_failing_ends_in_a_polite_answer_with_a_code(open_talk, caplog):
    talk = await open_talk(feature(Fails(9)))
    update = talk.incoming("/do my secret")
    back = await talk.take(update)
    assert re.search(rf"Something went wrong.*code {update.number}", back.text)
    assert f"update {update.number}" in caplog.text
    assert "own words" not in caplog.text + str(talk.db.read().rows("SELECT error FROM updates")[0]["error"])
    assert talk.db.read().rows("SELECT zone FROM people")[0]["zone"] is None
    assert (await talk.say("/help")).text.startswith("Just type")


async def test_an_update_set_aside_is_not_tried_again(open_talk):
    fails = Fails(99)
    talk = await open_talk(feature(fails))
    update = talk.incoming("/do")
    await talk.take(update)
    assert (await talk.take(update)).rows == []
    assert fails.calls == 3


async def test_tries_end_also_after_the_first_hundred_updates(open_talk):
    fails = Fails(99)
    talk = await open_talk(feature(fails), limits_texts=False)
    for _ in range(100):
        await talk.house.intake.take(talk.incoming(group=GROUP, called=False))
    assert "Something went wrong" in (await talk.say("/do")).text
    assert fails.calls == 3


async def test_an_understanding_that_fails_ends_in_the_same_polite_answer(talk):
    talk.understands.means["break"] = RuntimeError("broken")
    assert "Something went wrong" in (await talk.say("break")).text


async def test_after_three_starts_that_died_the_update_is_set_aside(open_talk):
    """A start that dies has counted the update and nothing else; here three of them have."""
    fails = Fails(0)
    talk = await open_talk(feature(fails))
    update = talk.incoming("/do")
    for _ in range(3):
        await talk.house.intake._count(update, None)
    assert "Something went wrong" in (await talk.take(update)).text
    assert fails.calls == 0


async def test_after_two_starts_that_died_it_is_tried_once_more(open_talk):
    talk = await open_talk(feature(Fails(0)))
    update = talk.incoming("/do")
    for _ in range(2):
        await talk.house.intake._count(update, None)
    assert (await talk.take(update)).text == "done"


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
