"""Reminders of what sounds low or like health, at hours that the clock skips, and before a zone is known."""

import pytest

from bot.chat import Understood

LOW = Understood("unknown", "decline", worried=True)
HEALTH = Understood("clinical", "decline")
NO_HOUR = "remind me at 2:30am on march 14 to wake up"


async def test_a_reminder_that_sounds_low_is_a_reminder_and_where_the_clock_skips_its_hour_that_is_said(priya):
    said = await priya.say(NO_HOUR, LOW)
    assert said.startswith(
        "I will remind you: wake up. Sunday, Mar 14, 2027 at 2:30 AM. The clock skips 2:30 AM on that"
    )
    assert "so I will write at 3:30 AM. That is in your quiet hours" in said
    assert [at for at, _ in await priya.until("2027-03-15T12:00")] == ["Sun Mar 14 03:30"]


@pytest.mark.parametrize("said", ["remind me every day at 9pm to take my pills", "remind me 9pm to take my pills"])
async def test_what_somebody_does_for_their_own_health_is_a_reminder(priya, talk, said):
    assert "take my pills" in await priya.say(said, HEALTH)
    assert talk.count("reminders", "minutes = 1260") == 1


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("remind me how many pills to take on friday", HEALTH),
        ("remind me the most of these to take in 24 hours", HEALTH),
        ("remind me why i bother tomorrow", LOW),
        ("remind me to breathe", LOW),
        ("remind me at 9pm to take 20 of them", HEALTH),
        ("ok so are you there", LOW),
        ("remind me tonight to end it", Understood("crisis", "decline")),
    ],
)
async def test_a_question_a_wish_without_a_time_and_a_cry_for_help_stay_what_they_are(priya, talk, said, means):
    await priya.say(said, means)
    assert talk.count("reminders") == 0


@pytest.mark.parametrize("kind", ["smalltalk", "goal", "unknown"])
async def test_a_spoken_wish_that_begins_with_filler_is_a_reminder_of_what_follows(priya, kind):
    said = "ok so um like i guess remind me every monday to look at job postings"
    answer = "I will remind you: look at job postings. Every Monday at 9:00 AM, next on Nov 23."
    assert await priya.say(said, Understood(kind, "decline")) == answer


async def test_another_time_at_an_hour_that_is_skipped_says_so_too(priya):
    await priya.say("remind me tomorrow 9am to wake up")
    assert "so I will write at 3:30 AM." in await priya.say("change it to march 14 2:30am")
    assert "skips" not in await priya.say("change it to march 15 2:30am")


async def test_without_a_zone_a_sunday_is_the_one_that_it_is_with_one(new_priya):
    new_priya.talk.clock.advance(-10 * 3600)  # Sunday, 10:40 in the morning
    assert "Sunday, Nov 22 at 8:00 PM" in await new_priya.say("remind me sunday 8pm to call")
    await new_priya.say("new york")
    assert "Today at 8:00 PM" in await new_priya.say("/remind")
    assert [at for at, _ in await new_priya.until("2026-12-01T12:00")] == ["Sun Nov 22 20:00"]


async def test_without_a_zone_a_single_one_that_is_over_everywhere_is_listed_as_past(new_priya):
    await new_priya.say("remind me sunday 8pm to call")
    new_priya.talk.clock.advance(7 * 86400)
    assert "Sunday, Nov 29 at 8:00 PM" in await new_priya.say("/remind")  # in Hawaii it is still to come
    new_priya.talk.clock.advance(10 * 3600)
    assert "1. Call: was for Sunday, Nov 29; tell me your time zone and a new time" in await new_priya.say("/remind")


async def test_without_a_zone_what_comes_again_is_never_next_on_a_time_that_is_over(new_priya):
    await new_priya.say("remind me every monday at 8am to study")
    new_priya.talk.clock.advance(24 * 3600)  # Monday evening
    assert "Every Monday at 8:00 AM, next on Nov 30" in await new_priya.say("/remind")
