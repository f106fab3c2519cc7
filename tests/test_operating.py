"""What operators see of the house: counts, in their own chat, and nobody else."""

from bot.assembly.counting import counts
from bot.chat import Reply
from bot.operating import Counts, feature
from tests.talk import GROUP


def unknown(incoming, db, now):
    return [Reply("I do not know that command.")]


def house():
    return feature(frozenset(("7", GROUP, "1087968824")), counts, unknown)


async def test_an_operator_sees_counts_and_nobody_by_name(open_talk):
    talk = await open_talk(house(), paced=False)
    await talk.say("/help", person="8", name="Kim")
    await talk.say("why certify", group=GROUP, title="Circle")
    text = (await talk.say("/house")).text
    assert "- People: 2\n" in text
    assert "- Messages waiting to be sent: 0\n" in text
    assert "Kim" not in text
    assert "Circle" not in text


async def test_everybody_else_hears_that_there_is_no_such_command(open_talk):
    talk = await open_talk(house(), paced=False)
    assert (await talk.say("/house", person="8")).text == "I do not know that command."


async def test_an_id_that_many_share_is_no_operators(open_talk):
    talk = await open_talk(house(), paced=False)
    await talk.say("/help")
    for person, more in (("1087968824", {}), (GROUP, {}), (GROUP, {"as_group": True}), ("7", {"as_group": True})):
        await talk.say("/house", person=person, group=GROUP, **more)
    await talk.say("/house", chat="8")
    assert not any("in counts" in row.request.get("text", "") for row in talk.post.rows)


async def test_no_command_menu_but_the_operators_shows_it(open_talk):
    talk = await open_talk(house(), paced=False)
    for in_groups in (False, True):
        assert "house" not in [command.name for command in talk.house.conversation.menu(in_groups)]


async def test_what_is_counted_is_what_is_there(open_talk):
    talk = await open_talk(paced=False)
    assert counts(talk.db.read()) == Counts(0, 0, 0, 0, 0, 0)
    await talk.say("/help")
    assert counts(talk.db.read()) == Counts(1, 0, 0, 0, 0, 0)
