"""Somebody is asked how a step went, and what comes of the answer."""

from datetime import date

import pytest

from bot import people
from bot.clock import Span, Week
from tests.goals_phone import labels

STEP = "List three hotels and what they ask"
TUESDAY, MORNING = "2027-01-19T09:45", Week("morning")
CLOSING = Week("closing", Span(22 * 60, 11 * 60), 3 * 60)


def answers(asked):
    return [row["answer"] for row in asked.talk.db.read().rows("SELECT answer FROM answers ORDER BY id")]


def deeds(asked):
    found = asked.talk.db.read().rows("SELECT note, undone_at FROM deeds ORDER BY id")
    return [row["note"] for row in found if row["undone_at"] is None]


async def set_weeks(asked, *weeks):
    since = date(2027, 1, 4)
    await asked.talk.db.write(lambda db: people.set_hours(db, 1, weeks, since))
    await asked.phone.says("/goal_plan 1")  # whatever is told to goals plans anew
    await asked.phone.says("no")


async def test_the_next_step_is_asked_about_with_the_plan_and_four_answers(hotel):
    ((at, text),) = await hotel.until(TUESDAY)
    assert at.startswith("Tue 09:3")
    assert text.startswith(f"Next for “Bake for an Ovenham hotel”: “{STEP}”. How did it go? Your plan: “when it is")
    row = hotel.talk.post.rows[-1]
    shown = [[button["label"] for button in line] for line in row.request["buttons"]]
    assert shown == [["Done", "Partly"], ["Not this week", "Skip: not needed"], ["Snooze"]]


async def test_a_shift_pattern_keeps_the_question_for_the_week_it_fits(hotel):
    await set_weeks(hotel, MORNING, CLOSING, CLOSING)
    came = await hotel.until("2027-01-26T12:00")
    await hotel.phone.says("good morning")
    came += await hotel.until("2027-02-14T12:00")
    asked = [(at[:3], text[:13]) for at, text in came if "How did it go?" in text]
    assert asked == [("Tue", "Morning week."), ("Thu", "Morning week.")]


async def test_done_ticks_the_step_and_shows_what_is_next(hotel):
    await hotel.only(TUESDAY)
    back = await hotel.phone.presses("Done")
    assert back.text.startswith(f"Done: {STEP}.")
    assert "Next: Learn one dough that they bake\n1 of 3 steps done" in back.text
    assert hotel.phone.steps()[0]["state"] == "done" and answers(hotel) == ["done"]
    await hotel.phone.presses("Undo")
    assert hotel.phone.steps()[0]["state"] == "open"


async def test_a_second_tap_on_done_ticks_no_second_step(hotel):
    await hotel.only(TUESDAY)
    says, message = hotel.phone.find("Done")
    for _ in range(2):
        await hotel.talk.press(says, message)
        await hotel.phone.says(says)
    assert [step["state"] for step in hotel.phone.steps()] == ["done", "open", "open"]


async def test_what_was_just_done_is_not_asked_about(hotel):
    await hotel.until("2027-01-18T20:00")
    await hotel.phone.says("/goal_tick 1 1")
    assert await hotel.until("2027-01-20T23:00") == []
    assert len(await hotel.until("2027-01-21T12:00")) == 1


async def test_partly_is_kept_and_their_words_take_its_place(hotel):
    await hotel.only(TUESDAY)
    back = await hotel.phone.says("half of it")
    assert "What got done?" in back.text and deeds(hotel) == [f"Partly: {STEP}"]
    back = await hotel.phone.says("two hotels")
    assert deeds(hotel) == [f"Partly: {STEP}: two hotels"]
    assert hotel.phone.steps()[0]["state"] == "open" and answers(hotel) == ["partly"]
    await hotel.phone.says("undo")
    assert deeds(hotel) == [f"Partly: {STEP}"]


async def test_not_this_week_gives_the_smallest_piece_their_own_words_and_a_day(hotel):
    await hotel.only(TUESDAY)
    back = await hotel.phone.presses("Not this week")
    smallest, own, asked = back.text.split("\n\n")
    assert smallest.startswith("That is fine. The smallest next piece: open one hotel's page")
    assert own.startswith("You thought this might get in the way: “closing shifts”. Your plan: “when")
    assert asked == "Shall I ask again on Thu, Jan 21 at 9:30 AM?"
    assert labels(back) == ["Yes, Thu 9:30 AM", "Next Monday", "Pause this goal"]
    back = await hotel.phone.presses("Yes, Thu")
    assert back.text == "Good. I will ask again on Thu, Jan 21 at 9:30 AM, and not before."
    assert [at for at, _ in await hotel.until("2027-01-22T20:00")] == ["Thu 09:30"]


async def test_a_day_of_a_closing_week_is_asked_when_that_week_is_open(hotel):
    await set_weeks(hotel, CLOSING, CLOSING, MORNING)
    hotel.talk.clock.at += 5 * 86_400
    await hotel.until("2027-01-25T12:00")
    await hotel.phone.says("/checkin 1 not 1 9")
    back = await hotel.phone.presses("Next Monday")
    assert "Mon, Feb 1 at 11:00 AM" in back.text


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("cant till friday", "I will ask again on Fri, Jan 22 at 9:30 AM, and not before."),
        ("daughter sick cant this week", "Shall I ask again on Mon, Jan 25 at 9:30 AM?"),
        ("no time", "Shall I ask again on Thu, Jan 21 at 9:30 AM?"),
    ],
)
async def test_a_no_in_words_takes_the_day_that_is_said(hotel, said, back):
    await hotel.only(TUESDAY)
    assert back in (await hotel.phone.says(said)).text
    assert answers(hotel) == ["not"]


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("ok", "Good. I will ask again on Thu, Jan 21"),
        ("friday", "Good. I will ask again on Fri, Jan 22"),
        ("no thanks", "All right, as before. I ask about it on Tuesdays and Thursdays at about 9:30 AM."),
        ("yesterday", "Shall I ask again"),
    ],
)
async def test_the_day_to_be_asked_again_can_be_typed(hotel, said, back):
    await hotel.only(TUESDAY)
    await hotel.phone.presses("Not this week")
    assert back in (await hotel.phone.says(said)).text


async def test_skip_sets_the_step_aside_as_not_needed(hotel):
    await hotel.only(TUESDAY)
    back = await hotel.phone.presses("Skip: not needed")
    assert back.text.startswith(f"Not needed: {STEP}.")
    assert hotel.phone.steps()[0]["state"] == "skipped" and answers(hotel) == ["skip"]


async def test_a_goal_without_steps_is_asked_about_itself_and_done_is_a_deed(own):
    ((at, text),) = await own.until("2027-01-24T10:20")
    assert at.startswith("Sun 10:0") and "“learn to braid”: did you get to it?" in text
    await own.phone.says("yep")
    assert deeds(own) == ["Worked on: learn to braid"]


async def test_a_goal_that_nobody_confirmed_is_not_asked_about(me):
    await me.sets("learn to braid")
    assert await me.talk.until(me.talk.clock.at + 20 * 86_400) == []


async def test_a_goal_whose_steps_are_all_done_is_asked_whether_it_is_reached(hotel):
    for step in (1, 2, 3):
        await hotel.phone.says(f"/goal_tick 1 {step}")
    text = await hotel.only(TUESDAY)
    assert text == "Every step of “Bake for an Ovenham hotel” is done. Is the goal reached?"
    assert (await hotel.phone.presses("Reached")).text.startswith("🎉")


async def test_answers_go_with_their_goal_and_are_shown_until_then(hotel):
    await hotel.only(TUESDAY)
    await hotel.phone.presses("Not this week")
    await hotel.phone.says("/checkins 1 daily")
    told = (await hotel.phone.says("/mydata")).text
    assert "2027-01-19: Bake for an Ovenham hotel: not this time" in told
    assert "Bake for an Ovenham hotel: every day at about 9:30 AM" in told
    await hotel.phone.says("/goal_delete 1 yes")
    assert hotel.talk.count("answers") == hotel.talk.count("checkins") == 0


async def test_a_forged_answer_changes_nothing_of_anybody(hotel):
    for says in (
        "/checkin",
        "/checkin 1",
        "/checkin 99 done 1 1",
        "/checkin 1 bad 1 1",
        "/checkin x done",
        "/checkin 2 done 1",
    ):
        await hotel.phone.says(says)
    await hotel.talk.say("/checkin 1 done 1 1", person="8")
    assert answers(hotel) == [] and hotel.phone.steps()[0]["state"] == "open"
