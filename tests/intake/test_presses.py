"""Buttons of whomever they belong to, buttons that were forged, and messages that were edited."""

import pytest

from bot.chat import Button, Match, Reply, Understood
from bot.delivery import Refused
from tests.intake.commands import gives
from tests.talk import GROUP


async def test_a_press_edits_the_message_that_was_pressed(talk):
    back = await talk.say("/topics")
    press = await talk.press(back.says("Certif"), message=101)
    assert [(row.do, row.message) for row in press.rows] == [("edit", 101)]


async def test_somebody_elses_button_does_nothing_but_say_so(talk, called):
    back = await called("why or where")
    press = await talk.press(back.says("Is certif"), message=101, person="8", group=GROUP)
    assert press.rows == []
    assert "belongs to somebody else" in press.notice


async def test_a_button_of_a_replaced_menu_says_so_and_loses_its_buttons(talk):
    old = await talk.say("/topics")
    talk.post.order(Refused("no"), do="rebutton")
    await talk.say("/topics")
    press = await talk.press(old.says("Certif"), message=101)
    assert "older one" in press.notice
    assert {row.do for row in press.rows} <= {"rebutton"}


async def test_a_button_in_a_group_that_is_too_old_to_be_known_says_so(talk):
    press = await talk.press("/topics", message=3, group=GROUP)
    assert (press.rows, "too old" in press.notice) == ([], True)


async def test_a_stranger_takes_no_buttons_off_an_older_menu_of_somebody_else(talk, called):
    old = await called("why or where")
    talk.post.order(Refused("no"), do="rebutton")
    await called("why or where")
    for _ in range(5):
        press = await talk.press(old.says("Is certif"), message=101, person="8", group=GROUP)
        assert (press.rows, "belongs to somebody else" in press.notice) == ([], True)


async def test_an_older_menu_loses_its_buttons_once_however_often_it_is_pressed(talk):
    old = await talk.say("/topics")
    talk.post.order(Refused("no"), do="rebutton")
    await talk.say("/topics")
    pressed = [await talk.press(old.says("Certif"), message=101) for _ in range(5)]
    assert [row.do for press in pressed for row in press.rows] == ["rebutton"]
    assert all("older one" in press.notice for press in pressed)


FORGED = ["", "x", "/", "//", "/nothing", "/entry", "/entry ../../etc", "/more why-certify a b c", "/theme", "/helped",
          "/missed nobody", "/theme certification -1", "/theme certification 9999", "/entry why-certify x 1", "\x00",
          "/entry " + "a" * 57, "/helped 1 2 3", "/ask", "/start why-certify", "drop table people"]  # fmt: skip


@pytest.mark.parametrize("data", FORGED, ids=repr)
async def test_forged_button_data_breaks_nothing(talk, data, caplog):
    """Only a message too old to be known lets it through: nobody can tell any more which buttons that had."""
    await talk.say("/topics")
    back = await talk.press(data, message=None)
    assert back.rows or back.notice
    assert "Something went wrong" not in back.text
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


@pytest.mark.parametrize("data", FORGED, ids=repr)
@pytest.mark.parametrize("where", [{}, {"group": GROUP}], ids=["private", "group"])
async def test_what_no_button_of_a_message_says_is_refused(talk, data, where):
    await talk.say("/topics", **where)
    back = await talk.press(data, message=101, **where)
    assert back.rows == []
    assert "This message has changed" in back.notice


async def test_a_button_does_not_bring_a_private_command_into_a_group(open_talk):
    menu = Reply("menu", buttons=((Button("Goals", says="/do"),),))
    talk = await open_talk(gives(Reply("your goals"), in_groups=False), gives(menu, name="menu"))
    await talk.say("/menu", group=GROUP)
    press = await talk.press("/do", message=101, group=GROUP)
    assert press.rows == []
    assert "private chat" in press.notice


async def test_an_edited_question_edits_its_answer(talk, same):
    first = talk.incoming("something odd")
    await talk.take(first)
    back = await talk.take(same(first, number=500, text="why certify", edited=True))
    assert [(row.do, row.message) for row in back.rows] == [("edit", 101)]
    assert "certif" in back.text


async def test_an_edited_message_that_was_never_answered_is_answered_now(talk):
    back = await talk.say("why certify", edited=True)
    assert [row.do for row in back.rows] == ["send"]


async def test_a_choice_leads_to_the_entry_that_was_meant(talk):
    talk.understands.means["which"] = Understood("question", "choose", (Match("why-certify", 0.5),))
    back = await talk.say("which")
    button = Button("x", says=back.rows[0].request["buttons"][0][0]["says"])
    assert "certif" in (await talk.press(button.says, message=101)).text
