"""Changing a goal's day, words and steps, and taking each change back."""

from datetime import date

import pytest

from bot.goals.model import MAX_STEPS, MAX_TITLE
from tests.goals_phone import a_goal, labels
from tests.talk import UNKNOWN

MARCH = date(2027, 3, 31)


@pytest.fixture
async def goal(me):
    """Set one with steps, a plan and an obstacle."""
    await me.says("/goal_take find-teacher 2027-03-31")
    await me.says("the early shift is short of people")
    await me.says("when I work early, I ask one question")
    return me


def whole(me):
    """Give all that is kept of the goal."""
    return me.goal, me.steps()


async def test_every_edit_is_reached_from_the_goals_page(goal):
    await goal.says("/goal 1")
    edit = await goal.presses("Edit")
    assert labels(edit) == [
        "Its words", "Its day", "Add a step", "A step's words", "What may get in the way", "When-then plan", "Back",
    ]  # fmt: skip
    assert (await goal.presses("Back")).text.startswith("**Find somebody to learn from**")


EDITS = {
    "/goal_title 1": "learn from the best",
    "/goal_date 1": "6/1/27",
    "/goal_more 1": "buy flour",
    "/goal_step 1 2": "bake two shifts beside them",
    "/goal_obstacle 1": "no early shift this month",
    "/goal_plan 1": "after the shift, I will write down one thing",
}


@pytest.mark.parametrize("command", EDITS)
async def test_an_edit_is_kept_and_undo_restores_exactly(goal, command):
    before = whole(goal)
    await goal.says(command)
    shown = await goal.says(EDITS[command])
    assert "Undo" in labels(shown)
    assert whole(goal) != before
    await goal.presses("Undo")
    assert whole(goal) == before


@pytest.mark.parametrize("command", EDITS)
@pytest.mark.parametrize("said", ["skip", "no thanks"])
async def test_an_edit_can_be_left_in_a_word(goal, command, said):
    before = whole(goal)
    await goal.says(command)
    assert (await goal.says(said)).text.startswith("All right, I left it as it was.")
    assert whole(goal) == before


@pytest.mark.parametrize("command", [command for command in EDITS if command != "/goal_date 1"])
async def test_too_many_words_are_asked_for_again(goal, command):
    before = whole(goal)
    await goal.says(command)
    again = await goal.says("word " * 200)
    assert "at most 120" in again.text or "300 characters" in again.text
    assert whole(goal) == before
    await goal.says(EDITS[command])
    assert whole(goal) != before


@pytest.mark.parametrize("command", EDITS)
async def test_a_closed_goal_is_only_shown(goal, command):
    await goal.says("/goal_drop 1")
    before = whole(goal)
    assert "Dropped" in (await goal.says(command)).text
    await goal.says(EDITS[command])
    assert whole(goal) == before


@pytest.mark.parametrize("command", [*EDITS, "/goal_edit 1", "/goal_right 1"])
@pytest.mark.parametrize("number", ["", "0", "-1", "2", "1.5", "9" * 30, "x"])
async def test_a_number_that_is_nobodys_is_a_plain_sentence(goal, command, number):
    before = whole(goal)
    said = f"{command.split()[0]} {number}"
    assert "no goal of yours under that number" in (await goal.says(said)).text
    assert whole(goal) == before


async def test_new_words_may_bring_a_new_day(goal):
    await goal.says("/goal_title 1")
    await goal.says("learn from the best by june", a_goal("learn from the best", date(2027, 6, 30)))
    assert (goal.goal["title"], goal.goal["due_on"]) == ("learn from the best", "2027-06-30")
    assert goal.steps()[-1]["due_on"] == "2027-06-30"


async def test_a_step_of_ones_own_may_have_a_day_and_no_source(goal):
    await goal.says("/goal_more 1")
    await goal.says("call the guild by 2/1/27", UNKNOWN)
    added = goal.steps()[-1]
    assert (added["number"], added["title"], added["due_on"]) == (3, "call the guild", "2027-02-01")
    assert "Your own step." in (await goal.says("/goal_how 1")).text


async def test_a_step_put_in_other_words_loses_its_source(goal):
    await goal.says("/goal_step 1 1")
    await goal.says("ask the miller")
    assert (await goal.says("/goal_how 1")).text.count("Your own step.") == 1


async def test_steps_end_at_the_most_that_fit(goal):
    for number in range(3, MAX_STEPS + 1):
        await goal.says("/goal_more 1")
        await goal.says(f"step number {number}")
    assert len(goal.steps()) == MAX_STEPS
    assert "as many steps as I can keep" in (await goal.says("/goal_more 1")).text


async def test_a_step_that_is_not_there_leads_to_the_choice(goal):
    choice = await goal.says("/goal_step 1 77")
    assert "Which step?" in choice.text


async def test_a_day_taken_away_takes_the_days_of_advised_steps(goal):
    await goal.says("/goal_date 1 none")
    assert [step["due_on"] for step in goal.steps()] == [None, None]


async def test_the_same_day_again_is_no_change(goal):
    before = goal.talk.count("changes")
    await goal.says("/goal_date 1 2027-03-31")
    assert goal.talk.count("changes") == before


async def test_undo_twice_goes_back_twice(goal):
    first = whole(goal)
    await goal.says("/goal_date 1 none")
    second = whole(goal)
    await goal.says("/goal_title 1")
    await goal.says("learn from everybody")
    await goal.says("undo")
    assert whole(goal) == second
    await goal.says("undo")
    assert whole(goal) == first


async def test_a_title_of_the_greatest_length_fits_every_page(goal):
    await goal.says("/goal_title 1")
    await goal.says("x" * MAX_TITLE)
    for page in (
        "/goal 1",
        "/goals",
        "/goal_edit 1",
        "/goal_how 1",
        "/goal_skip 1",
        "/goal_delete 1",
        "/goal_reached 1",
    ):
        assert "x" * MAX_TITLE in (await goal.says(page)).text
