"""A chat is answered in order, and no chat holds another."""

import asyncio
import time

from bot.chat import Understood
from bot.intake.lanes import Lanes
from tests.talk import UNDERSTOOD


async def test_a_chat_is_answered_in_order_even_when_the_first_question_takes_longest(talk):
    def slowly(text, context):
        time.sleep({"first": 0.2, "second": 0.05}.get(text, 0))
        return UNDERSTOOD.get(text, Understood("unknown", "decline"))

    talk.house.intake._understand = slowly
    texts = ["first", "second", "/help", "third", "/start", "why certify"]
    updates = [talk.incoming(text) for text in texts]
    await asyncio.gather(*(talk.house.intake.take(update) for update in updates))
    rows = talk.db.read().rows("SELECT origin FROM outbox ORDER BY id")
    assert [row["origin"] for row in rows] == [update.message for update in updates]


async def test_a_slow_question_does_not_hold_another_chat(talk):
    release = asyncio.Event()
    loop = asyncio.get_running_loop()

    def slowly(text, context):
        if text == "slow":
            asyncio.run_coroutine_threadsafe(release.wait(), loop).result()
        return Understood("unknown", "decline")

    talk.house.intake._understand = slowly
    slow = asyncio.create_task(talk.house.intake.take(talk.incoming("slow")))
    assert "Just type" in (await talk.say("/help", person="8")).text
    release.set()
    await slow


async def test_who_gives_up_waiting_for_a_lane_lets_nobody_overtake():
    lanes, order, first_may_go = Lanes(), [], asyncio.Event()

    async def go(name, wait=None):
        async with lanes.turn("7"):
            if wait:
                await wait.wait()
            order.append(name)

    first = asyncio.create_task(go("first", first_may_go))
    await asyncio.sleep(0)
    second = asyncio.create_task(go("second"))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.wait({second})
    third = asyncio.create_task(go("third"))
    await asyncio.sleep(0.01)
    first_may_go.set()
    await asyncio.gather(first, third)
    assert order == ["first", "third"]
    assert len(lanes) == 0
