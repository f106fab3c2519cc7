import asyncio
import logging
from contextlib import asynccontextmanager

import pytest

from bot.chat import Kind, Toast
from bot.database import DatabaseTrouble
from bot.delivery import Stopped
from bot.gateways.telegram.arrival import Arrival
from bot.gateways.telegram.facts import Facts
from bot.gateways.telegram.polling import LONGEST_PAUSE_S, Polling
from bot.gateways.telegram.reading import ALLOWED_UPDATES
from tests.fake_telegram import message, press


@pytest.fixture
def pauses():
    return []


@pytest.fixture
def polling(api, me, intake, pauses):
    async def pause(seconds):
        pauses.append(seconds)
        await asyncio.sleep(0)

    async def show(incoming, answers):
        await api.call("answerCallbackQuery", callback_query_id=incoming.press)

    arrival = Arrival(me, intake, lambda _: ("", frozenset()), Facts(api, me), show)
    return Polling(api, arrival.bring, sleep=pause, poll_s=1)


@asynccontextmanager
async def running(polling):
    task = asyncio.create_task(polling.run())
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def eventually(claim):
    async with asyncio.timeout(5):
        while not claim():  # noqa: ASYNC110 - a claim has no event
            await asyncio.sleep(0.005)


async def test_updates_are_taken_and_then_confirmed(telegram, polling, intake):
    numbers = await telegram.add(message("one"), message("two", person=8))
    async with running(polling):
        await eventually(lambda: not telegram.unconfirmed)
    assert sorted(incoming.number for incoming in intake.came) == numbers


async def test_the_webhook_is_taken_away_without_dropping_what_waits(telegram, polling):
    await telegram.add(message("sent while the bot was away"))
    async with running(polling):
        await telegram.until("getUpdates")
    assert telegram.of("deleteWebhook")[0].params == {"drop_pending_updates": False}
    assert telegram.of("getUpdates")[0].params["allowed_updates"] == list(ALLOWED_UPDATES)
    assert "offset" not in telegram.of("getUpdates")[0].params


async def test_nothing_is_confirmed_while_one_of_the_batch_is_still_being_taken(telegram, polling, intake):
    gate = asyncio.Event()

    async def hold_person_8(incoming):
        if incoming.person == "8":
            await gate.wait()

    intake.before = hold_person_8
    numbers = await telegram.add(message("one"), message("two", person=8))
    async with running(polling):
        await eventually(lambda: intake.came)
        assert telegram.unconfirmed == numbers
        gate.set()
        await eventually(lambda: not telegram.unconfirmed)


async def test_one_chats_updates_are_taken_in_order_and_chats_side_by_side(telegram, polling, intake):
    under_way, most = set(), []

    async def dawdle(incoming):
        assert incoming.chat not in under_way
        under_way.add(incoming.chat)
        most.append(len(under_way))
        await asyncio.sleep(0.001)
        under_way.remove(incoming.chat)

    intake.before = dawdle
    await telegram.add(*(message(str(number), person=number % 5 + 1) for number in range(40)))
    async with running(polling):
        await eventually(lambda: len(intake.came) == 40)
    for person in "12345":
        numbers = [incoming.number for incoming in intake.came if incoming.person == person]
        assert numbers == sorted(numbers)
    assert max(most) == 5


async def test_a_press_keeps_its_place_between_the_messages_of_its_chat(telegram, polling, intake):
    await telegram.add(message("a"), press("/goals"), message("b"))
    async with running(polling):
        await eventually(lambda: len(intake.came) == 3)
    assert [incoming.text for incoming in intake.came] == ["a", "/goals", "b"]


async def test_a_shape_nobody_expects_does_not_hold_up_the_others(telegram, polling, intake):
    await telegram.add({"message": 5}, {"unheard_of": {}}, {"update_id": 2000, "message": {"chat": []}}, message("hi"))
    async with running(polling):
        await eventually(lambda: not telegram.unconfirmed)
    assert [incoming.kind for incoming in intake.came].count(Kind.NOTHING) == 3
    assert any(incoming.text == "hi" for incoming in intake.came)


async def test_a_batch_that_cannot_be_confirmed_is_not_asked_for_in_a_rush(telegram, polling, pauses):
    telegram.order("getUpdates", body=b'{"ok": true, "result": [{"message": {}}]}')
    telegram.order("getUpdates", body=b'{"ok": true, "result": 5}')
    async with running(polling):
        await telegram.until("getUpdates", 3)
    assert pauses == [1.0, 1.0]


async def test_trouble_with_the_database_stops_and_confirms_nothing(telegram, polling, intake):
    intake.trouble = DatabaseTrouble("the disk is full")
    numbers = await telegram.add(message("one"))
    async with running(polling) as task:
        with pytest.raises(DatabaseTrouble):
            await task
    assert telegram.unconfirmed == numbers


async def test_trouble_with_the_network_is_waited_out_with_one_line(telegram, polling, pauses, intake, caplog):
    caplog.set_level(logging.WARNING)
    for _ in range(3):
        telegram.order("getUpdates", 502, "Bad Gateway")
        telegram.order("getUpdates", body=b"<html>")
        telegram.order("getUpdates", 500, "Internal Server Error")
    await telegram.add(message("patience"))
    async with running(polling):
        await eventually(lambda: intake.came)
    assert pauses == [1, 2, 4, 8, 16, 32, LONGEST_PAUSE_S, LONGEST_PAUSE_S, LONGEST_PAUSE_S]
    lines = [record.message for record in caplog.records if record.name.startswith("bot.")]
    assert lines == [
        "Telegram cannot be reached (Bad Gateway); trying again until it can.",
        "Telegram can be reached again.",
    ]


async def test_a_flood_of_polls_waits_as_told(telegram, polling, pauses):
    telegram.order("getUpdates", 429, "Too Many Requests", retry_after=7)
    async with running(polling):
        await telegram.until("getUpdates", 2)
    assert pauses == [7.0]


@pytest.mark.parametrize(
    ("status", "description", "remedy"),
    [
        (409, "Conflict: terminated by other getUpdates request", "stop the other one"),
        (401, "Unauthorized", "TELEGRAM_TOKEN"),
    ],
)
async def test_what_only_a_person_can_mend_stops_with_one_sentence(telegram, polling, status, description, remedy):
    telegram.order("getUpdates", status, description)
    async with running(polling) as task:
        with pytest.raises(Stopped, match=remedy) as caught:
            await task
    assert caught.value.__context__ is None


async def test_a_second_bot_with_the_same_token_ends_the_first(telegram, api, polling, me, intake):
    async with running(polling) as first:
        await telegram.until("getUpdates")
        async with running(Polling(api, polling._bring, poll_s=1)):
            with pytest.raises(Stopped):
                await asyncio.wait_for(first, 5)


async def test_stopping_finishes_the_batch_at_hand(telegram, polling, intake):
    started = asyncio.Event()

    async def slow(_):
        started.set()
        await asyncio.sleep(0.05)

    intake.before = slow
    await telegram.add(message("one"))
    async with running(polling) as task:
        await started.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert len(intake.came) == 1


async def test_after_an_idle_time_a_lower_number_is_not_missed(telegram, polling, intake):
    await telegram.add({"update_id": 900_000, **message("before the holidays")})
    async with running(polling):
        await eventually(lambda: not telegram.unconfirmed)
        polls = len(telegram.of("getUpdates"))
        await telegram.until("getUpdates", polls + 1)
        await telegram.add({"update_id": 12, **message("after them")})
        await eventually(lambda: len(intake.came) == 2)


async def test_what_is_shown_at_once_does_not_hold_up_the_confirmation(telegram, polling, intake):
    intake.gives = (Toast("noted"),)
    telegram.order("answerCallbackQuery", delay_s=3)
    await telegram.add(press("/goals"))
    async with running(polling):
        await telegram.until("answerCallbackQuery")
        await eventually(lambda: not telegram.unconfirmed)
