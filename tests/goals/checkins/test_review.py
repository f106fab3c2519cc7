"""The weekly review, in private: what moved, what is next, one question; and a fresh start where something begins."""

from datetime import date

import pytest

from tests.goals.checkins.weeks import days_pass, settles, silences, takes, until
from tests.goals_phone import labels

REVIEW = "A look at your week"


@pytest.fixture
async def goal(me):
    """Set one that is asked about only when they write, so that the review stands alone."""
    await settles(me)
    await takes(me)
    await me.says("/checkins 1 never")
    return me


def reviews(came):
    return [(day, text) for day, text in came if REVIEW in text]


async def test_the_first_review_comes_a_week_after_the_first_goal(goal):
    assert [day for day, _ in reviews(await days_pass(goal, 7.5))] == [date(2027, 1, 22)]


async def test_where_nothing_moved_it_tells_what_is_next_and_asks_what_comes_first(goal):
    await takes(goal, "first-loaf", "2027-05-31")
    await goal.says("/checkins 2 never")
    ((_, text),) = reviews(await days_pass(goal, 7.5))
    assert "What moved" not in text
    assert "- “Find somebody to learn from”: Ask one question this week, by Fri, Jan 22" in text
    assert text.rstrip().endswith("What comes first this week?")
    page = await goal.presses("1. Find somebody to learn from")
    assert page.text.startswith("**Find somebody to learn from**")


async def test_with_one_goal_there_is_nothing_to_choose_from(goal):
    ((_, text),) = reviews(await days_pass(goal, 7.5))
    assert "What is next" in text and "What comes first" not in text
    page = await goal.presses("1. Find somebody to learn from")
    assert page.text.startswith("**Find somebody to learn from**")


async def test_it_comes_in_the_message_of_the_check_in_on_whatever_day_that_is(goal):
    await goal.says("/checkins 1 every tuesday at 6 pm")
    await days_pass(goal, 8)
    await goal.says("/goal_tick 1 1")
    ((day, text),) = reviews(await days_pass(goal, 6))
    assert day.strftime("%a") == "Tue" and "How did it go?" in text


async def test_it_comes_on_the_day_that_most_goals_have(goal):
    for number, when in ((1, "every tuesday at 6 pm"), (2, "every friday at 5 pm"), (3, "every friday at 7 pm")):
        if number > 1:
            await goal.says(f"/goal Learn number {number}")
            await goal.says(f"/goal_right {number}")
        await goal.says(f"/checkins {number} {when}")
    await days_pass(goal, 3)
    await goal.says("/goal_tick 1 1")
    came = reviews(await days_pass(goal, 6))
    assert [day.strftime("%a") for day, _ in came] == ["Fri"]


async def test_where_nothing_moved_and_a_check_in_is_near_there_is_none(goal):
    await goal.says("/checkins 1 weekly")
    await days_pass(goal, 7.5)
    await goal.says("thanks")
    assert reviews(await days_pass(goal, 28)) == []


async def test_what_moved_since_the_last_review_is_told_once(goal):
    await days_pass(goal, 7.5)
    await goal.says("/goal_tick 1 1")
    ((_, text),) = reviews(await days_pass(goal, 7))
    assert "**What moved**\n- Ask one question this week\n" in text
    await goal.says("thanks")
    ((_, after),) = reviews(await days_pass(goal, 7))
    assert "What moved" not in after


async def test_the_weeks_in_which_something_was_done_are_told(goal):
    await days_pass(goal, 7.5)
    await goal.says("/goal_tick 1 1")
    await days_pass(goal, 5)
    await goal.says("/goal_tick 1 2")
    ((_, text),) = reviews(await days_pass(goal, 3))
    assert "Something done in 2 of the last 2 weeks." in text


async def test_without_an_open_goal_there_is_no_review(goal):
    await goal.says("/goal_drop 1")
    assert await days_pass(goal, 20) == []


async def test_beside_a_check_in_it_has_no_question_of_its_own(goal):
    await takes(goal, "first-loaf")
    await goal.says("/checkins 2 every friday at 10 am")
    await days_pass(goal, 5)
    await goal.says("/goal_tick 1 1")
    ((_, text),) = reviews(await days_pass(goal, 2.5))
    assert "What comes first" not in text
    assert "What is next" in text
    assert "Bake for an Ovenham hotel" not in text.partition("What is next")[2].partition("\n\n")[0]


async def test_where_it_has_nothing_to_add_the_check_in_is_asked_alone(me):
    await settles(me)
    await takes(me)
    ((_, text),) = await days_pass(me, 7.5)
    assert REVIEW not in text
    assert text.startswith("Next for “Find somebody to learn from”")


async def resting(me):
    """Let the goal rest for weeks, with another one that is not."""
    await takes(me, "first-loaf", "2027-05-31")
    await me.says("/checkins 2 never")
    await me.says("/goal_quiet 1 rest")
    came = await days_pass(me, 14.5)
    await me.says("thanks")
    return came


async def test_a_new_month_offers_a_fresh_start_to_a_goal_that_rested(goal):
    came = await resting(goal)
    came += await until(goal, date(2027, 2, 20))
    offered = [day for day, text in came if "A new month. “Find somebody to learn from” has been resting" in text]
    assert offered == [date(2027, 2, 5)]


async def test_a_fresh_start_wakes_the_goal_and_gives_steps_new_days(goal):
    await resting(goal)
    await until(goal, date(2027, 2, 6))
    page = await goal.presses("Start fresh")
    assert page.text.startswith("A fresh start")
    assert silences(goal) == []
    assert goal.steps()[0]["due_on"] > "2027-02-06"
    assert "Undo" in labels(page)


async def test_an_offer_can_be_left(goal):
    await resting(goal)
    await until(goal, date(2027, 2, 6))
    assert "stays as it is" in (await goal.presses("Leave it")).text
    assert silences(goal) == [("rest", "goal:1", None)]


async def test_a_goal_that_was_reached_offers_a_fresh_start_to_another(goal):
    await resting(goal)
    await goal.says("/goal_reached 2")
    await takes(goal, "first-loaf", "2027-07-31")
    came = reviews(await until(goal, date(2027, 2, 6)))
    assert (
        "“Bake for an Ovenham hotel” is reached. A good time to take up “Find somebody to learn from” again?"
        in (came[-1][1])
    )


@pytest.mark.parametrize("said", ["streak", "my streak", "how long is my streak", "How long is my streak?"])
async def test_a_streak_is_told_to_who_asks_for_it(goal, said):
    await goal.says("/goal_tick 1 1")
    await days_pass(goal, 7)
    await goal.says("/goal_tick 1 2")
    assert "2 weeks in a row" in (await goal.says(said)).text


async def test_there_is_no_streak_of_nothing(goal):
    said = (await goal.says("streak")).text
    assert "0" not in said
    assert "no row of weeks" in said
