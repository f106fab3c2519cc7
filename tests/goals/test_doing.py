"""Dating what was done: only what has a day of its own."""

import pytest

from tests.goals.test_reporting import add_step, deeds_of, reports


@pytest.fixture
async def baker(me):
    """Give somebody with an exam ahead, and its only step."""
    await me.sets("pass the master baker exam")
    await add_step(me, 1, "Send the application")
    return me


@pytest.mark.parametrize("does", ["/goal_reached 1", "/goal_drop 1", "/goal_skip 1 1"])
async def test_the_day_of_a_goal_closed_or_a_step_skipped_is_not_moved_by_its_deed(baker, does):
    await baker.says(does)
    (deed,) = deeds_of(baker)
    back = await baker.says(f"/goal_earlier {deed['id']} 2027-01-10")
    assert "nothing of that left" in back.notice + back.text
    assert deeds_of(baker) == [deed]


async def test_a_tick_dated_earlier_shows_that_day(baker):
    await baker.says("/goal_tick 1 1")
    (deed,) = deeds_of(baker)
    back = await baker.says(f"/goal_earlier {deed['id']} 2027-01-10")
    assert back.text.startswith("Dated Sun, Jan 10.") and "Send the application, Sun, Jan 10" in back.text
    assert baker.steps()[0]["done_on"] == deeds_of(baker)[0]["done_on"] == "2027-01-10"


async def test_a_day_that_is_the_same_is_no_change(baker):
    await reports(baker, "went to the fair")
    deed = deeds_of(baker)[0]["id"]
    await baker.says(f"/goal_earlier {deed} 2027-01-15")
    assert (await baker.says("undo")).text.startswith("Undone: went to the fair, today.")


async def test_a_goal_opened_again_was_neither_reached_nor_dropped(baker):
    await baker.says("/goal_reached 1")
    await baker.says("/goal_again 1")
    assert deeds_of(baker) == []
    assert baker.goal["closed_on"] is None
