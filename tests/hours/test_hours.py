"""Saying when to be left in peace and when a day ends, seeing it, and taking it back."""

import pytest

from bot.chat import Feature, Planned, Understood
from bot.settings import RETENTION
from tests.talk import GROUP

USUAL = "Your quiet hours are 9 PM to 9 AM: I will not message you first then. Your day ends at midnight."


@pytest.mark.parametrize("said", ["/quiet", "quiet", "Quiet hours?", "my quiet hours", "do not disturb"])
async def test_who_has_set_nothing_has_the_usual_hours_and_is_shown_others(luis, kept, said):
    shown = await luis.say(said)
    assert shown.text.startswith(USUAL)
    labels = ("9 PM to 9 AM", "10 PM to 8 AM", "10 PM to 11 AM", "None at all", "When my day ends", "My shifts")
    assert [shown.says(label) for label in labels] == [
        "/quiet 9pm-9am",
        "/quiet 10pm-8am",
        "/quiet 10pm-11am",
        "/quiet none",
        "/day_ends",
        "/shifts new",
    ]
    assert kept() == []


async def test_a_press_sets_quiet_hours_in_the_same_message(luis, kept):
    shown = await luis.say("/quiet")
    pressed = await luis.press(shown.says("10 PM to 11 AM"), message=102)
    assert [row.do for row in pressed.rows] == ["edit"]
    assert "10 PM to 11 AM" in pressed.text
    assert [weeks for _, weeks in kept()] == [[("", 22, 11, 0)]]


# said in turn -> name, quiet from, quiet to, day ends
SET = {
    ("/quiet 22-7",): ("", 22, 7, 0),
    ("quiet 10pm-7am",): ("", 22, 7, 0),
    ("quiet hours from 11 at night till noon",): ("", 23, 12, 0),
    ("/quiet", "10pm to 11am"): ("", 22, 11, 0),
    ("/quiet", "from 11 at night till noon"): ("", 23, 12, 0),
    ("don't message me after 10pm",): ("", 22, 9, 0),
    ("/quiet", "not before 11"): ("", 21, 11, 0),
    ("no quiet hours",): ("", 0, 0, 0),
    ("/quiet", "none at all"): ("", 0, 0, 0),
    ("my day ends at 3am",): ("", 21, 9, 3),
    ("My day ends at 3",): ("", 21, 9, 3),
    ("/day_ends", "2:30"): ("", 21, 9, 2.5),
    ("/quiet", "my day ends at 4 am"): ("", 21, 9, 4),
    ("22-7", "/quiet", "22-7", "/day_ends 3am"): ("", 22, 7, 3),
    ("/quiet", "i work nights"): ("night", 8, 17, 10),
}


@pytest.mark.parametrize(("said", "week"), SET.items(), ids=lambda each: " then ".join(map(str, each)))
async def test_hours_are_set_in_plain_words(luis, kept, said, week):
    for words in said:
        back = await luis.say(words)
        luis.clock.advance(10)
    assert back.text.startswith("Set.")
    assert [weeks for _, weeks in kept()] == [[week]]


async def test_hours_are_kept_until_they_are_taken_back(luis, kept):
    await luis.say("/quiet 22-7")
    luis.clock.advance(RETENTION["unseen"].seconds - 1)
    await luis.house.prune()
    assert [weeks for _, weeks in kept()] == [[("", 22, 7, 0)]]


async def test_going_back_to_the_usual_hours_leaves_nothing_behind(luis, kept):
    await luis.say("/quiet 22-7")
    assert USUAL in (await luis.say("/quiet 9pm-9am")).text
    assert kept() == []


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("/quiet 1am to midnight", "Quiet hours can be up to 20 hours long"),
        ("quiet from 9pm to 9pm", "Quiet hours can be up to 20 hours long"),
        ("my day ends at 10pm", "A day can end between midnight and noon."),
        ("my shifts: 4 nights on 3 off", "from week to week, not from day to day"),
        ("my shifts: 12 weeks nights, 1 week off", "A pattern can be up to 12 weeks long."),
    ],
)
async def test_what_cannot_be_kept_is_told_with_what_can(luis, kept, said, why):
    assert why in (await luis.say(said)).text
    assert kept() == []


async def test_one_side_that_makes_them_too_long_is_refused_too(luis, kept):
    await luis.say("/quiet 10pm-11am")
    assert "up to 20 hours" in (await luis.say("quiet after noon")).text
    assert [weeks for _, weeks in kept()] == [[("", 22, 11, 0)]]


async def test_none_at_all_is_shown_as_such(luis):
    await luis.say("no quiet hours")
    assert (await luis.say("/quiet")).text.startswith("You have no quiet hours: I may message you first at any hour.")


async def test_without_a_zone_hours_are_kept_and_the_zone_is_asked_for(talk, kept):
    set_ = await talk.say("/quiet 22-7")
    assert "I do not know your time zone yet." in set_.text
    assert set_.says("Set time zone") == "/zone"
    await talk.say("/zone America/Phoenix")
    assert "10 PM to 7 AM" in (await talk.say("/quiet")).text
    assert "time zone" not in (await talk.say("/quiet")).text
    assert [weeks for _, weeks in kept()] == [[("", 22, 7, 0)]]


# --- the open question ---------------------------------------------------------------------------------------------


async def test_what_cannot_be_read_is_asked_for_once_more_and_then_left(luis, kept):
    await luis.say("/quiet")
    assert (await luis.say("purple")).text.startswith("I could not read that. Type from when to when")
    assert (await luis.say("purple rain")).text.startswith("I could not read that either")
    luis.clock.advance(10)
    assert "could not read" not in (await luis.say("purple")).text
    assert kept() == []


@pytest.mark.parametrize("no", ["no thanks", "Skip", "not now", "no"])
async def test_who_would_rather_leave_it_is_left_alone(luis, kept, no):
    await luis.say("/quiet")
    assert (await luis.say(no)).text.startswith("All right, nothing has changed.")
    assert kept() == []


async def test_a_question_stays_a_question_while_we_ask(luis, kept):
    await luis.say("/quiet")
    assert "could not read" not in (await luis.say("why certify")).text
    assert kept() == []


@pytest.mark.parametrize("said", ["22-7", "10pm to 11am", "closing", "nights"])
async def test_unasked_bare_times_and_kinds_of_shifts_set_nothing(luis, kept, said):
    await luis.say(said)
    assert kept() == []


@pytest.mark.parametrize(
    "said",
    [
        "i work late",
        "i work nights, can i still certify",
        "i work 4 nights a week",
        "i work at a hospital",
        "i'm on track",
        "quiet people in this field?",
        "my shifts are awful",
        "my day ends badly",
        "this week is hard",
        "don't message me back about that quiz",
    ],
)
async def test_what_only_begins_like_it_is_understood_as_usual(luis, kept, said):
    luis.understands.means[said] = luis.understands.means["why certify"]
    assert "certif" in (await luis.say(said)).text.lower()
    assert kept() == []


async def test_danger_in_a_sentence_about_shifts_is_heard(luis, kept):
    said = "i work nights"
    luis.understands.means[said] = Understood("crisis", "decline")
    assert "Set." not in (await luis.say(said)).text
    assert kept() == []


# --- elsewhere -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["/quiet", "/quiet 22-7", "quiet hours", "i work nights", "my day ends at 3am"])
async def test_a_group_sees_nothing_of_ones_hours(luis, said):
    await luis.say("/quiet 10pm-8am")
    told = await luis.say(said, group=GROUP)
    assert set(told.in_sight) <= {"👌", "🤔"}


async def test_each_person_has_hours_of_their_own(talk, kept):
    await talk.say("/quiet 22-7", person="7")
    await talk.say("/quiet 23-8", person="8")
    await talk.say("/quiet 9pm-9am", person="7")
    assert [weeks for _, weeks in kept()] == [[("", 23, 8, 0)]]


async def test_mydata_tells_hours_and_shifts(luis):
    await luis.say("/shifts 2 weeks closing 1 week morning")
    told = (await luis.say("/mydata")).text
    assert "- Your shifts, in turn: 2 closing weeks, 1 morning week." in told
    assert "- In closing weeks I will not message you first between 10 PM and 11 AM, and your day ends at 3 AM." in told
    assert "- The first of these weeks began on January 11, 2027" in told


class Watches:
    """A feature with one moment, on the day after, that keeps how often it was asked for it."""

    def __init__(self):
        self.asked = 0

    def plans(self, db, person_id, last, now):
        self.asked += 1
        return [Planned("watch", "rhythm", now + 24 * 3600)]

    def composes(self, db, due, now):
        return None


@pytest.mark.parametrize(
    "said",
    [
        "/quiet 22-7",
        "no quiet hours",
        "/day_ends 3am",
        "/shifts nights",
        "/shifts 1 week closing 1 week off",
        "/shifts none",
        "/zone America/Phoenix",
    ],
)
async def test_every_change_lets_the_agenda_plan_anew(open_talk, said):
    watches = Watches()
    talk = await open_talk(Feature("watches", begins=watches))
    await talk.say("/zone America/New_York")
    before = watches.asked
    await talk.say(said)
    assert watches.asked == before + 1


async def test_saying_which_week_this_is_lets_the_agenda_plan_anew(open_talk):
    watches = Watches()
    talk = await open_talk(Feature("watches", begins=watches))
    await talk.say("/zone America/New_York")
    await talk.say("/shifts 2 weeks closing 1 week morning")
    before = watches.asked
    await talk.say("/this_week 2")
    assert watches.asked == before + 1


async def test_without_a_zone_nothing_stays_planned(open_talk):
    talk = await open_talk(Feature("watches", begins=Watches()))
    await talk.say("/zone America/New_York")
    assert talk.count("agenda", "due_at IS NOT NULL") == 1
    await talk.say("/zone forget")
    assert talk.count("agenda", "due_at IS NOT NULL") == 0


@pytest.mark.parametrize("said", ["/quiet", "/quiet change", "/shifts", "/day_ends", "/this_week"])
async def test_looking_changes_nothing(luis, kept, said):
    await luis.say(said)
    assert kept() == []
