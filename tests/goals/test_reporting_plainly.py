"""What people report in a few words: a step by its number, a goal that is the only one, a day that is none."""

from datetime import date

import pytest

from bot.deeds import Deed
from bot.goals.deed_wording import what
from tests.goals.test_reporting import a_deed, add_step, deeds_of, reports
from tests.goals_phone import TODAY, labels


@pytest.fixture
async def baker(me):
    """Give somebody with an exam ahead, of three steps, and a mentor to find."""
    await me.sets("pass the master baker exam")
    await me.sets("find a mentor")
    for title in ("Send the application", "Buy the book", "Book a date"):
        await add_step(me, 1, title)
    return me


def states(phone):
    """Tell how each step of the first goal stands."""
    return [step["state"] for step in phone.steps()]


@pytest.mark.parametrize(
    ("said", "done"),
    [
        ("did the first step", [1]),
        ("done w first step!", [1]),
        ("step 3 done", [3]),
        ("did steps 1 and 2", [1, 2]),
        ("steps 1-3 are done!!", [1, 2, 3]),
        ("finished the next step", [1]),
        ("started step 2", []),
        ("did step 7", []),
    ],
)
async def test_steps_are_ticked_by_their_numbers_and_one_undo_opens_them_all(baker, said, done):
    heard = await reports(baker, said)
    assert states(baker) == ["done" if number in done else "open" for number in (1, 2, 3)]
    if done:
        assert labels(heard).count("Undo") == 1
        await baker.presses("Undo")
        assert states(baker) == ["open"] * 3
        assert deeds_of(baker) == []


async def test_a_step_that_two_goals_have_is_one_of_the_goal_that_was_changed_last(baker):
    await add_step(baker, 2, "Name three people")
    await reports(baker, "did the first step")
    assert (baker.steps(1)[0]["state"], baker.steps(2)[0]["state"]) == ("open", "done")


async def test_several_steps_told_at_once_are_named_and_have_no_single_day_to_move(baker):
    heard = await reports(baker, "did steps 1 and 2")
    assert "Ticked for **pass the master baker exam**: Send the application; Buy the book, today." in heard.text
    assert "It was earlier" not in labels(heard)


async def test_a_step_told_twice_by_its_number_counts_once(baker):
    await reports(baker, "step 1 done")
    heard = await reports(baker, "did step 1", text="again")
    assert "I already have that" in heard.text
    assert len(deeds_of(baker)) == 1


@pytest.mark.parametrize("said", ["i passed!!!", "yay i passed!!!", "passed the exam omg"])
async def test_whoever_passed_is_offered_reached_first(baker, said):
    assert labels(await reports(baker, said))[0] == "Reached"


async def test_a_goal_of_common_words_alone_can_sound_reached(me):
    await me.sets("pass the master baker exam")
    await me.sets("find a new job")
    heard = await reports(me, "got the job!!!!")
    assert "Logged for **find a new job**" in heard.text
    assert labels(heard)[0] == "Reached"


async def test_what_fits_nothing_goes_to_the_only_goal_and_can_be_taken_from_it(me):
    await me.sets("find a mentor")
    heard = await reports(me, "went to the fair")
    assert heard.text == "Logged for **find a mentor**: went to the fair, today."
    assert labels(heard) == ["Undo", "It was earlier", "Not for this goal"]
    await me.presses("Not for this goal")
    assert deeds_of(me)[0]["at_goal"] is None


@pytest.mark.parametrize("answer", ["yes", "yes that one", "the first one"])
async def test_a_yes_to_which_goal_means_the_first_that_was_named(baker, answer):
    await reports(baker, "went to the fair")
    await baker.says(answer)
    assert deeds_of(baker)[0]["at_goal"] == 1


async def test_a_complaint_is_no_name_of_a_goal_and_is_not_asked_again(baker):
    await reports(baker, "went to the fair")
    heard = await baker.says("ugh this is pointless")
    assert heard.text == "All right. It stays logged, without a goal."
    assert deeds_of(baker)[0]["at_goal"] is None


@pytest.mark.parametrize("state", ["reached", "drop"])
async def test_a_closed_goal_takes_no_deed(baker, state):
    await reports(baker, "went to the fair")
    await baker.says(f"/goal_{state} 2")
    await baker.says(f"/goal_for {deeds_of(baker)[0]['id']} 2")
    assert deeds_of(baker)[0]["at_goal"] is None


@pytest.mark.parametrize("said", ["law talk on 2/30", "read module 5 on feb 31"])
async def test_a_day_that_is_none_is_asked_about_and_the_deed_kept_meanwhile(me, said):
    heard = await reports(me, said)
    assert "there is no such day" in heard.text
    assert "Yesterday" in labels(heard)
    assert "Undo" in labels(heard)
    assert deeds_of(me)[0]["done_on"] == TODAY.isoformat()
    await me.says("yesterday")
    assert deeds_of(me)[0]["done_on"] == "2027-01-14"


@pytest.mark.parametrize("said", ["booked the exam for 5/30/2027", "registered for the exam on 2/30", "read module 5"])
async def test_a_day_to_come_is_asked_about_nowhere(me, said):
    assert "no such day" not in (await reports(me, said)).text


async def test_how_to_set_a_goal_is_told_with_the_first_deed_alone(me):
    assert "You have no goal yet" in (await reports(me, "went to the fair")).text
    assert "You have no goal yet" not in (await reports(me, "swept the yard")).text


@pytest.mark.parametrize(
    ("note", "hours", "subject", "shown"),
    [
        ("logged law CE", 2.0, "law", "law CE, 2 h, today"),
        ("i did 3 hours of patient safety", 3.0, "patient safety", "patient safety, 3 h, today"),
        ("did law", 1.0, "law", "law, 1 h, today"),
        ("2 law CE", 2.0, "law", "law CE, 2 h, today"),
        ("2 hours", 2.0, None, "2 hours, today"),
        ("Did you know? talk , online", 1.5, None, "you know? talk, online, 1.5 h, today"),
        ("logged into the portal", None, None, "logged into the portal, today"),
        ("12 hours of law", 2.0, None, "12 hours of law, 2 h, today"),
        ("completed sterile prep , part 2", 1.0, None, "sterile prep, part 2, 1 h, today"),
    ],
)
def test_a_deed_is_shown_without_saying_anything_twice(note, hours, subject, shown):
    assert what(Deed("ce" if hours else "progress", note, TODAY, hours=hours, subject=subject), TODAY) == shown


async def test_only_the_newest_twenty_deeds_are_compared(me):
    await reports(me, "swept yard a1")
    for number in range(2, 22):
        await reports(me, f"swept yard a{number}")
    await reports(me, "swept yard a21", text="again")
    assert len(deeds_of(me)) == 21
    await reports(me, "swept yard a1", text="once more")
    assert len(deeds_of(me)) == 22


async def test_hours_of_another_day_keep_it(me):
    await reports(me, a_deed("patient safety", 1.0, "patient safety", on=date(2026, 11, 5)))
    heard = await reports(me, a_deed("law CE", 2.0, "law"))
    assert "already" not in heard.text
