"""A day is agreed on which a goal is taken up again, and the rhythm goes on at a distance from it."""

import pytest

from bot.chat import Understood
from tests.goals_phone import labels

SUNDAY = "2027-01-24T12:00"  # the first check-in came at ten


async def moments(asked, written):
    return [at for at, text in await asked.until(written) if "did you get to it?" in text]


async def test_a_restart_near_the_next_turn_takes_its_place(own):
    await own.until(SUNDAY)
    await own.phone.presses("Not this week")
    await own.phone.says("thursday")
    assert await moments(own, "2027-01-29T12:00") == ["Thu 10:00"]
    await own.phone.says("thanks")
    assert await moments(own, "2027-02-06T12:00") == []
    assert [at[:3] for at in await moments(own, "2027-02-08T12:00")] == ["Sun"]


async def test_a_restart_far_enough_from_the_next_turn_leaves_it_as_it_is(own):
    await own.until(SUNDAY)
    await own.phone.presses("Not this week")
    await own.phone.presses("Yes, Tue")
    assert await moments(own, "2027-01-27T12:00") == ["Tue 10:00"]
    await own.phone.says("thanks")
    assert [at[:3] for at in await moments(own, "2027-02-01T12:00")] == ["Sun"]


async def test_no_day_is_offered_that_is_close_before_the_usual_one(own):
    await own.until("2027-01-27T12:00")
    back = await own.phone.presses("Not this week")
    assert back.text.endswith("I will ask again on Sun, Jan 31 at 10:00 AM.")
    assert labels(back) == ["Next Monday", "Pause this goal"]
    assert [at[:3] for at in await moments(own, "2027-02-01T12:00")] == ["Sun"]


@pytest.mark.parametrize(("said", "days"), [("ok", ["Sun"]), ("friday", ["Fri"])])
async def test_another_day_can_be_typed_in_place_of_the_usual_one(own, said, days):
    await own.until("2027-01-27T12:00")
    await own.phone.presses("Not this week")
    back = await own.phone.says(said, Understood("unknown", "decline"))
    assert back.text.startswith("Good. I will ask again on")
    assert [at[:3] for at in await moments(own, "2027-02-03T12:00")] == days


async def test_the_goal_behind_more_comes_first_the_next_time(own):
    for number in (2, 3, 4):
        await own.phone.says(f"/goal Learn number {number}")
        await own.phone.says(f"/goal_right {number}")
    await own.phone.says("/checkins 1 every sunday at 10 am")
    (_, first), *_ = await own.until(SUNDAY)
    await own.phone.says("thanks")
    (_, then), *_ = await own.until("2027-01-31T12:00")
    titles = ("learn to braid", "Learn number 2", "Learn number 3", "Learn number 4")
    (left_out,) = [title for title in titles if f"“{title}”" not in first]
    assert then.startswith(f"“{left_out}”: did you get to it?")
