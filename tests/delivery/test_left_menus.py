"""A message that became something else belongs to no menu any more."""

from bot.chat import Reply
from bot.delivery import Gone
from tests.delivery.commands import offers, says

CHOICE = says(Reply("which?", buttons=offers("one", "two", name="take"), menu="choice"), name="choose")
TAKE = says(Reply("that one", buttons=(*offers("more", name="take"), *offers("", name="choose"))), name="take")
LIST = says(Reply("all there is", buttons=offers("", name="choose"), menu="list"), name="list")


def stripped(back):
    return [row.message for row in back.rows if row.do == "rebutton"]


async def test_an_answered_choice_keeps_its_buttons_when_a_newer_choice_comes(open_talk):
    talk = await open_talk(CHOICE, TAKE)
    await talk.say("/choose")
    await talk.press("/take one", message=101)
    assert stripped(await talk.say("/choose")) == []
    assert (await talk.press("/take more", message=101)).texts == ["that one"]


async def test_an_older_choice_dies_when_a_newer_one_comes(open_talk):
    talk = await open_talk(CHOICE, TAKE)
    await talk.say("/choose")
    assert stripped(await talk.say("/choose")) == [101]
    assert "older one" in (await talk.press("/take one", message=101)).notice


async def test_a_newer_choice_can_be_answered_after_an_older_one_was(open_talk):
    talk = await open_talk(CHOICE, TAKE)
    await talk.say("/choose")
    await talk.press("/take one", message=101)
    await talk.say("/choose")
    assert (await talk.press("/take two", message=103)).rows[0].do == "edit"
    assert stripped(await talk.say("/choose")) == []


async def test_a_message_that_becomes_the_menu_again_takes_the_place_of_the_newer_one(open_talk):
    talk = await open_talk(CHOICE, TAKE)
    await talk.say("/choose")
    await talk.press("/take one", message=101)
    await talk.say("/choose")
    assert stripped(await talk.press("/choose", message=101)) == [103]


async def test_a_message_that_goes_over_to_another_menu_leaves_the_first(open_talk):
    talk = await open_talk(CHOICE, LIST, TAKE)
    await talk.say("/list")
    await talk.press("/choose", message=101)
    assert stripped(await talk.say("/list")) == []
    assert stripped(await talk.say("/choose")) == [101]


async def test_an_edited_question_takes_its_answer_out_of_the_menu(open_talk):
    talk = await open_talk(CHOICE, TAKE)
    asked = talk.incoming("/choose")
    await talk.take(asked)
    await talk.say("/take one", message=asked.message, edited=True)
    assert stripped(await talk.say("/choose")) == []


async def test_an_answered_choice_that_had_to_go_out_anew_belongs_to_no_menu_either(open_talk):
    talk = await open_talk(CHOICE, TAKE)
    await talk.say("/choose")
    talk.post.order(Gone(), do="edit")
    await talk.press("/take one", message=101)
    assert stripped(await talk.say("/choose")) == []
    assert (await talk.press("/take more", message=102)).texts == ["that one"]


async def test_what_stands_beside_a_menu_leaves_the_menu_what_it_is(open_talk):
    talk = await open_talk(CHOICE, says(Reply("something else"), name="take"))
    await talk.say("/choose")
    await talk.say("/take one")
    assert stripped(await talk.say("/choose")) == [101]
