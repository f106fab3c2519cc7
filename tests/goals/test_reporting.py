"""What was done, told in words: kept at once, at its goal or asked about, undone with one tap."""

from datetime import date

import pytest

from bot.chat import ProgressHeard, Understood
from bot.goals.reporting import MOST
from tests.goals_phone import labels
from tests.talk import GROUP


def a_deed(note, hours=None, subject=None, **more):
    """What a text means that reports a deed."""
    return ProgressHeard(note, hours, subject, **more)


def deeds_of(phone, where="undone_at IS NULL"):
    """Give the deeds of a person as the file holds them."""
    return [dict(row) for row in phone.talk.db.read().rows(
        "SELECT deeds.*, goals.number AS at_goal FROM deeds JOIN places ON places.person_id = deeds.person_id "
        f"LEFT JOIN goals ON goals.id = deeds.goal_id WHERE places.chat_id = :chat AND {where} ORDER BY deeds.id",
        chat=phone.person)]  # fmt: skip


async def reports(phone, note, *more, text=None, **how):
    """Report one or several deeds in one message."""
    told = [each if isinstance(each, ProgressHeard) else a_deed(each) for each in (note, *more)]
    meaning = Understood("progress", "decline", progress=told[0], further=tuple(told[1:]))
    return await phone.says(text or "\n".join(each.note for each in told), meaning, **how)


async def add_step(phone, number, title):
    """Add a step in one's own words."""
    await phone.says(f"/goal_more {number}")
    await phone.says(title)


@pytest.fixture
async def baker(me):
    """Give somebody with an exam ahead (step 1: send the application) and a mentor to find."""
    await me.sets("pass the master baker exam")
    await me.sets("find a mentor")
    await add_step(me, 1, "Send the application")
    return me


async def test_a_deed_is_logged_for_the_goal_it_fits_with_what_comes_next(baker):
    heard = await reports(baker, "finished chapter 3")
    assert heard.text == (
        "Logged for **pass the master baker exam**: finished chapter 3, today.\nNext: Send the application"
    )
    assert labels(heard) == ["Undo", "It was earlier", "Another goal"]
    (kept,) = deeds_of(baker)
    assert (kept["kind"], kept["note"], kept["at_goal"], kept["done_on"]) == (
        "progress", "finished chapter 3", 1, "2027-01-15")  # fmt: skip


async def test_the_newest_report_stands_on_the_page_of_its_goal(baker):
    await reports(baker, "read chapter 3 for the exam")
    assert "Latest: read chapter 3 for the exam" in (await baker.says("/goal 1")).text


async def test_undo_takes_a_deed_back(baker):
    await reports(baker, "finished chapter 3")
    assert "no longer counted" in (await baker.presses("Undo")).text
    assert deeds_of(baker) == []


async def test_a_deed_of_another_day_is_dated_as_it_was_said(baker):
    heard = await reports(baker, a_deed("finished chapter 3", on=date(2027, 1, 14)))
    assert "finished chapter 3, yesterday" in heard.text
    heard = await reports(baker, a_deed("finished chapter 2", on=date(2027, 1, 4)))
    assert "finished chapter 2, Mon, Jan 4" in heard.text


async def test_it_was_earlier_moves_the_day(baker):
    await reports(baker, "finished chapter 3")
    await baker.presses("It was earlier")
    await baker.presses("Yesterday")
    assert deeds_of(baker)[0]["done_on"] == "2027-01-14"


async def test_a_step_that_was_surely_meant_is_ticked_and_undone(baker):
    heard = await reports(baker, "done with the application")
    assert "Ticked for **pass the master baker exam**: Send the application, today." in heard.text
    assert labels(heard) == ["Reached", "Undo", "It was earlier"]
    assert baker.steps()[0]["state"] == "done"
    await baker.presses("Undo")
    assert baker.steps()[0]["state"] == "open"
    assert deeds_of(baker) == []


async def test_a_goal_that_sounds_reached_offers_just_that(baker):
    heard = await reports(baker, "PASSED the master baker one this morning!!")
    assert labels(heard)[0] == "Reached"
    assert baker.goals()[0]["state"] == "open"
    await baker.presses("Reached")
    assert baker.goals()[0]["state"] == "reached"


async def test_a_deed_that_fits_no_goal_is_kept_and_asked_about(baker):
    heard = await reports(baker, "went to the fair")
    assert heard.text == "Logged: went to the fair, today.\nFor which goal? Press one, or type its number."
    assert labels(heard)[:3] == ["1. pass the master baker exam", "2. find a mentor", "None of these"]
    assert deeds_of(baker)[0]["at_goal"] is None
    placed = await baker.presses("2. find")
    assert placed.text == "Logged for **find a mentor**: went to the fair, today."
    assert deeds_of(baker)[0]["at_goal"] == 2
    assert "as it was before" in (await baker.presses("Undo")).text
    assert (len(deeds_of(baker)), deeds_of(baker)[0]["at_goal"]) == (1, None)


@pytest.mark.parametrize(
    ("answer", "goal"), [("2", 2), ("#1", 1), ("the mentor one", 2), ("none", None), ("none of these", None)]
)
async def test_the_goal_may_be_typed(baker, answer, goal):
    await reports(baker, "went to the fair")
    assert "Logged" in (await baker.says(answer)).text
    assert deeds_of(baker)[0]["at_goal"] == goal


@pytest.mark.parametrize("answer", ["9", "blue cheese"])
async def test_an_answer_that_names_no_goal_is_asked_again(baker, answer):
    await reports(baker, "went to the fair")
    heard = await baker.says(answer)
    assert "could not tell which goal" in heard.text
    assert "None of these" in labels(heard)
    await baker.says("1")
    assert deeds_of(baker)[0]["at_goal"] == 1


async def test_another_goal_can_be_chosen_for_what_went_to_the_wrong_one(baker):
    await reports(baker, "finished chapter 3")
    await baker.presses("Another goal")
    await baker.presses("2. find")
    assert deeds_of(baker)[0]["at_goal"] == 2


async def test_without_a_goal_a_deed_is_kept_and_told_how_to_set_one(me):
    heard = await reports(me, "finished chapter 3")
    assert "\nYou have no goal yet." in heard.text
    assert "Logged: finished chapter 3, today." in heard.text
    assert len(deeds_of(me)) == 1


async def test_several_unsure_deeds_are_asked_about_one_after_the_other(baker):
    heard = await reports(baker, "went to the fair", "swept the yard")
    assert heard.text == (
        "- Logged: went to the fair, today.\n- Logged: swept the yard, today.\n"
        "“went to the fair, today”: for which goal? Press one, or type its number."
    )
    heard = await baker.presses("2. find")
    assert "“swept the yard, today”: for which goal?" in heard.text
    await baker.says("1")
    assert [deed["at_goal"] for deed in deeds_of(baker)] == [2, 1]


async def test_hours_are_kept_with_subject_and_activity_and_added_up(me):
    await reports(me, a_deed("hygiene talk", 16.0, "hygiene", on=date(2026, 12, 1)))
    heard = await reports(me, a_deed("law", 1.0, "law", activity="0197-0000-25-001-L05-T"))
    assert "Logged: law, 1 h, today." in heard.text
    assert "CE logged so far: 17 h, 1 h of them this year." in heard.text
    kept = deeds_of(me)[1]
    assert (kept["kind"], kept["hours"], kept["subject"], kept["activity"]) == (
        "ce", 1.0, "law", "0197-0000-25-001-L05-T")  # fmt: skip


async def test_several_hours_at_once_have_a_line_each_one_sum_and_one_undo(me):
    heard = await reports(me, a_deed("law", 1.0, "law"), a_deed("safety", 1.5, "safety"))
    assert "- Logged: law, 1 h, today.\n- Logged: safety, 1.5 h, today.\nCE logged so far: 2.5 h." in heard.text
    assert labels(heard) == ["Undo all"]
    await me.presses("Undo all")
    assert deeds_of(me) == []


async def test_a_running_total_is_a_note_and_is_not_added(me):
    await reports(me, a_deed("law", 1.0, "law"))
    heard = await reports(me, a_deed("hours so far", 17.0, ce_total=True))
    assert "Noted as a total: hours so far, 17 h, today." in heard.text
    heard = await reports(me, a_deed("safety", 1.0, "safety"))
    assert "CE logged so far: 2 h." in heard.text


async def test_a_long_report_keeps_its_beginning_and_says_so(me):
    heard = await reports(me, "x" * 4000)
    assert "first 200 characters" in heard.text
    assert deeds_of(me)[0]["note"] == "x" * 200


async def test_of_a_long_list_the_rest_is_asked_for(me):
    heard = await reports(me, *(f"did sheet {number}" for number in range(1, 40)))
    assert f"I took the first {MOST}. Please send the rest" in heard.text
    assert len(deeds_of(me)) == MOST


@pytest.mark.parametrize("note", ["**bold** [x](http://a.b) `code`", "{name} %s <b>", "a\nb\ud800\x00c", "🎉", "..."])
async def test_whatever_was_typed_is_kept_on_one_line_and_shown_as_typed(me, note):
    heard = await reports(me, note, text="done")
    kept = deeds_of(me)[0]["note"]
    assert "\n" not in kept
    assert kept
    assert kept.rstrip(".") in heard.text.replace("\\", "")


async def test_what_is_reported_in_a_group_is_logged_out_of_sight(baker):
    heard = await reports(baker, "finished chapter 3", group=GROUP)
    assert heard.in_sight == ["👌"]
    assert [deed["note"] for deed in deeds_of(baker)] == ["finished chapter 3"]


async def test_steps_and_other_deeds_of_one_message_have_their_own_undo(baker):
    heard = await reports(baker, "done with the application", "finished chapter 3")
    assert labels(heard)[-2:] == ["Undo", "Undo: Send the application"]
    await baker.presses("Undo: Send")
    assert baker.steps()[0]["state"] == "open"
    assert [deed["note"] for deed in deeds_of(baker)] == ["finished chapter 3"]


async def test_an_hour_that_a_step_names_is_kept_as_an_hour_and_offers_the_tick(me):
    await me.sets("get my continuing education done")
    await add_step(me, 1, "Take the law hour")
    heard = await reports(me, a_deed("law", 1.0, "law"))
    assert "Logged for **get my continuing education done**: law, 1 h, today." in heard.text
    assert labels(heard) == ["Tick: Take the law hour", "Undo", "It was earlier"]
    await me.presses("Tick")
    assert me.steps()[0]["state"] == "done"
    assert [deed["hours"] for deed in deeds_of(me)] == [1.0, None]
