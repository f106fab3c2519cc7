"""Shifts that rotate from week to week: set in a sentence, shown in words, changed kind by kind."""

import pytest

from bot import people

LATE, PLAIN = ("closing", 22, 11, 3), ("morning", 21, 9, 0)
NEXT_MONDAY_S = 3 * 24 * 3600


@pytest.mark.parametrize(
    "said",
    [
        ["/shifts", "2 weeks closing 1 week morning"],
        ["/quiet", "2 weeks closing 1 week morning"],
        ["/quiet", "closng for two weeks then one week mornings"],
        ["/shifts 2 weeks closing 1 week morning"],
        ["my shifts: 2 weeks closing, 1 week morning"],
        ["i work 2 weeks closing 1 week morning"],
        ["my shifts", "closing, closing, morning"],
    ],
    ids=" then ".join,
)
async def test_a_pattern_is_kept_from_this_monday_on_and_the_week_is_asked_for(luis, kept, said):
    for words in said:
        asked = await luis.say(words)
    assert asked.text == (
        "Your shifts, in turn: 2 closing weeks, 1 morning week. Which week is this one? Weeks begin on Monday. "
        "Until you tell me, I take it for the first."
    )
    labels = ["Closing, first week", "Closing, second week", "Morning"]
    assert [asked.says(label) for label in labels] == ["/this_week 1", "/this_week 2", "/this_week 3"]
    assert kept() == [("2027-01-11", [LATE, LATE, PLAIN])]


@pytest.mark.parametrize(
    ("answer", "since"),
    [("/this_week 1", "2027-01-11"), ("second closing week", "2027-01-04"), ("morning", "2026-12-28"),
     ("2", "2027-01-04"), ("this week is a morning week", "2026-12-28")],
)  # fmt: skip
async def test_which_week_this_is_moves_the_pattern_and_tells_what_follows(luis, kept, answer, since):
    await luis.say("/shifts 2 weeks closing 1 week morning")
    told = await luis.say(answer)
    assert (
        "In closing weeks I will not message you first between 10 PM and 11 AM, and your day ends at 3 AM." in told.text
    )
    assert (
        "In morning weeks I will not message you first between 9 PM and 9 AM, and your day ends at midnight."
        in told.text
    )
    assert told.says("Change") == "/quiet change"
    assert kept()[0][0] == since


@pytest.mark.parametrize(
    ("week", "said"),
    [
        (1, "This is a closing week. From Mon, Jan 25, it is a morning week."),
        (2, "This is a closing week. Next week is a morning week."),
        (3, "This is a morning week. Next week is a closing week."),
    ],
)
async def test_the_next_change_is_shown(luis, week, said):
    await luis.say("/shifts 2 weeks closing 1 week morning")
    await luis.say(f"/this_week {week}")
    assert said in (await luis.say("/quiet")).text


async def test_the_shown_week_moves_on_by_itself(luis):
    await luis.say("/shifts 1 week opening, 1 week off")
    assert "This is an opening week. Next week is a week off." in (await luis.say("/quiet")).text
    luis.clock.advance(NEXT_MONDAY_S)
    assert "This is a week off. Next week is an opening week." in (await luis.say("/quiet")).text


async def test_change_leads_to_the_hours_of_each_kind_of_week(luis, kept):
    await luis.say("/shifts 2 weeks closing 1 week morning")
    which = await luis.say("/quiet change")
    assert [which.says(label) for label in ("Closing weeks", "Morning weeks", "Every week")] == [
        "/quiet closing",
        "/quiet morning",
        "/quiet all",
    ]
    choices = await luis.say(which.says("Closing weeks"))
    assert choices.text.startswith("When would you like quiet hours in closing weeks? At the moment: 10 PM to 11 AM.")
    await luis.say("11pm to noon")
    luis.clock.advance(10)
    await luis.say(choices.says("When my day ends"))
    await luis.say("4 am")
    assert kept()[0][1] == [("closing", 23, 12, 4), ("closing", 23, 12, 4), PLAIN]


async def test_hours_without_a_kind_of_week_ask_for_which(luis, kept):
    await luis.say("/shifts 2 weeks closing 1 week morning")
    asked = await luis.say("quiet 11pm-8am")
    assert asked.text == "Which weeks do you mean?"
    assert kept()[0][1] == [LATE, LATE, PLAIN]
    await luis.say(asked.says("Morning weeks"))
    assert kept()[0][1] == [LATE, LATE, ("morning", 23, 8, 0)]
    luis.clock.advance(10)
    await luis.say((await luis.say("my day ends at 2am")).says("Every week"))
    assert [week[3] for week in kept()[0][1]] == [2, 2, 2]


async def test_naming_the_kind_in_the_sentence_is_enough(luis, kept):
    await luis.say("/shifts 2 weeks closing 1 week morning")
    await luis.say("quiet 11pm-8am in morning weeks")
    assert kept()[0][1] == [LATE, LATE, ("morning", 23, 8, 0)]


async def test_the_name_of_a_kind_typed_alone_opens_it_and_replaces_no_pattern(luis, kept):
    await luis.say("/shifts 2 weeks closing 1 week morning")
    await luis.say("/quiet")
    assert "quiet hours in closing weeks" in (await luis.say("closing")).text
    assert kept()[0][1] == [LATE, LATE, PLAIN]


async def test_another_pattern_keeps_what_was_set_for_a_kind_of_week(luis, kept):
    await luis.say("/shifts 2 weeks closing 1 week morning")
    await luis.say("/quiet closing 11pm-noon")
    await luis.say("/shifts 1 week closing 1 week nights")
    assert kept()[0][1] == [("closing", 23, 12, 3), ("night", 8, 17, 10)]


async def test_weeks_off_and_usual_weeks_have_the_hours_that_were_set_before(luis, kept):
    await luis.say("/quiet 22-7")
    await luis.say("/shifts every other week closing")
    assert kept()[0][1] == [LATE, ("usual", 22, 7, 0)]
    await luis.say("/shifts none")
    assert kept()[0][1] == [("", 22, 7, 0)]


async def test_this_week_of_somebody_without_a_pattern_is_no_business_of_ours(luis, kept):
    await luis.say("this week is closing")
    assert kept() == []


async def test_after_a_late_sunday_shift_it_is_still_the_week_before(luis, kept):
    await luis.say("/day_ends 4am")
    luis.clock.advance(NEXT_MONDAY_S)  # Monday, 3 AM
    await luis.say("/shifts 1 week closing 1 week morning")
    assert kept()[0][0] == "2027-01-11"


async def test_twelve_weeks_each_have_a_button(luis):
    asked = await luis.say("/shifts 11 weeks nights 1 week off")
    assert asked.says("Night, eleventh week") == "/this_week 11"
    assert asked.says("Off") == "/this_week 12"


async def test_a_button_of_an_older_and_longer_pattern_sets_nothing(luis, kept):
    await luis.say("/shifts 2 weeks closing 1 week morning")
    await luis.say("/shifts 1 week closing 1 week morning")
    assert "could not read" in (await luis.say("/this_week 3")).text
    assert kept() == [("2027-01-11", [LATE, PLAIN])]


async def test_closing_weeks_are_quiet_until_eleven_and_morning_weeks_until_nine(luis):
    await luis.say("/shifts 1 week closing 1 week morning")
    hours = people.hours_of(luis.db.read(), 1)
    in_closing = hours.at(hours.since, 9 * 60 + 30)
    assert hours.next_open(in_closing) == hours.at(hours.since, 11 * 60)
    a_morning = in_closing + 8 * 24 * 3600  # on Tuesday: the night before Monday was one of a closing week
    assert not hours.is_quiet(a_morning)
    assert hours.day(hours.at(hours.since, 26 * 60)) == hours.since
