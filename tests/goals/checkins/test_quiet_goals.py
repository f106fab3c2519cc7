"""A goal that nothing happened to for six weeks: one gentle question, then it rests, and nothing is deleted."""

from datetime import date

import pytest

from tests.goals.checkins.weeks import days_pass, settles, silences, takes, until
from tests.goals_phone import labels

ASKED = "Is it still yours?"
SIX_WEEKS_ON = date(2027, 2, 26)  # a Friday


@pytest.fixture
async def goal(me):
    """Set one, say a word each week without touching it, and be asked whether it is still theirs."""
    await settles(me)
    await takes(me)
    for _ in range(6):
        assert not any(ASKED in text for _, text in await days_pass(me, 6.5))
        await me.says("thanks")
    return me


async def asked(me):
    return [(day, text) for day, text in await until(me, SIX_WEEKS_ON) if ASKED in text]


async def test_a_quiet_goal_is_asked_about_in_place_of_its_check_in(goal):
    ((day, text),) = await asked(goal)
    assert day == SIX_WEEKS_ON
    assert "“Find somebody to learn from” has been quiet since Fri, Jan 15." in text
    assert "Next for" not in text


async def test_whoever_goes_on_is_asked_as_usual(goal):
    await asked(goal)
    page = await goal.presses("Yes, go on")
    assert page.text.startswith("Good, it stays as it is.")
    came = await days_pass(goal, 8)
    assert came
    assert not any(ASKED in text for _, text in came)
    assert silences(goal) == []


async def test_without_an_answer_it_rests_and_nothing_more_is_said_about_it(goal):
    await asked(goal)
    await goal.says("thanks")
    assert not any("Find somebody" in text for _, text in await days_pass(goal, 20))
    assert silences(goal) == [("rest", "goal:1", None)]
    assert [each["state"] for each in goal.goals()] == ["open"]


async def test_a_resting_goal_is_listed_as_such_and_taken_up_again(goal):
    await asked(goal)
    await goal.presses("Let it rest")
    listed = await goal.says("/goals")
    assert "; resting" in listed.text
    await goal.presses("Take up 1 again")
    assert silences(goal) == []
    assert "resting" not in (await goal.says("/goals")).text


async def test_what_was_done_after_the_question_keeps_the_goal_awake(goal):
    await asked(goal)
    await goal.says("/goal_tick 1 1")
    await days_pass(goal, 15)
    assert silences(goal) == []


async def test_whoever_says_it_is_theirs_no_more_drops_it(goal):
    await asked(goal)
    await goal.presses("Not mine any more")
    assert [each["state"] for each in goal.goals()] == ["dropped"]


async def test_it_can_be_changed_right_there(goal):
    await asked(goal)
    assert "Its words" in labels(await goal.presses("Change it"))


async def test_put_off_it_asks_the_same_again(goal):
    await asked(goal)
    await goal.presses("Snooze")
    await goal.presses("Tomorrow")
    assert any(ASKED in text for _, text in await days_pass(goal, 2))
    assert ("rest", "goal:1", None) not in silences(goal)
