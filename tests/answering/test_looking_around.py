"""Going on without a question: the other one, the second of three, more and less, the page one was on."""

from dataclasses import replace

import pytest

from tests.answering.shaped import Hands, answer, choice, heard, labels

GUILD, SHIP, TEACHERS, PLACES = "Our sources say yes", "With it you may bake at sea", "Ask whoever", "Hotels, ships"
NOTHING = "Nothing is open right now"
WHICH = choice(**heard(why_certify=0.4, teachers=0.3, work_settings=0.2, ship_paper=0.1))


# --- the other one -------------------------------------------------------------------------------------------------

OTHERS = ["the other one", "And the other one?", "what about the other one", "how about the other", "other one"]


@pytest.mark.parametrize("said", OTHERS)
async def test_the_other_one_is_the_entry_that_plays_the_same_role(hands, said):
    await hands.say("why certify")
    assert (await hands.say(said)).text.startswith(SHIP)


async def test_the_other_of_the_other_is_the_first(hands):
    for said in ("/entry ship-paper", "the other one"):
        back = await hands.say(said)
    assert back.text.startswith(GUILD)
    assert (await hands.say("the other one")).text.startswith(SHIP)


async def test_a_topic_without_a_counterpart_asks_for_its_name(hands):
    await hands.say("/entry teachers")
    assert "not sure which other one you mean; the last topic was “Who could teach you”" in (
        (await hands.say("the other one")).text
    )


@pytest.mark.parametrize("before", [None, "why or where"])
async def test_the_other_of_nothing_is_nothing(hands, before):
    if before:
        await hands.say(before)
    assert NOTHING in (await hands.say("the other one")).text


async def test_the_other_one_an_hour_later_is_nothing(hands, clock):
    await hands.say("why certify")
    clock.advance(3600)
    assert NOTHING in (await hands.say("the other one")).text


# --- one of those offered ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("1", GUILD), ("2", TEACHERS), ("3", PLACES), ("2.", TEACHERS), ("the first one", GUILD), ("Second", TEACHERS),
        ("3rd!", PLACES), ("number 1", GUILD), ("the last one", PLACES),
    ],
)  # fmt: skip
async def test_a_number_typed_after_a_choice_takes_that_one(hands, said, begins):
    await hands.say("which", WHICH)
    assert (await hands.say(said)).text.startswith(begins)


async def test_the_last_of_two_is_the_second(hands):
    await hands.say("why or where")
    assert (await hands.say("the last one")).text.startswith(PLACES)


@pytest.mark.parametrize("said", ["3", "third"])
async def test_a_number_that_was_not_offered_is_not_guessed(hands, said):
    await hands.say("why or where")
    assert "not sure what the number is for" in (await hands.say(said)).text


@pytest.mark.parametrize("before", ["hello", "why certify"])
async def test_a_number_that_follows_no_choice_is_not_guessed(hands, before):
    await hands.say(before)
    assert "not sure what the number is for" in (await hands.say("2")).text


async def test_a_choice_is_over_once_one_was_taken(hands):
    await hands.say("which", WHICH)
    await hands.say("2")
    assert "not sure what the number is for" in (await hands.say("3")).text


async def test_a_number_takes_from_the_persons_own_choice(talk):
    kim, lee = Hands(talk, group="-100200", person="8"), Hands(talk, group="-100200", person="9")
    talk.understands.means["which"] = WHICH
    await kim.say("/ask which")
    assert "not sure what the number" in (await lee.say("1")).text
    assert (await kim.say("1")).text.startswith(GUILD)


# --- more, less, back ----------------------------------------------------------------------------------------------


async def test_more_and_less_open_and_close_the_rest_in_the_same_message(hands):
    asked = await hands.say("why certify")
    whole = await hands.press(asked, "More")
    again = await hands.press(whole, "Less")
    assert [row.do for row in (*whole.rows, *again.rows)] == ["edit", "edit"]
    assert "What you gain" in whole.text
    assert again.text == asked.text


@pytest.mark.parametrize("word", ["more", "Tell me more.", "go on", "more please"])
async def test_more_can_be_typed(hands, word):
    await hands.say("why certify")
    assert "What you gain" in (await hands.say(word)).text


AGAIN = ["less", "shorter", "huh", "What do you mean?", "I don't get it", "say that again", "explain"]


@pytest.mark.parametrize("word", AGAIN)
async def test_less_can_be_typed(hands, word):
    await hands.say("why certify")
    await hands.say("more")
    said = await hands.say(word)
    assert said.text.startswith(GUILD)
    assert "What you gain" not in said.text


@pytest.mark.parametrize("word", ["more", "less"])
async def test_more_and_less_an_hour_later_say_that_nothing_is_open(hands, clock, word):
    await hands.say("why certify")
    clock.advance(3600)
    assert NOTHING in (await hands.say(word)).text


async def test_the_way_back_outlives_more_and_less(hands):
    asked = await hands.say("any good", answer(**heard(why_certify=0.8, ship_paper=0.15)))
    second = await hands.press(asked, "Or: Is the ship's")
    again = await hands.press(await hands.press(second, "More"), "Less")
    assert again.text.startswith(SHIP)
    assert (await hands.press(again, "Back")).text.startswith(GUILD)


# --- says who ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["says who", "Sources?", "how do you know that", "is this true?"])
async def test_a_doubt_is_answered_with_where_the_last_answer_comes_from(hands, said):
    await hands.say("why certify")
    back = await hands.say(said)
    assert back.text.startswith("“Is the certificate worth it?” rests on this.")
    assert "document A (Ways to move ahead as a baker)" in back.text
    assert "[Guild survey](https://guild.example.org/survey) (2025)" in back.text
    assert "What you gain" in (await hands.press(back, "More")).text


@pytest.mark.parametrize("before", ["hello", "why or where"])
async def test_a_doubt_about_no_answer_says_that_nothing_is_open(hands, before):
    await hands.say(before)
    assert NOTHING in (await hands.say("says who")).text


# --- topics --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def whole_library(request):
    """Let one theme fill two pages."""
    small = request.getfixturevalue("whole_library")
    teachers = small.entries["teachers"]
    more = {f"z{number}": replace(teachers, id=f"z{number}", title=f"Teacher {number}") for number in range(8)}
    return replace(small, entries={**small.entries, **more})


@pytest.mark.parametrize("word", ["/topics", "topics", "back", "menu"])
async def test_typed_topics_take_up_the_page_one_was_on(hands, word):
    theme = await hands.press(await hands.say("/topics"), "Places")
    second = await hands.press(theme, "Next page")
    assert "(page 2 of 2)" in second.text
    await hands.say("why certify")
    again = await hands.say(word)
    assert again.text == second.text
    assert [row.do for row in again.rows] == ["send", "rebutton"]


async def test_the_page_of_an_entry_opened_from_a_theme_is_taken_up_too(hands):
    theme = await hands.say("/theme places 2")
    await hands.press(theme, labels(theme)[0])
    assert "(page 2 of 2)" in (await hands.say("/topics")).text


async def test_pressed_all_themes_show_all_themes_and_the_page_is_forgotten(hands):
    theme = await hands.press(await hands.say("/topics"), "Places")
    assert (await hands.press(theme, "All themes")).text.startswith("**Topics.**")
    assert (await hands.say("/topics")).text.startswith("**Topics.**")


async def test_a_browse_button_shows_all_themes_whatever_the_page_was(hands):
    await hands.say("/theme places 2")
    nothing = await hands.say("blah")
    assert (await hands.press(nothing, "Browse")).text.startswith("**Topics.**")


@pytest.mark.parametrize(("seconds", "begins"), [(3599, "**Places to work**"), (3600, "**Topics.**")])
async def test_the_page_is_forgotten_after_an_hour(hands, clock, seconds, begins):
    await hands.say("/theme places 2")
    clock.advance(seconds)
    assert (await hands.say("/topics")).text.startswith(begins)


@pytest.mark.parametrize("page", ["0", "-1", "99999", "two", "2 2", "２", ""])
async def test_a_page_that_is_none_becomes_one_there_is(hands, page):
    assert (await hands.say(f"/theme places {page}")).text.startswith("**Places to work**")


async def test_an_unknown_theme_shows_all_themes(hands):
    assert (await hands.say("/theme nothing 1")).text.startswith("**Topics.**")


async def test_where_somebody_was_in_private_shows_in_no_group(hands, group_hands):
    await hands.say("/theme places 2")
    assert (await group_hands.say("/topics")).text == "All my topics, by theme, are in our private chat."


async def test_an_answer_by_its_own_button_is_not_guessed_again(hands, talk):
    asked = await hands.say("/topics")
    await hands.press(asked, asked.rows[0].request["buttons"][0][0]["label"])
    assert talk.understands.asked == []
