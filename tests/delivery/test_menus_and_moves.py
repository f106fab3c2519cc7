"""Groups that move, close and come back while messages wait."""

from functools import partial

from bot import delivery
from bot.chat import Command, Feature, Reply, To
from tests.talk import GROUP, NOW


def _quietly(incoming, db, now):
    return [Reply("only for you", to=To.PRIVATE, otherwise=Reply("open our private chat"))]


QUIETLY = Feature("quiet", commands=(Command("quietly", "Tell me alone", _quietly),))


async def test_a_refusal_after_the_group_moved_ends_nothing(open_talk):
    talk = await open_talk(QUIETLY)
    await talk.say("/start")
    await talk.say("/help", group=GROUP)
    talk.post.order(delivery.Wait(30), chat="7")
    await talk.say("/quietly", group="-100999")
    await talk.db.write(partial(delivery.move, gateway="telegram", old=GROUP, new="-100999", now=NOW))
    talk.post.order(delivery.Unreachable(), chat="7")
    await talk.passes(31)
    assert "/ask" in (await talk.say("/help", group="-100999")).text


async def test_a_refusal_in_private_goes_to_the_group_that_asked(open_talk):
    talk = await open_talk(QUIETLY)
    await talk.say("/start")
    talk.post.order(delivery.Unreachable(), chat="7")
    await talk.say("/quietly", group=GROUP)
    assert talk.post.to(GROUP) == ["open our private chat"]


async def test_a_menu_whose_message_is_gone_lives_on_in_the_new_one(talk):
    menu = await talk.say("/topics")
    talk.post.order(delivery.Gone(), do="edit")
    await talk.press(menu.says("Places"), 101)
    new = talk.post.rows[-1]
    assert new.do == "send"
    back = await talk.press("/topics", 102)
    assert back.shown == ()
    assert (back.rows[0].do, back.rows[0].message) == ("edit", 102)
