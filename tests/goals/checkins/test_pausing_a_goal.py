"""One goal is paused alone: silent at once, until a day or until they say so, and told wherever it is seen."""

from datetime import date

import pytest

from tests.goals.checkins.weeks import days_pass, settles, silences, takes, until
from tests.goals_phone import a_goal, labels

GOAL, OTHER = "Find somebody to learn from", "Bake for an Ovenham hotel"


@pytest.fixture
async def goal(me):
    """Set one, with a check-in every Friday."""
    await settles(me)
    await takes(me)
    return me


async def test_a_pause_holds_before_anybody_said_until_when(goal):
    await goal.says("/goal 1")
    asked = await goal.presses("Pause")
    assert "is paused" in asked.text
    assert "Until when?" in asked.text
    assert labels(asked) == ["1 week", "2 weeks", "A month", "Until I say so", "End the pause"]
    assert silences(goal) == [("pause", "goal:1", None)]
    assert await days_pass(goal, 20) == []


@pytest.mark.parametrize(
    ("answer", "ends"),
    [("1 week", "2027-01-22"), ("2 weeks", "2027-01-29"), ("A month", "2027-02-15"), ("Until I say so", None)],
)
async def test_each_length_is_kept(goal, answer, ends):
    await goal.says("/goal_pause 1")
    page = await goal.presses(answer)
    assert silences(goal) == [("pause", "goal:1", ends)]
    assert page.text.startswith("Paused until")
    assert "Take it up again" in labels(page)


@pytest.mark.parametrize(
    ("answer", "ends"),
    [("till monday", "2027-01-18"), ("2 weeks", "2027-01-29"), ("until I say so", None), ("not sure", None)],
)
async def test_a_typed_end_is_kept(goal, answer, ends):
    await goal.says("/goal_pause 1")
    await goal.says(answer)
    assert silences(goal) == [("pause", "goal:1", ends)]


@pytest.mark.parametrize("answer", ["yesterday", "today", "until 2/30"])
async def test_a_day_that_is_not_ahead_leaves_the_pause_without_an_end_and_asks_again(goal, answer):
    await goal.says("/goal_pause 1")
    asked = await goal.says(answer)
    assert "That day cannot be its end" in asked.text
    assert "Until when?" in asked.text
    assert silences(goal) == [("pause", "goal:1", None)]


@pytest.mark.parametrize(
    "said",
    [
        "pause goal 1 until monday",
        "pause the find goal until monday",
        "pause my goal until monday",
        "Pause this goal till Monday",
        "pause my learn from somebody goal until monday",
    ],
)
async def test_a_pause_is_told_in_one_sentence(goal, said):
    page = await goal.says(said)
    assert page.text.startswith("Paused until Mon, Jan 18.")
    assert silences(goal) == [("pause", "goal:1", "2027-01-18")]


@pytest.mark.parametrize("said", ["pause the bakery goal", "pause the music", "pause goal 7", "/pause_goal -1"])
async def test_a_name_that_no_goal_has_pauses_nothing(goal, said):
    await goal.sets("sell bread at the market")
    await goal.presses("Right")
    await goal.says(said)
    assert silences(goal) == []


async def test_the_goal_that_is_named_is_paused_among_several(goal):
    await goal.says("I want to swim a mile", a_goal("swim a mile"))
    for answer in ("Right", "Skip", "Skip"):
        await goal.presses(answer)
    await goal.says("pause the swim goal for 2 weeks")
    assert silences(goal) == [("pause", "goal:2", "2027-01-29")]


async def test_the_other_goal_is_still_asked_about(goal):
    await takes(goal, "first-loaf")
    await goal.says("/goal_pause 1 open")
    came = await days_pass(goal, 8)
    assert any(OTHER in text for _, text in came)
    assert not any(GOAL in text for _, text in came)


async def test_a_pause_stands_at_the_top_of_the_page_and_beside_the_goal_in_the_list(goal):
    await goal.says("/goal_pause 1 2027-02-01")
    assert (await goal.says("/goal 1")).text.startswith("Paused until Mon, Feb 1.")
    listed = await goal.says("/goals")
    assert "paused until Mon, Feb 1" in listed.text
    assert "Take up 1 again" in labels(listed)


async def test_a_pause_of_everything_stands_at_the_top_of_the_list_and_of_the_page(goal):
    await goal.says("/pause 2027-02-01")
    for view in ("/goals", "/goal 1"):
        assert (await goal.says(view)).text.startswith("Paused until Mon, Feb 1: nothing from me before then.")


async def test_a_pause_ends_with_the_beginning_of_its_day(goal):
    await goal.says("/goal_pause 1 2027-02-01")
    assert await until(goal, date(2027, 1, 31)) == []
    assert [day for day, _ in await until(goal, date(2027, 2, 6))] == [date(2027, 2, 1), date(2027, 2, 5)]
    assert "Paused" not in (await goal.says("/goal 1")).text


@pytest.mark.parametrize("said", ["/goal_resume 1", "resume goal 1", "resume my goal", "unpause the find goal"])
async def test_a_goal_is_taken_up_again_and_nothing_is_made_up_for(goal, said):
    await goal.says("/goal_pause 1 open")
    await days_pass(goal, 10)
    page = await goal.says(said)
    assert page.text.startswith("Taken up again.")
    assert silences(goal) == []
    assert [day for day, _ in await days_pass(goal, 8)] == [date(2027, 1, 29)]


async def test_a_pause_without_an_end_is_asked_about_once_a_month(goal):
    await goal.says("/goal_pause 1 open")
    came = await until(goal, date(2027, 3, 20))
    assert [day for day, text in came if "Shall it rest on?" in text] == [date(2027, 2, 15), date(2027, 3, 15)]
    assert len(came) == 2


async def test_still_resting_keeps_the_pause(goal):
    await goal.says("/goal_pause 1 open")
    await until(goal, date(2027, 2, 16))
    assert "it rests on" in (await goal.presses("Still resting")).text
    assert silences(goal) == [("pause", "goal:1", None)]


async def test_the_question_whether_it_rests_leads_back_to_the_goal(goal):
    await goal.says("/goal_pause 1 open")
    await until(goal, date(2027, 2, 16))
    assert "Taken up again" in (await goal.presses("Take it up again")).text
    assert silences(goal) == []


async def test_pausing_again_keeps_the_end_until_another_is_chosen(goal):
    await goal.says("/goal_pause 1 2027-02-01")
    assert "paused until Mon, Feb 1" in (await goal.says("/goal_pause 1")).text
    assert silences(goal) == [("pause", "goal:1", "2027-02-01")]


async def test_weeks_of_a_pause_are_no_weeks_without_a_deed(goal):
    await goal.says("/goal_tick 1 1")
    await days_pass(goal, 5)
    await goal.says("/goal_pause 1 open")
    await days_pass(goal, 30)
    await goal.says("/goal_resume 1")
    page = await goal.says("/goal_tick 1 2")
    assert "Something done in 2 of the last 2 weeks." in (await goal.says("/goal 1")).text + page.text


async def test_a_goal_that_is_deleted_leaves_no_rest_behind(goal):
    await goal.says("/goal_pause 1 open")
    await goal.says("/goal_delete 1 yes")
    assert silences(goal) == []


@pytest.mark.parametrize("said", ["pause the bridge goal until april 20", "pause my bridge course until april 20"])
async def test_a_goal_that_is_not_there_is_not_made_by_pausing_it(me, said):
    await takes(me)
    back = await me.says(said, a_goal("pause the bridge goal", date(2027, 4, 20)))
    assert back.text == "You have no open goal by that name, so nothing has changed." and labels(back) == ["All goals"]
    assert len(me.goals()) == 1
