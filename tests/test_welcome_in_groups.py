"""The first words in a group: short, with the rest one link away, and the way to add the bot to one."""

import pytest

from bot.chat import Button, Need
from bot.conversation import Conversation
from bot.welcome import wording
from tests.talk import GROUP


def buttons(back):
    return [button for row in back.rows for line in row.request.get("buttons", []) for button in line]


@pytest.mark.parametrize(
    ("said", "link"), [("/start", "help"), ("/help", "help"), ("/privacy", "privacy"), ("/topics", "topics")]
)
async def test_in_a_group_it_is_short_and_the_rest_is_a_link_to_a_command_in_private(talk, said, link):
    back = await talk.say(said, group=GROUP)
    assert len(back.text) <= 600
    assert [button.get("opens") for button in buttons(back)] == [link]
    opened = await talk.say(f"/start {link}")
    assert "Try one of these" not in opened.text


async def test_help_in_a_group_names_the_commands_that_work_there_and_no_other(talk):
    text = (await talk.say("/help", group=GROUP)).text
    assert "/ask" in text
    assert "/goals" not in text


@pytest.mark.parametrize("said", ["/start", "/help"])
async def test_in_private_a_button_adds_the_bot_to_a_group(talk, said):
    assert {"label": "Add me to a group", "adds": "setup"} in buttons(await talk.say(said))


async def test_in_a_group_nothing_adds_the_bot_to_another(talk):
    assert not any("adds" in button for button in buttons(await talk.say("/help", group=GROUP)))


async def test_after_being_added_it_leads_to_the_page_of_just_that_group_and_needs_nothing(talk):
    back = await talk.say("/start@RxLadderBot setup", group=GROUP, facts={Need.ADMINS: ["7"]})
    place = talk.db.read().rows("SELECT id FROM places WHERE chat_id = :chat", chat=GROUP)[0]["id"]
    assert [button["opens"] for button in buttons(back)] == [f"setup_{place}"]
    assert "nothing of it is needed to begin" in back.text
    assert len(back.text) <= 600


async def test_a_member_does_not_have_it_thank_for_being_added(talk):
    back = await talk.say("/start@RxLadderBot setup", group=GROUP, facts={Need.ADMINS: ["8"]})
    assert "setup_" not in str(buttons(back))


def test_what_greets_a_group_is_no_answer_to_anybody():
    said = wording.set_up(12)
    assert said.is_notice
    assert said.buttons == [[Button("Set me up in private", opens="setup_12")]]


def test_a_group_with_many_commands_is_still_told_in_short(whole_library):
    commands = Conversation().menu(True)
    assert len(wording.help_in_group(whole_library.about, commands).text) <= 500
