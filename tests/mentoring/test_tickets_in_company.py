"""What is asked in a group or by a link goes on in private, and nobody else gets a say in it."""

import pytest

from bot.chat import Kind
from bot.delivery import Unreachable
from bot.mentoring.groups import store as groups
from tests.mentoring.handed import QUESTION, id_of, mentored, newest, to, words
from tests.talk import GROUP

TYPED = f"/mentor {QUESTION}"


@pytest.fixture
async def talk(open_talk):
    return await open_talk(paced=False)


async def typed(talk, text=TYPED, person="7", **more):
    return await talk.say(text, person=person, group=GROUP, called_by="command", title="Circle", **more)


async def pressed(talk, label="Ask without", **more):
    """Press what is offered in the group below an honest no."""
    said = await typed(talk, f"/ask {QUESTION}")
    return await talk.press(said.says(label), newest(talk, GROUP), group=GROUP, **more)


def opened(back):
    """List the links that the group sees."""
    buttons = [each for row in to(back, GROUP) for line in row.request.get("buttons", []) for each in line]
    return [each.get("opens") for each in buttons]


async def test_a_question_typed_in_the_group_waits_for_whoever_never_opened_the_private_chat(talk):
    await mentored(talk, "8")
    led = await typed(talk, person="5")
    assert opened(led) == ["mentor"] and QUESTION not in words(led, GROUP) and "waits there" in led.text
    assert QUESTION in (await talk.say("/start mentor", person="5")).text


async def test_nothing_is_said_to_wait_where_nothing_was_typed(talk):
    await mentored(talk, "8")
    led = await typed(talk, "/mentor", person="5")
    assert opened(led) == ["mentor"] and "waits" not in led.text


async def test_whoever_has_nobody_to_ask_is_told_so_in_the_group_with_no_link_to_that_news(talk):
    await mentored(talk)
    led = await typed(talk, person="5")
    assert "no mentor here" in words(led, GROUP) and opened(led) == []
    assert talk.count("drafts") == 0


async def test_a_question_typed_in_the_group_goes_to_its_mentors_and_the_group_sees_a_tick(talk):
    await mentored(talk, "8")
    await mentored(talk, "9", chat="-100300", title="Square")
    asked = await typed(talk)
    assert asked.in_sight == ["👌"] and QUESTION in words(asked, "7")
    shown = await talk.press(asked.says("Without"), newest(talk, "7"))
    sent = await talk.press(shown.says("Send"), newest(talk, "7"))
    assert QUESTION in words(sent, "8") and words(sent, "9") == ""


async def test_a_calm_group_gets_no_message_for_a_question_that_was_typed(talk):
    place_id = await mentored(talk, "8")
    now = int(talk.clock.now())
    await talk.db.write(lambda db: groups.calm(db, place_id, now + 60), "test")
    assert (await typed(talk, person="5")).in_sight == ["🙊"]


async def test_in_a_group_without_mentors_another_group_of_theirs_is_asked(talk):
    await mentored(talk)
    await mentored(talk, "9", chat="-100300", title="Square")
    asked = await typed(talk)
    assert "“Square”" in (await talk.press(asked.says("Without"), newest(talk, "7"))).text


async def test_the_group_is_not_shown_how_somebody_asks_who_cannot_be_written_to(talk):
    await mentored(talk, "8")
    talk.post.order(Unreachable(), chat="7")
    assert opened(await pressed(talk)) == ["mentor"]


async def test_a_link_cannot_put_a_question_into_the_place_of_ones_own(talk):
    await mentored(talk, "8")
    await talk.say(TYPED)
    followed = await talk.say("/start mentor_i-hate-my-boss_and_his-store")
    assert QUESTION in followed.text and "boss" not in followed.text


async def test_whoever_left_the_group_hands_nothing_to_its_mentors(talk):
    await mentored(talk, "8")
    shown = await pressed(talk)
    gone = talk.incoming(kind=Kind.GONE, person="7", group=GROUP, called=False)
    await talk.take(gone)
    assert talk.count("drafts") == 0
    sent = await talk.press(shown.says("Send"), newest(talk, "7"))
    assert to(sent, "8") == [] and talk.count("tickets") == 0


async def test_a_question_of_the_group_is_for_its_members_alone(talk):
    place_id = await mentored(talk, "8")
    shown = await pressed(talk)
    await talk.db.write(lambda db: groups.forget_member(db, place_id, id_of(talk, "7")), "test")
    sent = await talk.press(shown.says("Send"), newest(talk, "7"))
    assert to(sent, "8") == [] and "no group of yours" in sent.text
