"""Links into the private chat: ?start=<command>_<rest> says what a command would, anything else greets."""

import re

import pytest

from bot.chat import Command, Feature, Reply
from tests.talk import GROUP

GREETING = "Try one of these"


def asked(incoming, db, now):
    return [Reply(f"{incoming.text}, as {incoming.argument}")]


LINKED = Feature("goals", commands=(
    Command("goal", "Begin a goal", asked, in_groups=False, linked=True),
    Command("wipe", "Delete everything", asked),
))  # fmt: skip


@pytest.mark.parametrize("link", ["entry_why-certify", "why-certify"])
async def test_a_link_to_an_entry_opens_it_after_saying_who_speaks(talk, link):
    first, then = (await talk.say(f"/start {link}")).texts
    assert "unofficial" in first
    assert "certif" in then.lower()


async def test_a_link_says_who_speaks_to_somebody_new_only(talk):
    assert len((await talk.say("/start entry_why-certify")).texts) == 2
    assert len((await talk.say("/start entry_why-certify", person="8")).texts) == 2
    talk.clock.advance(1)
    back = await talk.say("/start entry_why-certify")
    assert ["unofficial" in text for text in back.texts] == [False]


async def test_a_link_to_a_theme_opens_it(talk, whole_library):
    theme = whole_library.published[0].theme
    title = next(each.title for each in whole_library.themes if each.id == theme)
    assert (await talk.say(f"/start theme_{theme}")).texts[1].startswith(f"**{title}**")


async def test_a_link_says_a_command_with_the_rest_as_its_argument(open_talk):
    talk = await open_talk(LINKED)
    assert (await talk.say("/start goal_get-certified_2")).texts[1] == "/goal get-certified_2, as get-certified_2"


LEADS_NOWHERE = ["", "search", "entry", "entry_", "_", "_x", "__", "wipe_all", "start_why-certify",
                 "nothing_here", "entry_why-certify now", "entry why-certify", "entry_why/certify", "goal_é", "a" * 65,
                 "goal_" + "a" * 60, "-", "%5F", "0", "/wipe all", "/goal_x"]  # fmt: skip


@pytest.mark.parametrize("link", LEADS_NOWHERE, ids=repr)
async def test_whatever_else_follows_start_greets(open_talk, link):
    talk = await open_talk(LINKED)
    assert GREETING in (await talk.say(f"/start {link}")).text


@pytest.mark.parametrize("link", ["why-certify", "entry_why-certify", "entry_long-gone", "goal_get-certified_2"])
async def test_a_link_that_leads_somewhere_is_not_read_for_its_meaning(open_talk, link):
    talk = await open_talk(LINKED)
    await talk.say(f"/start {link}")
    assert talk.understands.asked == []


async def test_what_follows_start_and_is_no_link_is_read_for_danger(talk):
    talk.understands.means["die"] = talk.understands.means["I want to die"]
    assert "988" in (await talk.say("/start die")).text


async def test_a_link_to_an_entry_that_is_gone_says_so(talk):
    back = await talk.say("/start entry_long-gone")
    assert "no longer have" in back.text


async def test_a_link_in_a_group_does_not_say_what_belongs_in_private(open_talk):
    talk = await open_talk(LINKED)
    assert "get-certified" not in (await talk.say("/start@RxLadderBot goal_get-certified", group=GROUP)).text
    assert "certif" in (await talk.say("/start@RxLadderBot entry_why-certify", group=GROUP)).text


async def test_every_command_that_may_be_linked_has_a_name_that_a_link_can_tell(talk):
    linked = {command.name for feature in talk.house.features for command in feature.commands if command.linked}
    assert {"entry", "theme"} <= linked
    assert all(re.fullmatch("[a-z0-9]+", name) for name in linked)
