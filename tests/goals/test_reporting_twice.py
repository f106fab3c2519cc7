"""A deed counts once: told twice, told after a tick, told in an edited message; and only its owner's word counts."""

from datetime import date

import pytest

from tests.goals.test_reporting import a_deed, add_step, deeds_of, reports
from tests.goals_phone import Phone, labels

ACTIVITY = "0197-0000-25-001-L05-T"


@pytest.fixture
async def baker(me):
    """Give somebody with an exam ahead, and a mentor to find."""
    await me.sets("pass the master baker exam")
    await me.sets("find a mentor")
    await add_step(me, 1, "Send the application")
    return me


async def test_the_same_deed_within_five_minutes_is_asked_about_and_counts_once(baker, clock):
    await reports(baker, "finished chapter 3")
    clock.advance(125)
    heard = await reports(baker, "Finished chapter 3!", text="again")
    assert heard.text == "Finished chapter 3, today: I already have that from 2 minutes ago. It is not counted again."
    assert labels(heard) == ["It is another one", "Same one"]
    assert len(deeds_of(baker)) == 1
    assert "counts once" in (await baker.presses("Same one")).text
    assert len(deeds_of(baker)) == 1


async def test_another_one_counts_and_can_be_undone(baker):
    await reports(baker, "finished chapter 3")
    await reports(baker, "finished chapter 3", text="again")
    heard = await baker.presses("It is another one")
    assert heard.text.startswith("Logged for **pass the master baker exam**: finished chapter 3, today.")
    assert len(deeds_of(baker)) == 2
    await baker.presses("Undo")
    assert len(deeds_of(baker)) == 1


async def test_after_five_minutes_the_same_words_count_again(baker, clock):
    await reports(baker, "studied an hour")
    clock.advance(301)
    assert "Logged for" in (await reports(baker, "studied an hour")).text
    assert len(deeds_of(baker)) == 2


@pytest.mark.parametrize(
    ("first", "second", "many"),
    [
        (a_deed("law talk", 1.0, "law"), a_deed("the law one", 1.0, "Law"), 1),
        (a_deed("law talk", 1.0, "law"), a_deed("law talk", 2.0, "law"), 2),
        (a_deed("law talk", 1.0, "law"), a_deed("safety talk", 1.0, "safety"), 2),
        (a_deed("oven talk", 1.0), a_deed("flour talk", 1.0), 2),
        (a_deed("oven talk", 1.0), a_deed("oven talk", 1.0), 1),
        (a_deed("chapter 3"), a_deed("chapter 4"), 2),
        (a_deed("studied", on=date(2027, 1, 11)), a_deed("studied", on=date(2027, 1, 12)), 2),
        (a_deed("studied"), a_deed("studied", on=date(2027, 1, 14)), 1),
        (a_deed("did law", 1.0, "law yestrday"), a_deed("did law", 1.0, "law", on=date(2027, 1, 14)), 1),
        (a_deed("1 hr law", 1.0, "law"), a_deed("2 hr law", 2.0, "law"), 2),
        (a_deed("law CE", 2.0, "law"), a_deed("patient safety", 1.0, "patient safety", on=date(2026, 11, 5)), 2),
        (a_deed("finished chapter 3"), a_deed("chapter 3 is done"), 1),
        (a_deed("finished chapter 3"), a_deed("did it"), 2),
    ],
)
async def test_what_is_the_same_deed_is_a_matter_of_words_numbers_hours_and_day(me, first, second, many):
    await reports(me, first, text="one")
    await reports(me, second, text="two")
    assert len(deeds_of(me)) == many


async def test_an_accredited_activity_counts_once_for_ever(me, clock):
    await reports(me, a_deed("law", 1.0, "law", activity=ACTIVITY))
    clock.advance(90 * 86400)
    heard = await reports(me, a_deed("law again", 1.0, "law", activity=ACTIVITY))
    assert "I already have that from Fri, Jan 15" in heard.text
    assert len(deeds_of(me)) == 1


async def test_one_activity_twice_in_one_message_counts_once(me):
    law = a_deed("law", 1.0, "law", activity=ACTIVITY)
    await reports(me, law, law, text="twice")
    assert len(deeds_of(me)) == 1


async def test_a_step_ticked_by_button_and_then_told_in_words_counts_once(baker):
    await baker.says("/goal_tick 1 1")
    heard = await reports(baker, "done with the application")
    assert "I already have that" in heard.text
    assert [deed["kind"] for deed in deeds_of(baker)] == ["step"]


async def test_a_goal_reached_by_button_and_then_told_in_words_counts_once(baker):
    await baker.says("/goal_reached 1")
    assert "I already have that" in (await reports(baker, "passed the master baker exam!!")).text
    assert [deed["kind"] for deed in deeds_of(baker)] == ["reached"]


async def test_what_was_taken_back_can_be_told_again(baker):
    await reports(baker, "finished chapter 3")
    await baker.presses("Undo")
    assert "Logged for" in (await reports(baker, "finished chapter 3")).text


async def edits(phone, first, second):
    """Report something, then edit that very message."""
    told = await reports(phone, first, text="first words")
    return await reports(phone, second, text="other words", message=told.message, edited=True)


async def test_an_edit_corrects_what_its_message_told(baker):
    heard = await edits(baker, "finished chapter 3", "finished chapter 4")
    assert heard.text.startswith("Corrected; the earlier version no longer counts.\nLogged for")
    assert [deed["note"] for deed in deeds_of(baker)] == ["finished chapter 4"]
    await baker.presses("Undo")
    assert [deed["note"] for deed in deeds_of(baker)] == ["finished chapter 3"]


async def test_an_edit_that_says_the_same_counts_once_and_asks_nothing(baker):
    heard = await edits(baker, "finished chapter 3", "finished chapter 3")
    assert "already" not in heard.text
    assert len(deeds_of(baker)) == 1


async def test_an_edit_keeps_the_goal_that_was_chosen(baker):
    told = await reports(baker, "went to the fiar", text="first words")
    await baker.presses("2. find")
    await reports(baker, "went to the fair", text="other words", message=told.message, edited=True)
    assert [(deed["note"], deed["at_goal"]) for deed in deeds_of(baker)] == [("went to the fair", 2)]


async def test_an_edit_opens_a_step_again_that_its_message_ticked(baker):
    await edits(baker, "done with the application", "started the application")
    assert baker.steps()[0]["state"] == "open"
    assert [deed["note"] for deed in deeds_of(baker)] == ["started the application"]


@pytest.fixture
async def stranger(baker, talk):
    """Give somebody else, who has said hello."""
    await Phone(talk, "8").says("hello")
    return Phone(talk, "8")


@pytest.mark.parametrize(
    "command",
    ["/goal_for {deed} 1", "/goal_for {deed}", "/goal_for {deed} 0", "/goal_count {deed}", "/goal_count {deed} no"],
)
async def test_nobody_touches_the_deeds_of_somebody_else(baker, stranger, command):
    await reports(baker, "went to the fair")
    (before,) = deeds_of(baker)
    heard = await stranger.says(command.format(deed=before["id"]))
    assert "fair" not in heard.text + heard.notice
    assert deeds_of(baker) == [before]


@pytest.mark.parametrize(
    "command",
    ["/goal_for", "/goal_for 0 0", "/goal_for 999999999 1", "/goal_for -1 1", f"/goal_for {'9' * 90} 1", "/goal_count",
     "/goal_count x", "/goal_for 1 99", "/goal_for 1 -2", "/goal_for 1 x", "/goal_count 1"],
)  # fmt: skip
async def test_a_number_that_is_nothing_changes_nothing(baker, command):
    await reports(baker, "went to the fair")
    before = deeds_of(baker, "1 = 1")
    heard = await baker.says(command)
    assert "nothing of that left" in heard.notice + heard.text
    assert deeds_of(baker, "1 = 1") == before


async def test_an_undone_deed_is_put_nowhere(baker):
    await reports(baker, "went to the fair")
    await baker.says("/undo")
    deed = deeds_of(baker, "1 = 1")[0]["id"]
    await baker.says(f"/goal_for {deed} 1")
    assert deeds_of(baker, "goal_id IS NOT NULL") == []


HOURS = "sum(hours) FROM deeds WHERE person_id = 1 AND done_on >= '' AND kind = 'ce' AND undone_at IS NULL"
ACTIVE = "* FROM deeds WHERE person_id = 1 AND activity = 'x' AND undone_at IS NULL ORDER BY id LIMIT 1"
RECENT = "* FROM deeds WHERE person_id = 1 AND made_at >= 1 AND undone_at IS NULL ORDER BY made_at DESC"
OF_GOAL = "* FROM deeds WHERE person_id = 1 AND goal_id = 1 AND undone_at IS NULL ORDER BY made_at, id"


@pytest.mark.parametrize(
    ("asks", "index"),
    [(HOURS, "deeds_hours"), (ACTIVE, "deeds_activity"), (RECENT, "deeds_person"), (OF_GOAL, "deeds_goal")],
)
async def test_however_many_deeds_there_are_only_those_of_one_person_are_read(talk, asks, index):
    plan = [row["detail"] for row in talk.db.read().rows(f"EXPLAIN QUERY PLAN SELECT {asks}")]
    assert f"INDEX {index} (person_id=?" in plan[0]
    assert "TEMP B-TREE" not in str(plan)
