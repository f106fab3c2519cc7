"""Setting from an answer what would shape it: the answer is not lost, and comes again."""

import pytest

from bot import profile, zone
from bot.chat import Button, Command, Feature, Reply
from tests.traits_model import TRAITS, labels

ON_AN_ANSWER = [
    [Button("Set my state", says="/set state why-certify"), Button("Texas", says="/set state TX why-certify")],
    [Button("Set my certificate", says="/set certificate why-certify"), Button("Keep Texas", says="/keep state TX")],
    [Button("Set it from a theme", says="/set certificate work-settings places 1")],
]
ANSWERS = Feature(
    "answers",
    commands=(
        Command("answer", "", lambda incoming, db, now: [Reply("It depends on your state.", buttons=ON_AN_ANSWER)]),
    ),
)


@pytest.fixture
async def talk(open_talk):
    """Talk with a house that has an answer which asks for a state."""
    return await open_talk(ANSWERS, paced=False)


@pytest.fixture
async def answer(talk):
    return await talk.say("/answer")


async def test_a_value_set_on_an_answer_leads_back_to_it_in_the_same_message(talk, held, answer):
    asked = await talk.press(answer.says("Set my certificate"), 101)
    assert labels(asked) == ["Guild", "Union", "Back to the answer"]
    again = await talk.press(asked.says("Guild"), 101)
    assert again.notice.startswith("Guild is kept as your certificate.")
    assert again.text.startswith("Our sources say yes")
    assert again.rows[0].do == "edit"
    assert held() == {"certificate": "guild"}


async def test_a_value_typed_for_an_answer_brings_that_answer_again(talk, held, answer):
    await talk.press(answer.says("Set my state"), 101)
    await talk.say("hmm")
    kept, again = (await talk.say("Texas")).texts
    assert kept == "Texas is kept as your state. /profile changes it."
    assert again.startswith("Our sources say yes")
    assert held() == {"state": "TX"}


async def test_a_value_that_an_answer_names_is_kept_and_the_answer_opens_with_it(talk, held, answer):
    kept = await talk.press(answer.says("Texas"), 101)
    assert kept.notice.startswith("Texas is kept as your state.")
    assert kept.text.startswith("Our sources say yes")
    assert held() == {"state": "TX"}


async def test_a_value_can_be_kept_without_touching_the_answer(talk, held, answer):
    kept = await talk.press(answer.says("Keep Texas"), 101)
    assert kept.notice.startswith("Texas is kept as your state.")
    assert kept.rows == []
    assert held() == {"state": "TX"}


async def test_a_value_that_is_no_more_is_not_kept(say, held):
    assert "no longer" in (await say("/keep state ZZ")).text
    assert held() == {}


async def test_a_question_answered_in_words_loses_its_buttons(talk, held, answer):
    asked = await talk.press(answer.says("Set my certificate"), 101)
    typed = await talk.say("guild")
    assert [(row.do, row.message) for row in typed.rows if row.do != "send"] == [("rebutton", 101)]
    assert (await talk.press(asked.says("Union"), 101)).rows == []
    assert held() == {"certificate": "guild"}


async def test_somebody_who_would_rather_not_say_in_words_sees_the_answer_again(talk, held, answer):
    await talk.press(answer.says("Set my certificate"), 101)
    declined = await talk.say("no thanks")
    assert [(row.do, row.message) for row in declined.rows if row.do != "send"] == [("rebutton", 101)]
    assert declined.texts[0] == "All right, I have set nothing. Here is the answer again."
    assert declined.texts[1].startswith("Our sources say yes")
    assert held() == {}


async def test_the_answer_given_again_keeps_its_buttons_when_another_is_asked_about(talk, answer):
    await talk.press(answer.says("Set my certificate"), 101)
    again = await talk.say("guild")
    other = await talk.say("/answer")
    await talk.press(other.says("Set my state"), 105)
    assert "What you gain" in (await talk.press(again.says("More"), 104)).text


async def test_going_back_to_the_answer_ends_the_waiting(talk, held, answer):
    asked = await talk.press(answer.says("Set my state"), 101)
    assert (await talk.press(asked.says("Back"), 101)).text.startswith("Our sources say yes")
    await talk.say("Texas")
    assert held() == {}


async def test_giving_up_on_an_answers_question_leads_back_to_the_answer(talk, answer):
    await talk.press(answer.says("Set my state"), 101)
    await talk.say("hmm")
    end = await talk.say("hm")
    last = 104  # after the answer, the buttons taken off it, and what was missed
    assert (await talk.press(end.says("Back"), last)).text.startswith("Our sources say yes")


async def test_the_menu_never_takes_the_buttons_off_an_answer_that_once_was_a_question(talk, answer):
    asked = await talk.press(answer.says("Set my certificate"), 101)
    again = await talk.press(asked.says("Guild"), 101)
    assert [row.do for row in (await talk.say("/profile")).rows] == ["send"]
    assert "What you gain" in (await talk.press(again.says("More"), 101)).text


async def test_an_answer_opened_from_a_theme_keeps_its_way_back(talk, answer):
    asked = await talk.press(answer.says("Set it from a theme"), 101)
    again = await talk.press(asked.says("Union"), 101)
    assert (await talk.press(again.says("Back"), 101)).text.startswith("**Places to work**")


async def test_the_answer_that_opens_again_sees_what_has_just_been_set(open_talk):
    told = Command("entry", "", lambda incoming, db, now: [Reply(f"{incoming.argument} {incoming.context.traits}")])
    talk = await open_talk(profile.feature(TRAITS, told, {"why-certify": ""}, lambda name, _: name, zone.beside))
    assert "why-certify {'state': 'TX'}" in (await talk.say("/set state TX why-certify")).text
