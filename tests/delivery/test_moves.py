"""A group that moves keeps its answers, its menus and its messages."""

from functools import partial

from bot import delivery
from bot.chat import Kind, Reply
from bot.delivery import Migrated, Wait
from tests.delivery.commands import AGAIN, counting, says
from tests.talk import GROUP, NOW


async def test_a_group_that_migrated_gets_its_message_under_the_new_id(open_talk):
    talk = await open_talk(counting())
    talk.post.order(Migrated("-100999"))
    back = await talk.say("/tell hello", group=GROUP)
    assert [row.chat for row in back.rows] == [GROUP, "-100999"]


async def test_a_migration_told_by_the_platform_keeps_what_belongs_to_the_place(open_talk):
    talk = await open_talk(says(Reply("menu", menu="m", buttons=AGAIN)))
    await talk.say("/do", group=GROUP)
    for _ in range(2):  # the notice comes from the old chat and from the new one
        await talk.take(talk.incoming(kind=Kind.MIGRATED, group=GROUP, person="", moved_to="-100999"))
    back = await talk.press("/do", message=101, group="-100999")
    assert [(row.do, row.chat, row.message) for row in back.rows] == [("edit", "-100999", 101)]


async def test_an_answer_that_waits_in_the_new_group_is_not_lost_when_the_move_is_told(open_talk):
    talk = await open_talk(counting())
    await talk.say("/tell before", group=GROUP)
    talk.post.order(Wait(30))
    await talk.say("/tell early", group="-100999")
    await talk.take(talk.incoming(kind=Kind.MIGRATED, group=GROUP, person="", moved_to="-100999"))
    await talk.passes(30)
    assert talk.post.rows[-1].chat == "-100999"
    assert talk.count("outbox", "state = 'done'") == 2


async def test_a_group_that_moves_keeps_the_answer_that_waits_under_the_new_id(talk):
    await talk.say("/help", group=GROUP)
    talk.post.order(delivery.Wait(600), chat="-100999")
    await talk.say("/help", group="-100999")
    await talk.db.write(partial(delivery.move, gateway="telegram", old=GROUP, new="-100999", now=NOW))
    waiting = talk.db.read().rows(
        "SELECT places.chat_id FROM outbox JOIN places ON places.id = outbox.place_id WHERE outbox.state = 'open'"
    )
    assert [row["chat_id"] for row in waiting] == ["-100999"]


async def test_what_waited_in_the_old_group_replies_to_no_message_of_the_new_one(open_talk):
    talk = await open_talk(counting())
    talk.post.order(Wait(30))
    await talk.say("/tell before", group=GROUP)
    await talk.take(talk.incoming(kind=Kind.MIGRATED, group=GROUP, person="", moved_to="-100999"))
    await talk.passes(30)
    sent = talk.post.rows[-1]
    assert (sent.chat, "reply_to" in sent.request) == ("-100999", False)


async def test_an_edit_in_the_new_group_changes_no_answer_to_a_message_of_the_same_number_in_the_old_one(open_talk):
    talk = await open_talk(counting())
    await talk.say("/tell before", group=GROUP, message=55)
    await talk.take(talk.incoming(kind=Kind.MIGRATED, group=GROUP, person="", moved_to="-100999"))
    back = await talk.say("/tell after", group="-100999", message=55, edited=True)
    assert [row.do for row in back.rows] == ["send"]
