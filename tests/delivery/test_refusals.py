"""What every refusal of the platform means."""

from itertools import pairwise

import pytest

from bot.chat import Reply
from bot.delivery import Delivered, Gone, Lost, Refused, Stop, Stopped, Wait
from tests.delivery.commands import AGAIN, counting, offers, says
from tests.talk import GROUP


async def test_too_many_requests_waits_as_told_and_keeps_the_order(open_talk):
    talk = await open_talk(counting())
    talk.post.order(Wait(30))
    await talk.say("/tell one")
    await talk.say("/tell two")
    await talk.passes(29, step=1)
    assert len(talk.post.rows) == 1
    await talk.passes(1)
    assert talk.post.to("7") == ["one", "one", "two"]


async def test_a_refused_message_is_tried_once_more_in_the_plainest_form(open_talk):
    talk = await open_talk(counting())
    talk.post.order(Refused("can't parse"))
    back = await talk.say("/tell hello")
    assert [row.plain for row in back.rows] == [False, True]
    assert talk.count("outbox", "state = 'done'") == 1


async def test_a_message_whose_topic_is_closed_keeps_its_marks_and_buttons_and_goes_elsewhere_in_the_chat(open_talk):
    talk = await open_talk(says(Reply("**hello**", buttons=AGAIN)))
    talk.post.order(Refused("TOPIC_CLOSED", is_misplaced=True))
    first, second = (await talk.say("/do", group=GROUP, topic=9)).rows
    assert (first.request["topic"], first.request["reply_to"]) == (9, 10_001)
    assert second.request == {key: first.request[key] for key in ("text", "buttons")}
    assert not second.plain
    assert talk.count("outbox", "state = 'done'") == 1


async def test_a_message_that_is_misplaced_wherever_it_goes_is_tried_plain_and_then_set_aside(open_talk):
    talk = await open_talk(counting())
    talk.post.order(*[Refused("message thread not found", is_misplaced=True)] * 3)
    back = await talk.say("/tell hello", group=GROUP, topic=9)
    assert [(row.plain, "topic" in row.request) for row in back.rows] == [(False, True), (False, False), (True, False)]
    assert talk.count("outbox", "state = 'aside'") == 1


async def test_a_message_refused_twice_is_set_aside_with_its_error_and_the_chat_goes_on(open_talk):
    talk = await open_talk(counting())
    talk.post.order(Refused("can't parse"), Refused("too odd"))
    await talk.say("/tell odd")
    assert talk.db.read().rows("SELECT state, error FROM outbox")[0]["error"] == "too odd"
    assert (await talk.say("/tell fine")).texts == ["fine"]


async def test_an_edit_that_changes_nothing_is_done(open_talk):
    """A gateway gives "not modified" as delivered, without a message."""
    talk = await open_talk(says(Reply("menu", buttons=AGAIN, menu="m")))
    await talk.say("/do")
    talk.post.order(Delivered(None), do="edit")
    await talk.press("/do", message=101)
    assert talk.count("outbox", "state = 'done'") == 2


async def test_words_whose_message_is_gone_are_sent_anew_and_can_be_edited_there(open_talk):
    talk = await open_talk(says(Reply("menu", buttons=AGAIN, menu="m")))
    await talk.say("/do")
    talk.post.order(Gone(), do="edit")
    back = await talk.press("/do", message=101)
    assert [row.do for row in back.rows] == ["edit", "send"]
    again = await talk.press("/do", message=102)
    assert [(row.do, row.message) for row in again.rows if row.do == "edit"] == [("edit", 102)]


async def test_an_edit_of_a_message_that_never_arrived_is_a_message_of_its_own(open_talk):
    talk = await open_talk(
        says(lambda incoming: Reply(incoming.argument, buttons=offers("there"), menu="m")), counting()
    )
    await talk.say("/tell first")  # message 101, whose buttons are pressed below
    talk.post.order(Refused("no"), Refused("no"))
    await talk.say("/do lost")
    back = await talk.press("/do here", message=None)
    assert [(row.do, row.request["text"]) for row in back.rows] == [("send", "here")]
    again = await talk.press("/do there", message=102)
    assert [(row.do, row.message) for row in again.rows if row.do != "rebutton"] == [("edit", 102)]


async def test_a_message_that_may_have_been_lost_is_tried_again_later_and_later(open_talk):
    talk = await open_talk(counting())
    talk.post.order(*[Lost("timed out")] * 8)
    await talk.say("/tell hello")
    await talk.passes(400, step=0.5)
    assert [round(b - a) for a, b in pairwise(talk.post.at)] == [1, 2, 4, 8, 16, 32, 60, 60]
    assert talk.count("outbox", "state = 'done'") == 1


async def test_a_gateway_that_fails_is_tried_again(open_talk):
    talk = await open_talk(counting())

    async def breaks(_):
        raise RuntimeError("unforeseen")

    talk.post.order(breaks)
    await talk.say("/tell hello")
    await talk.passes(1)
    assert len(talk.post.rows) == 2


async def test_delivery_stops_with_the_sentence_of_the_platform_and_loses_nothing(open_talk):
    talk = await open_talk(counting())
    talk.post.order(Stop("The token is not accepted: copy it again."))
    with pytest.raises(Stopped, match="copy it again"):
        await talk.say("/tell hello")
    assert talk.count("outbox", "state = 'open'") == 1
