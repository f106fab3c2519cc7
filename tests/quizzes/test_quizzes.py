"""Taking a quiz: a tap a question, in one message that is edited, and nothing kept."""

from dataclasses import replace

import pytest

from bot.quizzes import wording
from tests.quizzes.shaped import quiz_of
from tests.talk import GROUP
from tests.traits_model import labels

LIST = "Choose one:"


async def tapped(talk, *labelled, message=101):
    """Take the quiz from its beginning, pressing buttons by their labels; gives the last that came back."""
    return await pressed(talk, await talk.say("/quiz which-oven"), *labelled, message=message)


async def pressed(talk, back, *labelled, message=101):
    """Press buttons in the one message, slower than what is held back."""
    for label in labelled:
        talk.clock.advance(2)
        back = await talk.press(back.says(label), message)
        assert [row.do for row in back.rows] == ["edit"], (label, back.notice)
    return back


# --- the list ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["/quiz", "quiz", "Quizzes", "quizzes!"])
async def test_the_list_names_every_quiz(say, said):
    back = await say(said)
    assert LIST in back.text
    assert labels(back) == ["Which oven suits you?"]


@pytest.mark.parametrize(
    "said",
    [
        "/quiz gone", "/quiz ../../etc/passwd", "/quiz which-oven 5", "/quiz which-oven 0000", "/quiz which-oven 03",
        "/quiz which-oven -1", "/quiz which-oven 99999999999999999999999999", "/quiz which-oven 0 1 0",
        "/quiz which-oven ٠١", "/quiz which-oven ²", "/quiz which-oven x", "/quiz which-oven 000 w999",
        "/quiz which-oven 000 ww", "/quiz **x** [a](b)",
    ],
)  # fmt: skip
async def test_what_no_button_says_is_answered_with_a_plain_sentence_and_the_list(say, said):
    back = await say(said)
    assert back.text.startswith(("I have no quiz under that name.", "Those are no answers of"))
    assert LIST in back.text
    assert labels(back) == ["Which oven suits you?"]


async def test_a_name_in_capitals_is_that_quiz(say):
    assert "1 of 3: Nights or mornings?" in (await say("/quiz Which-Oven")).text


# --- the questions -------------------------------------------------------------------------------------------------


async def test_the_first_question_comes_with_what_to_know_before(talk):
    back = await tapped(talk)
    assert "Three taps about how you like to work." in back.text
    assert back.text.endswith("1 of 3: Nights or mornings?")
    assert labels(back) == ["Nights", "Mornings", "All quizzes"]


async def test_a_tap_leads_on_in_the_same_message_and_the_button_holds_all_that_was_chosen(talk):
    back = await tapped(talk, "Mornings", "Either")
    assert back.text.endswith("3 of 3: Do you like to travel?")
    assert "Three taps" not in back.text
    assert (back.says("Yes"), back.says("Back")) == ("/quiz which-oven 120", "/quiz which-oven 1")


async def test_back_takes_one_answer_back(talk):
    back = await tapped(talk, "Nights", "Back", "Mornings", "A few", "No", "Back", "Back")
    assert "2 of 3: " in back.text
    assert back.says("Many") == "/quiz which-oven 10"


async def test_going_back_and_giving_the_same_answer_again_comes_to_the_same(talk):
    straight = await tapped(talk, "Nights", "Many", "Yes")
    again = await pressed(talk, straight, "Back", "Back", "Back", "Nights", "Many", "Yes", "Again")
    around = await pressed(talk, again, "Nights", "Back", "Nights", "A few", "Back", "Many", "Yes", "Back", "Yes")
    assert around.text == straight.text


async def test_from_the_answer_it_stands_beside_the_first_question_leads_back_there(talk):
    await talk.say("where can I work")
    back = await talk.say("/quiz which-oven")
    assert back.says("Back: Where bakers can work") == "/entry work-settings"


async def test_the_button_beside_an_answer_turns_it_into_the_quiz_and_back(talk):
    answer = await talk.say("where can I work")
    back = await pressed(talk, answer, "Does it suit me?", "Nights", "Back", "Back: Where")
    assert back.text == answer.text


async def test_after_another_answer_it_leads_to_the_list_alone(talk):
    await talk.say("why certify")
    assert labels(await talk.say("/quiz which-oven")) == ["Nights", "Mornings", "All quizzes"]


# --- the result ----------------------------------------------------------------------------------------------------


async def test_the_result_names_what_suits_with_its_points_and_why(talk):
    text = (await tapped(talk, "Nights", "Many", "Yes")).text
    assert "Highest first, each of 10 possible points.\n" in text
    ship, hotel = text.split("\n\n")[2:4]
    assert ship == "**A ship: 10 of 10**\nSmall ovens that move.\nRaised by “Yes” and “Many”."
    assert (
        hotel == "**A hotel: 8 of 10**\nBig ovens and night shifts.\nRaised by “Nights” and “Many”. Lowered by “Yes”."
    )
    assert "The others: A village shop 0." in text


async def test_the_result_says_whose_judgment_it_is_and_where_it_comes_from(talk):
    text = (await tapped(talk, "Nights", "Many", "Yes")).text
    assert "These weights are the bakers' judgement, not research." in text
    assert text.endswith("*Source: document A (Ways to move ahead as a baker), “Explore Other Ovens”*")


async def test_below_the_result_are_what_to_read_goals_weights_and_the_ways_back(talk):
    back = await tapped(talk, "Mornings", "A few", "No")
    buttons = [button for row in back.rows for line in row.request["buttons"] for button in line]
    assert [(each["label"], each["says"]) for each in buttons] == [
        ("Read: Who could teach you", "/entry teachers"),
        ("Read: Where bakers can work", "/entry work-settings"),
        ("Goal: Find somebody to learn from", "/goal find-teacher"),
        ("Goal: Bake for an Ovenham hotel", "/goal first-loaf"),
        ("Show the weights", "/quiz which-oven 111 w"),
        ("Back", "/quiz which-oven 11"),
        ("Again", "/quiz which-oven"),
    ]


async def test_a_tie_is_said_to_be_one(say, whole_library):
    assert "Where points are equal" not in (await say("/quiz which-oven 001")).text
    tied = wording.result(whole_library, quiz_of([[{"a": 1, "b": 1}, {"c": 1}]], outcomes="abc"), (0,)).text
    assert "Where points are equal, the order says little." in tied


def test_where_all_came_out_the_same_none_is_named_and_none_suggested(whole_library):
    even = wording.result(
        whole_library, quiz_of([[{"a": 1, "b": 1}, {}], [{}, {"a": 1, "b": 1}]], outcomes="ab"), (0, 0)
    )
    assert "All 2 came out the same, 5 of 10 each, so none stands out." in even.text
    assert "**Outcome" not in even.text
    assert [button.label for row in even.buttons for button in row] == ["Show the weights", "Back", "Again"]


# --- the weights ---------------------------------------------------------------------------------------------------


async def test_the_weights_show_every_answer_with_its_points_and_which_was_given(talk):
    back = await tapped(talk, "Nights", "Either", "Yes", "Show the weights")
    assert "- Nights (your answer): A hotel +2, A village shop -1\n- Mornings: A village shop +2" in back.text
    assert "- Either (your answer): no points" in back.text
    assert labels(back) == ["Back"]
    assert "Highest first" in (await pressed(talk, back, "Back")).text


def test_weights_too_long_for_one_message_come_in_pages():
    long = replace(quiz_of([[dict.fromkeys("abcd", 3)] * 5] * 12), judgement="Ours. " * 40)
    pages = [wording.weights(long, (0,) * 12, page) for page in (1, 2)]
    assert all(len(page.text) <= 4096 for page in pages)
    assert all(sum(f"**{number}.**" in page.text for page in pages) == 1 for number in range(1, 13))
    assert [[button.label for row in page.buttons for button in row] for page in pages] == [
        ["Next page", "Back"],
        ["Previous page", "Back"],
    ]
    assert pages[0].buttons[0][0].says == f"/quiz any {'0' * 12} w2"


@pytest.mark.parametrize("said", ["w", "w0", "w1", "w99", "0 w", "000w"])
async def test_the_weights_can_be_seen_at_any_time(say, said):
    assert "**1.** Nights or mornings?" in (await say(f"/quiz which-oven {said}")).text


# --- old buttons, two phones, links, groups ------------------------------------------------------------------------


async def test_a_button_pressed_twice_in_a_hurry_counts_once(talk):
    back = await talk.say("/quiz which-oven")
    says = back.says("Nights")
    await talk.press(says, 101)
    assert "changed" in (await talk.press(says, 101)).notice


async def test_a_second_quiz_makes_the_first_an_older_one(talk):
    back = await talk.say("/quiz which-oven")
    await talk.say("/quiz which-oven")
    assert "older one" in (await talk.press(back.says("Nights"), 101)).notice


async def test_a_button_from_last_month_goes_on_where_it_stood(talk):
    back = await tapped(talk, "Nights")
    await talk.passes(31 * 86_400)
    await talk.house.prune()
    assert "3 of 3: " in (await talk.press(back.says("Many"), 101)).text


async def test_a_link_begins_the_quiz(say):
    assert "1 of 3: Nights or mornings?" in (await say("/start quiz_which-oven")).text


async def test_a_link_to_a_quiz_that_is_gone_lists_what_there_is(say):
    assert "I have no quiz under that name." in (await say("/start quiz_gone")).text


@pytest.mark.parametrize(
    "said", ["/quiz", "/quiz which-oven", "/quiz which-oven 000", "/start quiz_which-oven", "quiz"]
)
async def test_in_a_group_nothing_of_a_quiz_shows(called, said):
    back = await called(said)
    assert not any(word in back.text for word in ("Nights", "oven", LIST))


async def test_a_press_in_a_group_shows_nothing(talk):
    back = await talk.press("/quiz which-oven 000", None, group=GROUP)
    assert (back.rows, "hotel" in back.notice) == ([], False)


async def test_nothing_of_the_answers_is_kept(talk):
    await talk.say("/help")
    before = {table: count for table, count in talk.tables().items() if table not in ("outbox", "updates", "menus")}
    await tapped(talk, "Nights", "Many", "Yes", message=102)
    assert {table: talk.count(table) for table in before} == before
    assert talk.count("outbox", "request LIKE '%hotel%'") == 0
