"""Asking, browsing and coming back: what a person meets, said and pressed."""

import pytest

from bot.chat import Kind, Understood

WORRIED = Understood("unknown", "decline", boundary="unknown", worried=True)


@pytest.mark.parametrize(
    ("word", "begins"),
    [
        ("help", "Just type"),
        ("Menu", "**Topics.**"),
        ("topics!", "**Topics.**"),
        ("privacy", "**What RxLadder keeps**"),
    ],
)
async def test_a_bare_word_that_names_a_command_is_that_command(say, word, begins):
    assert (await say(word)).text.startswith(begins)


async def test_more_as_a_word_opens_the_rest_of_the_last_answer(say):
    await say("why certify")
    assert "What you gain" in (await say("more")).text


async def test_more_as_a_word_with_nothing_before_it_says_how_to_ask(say):
    assert "Write your question" in (await say("more")).text


async def test_a_related_topic_leads_back_to_where_one_came_from(talk):
    asked = await talk.say("why certify")
    related = await talk.press(asked.says("Where technicians"), 101)
    assert related.rows[0].do == "edit"
    back = await talk.press(related.says("Back"), 101)
    assert back.text.startswith("Our sources say yes")


async def test_a_topic_from_the_menu_leads_back_to_its_page(talk):
    menu = await talk.say("/topics")
    theme = await talk.press(menu.says("Places"), 101)
    entry = await talk.press(theme.says("Where technicians"), 101)
    whole = await talk.press(entry.says("More"), 101)
    assert (await talk.press(whole.says("Back"), 101)).text.startswith("**Places to work**")


async def test_a_link_to_a_topic_says_first_who_speaks(say):
    first, topic = (await say("/start why-certify")).texts
    assert "unofficial" in first
    assert topic.startswith("Our sources say yes")


async def test_a_link_to_nothing_greets(say):
    assert "Try one of these" in (await say("/start promo2026")).text


async def test_a_second_unclear_turn_ends_with_who_may_know(say):
    await say("blah")
    end = await say("blub")
    assert "I will not guess" in end.text
    assert "https://" in end.text


async def test_unclear_turns_with_a_clear_one_between_are_no_pair(say):
    await say("blah")
    await say("/help")
    assert "checked answer" in (await say("blub")).text


async def test_a_third_unclear_turn_is_never_a_choice_again(talk):
    for text in ("blah", "blub", "blib"):
        last = await talk.say(text)
    assert all("/entry" not in button["says"] for row in last.rows[0].request["buttons"] for button in row)


async def test_somebody_who_sounds_low_is_not_told_that_they_were_unclear(talk):
    talk.understands.means["cant stop crying"] = WORRIED
    await talk.say("blah")
    said = (await talk.say("cant stop crying")).text
    assert "That sounds hard" in said
    assert "988" in said


async def test_a_farewell_that_worries_is_not_met_with_small_talk(talk):
    talk.understands.means["goodbye kind bot"] = Understood("smalltalk", "decline", boundary="bye", worried=True)
    assert "988" in (await talk.say("goodbye kind bot")).text


@pytest.mark.parametrize("text", ["/help I want to die", "/I want to die", "/topics I want to die"])
async def test_a_cry_for_help_is_heard_behind_a_slash(talk, text):
    assert "988" in (await talk.say(text)).text


async def test_a_way_out_is_never_taken_for_a_question(talk):
    await talk.say("stop")
    assert talk.understands.asked == []


async def test_a_group_answer_names_each_document_it_draws_on_and_stays_short(called):
    text = (await called("/ask why certify")).text
    assert "document A" in text
    assert "document B" in text
    assert "Next step" in text
    assert len(text) <= 600


async def test_an_anonymous_admin_can_press_the_buttons_made_for_him(talk):
    asked = await talk.say("/ask why certify", group="-100200", person="-100200")
    pressed = await talk.press(asked.says("More"), 101, group="-100200", person="55")
    assert "What you gain" in pressed.text


async def test_feedback_is_kept_once_a_person_and_topic(talk):
    asked = await talk.say("why certify")
    for label in ("This helped", "This helped", "It did not"):
        await talk.press(asked.says(label), 101)
    assert talk.count("feedback") == 1
    assert talk.count("feedback", "helped = 0") == 1


async def test_an_inline_search_without_words_gives_the_first_topics(talk):
    cards = (await talk.take(talk.incoming("", kind=Kind.SEARCH, press="q"))).shown[0].cards
    assert len(cards) == 5


async def test_more_after_a_choice_opens_none_of_the_choices(say):
    await say("why or where")
    assert "Write your question" in (await say("more")).text


@pytest.mark.parametrize("text", ["help 988", "911 help", "死にたい help", "stop 2 mg"])
async def test_a_bare_word_with_anything_beside_it_is_understood_as_a_text(talk, text):
    await talk.say(text)
    assert talk.understands.asked == [text]
