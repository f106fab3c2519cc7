"""Who cannot be written to in private, and where their answer goes instead."""

from bot import people
from bot.chat import Kind
from bot.delivery import Unreachable, Wait
from tests.delivery.commands import ALONE, counting, put, says
from tests.talk import GROUP


async def test_a_person_who_blocked_the_bot_is_unreachable_and_nothing_more_waits_for_them(open_talk):
    talk = await open_talk(counting())
    await put(talk, ["one", "two", "three"])
    talk.post.order(Unreachable(), chat="7", times=9)
    await talk.passes(60, step=5)
    assert len(talk.post.rows) == 2
    assert talk.count("outbox", "state = 'withdrawn' AND request = ''") == 2
    person = talk.db.read().rows("SELECT id, blocked_at FROM people")[0]
    assert person["blocked_at"] is not None
    assert people.private_place(talk.db.read(), person["id"]) is None


async def test_who_unblocks_and_writes_is_answered_again(open_talk):
    talk = await open_talk(counting())
    talk.post.order(Unreachable())
    await talk.say("/tell one")
    assert (await talk.say("/tell two")).texts == ["two"]


async def test_what_was_for_one_person_goes_to_the_group_when_they_shut_the_bot_out(open_talk):
    talk = await open_talk(says(ALONE), counting())
    await talk.say("/tell hello")
    talk.post.order(Unreachable(), chat="7")
    back = await talk.say("/do", group=GROUP, topic=9)
    assert back.texts == ["for you alone", "open a private chat"]
    assert back.rows[1].chat == GROUP
    assert (back.rows[1].request["reply_to"], back.rows[1].request["topic"]) == (back.message, 9)


async def test_every_waiting_answer_goes_to_the_group_when_its_person_shut_the_bot_out(open_talk):
    talk = await open_talk(says(ALONE), counting())
    await talk.say("/tell hello")
    talk.post.order(Wait(30), Unreachable(), chat="7")
    for _ in range(3):
        await talk.say("/do", group=GROUP)
    await talk.passes(30)
    assert talk.post.to(GROUP) == ["open a private chat"] * 3


async def test_waiting_answers_go_to_the_group_when_the_platform_tells_of_the_block(open_talk):
    talk = await open_talk(says(ALONE), counting())
    await talk.say("/tell hello")
    talk.post.order(Wait(30), chat="7")
    await talk.say("/do", group=GROUP)
    await talk.take(talk.incoming(kind=Kind.LEFT))
    assert talk.post.to(GROUP) == ["open a private chat"]


async def test_somebody_who_never_started_the_bot_is_not_even_tried(open_talk):
    talk = await open_talk(says(ALONE))
    back = await talk.say("/do", group=GROUP)
    assert [(row.chat, row.request["text"]) for row in back.rows] == [(GROUP, "open a private chat")]


async def test_a_private_reply_to_a_question_in_a_group_goes_to_its_person(open_talk):
    talk = await open_talk(says(ALONE), counting())
    await talk.say("/tell hello")
    back = await talk.say("/do", group=GROUP, topic=9)
    assert [(row.chat, row.request) for row in back.rows] == [
        ("7", {"text": "for you alone", "otherwise": back.rows[0].request["otherwise"]})
    ]
