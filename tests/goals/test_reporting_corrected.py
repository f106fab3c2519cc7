"""A message that is edited takes back all that it told before, in one change that one Undo restores."""

import pytest

from tests.goals.test_reporting import a_deed, add_step, deeds_of, reports
from tests.goals_phone import a_goal, labels


@pytest.fixture
async def baker(me):
    """Give somebody with an exam ahead, of two steps, and a mentor to find."""
    await me.sets("pass the master baker exam")
    await me.sets("find a mentor")
    await add_step(me, 1, "Send the application")
    await add_step(me, 1, "Buy the book")
    await add_step(me, 2, "Name three people")
    return me


async def edits(phone, first, *second):
    """Report something, then edit that very message."""
    told = await reports(phone, *first, text="first words")
    return await reports(phone, *second, text="other words", message=told.message, edited=True)


def held(phone):
    """Give what counts: how each step stands, and the words of each deed."""
    steps = [step["state"] for number in (1, 2) for step in phone.steps(number)]
    return steps, [deed["note"] for deed in deeds_of(phone)]


async def test_one_undo_restores_a_tick_that_an_edit_took_back_and_its_deed(baker):
    await edits(baker, ["done with the application"], "went to the fair")
    assert held(baker) == (["open", "open", "open"], ["went to the fair"])
    await baker.presses("Undo")
    assert held(baker) == (["done", "open", "open"], ["done with the application"])


async def test_one_undo_restores_a_tick_that_an_edit_moved_within_a_goal(baker):
    await edits(baker, ["done with the application"], "bought the book")
    assert held(baker) == (["open", "done", "open"], ["bought the book"])
    await baker.presses("Undo")
    assert held(baker) == (["done", "open", "open"], ["done with the application"])


async def test_a_tick_that_an_edit_moved_to_another_goal_has_an_undo_of_its_own(baker):
    heard = await edits(baker, ["done with the application"], "named three people")
    assert held(baker) == (["open", "open", "done"], ["named three people"])
    assert labels(heard).count("Undo") == 1
    await baker.presses("Undo")
    await baker.says("/undo")
    assert held(baker) == (["done", "open", "open"], ["done with the application"])


async def test_an_edit_of_several_deeds_at_once_is_undone_at_once(baker):
    await edits(baker, ["done with the application", "went to the fair"], "swept the yard")
    await baker.presses("Undo")
    assert held(baker) == (["done", "open", "open"], ["done with the application", "went to the fair"])


async def test_a_goal_whose_message_now_reports_something_is_set_aside_until_undone(me):
    set_ = await me.sets("find a mentor")
    heard = await reports(me, "found the book", text="i found the book", message=set_.message, edited=True)
    assert "**find a mentor** came from this message, so I set it aside." in heard.text
    assert me.goal["state"] == "dropped"
    await me.presses("Undo")
    assert me.goal["state"] == "open"
    assert deeds_of(me) == []


async def test_a_report_whose_message_now_sets_a_goal_counts_no_longer(me):
    told = await reports(me, "went to the fair", text="first words")
    await me.says("I want to go there", a_goal("go to the fair"), message=told.message, edited=True)
    assert deeds_of(me) == []
    assert me.goal["title"] == "go to the fair"


async def test_another_one_is_counted_only_where_it_was_asked_about(me):
    heard = await edits(me, [a_deed("law", 1.0, "law")], a_deed("law", 2.0, "law"))
    old = deeds_of(me, "undone_at IS NOT NULL")[0]["id"]
    heard = await me.says(f"/goal_count {old}")
    assert "nothing of that left" in heard.notice + heard.text
    assert [deed["hours"] for deed in deeds_of(me)] == [2.0]
