"""Changing and stopping reminders in one message."""

from datetime import date

import pytest

from bot.reminders.changing import on_weekday

LAW = "remind me Sunday 8pm to do the law hour"


@pytest.fixture
async def law(priya):
    await priya.say(LAW)
    return priya


@pytest.mark.parametrize(
    "said", ["sundays im off use sunday 9pm", "sunday 9pm", "no make it sunday 9pm", "actually sunday at 9pm please"]
)
async def test_what_was_just_set_is_changed_by_another_time(law, said):
    assert (await law.say(said)).startswith("Changed. Do the law hour: Sunday, Nov 29 at 9:00 PM.")


@pytest.mark.parametrize(
    "said",
    [
        "move the law reminder to monday 7pm",
        "change my law reminder to monday 7pm",
        "move reminder 1 to monday 7pm",
        "reschedule the sunday reminder for monday at 7pm",
        "move my reminder to monday 7pm",
    ],
)
async def test_a_reminder_is_moved_in_one_message(law, said):
    assert await law.say(said) == "Changed. Do the law hour: Monday, Nov 23 at 7:00 PM."
    assert [at for at, _ in await law.until("2026-12-05T12:00")] == ["Mon Nov 23 19:00"]


async def test_a_single_one_may_become_one_that_comes_again(law):
    assert "Every Monday at 7:00 PM, next on Nov 23." in await law.say("move the law reminder to every monday 7pm")


@pytest.mark.parametrize(
    "said",
    ["stop the law reminder", "cancel reminder 1", "stop reminding me about law", "delete the sunday reminder",
     "stop reminding me", "dont remind me about the law hour"],
)  # fmt: skip
async def test_a_reminder_is_stopped_in_one_message_and_can_be_brought_back(law, said):
    assert await law.say(said) == "Stopped: Do the law hour."
    assert await law.press("Bring it back") == "It is back. Do the law hour: Sunday, Nov 29 at 8:00 PM."


async def test_a_reminder_whose_time_went_by_meanwhile_is_asked_for_another(law):
    await law.say("stop the law reminder")
    stopped = law.last
    await law.until("2026-11-30T12:00")
    law.last = stopped
    assert (await law.press("Bring it back")).startswith("That time is over. Do the law hour. When shall I remind you?")


async def test_where_several_fit_buttons_ask_which(law):
    await law.say("remind me friday 8pm to read about law")
    assert await law.say("stop the law reminder") == "Which one do you mean?"
    assert law.labels() == [["1. Do the law hour"], ["2. Read about law"]]
    assert await law.press("2.") == "Stopped: Read about law."


async def test_where_several_fit_a_press_sets_the_time_that_was_said(law):
    await law.say("remind me friday 8pm to read about law")
    assert await law.say("move the law reminder to monday 7pm") == "Which one do you mean?"
    assert await law.press("2.") == "Changed. Read about law: Monday, Nov 23 at 7:00 PM."


async def test_a_number_that_nothing_has_is_said_to_be_none(law):
    assert await law.say("cancel reminder 7") == "I have no such reminder open."


async def test_the_list_numbers_them_and_opens_each(law):
    await law.say("remind me every weekday 7am to stretch")
    assert await law.say("my reminders") == (
        "Your reminders:\n1. Do the law hour: Sunday, Nov 29 at 8:00 PM\n"
        "2. Stretch: Every weekday at 7:00 AM, next on Nov 23"
    )
    assert await law.press("Open 2") == "Stretch: Every weekday at 7:00 AM, next on Nov 23."
    assert await law.press("Stop it") == "Stopped: Stretch."


async def test_orders_that_speak_of_no_reminder_are_somebody_elses(law, talk):
    await law.say("move the couch to monday")
    await law.say("stop the music")
    assert talk.count("reminders", "state = 'open' AND first_on = '2026-11-29'") == 1


async def test_a_new_zone_moves_it_to_the_same_hour_there(law):
    await law.say("/zone Pacific/Honolulu")
    assert [at for at, _ in await law.until("2026-12-05T12:00")] == ["Mon Nov 30 01:00"]  # 8 PM there


@pytest.fixture
async def fridays(priya):
    await priya.say("remind me every other friday at 5 to log my hours")
    return priya


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("change it to 6pm", "Every other Friday at 6:00 PM, next on Nov 27"),
        ("change it to 9", "Every other Friday at 9:00 AM, next on Nov 27"),
        ("make it noon", "Every other Friday at 12:00 PM, next on Nov 27"),
        ("move it to thursday", "Every other Thursday at 5:00 PM, next on Nov 26"),
        ("move my reminder to thursday 7pm", "Every other Thursday at 7:00 PM, next on Nov 26"),
        ("make it every monday", "Every Monday at 5:00 PM, next on Nov 23"),
        ("change it to dec 3 at 6pm", "Thursday, Dec 3 at 6:00 PM"),
    ],
)
async def test_of_what_comes_again_only_what_was_said_is_changed(fridays, said, when):
    assert await fridays.say(said) == f"Changed. Log my hours: {when}."


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("change it to 6pm", "Sunday, Nov 29 at 6:00 PM"),
        ("make it saturday", "Saturday, Nov 28 at 8:00 PM"),
        ("make it tomorrow", "Monday, Nov 23 at 8:00 PM"),
        ("change it to 9", "Sunday, Nov 29 at 9:00 AM"),
    ],
)
async def test_of_a_single_one_the_day_or_the_hour_stays_unless_it_would_be_over(law, said, when):
    assert (await law.say(said)).startswith(f"Changed. Do the law hour: {when}.")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY;INTERVAL=2", "FREQ=WEEKLY;BYDAY=TH"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;UNTIL=20270301", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20270301"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYDAY=-1TH"),
        ("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=10", "FREQ=MONTHLY;INTERVAL=2;BYDAY=4TH"),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=26"),
    ],
)
def test_on_another_weekday_a_rule_comes_as_often_as_before(rule, expected):
    assert on_weekday(rule, date(2026, 11, 26)) == expected


async def test_a_new_time_while_the_zone_is_asked_for_is_no_place(new_priya):
    await new_priya.say(LAW)
    said = await new_priya.say("change it to 6pm")
    assert said.startswith("Kept: Do the law hour. Sunday, Nov 29 at 6:00 PM. In which time zone is 6:00 PM?")
    await new_priya.say("nowhereville xyzzy")
    assert "Sunday, Nov 29 at 7:00 PM" in await new_priya.say("7pm")
    assert "Your time zone is Eastern Time" in await new_priya.say("new york")
    assert [at for at, _ in await new_priya.until("2026-12-01T12:00")] == ["Sun Nov 29 19:00"]


async def test_a_second_place_that_is_none_ends_the_asking(new_priya):
    await new_priya.say(LAW)
    assert "could not find that place" in await new_priya.say("xyzzy qwrtp")
    assert "could not find that place either" in await new_priya.say("xyzzy qwrtp")
