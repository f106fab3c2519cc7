"""Asking, browsing and coming back: what a person meets, said and pressed."""

import pytest

from bot.chat import Kind, Match, Understood
from bot.library import read
from tests.library_model import MODEL

WORRIED = Understood("unknown", "decline", boundary="unknown", worried=True)


@pytest.fixture(scope="module")
def whole_library():
    """Talk about the small trade, whose every word and date is known here."""
    return read(MODEL)


@pytest.mark.parametrize(
    ("word", "begins"),
    [
        ("help", "Just type"),
        ("Menu", "**Topics.**"),
        ("topics!", "**Topics.**"),
        ("privacy", "**What Crumb keeps**"),
    ],
)
async def test_a_bare_word_that_names_a_command_is_that_command(say, word, begins):
    assert (await say(word)).text.startswith(begins)


async def test_more_as_a_word_opens_the_rest_of_the_last_answer(say):
    await say("why certify")
    assert "What you gain" in (await say("more")).text


async def test_more_as_a_word_with_nothing_before_it_says_what_to_press(say):
    assert "Press one of the topics" in (await say("more")).text


async def test_a_related_topic_leads_back_to_where_one_came_from(talk):
    asked = await talk.say("why certify")
    related = await talk.press(asked.says("Where bakers"), 101)
    assert related.rows[0].do == "edit"
    back = await talk.press(related.says("Back"), 101)
    assert back.text.startswith("Our sources say yes")


async def test_a_topic_from_the_menu_leads_back_to_its_page(talk):
    menu = await talk.say("/topics")
    theme = await talk.press(menu.says("Places"), 101)
    entry = await talk.press(theme.says("Where bakers"), 101)
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
    asked = await talk.say("/ask why or where", group="-100200", person="-100200")
    pressed = await talk.press(asked.says("Is the certificate"), 101, group="-100200", person="55")
    assert pressed.text.startswith("Our sources say yes")


async def test_more_after_a_choice_opens_none_of_the_choices(say):
    await say("why or where")
    assert "Press one of the topics" in (await say("more")).text


@pytest.mark.parametrize("text", ["help 988", "911 help", "死にたい help", "stop 2 mg"])
async def test_a_bare_word_with_anything_beside_it_is_understood_as_a_text(talk, text):
    await talk.say(text)
    assert talk.understands.asked == [text]


# --- what is never served ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["/start old-ovens", "ovens", "/topics", "/theme places 1", "/entry old-ovens", "/more old-ovens", "teachers"],
)
async def test_a_draft_is_never_served_in_any_way(talk, text):
    talk.understands.means["ovens"] = Understood("question", "answer", (Match("old-ovens", 0.99),))
    talk.understands.means["teachers"] = Understood("question", "answer", (Match("teachers", 0.99),))
    said = await talk.say(text)
    buttons = [button for row in said.rows for line in row.request.get("buttons", []) for button in line]
    assert "Nobody has checked" not in said.text
    assert not any("old-ovens" in button.get("says", "") or "Old ovens" in button["label"] for button in buttons)


async def test_a_draft_among_the_choices_is_left_out(talk):
    talk.understands.means["which"] = Understood(
        "question", "choose", (Match("old-ovens", 0.5), Match("teachers", 0.4))
    )
    asked = await talk.say("which")
    assert [button["label"] for row in asked.rows[0].request["buttons"] for button in row] == ["Who could teach you"]


async def test_a_draft_is_no_card_of_a_search(talk):
    talk.understands.means["ovens"] = Understood("question", "answer", (Match("old-ovens", 0.99),))
    assert (await talk.take(talk.incoming("ovens", kind=Kind.SEARCH, press="q"))).shown[0].cards == []


# --- lines beside an answer ----------------------------------------------------------------------------------------

ASHAMED = Understood("question", "answer", (Match("why-certify", 0.97),), ashamed=True)


async def test_somebody_ashamed_of_asking_gets_one_warm_line_and_then_the_answer(talk):
    talk.understands.means["stupid question but why"] = ASHAMED
    assert (await talk.say("stupid question but why")).text.startswith(
        "There is nothing wrong with asking this.\n\nOur"
    )


async def test_a_choice_for_somebody_ashamed_begins_warmly_too(talk):
    either = (Match("why-certify", 0.5), Match("teachers", 0.4))
    talk.understands.means["dumb q"] = Understood("question", "choose", either, ashamed=True)
    assert (await talk.say("dumb q")).text.startswith("There is nothing wrong with asking this.\n\nI am not sure")


async def test_the_warm_line_is_not_said_again_when_the_rest_is_opened(talk):
    talk.understands.means["stupid question but why"] = ASHAMED
    asked = await talk.say("stupid question but why")
    assert "nothing wrong" not in (await talk.press(asked.says("More"), 101)).text


async def test_the_crisis_number_goes_before_the_warm_line(talk):
    worried = Understood("question", "answer", (Match("why-certify", 0.97),), worried=True, ashamed=True)
    talk.understands.means["so dumb"] = worried
    said = (await talk.say("so dumb")).text
    assert "988" in said
    assert "nothing wrong" not in said


# --- what is out of scope in a way of its own ----------------------------------------------------------------------

BUTCHER = Understood("unknown", "decline", boundary="butcher")


async def test_a_known_kind_of_no_has_its_own_words_and_a_way_to_the_topics(talk):
    talk.understands.means["butcher pay"] = BUTCHER
    said = await talk.say("butcher pay")
    assert said.text == "I only know the work of bakers."
    assert said.says("Browse by theme") == "/topics"


async def test_a_known_kind_of_no_is_a_clear_turn_however_often_it_comes(talk):
    talk.understands.means["butcher pay"] = BUTCHER
    await talk.say("blah")
    for _ in range(3):
        assert (await talk.say("butcher pay")).text == "I only know the work of bakers."


async def test_another_language_gets_one_line_in_it(talk):
    talk.understands.means["hola, cuánto"] = Understood("unknown", "decline", boundary="unknown", language="es")
    said = await talk.say("hola, cuánto")
    assert said.text == "Solo entiendo inglés."
    assert len(said.rows) == 1


async def test_another_language_that_worries_gets_the_number_too(talk):
    talk.understands.means["ya no"] = Understood("unknown", "decline", boundary="unknown", worried=True, language="es")
    assert (await talk.say("ya no")).text.startswith("Solo entiendo inglés.\n\nIf it is heavier")


async def test_a_language_without_a_line_is_met_as_anything_unknown(talk):
    talk.understands.means["jó napot"] = Understood("unknown", "decline", boundary="unknown", language="hu")
    assert "checked answer" in (await talk.say("jó napot")).text
