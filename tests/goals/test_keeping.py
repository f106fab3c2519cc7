"""What is kept of goals and deeds, what is deleted with a goal, and what stays; told in words a person can read."""

import pytest

from bot.settings import RETENTION
from tests.goals.test_reporting import a_deed, add_step, deeds_of, reports
from tests.goals_phone import labels


def bytes_of(talk):
    """Give every row of the file's tables about goals and deeds as text."""
    tables = ("goals", "steps", "deeds", "changes")
    return str([tuple(row) for table in tables for row in talk.db.read().rows(f"SELECT * FROM {table}")])


async def test_no_word_of_a_deleted_goal_stays(me, talk):
    await me.sets("open a zanzibar bakery")
    await me.sets("find a mentor")
    await reports(me, "called the zanzibar office")
    deed = deeds_of(me)[0]["id"]
    await me.says(f"/goal_for {deed} 2")
    await me.says(f"/goal_earlier {deed} 2027-01-12")
    await me.says(f"/goal_for {deed} 1")
    await me.says("/goal_delete 1 yes")
    assert "zanzibar" not in bytes_of(talk)
    assert "zanzibar" not in (await me.says("/mydata")).text


@pytest.mark.parametrize(("kind", "total"), [("ce", False), ("total", True)])
async def test_hours_stay_counted_when_their_goal_is_deleted_and_both_answers_say_so(me, kind, total):
    await me.sets("learn baking law")
    await reports(me, a_deed("baking law", 2.0, "law", ce_total=total))
    deed = deeds_of(me)[0]["id"]
    await me.says(f"/goal_for {deed} 1")
    asked = await me.says("/goal_delete 1")
    assert asked.text.endswith("The hours you logged stay counted.")
    assert "The hours you logged stay counted." in (await me.presses("Delete it")).text
    assert [(deed["kind"], deed["hours"], deed["goal_id"]) for deed in deeds_of(me)] == [(kind, 2.0, None)]


async def test_a_goal_without_hours_is_deleted_without_a_word_of_them(me):
    await me.sets("find a mentor")
    await reports(me, "asked somebody")
    await me.says("/goal_for 1 1")
    assert "hours" not in (await me.says("/goal_delete 1")).text
    assert "hours" not in (await me.presses("Delete it")).text
    assert deeds_of(me) == []


@pytest.fixture
async def ticked(me):
    """Give somebody who ticked a step and took that back, many times, and once more for good."""
    await me.sets("pass the exam")
    await add_step(me, 1, "Send the application")
    for _ in range(3):
        await me.says("/goal_tick 1 1")
        await me.says("/goal_open 1 1")
    await reports(me, "went to the fair")
    await me.says("undo")
    await me.says("/goal_tick 1 1")
    return me


async def test_ticks_taken_back_go_when_they_can_no_longer_be_restored(ticked, talk):
    await talk.passes(RETENTION["undo"].seconds - 60)
    await talk.house.prune()
    assert [deed["kind"] for deed in deeds_of(ticked, "1 = 1")] == ["step"] * 3 + ["progress", "step"]
    await talk.passes(120)
    await talk.house.prune()
    assert [deed["kind"] for deed in deeds_of(ticked, "1 = 1")] == ["progress", "step"]


async def test_the_newest_deed_stays_so_that_its_number_never_means_another(me, talk):
    await me.sets("pass the exam")
    await add_step(me, 1, "Send the application")
    await me.says("/goal_tick 1 1")
    await me.says("/goal_open 1 1")
    await talk.passes(RETENTION["undo"].seconds + 60)
    await talk.house.prune()
    assert len(deeds_of(me, "1 = 1")) == 1


async def test_mydata_tells_goals_and_deeds_first_and_in_words(ticked):
    await ticked.says("/goal_date 1 2027-05-01")
    text = (await ticked.says("/mydata")).text
    assert text.index("Your goals") < text.index("What you told me you did") < text.index("Your account")
    assert "1.1 Send the application: done, 2027-01-15" in text
    assert "Send the application, a step ticked" in text
    assert "You gave it another day. Before that: 1. pass the exam (set on 2027-01-15)" in text
    assert "before it" not in text


@pytest.mark.parametrize("table", ["deeds", "changes"])
async def test_what_a_person_undid_needs_no_walk_through_all_of_it_to_be_let_go(talk, table):
    where = {"deeds": "kind IN ('step', 'skip', 'reached', 'dropped') AND undone_at < 9", "changes": "made_at < 9"}
    plan = talk.db.read().rows(f"EXPLAIN QUERY PLAN SELECT id FROM {table} WHERE {where[table]}")
    assert "USING" in plan[0]["detail"] and "INDEX" in plan[0]["detail"]


async def test_all_steps_are_read_at_once_however_many_goals_there_are(me):
    for title in ("bake rye", "bake oat", "bake corn"):
        await me.sets(title)
    await add_step(me, 2, "Buy oats")
    lines = (await me.says("/mydata")).text
    assert "2. bake oat (set on 2027-01-15)\n- 2.1 Buy oats: open\n- 3. bake corn" in lines
    assert labels(await me.says("/goals"))
