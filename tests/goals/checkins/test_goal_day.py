"""On the day that a goal was set for there is one question, in place of that day's check-in."""

from datetime import date

import pytest

from tests.goals.checkins.weeks import settles, silences, takes, until
from tests.goals_phone import labels

DAY = date(2027, 1, 29)  # a Friday, the day of its check-in
ASKED = "Today is the day you chose for “Find somebody to learn from”."


@pytest.fixture
async def goal(me):
    await settles(me)
    await takes(me, due="2027-01-29")
    await until(me, date(2027, 1, 27))
    await me.says("thanks")
    return me


async def came_on_the_day(me):
    return [text for day, text in await until(me, date(2027, 1, 29)) if day == DAY]


async def test_the_day_is_asked_about_and_no_check_in_beside_it(goal):
    (text,) = await came_on_the_day(goal)
    assert ASKED in text
    assert "Next for" not in text


async def test_a_goal_that_was_reached_before_is_not_asked_about(goal):
    await goal.says("/goal_reached 1")
    assert not any(ASKED in text for text in await came_on_the_day(goal))


async def test_a_day_that_was_moved_is_asked_about_when_it_comes(goal):
    await goal.says("/goal_date 1 2027-02-03")
    assert not any(ASKED in text for text in await came_on_the_day(goal))
    await goal.says("thanks")
    came = await until(goal, date(2027, 2, 3))
    assert [day for day, text in came if ASKED in text] == [date(2027, 2, 3)]


async def test_reached_celebrates(goal):
    await came_on_the_day(goal)
    assert "You did it" in (await goal.presses("Reached")).text


async def test_the_date_is_moved_from_there(goal):
    await came_on_the_day(goal)
    await goal.presses("Move the date")
    await goal.says("march 5")
    assert goal.goal["due_on"] == "2027-03-05"


async def test_it_may_rest_from_there(goal):
    await came_on_the_day(goal)
    assert "Take it up again" in labels(await goal.presses("Let it rest"))
    assert silences(goal) == [("rest", "goal:1", None)]
