"""Asking to be reminded, and what is said back."""

import pytest

from bot.chat import CheckinHeard, Kind, Understood

LAW = "remind me Sunday 8pm to do the law hour"


@pytest.mark.parametrize(
    "said",
    [
        LAW,
        "/remind sunday 8pm do the law hour",
        "Can you remind me sunday 8pm to do the law hour?",
        "set a reminder for sunday 8pm to do the law hour",
    ],
)
async def test_a_time_is_said_back_in_words_with_its_day(priya, said):
    assert await priya.say(said) == "I will remind you: do the law hour. Sunday, Nov 29 at 8:00 PM."
    assert priya.labels() == [["Change", "Stop it"], ["All reminders"]]


async def test_what_comes_again_is_said_back_with_its_next_day(priya):
    said = await priya.say("remind me every other friday at 5 to log my hours")
    assert said == "I will remind you: log my hours. Every other Friday at 5:00 PM, next on Nov 27."


async def test_however_a_wish_to_be_reminded_is_said_it_is_one(priya, wish):
    said = await priya.say("sunday 8pm dont let me forget the law hour", wish)
    assert said == "I will remind you: the law hour. Sunday, Nov 29 at 8:00 PM."


async def test_it_comes_to_the_minute_and_once(priya):
    await priya.say(LAW)
    assert await priya.until("2026-12-20T12:00") == [
        ("Sun Nov 29 20:00", "“Do the law hour”: you asked me to remind you now.")
    ]
    assert priya.labels()[:2] == [["Done", "Partly"], ["Not yet"]]


async def test_what_comes_again_does_so_until_it_is_stopped(priya):
    await priya.say("remind me mon and thu 8pm to study")
    came = await priya.until("2026-12-01T12:00")
    assert [at for at, _ in came] == ["Mon Nov 23 20:00", "Thu Nov 26 20:00", "Mon Nov 30 20:00"]
    await priya.say("stop the study reminder")
    assert await priya.until("2026-12-20T12:00") == []


async def test_a_time_in_quiet_hours_is_kept_as_asked_and_that_is_said(priya):
    assert "quiet hours; I will write then" in await priya.say("remind me at 11pm tonight to lay out my clothes")
    assert [at for at, _ in await priya.until("2026-11-23T12:00")] == ["Sun Nov 22 23:00"]


async def test_where_no_hour_was_said_it_comes_when_quiet_hours_are_over(priya):
    await priya.say("quiet 9pm to 10am")
    assert "Tuesday, Nov 24 at 10:00 AM" in await priya.say("remind me on tuesday to call the school")


async def test_without_a_time_zone_it_is_kept_and_comes_once_the_zone_is_known(new_priya):
    said = await new_priya.say(LAW)
    assert said.startswith("Kept: Do the law hour. Sunday, Nov 29 at 8:00 PM. In which time zone is 8:00 PM?")
    assert "Your time zone is Eastern Time" in await new_priya.say("new york")
    assert [at for at, _ in await new_priya.until("2026-12-01T12:00")] == ["Sun Nov 29 20:00"]


async def test_without_a_time_zone_hours_from_now_cannot_be_counted_and_nothing_is_kept(new_priya, talk):
    assert "need your time zone" in await new_priya.say("remind me in 2 hours to eat")
    assert talk.count("reminders") == 0


async def test_a_time_that_is_over_today_is_said_to_be_and_tomorrow_is_offered(priya):
    said = await priya.say("remind me today at 7pm to call the school")
    assert said == "7:00 PM is over for today. Tomorrow instead, Monday, Nov 23 at 7:00 PM? Or type another time."
    assert await priya.press("Tomorrow") == "Changed. Call the school: Monday, Nov 23 at 7:00 PM."


async def test_who_says_no_time_is_asked_for_one_and_need_not_say_the_rest_again(priya):
    assert "When shall I remind you?" in await priya.say("remind me to renew my license")
    assert await priya.say("tomorrow at noon") == "Changed. Renew my license: Monday, Nov 23 at 12:00 PM."


async def test_who_says_only_a_time_may_say_what_it_is_about(priya):
    assert "Type what it is about" in await priya.say("remind me tomorrow 6pm")
    assert await priya.say("call the school") == "Changed. Call the school: Monday, Nov 23 at 6:00 PM."


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("remind me every hour to drink", "Once a day is the most I do."),
        ("remind me on 2/30 to pay", "I cannot find that day or time on the calendar."),
        ("remind me yesterday to call", "That time is over."),
    ],
)
async def test_a_time_that_cannot_be_is_told_and_asked_for_again(priya, said, answer):
    assert (await priya.say(said)).startswith(answer)


async def test_a_question_that_begins_like_a_wish_is_a_question(priya, talk):
    await priya.say("remind me what the exam costs")
    assert talk.count("reminders") == 0


async def test_a_wish_to_be_asked_about_goals_is_no_reminder(priya, talk):
    rhythm = Understood("checkin", "decline", checkin=CheckinHeard("rhythm", "my goals"))
    assert "Check-ins" in await priya.say("remind me every friday about my goals", rhythm)
    assert talk.count("reminders") == 0


async def test_more_than_fifty_are_not_taken(priya, talk):
    for number in range(50):
        talk.clock.advance(60)
        await priya.say(f"/remind tomorrow 8pm read page {number}")
    assert "50 reminders, which is as many as I keep" in await priya.say("/remind tomorrow 8pm read page 50")
    assert talk.count("reminders") == 50


async def test_long_words_are_kept_as_far_as_they_fit_and_that_is_said(priya, talk):
    assert "I kept the first 300 characters." in await priya.say(f"/remind tomorrow 8pm {'read on ' * 100}")
    assert len(talk.db.read().rows("SELECT words FROM reminders")[0]["words"]) <= 300


async def test_a_reminder_set_from_a_group_is_confirmed_in_private(priya, talk, group):
    said = await talk.say("/remind sunday 8pm do the law hour", group=group)
    assert said.in_sight == ["👌"]
    assert "law" in said.text


async def test_a_reminder_of_somebody_else_is_never_shown_or_stopped(priya, talk):
    await priya.say(LAW)
    other = await talk.say("/remind_stop 1", person="8", kind=Kind.TEXT)
    assert "no such reminder" in other.text
    assert talk.count("reminders", "state = 'open'") == 1
