"""Leases and restarts: every row is sent by one sender, and none is forgotten."""

import asyncio

from bot import delivery
from bot.chat import Incoming, Kind, Picture, Reply
from bot.database import Database
from bot.delivery import Delivered
from tests.delivery.commands import counting, says


async def test_a_sender_that_slept_over_its_lease_does_nothing_and_marks_nothing(open_talk, clock, post):
    """It wakes with an answer in hand, but another sender has taken the place over and sent the row."""
    talk = await open_talk(counting(), lease_s=60, alone=False)
    asleep = asyncio.Event()

    async def sleeps(_):
        await asleep.wait()
        return Delivered(999)

    post.order(sleeps)
    await talk.house.intake.take(talk.incoming("/tell hello"))
    await post.until(1)
    clock.advance(61)
    second = Database(talk.db.file)
    other = delivery.Delivery(second, "telegram", post.send, now=clock.now, lease_s=60, alone=False)
    running = asyncio.create_task(other.run())
    other.wake()
    await asyncio.wait_for(other.idle(), 5)
    marked = [tuple(row) for row in talk.db.read().rows("SELECT state, message FROM outbox")]
    asleep.set()
    await talk.delivered()
    assert marked == [("done", 101)]
    assert [tuple(row) for row in talk.db.read().rows("SELECT state, message FROM outbox")] == marked
    assert post.to("7") == ["hello", "hello"]
    running.cancel()
    await asyncio.wait({running})
    second.close()


async def test_a_row_drawn_for_longer_than_its_lease_is_left_to_whoever_holds_it_now(open_talk, clock, post):
    async def draw(kind, data):
        clock.advance(61 if clock.now() < talk_began + 1 else 0)
        return b"png"

    talk_began = clock.now()
    talk = await open_talk(says(Reply("slow", picture=Picture("p", {}))), draw=draw, lease_s=60)
    await talk.say("/do")
    assert len(post.rows) == 1


async def test_a_restart_sends_exactly_what_was_not_marked(build, clock, post):
    first = build(more=(counting(),))
    sender = first.delivery("telegram", post.send, paced=False)
    running = asyncio.create_task(sender.run())

    async def never(_):
        await asyncio.sleep(60)

    def said(number, text):
        return Incoming("telegram", number, Kind.TEXT, chat="7", person="7", text=f"/tell {text}", message=number)

    await first.intake.take(said(1, "sent"))
    await asyncio.wait_for(sender.idle(), 5)
    post.order(never)
    for number in range(2, 6):
        await first.intake.take(said(number, f"open {number}"))
    running.cancel()  # the row under way stays leased and unmarked, as if the process had died
    await asyncio.wait({running})
    first.close()
    sent_before = len(post.rows)
    second = build(more=(counting(),))
    sender = second.delivery("telegram", post.send, paced=False)
    running = asyncio.create_task(sender.run())
    sender.wake()
    await asyncio.wait_for(sender.idle(), 5)
    assert [row.request["text"] for row in post.rows[sent_before:]] == [f"open {number}" for number in range(2, 6)]
    running.cancel()
    await asyncio.wait({running})
    second.close()


async def test_leaving_waits_for_what_is_under_way_and_marks_it(open_talk):
    talk = await open_talk(counting())

    async def slow(_):
        await asyncio.sleep(0.2)
        return Delivered(5)

    talk.post.order(slow)
    await talk.house.intake.take(talk.incoming("/tell hello"))
    await talk.post.until(1)
    talk.sending.cancel()
    await asyncio.wait({talk.sending})
    assert talk.db.read().rows("SELECT state FROM outbox")[0]["state"] == "done"
