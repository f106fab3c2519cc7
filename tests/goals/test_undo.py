"""Undo restores exactly what one change changed, says what that was, and leaves alone what something newer changed."""

from datetime import date

import pytest

from bot.goals.model import MAX_OPEN
from tests.goals.test_reporting import a_deed, add_step, deeds_of, reports
from tests.goals_phone import labels

TUESDAY = "2027-01-12"


@pytest.fixture
async def baker(me):
    """Give somebody with an exam ahead (step 1: send the application) and a mentor to find."""
    await me.sets("pass the master baker exam")
    await me.sets("find a mentor")
    await add_step(me, 1, "Send the application")
    return me


def changes_of(phone):
    """Give the numbers that Undo names, the oldest first."""
    return [row["id"] for row in phone.talk.db.read().rows("SELECT id FROM changes ORDER BY id")]


async def dated_and_placed(phone):
    """Report something, date it, put it to the second goal; gives the numbers of both changes."""
    await reports(phone, "went to the fair")
    deed = deeds_of(phone)[0]["id"]
    await phone.says(f"/goal_earlier {deed} {TUESDAY}")
    await phone.says(f"/goal_for {deed} 2")
    return changes_of(phone)[-2:]


async def test_undoing_the_day_leaves_the_goal_that_was_chosen_since(baker):
    dated, _ = await dated_and_placed(baker)
    await baker.says(f"/undo {dated}")
    assert [(deed["done_on"], deed["at_goal"]) for deed in deeds_of(baker)] == [("2027-01-15", 2)]


async def test_undoing_the_goal_leaves_the_day_that_was_said(baker):
    _, placed = await dated_and_placed(baker)
    await baker.says(f"/undo {placed}")
    assert [(deed["done_on"], deed["at_goal"]) for deed in deeds_of(baker)] == [(TUESDAY, None)]


async def test_undoing_the_first_of_two_days_says_that_something_newer_happened(baker):
    dated, _ = await dated_and_placed(baker)
    deed = deeds_of(baker)[0]["id"]
    await baker.says(f"/goal_earlier {deed} 2027-01-11")
    assert "Something newer happened" in (await baker.says(f"/undo {dated}")).text
    assert deeds_of(baker)[0]["done_on"] == "2027-01-11"


async def test_undoing_a_report_that_an_edit_corrected_does_not_bring_it_back_later(baker):
    told = await reports(baker, "finished chapter 3", text="first words")
    await reports(baker, "finished chapter 4", text="other words", message=told.message, edited=True)
    first, edit = changes_of(baker)[-2:]
    assert "Something newer happened to that" in (await baker.says(f"/undo {first}")).text
    await baker.says(f"/undo {edit}")
    assert [deed["note"] for deed in deeds_of(baker)] == ["finished chapter 3"]


async def test_undoing_where_something_was_put_ties_it_to_no_goal_that_is_deleted(baker):
    await reports(baker, "went to the fair")
    deed = deeds_of(baker)[0]["id"]
    await baker.says(f"/goal_for {deed} 1")
    await baker.says(f"/goal_for {deed} 2")
    placed = changes_of(baker)[-1]
    await baker.says("/goal_delete 1 yes")
    await baker.says(f"/undo {placed}")
    assert [deed["goal_id"] for deed in deeds_of(baker)] == [None]


async def test_nothing_that_was_forgotten_with_its_goal_counts_again(baker):
    told = await reports(baker, "finished chapter 3", text="first words")
    await reports(baker, "went to the fair", text="other words", message=told.message, edited=True)
    corrected = changes_of(baker)[-1]
    await baker.says("/goal_delete 1 yes")
    await baker.says(f"/undo {corrected}")
    assert deeds_of(baker) == []


async def fill(phone, many):
    for number in range(many):
        await phone.sets(f"learn recipe {number}")


@pytest.mark.parametrize("way", ["/goal_again 1", "/undo {dropped}"])
async def test_a_closed_goal_is_not_opened_beside_as_many_as_there_may_be(me, way):
    await me.sets("learn a recipe")
    await me.says("/goal_drop 1")
    dropped = changes_of(me)[-1]
    await fill(me, MAX_OPEN)
    back = await me.says(way.format(dropped=dropped))
    assert f"You have {MAX_OPEN} open goals" in back.text and "not opened" in back.text
    assert len(me.goals("goals.state = 'open'")) == MAX_OPEN
    await me.says("/goal_drop 2")
    await me.says(way.format(dropped=dropped))
    assert me.goals()[0]["state"] == "open"


@pytest.mark.parametrize(
    ("does", "undone"),
    [
        ("/goal_tick 1 1", "Undone: the tick at “Send the application”."),
        ("/goal_skip 1 1", "Undone: the skip of “Send the application”."),
        ("/goal_date 1 2027-05-01", "Undone: its new day."),
        ("/goal_drop 1", "Undone: that it was dropped."),
        ("/goal_reached 1", "Undone: that it was reached."),
    ],
)
async def test_undo_says_what_it_took_back(baker, does, undone):
    await baker.says(does)
    assert (await baker.says("undo")).text.startswith(undone)


async def test_undo_of_a_tick_taken_away_and_of_a_goal_opened_again_is_called_so(baker):
    await baker.says("/goal_tick 1 1")
    await baker.says("/goal_open 1 1")
    assert (await baker.says("undo")).text.startswith("Undone: the opening of “Send the application”.")
    await baker.says("/goal_drop 1")
    await baker.says("/goal_again 1")
    assert (await baker.says("undo")).text.startswith("Undone: that it was opened again.")
    assert baker.goals()[0]["state"] == "dropped"


async def test_undo_of_a_report_names_it(me):
    await reports(me, a_deed("law talk", 2.0, "law"))
    assert (await me.says("undo")).text == "Undone: law talk, 2 h, today. It is no longer counted."


async def test_undo_of_a_new_day_or_goal_names_what_was_done(baker):
    await dated_and_placed(baker)
    assert (await baker.says("undo")).text.startswith("Undone: the new goal of “went to the fair”.")
    assert (await baker.says("undo")).text.startswith("Undone: the new day of “went to the fair”.")


async def test_a_goal_taken_back_is_named(me):
    await me.sets("be lead")
    assert (await me.says("undo")).text == "Undone: the goal “be lead”. I kept none of it."


@pytest.mark.parametrize("said", ["yes", "/goal_right 1"])
async def test_a_bare_undo_never_takes_back_a_goal_that_was_confirmed(me, said):
    await me.sets("be lead")
    await me.says(said)
    assert "nothing of that left" in (await me.says("undo")).notice + (await me.says("undo")).text
    assert me.goal["title"] == "be lead"


async def test_a_bare_undo_takes_back_nothing_of_another_day(baker, clock):
    await baker.says("/goal_tick 1 1")
    clock.advance(86400)
    await baker.says("undo")
    assert baker.steps()[0]["state"] == "done"
    await baker.says("/goal 1")
    await baker.presses("Undo")
    assert baker.steps()[0]["state"] == "open"


async def test_something_dated_that_belongs_to_no_goal_can_be_undone_with_a_button(me):
    await reports(me, a_deed("law talk", 2.0, "law"))
    deed = deeds_of(me)[0]["id"]
    assert "Undo" in labels(await me.says(f"/goal_earlier {deed} {TUESDAY}"))
    await me.presses("Undo")
    assert deeds_of(me)[0]["done_on"] == date(2027, 1, 15).isoformat()
