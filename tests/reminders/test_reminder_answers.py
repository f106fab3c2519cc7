"""What people say when they are reminded."""

import pytest

from bot.chat import ProgressHeard, Understood
from bot.delivery import Wait

# Tuesday to Sunday after the first evening of a daily reminder.
DAYS = ["Tue Nov 24", "Wed Nov 25", "Thu Nov 26", "Fri Nov 27", "Sat Nov 28", "Sun Nov 29"]
BEFORE = "and nothing from me before but what you asked for"
CLINICAL = Understood("clinical", "decline")


@pytest.fixture
async def once(priya):
    """Reminded of the law hour, once, just now."""
    await priya.say("remind me Sunday 8pm to do the law hour")
    await priya.until("2026-11-29T20:01")
    return priya


@pytest.fixture
async def weekly(priya):
    """Reminded of the law hour, as every Sunday, just now."""
    await priya.say("remind me every Sunday 8pm to do the law hour")
    await priya.until("2026-11-29T20:01")
    return priya


@pytest.mark.parametrize("said", ["done", "did it", "yes", "👍"])
async def test_done_is_logged_like_a_report_of_its_words(once, talk, said):
    assert "Logged: do the law hour, today." in await once.say(said)
    assert talk.count("deeds", "note = 'do the law hour' AND undone_at IS NULL") == 1
    assert await once.until("2027-01-15T12:00") == []


async def test_the_button_does_the_same(once, talk):
    assert "Logged: do the law hour, today." in await once.press("Done")
    assert talk.count("deeds") == 1


async def test_partly_is_logged_as_that(once, talk):
    await once.press("Partly")
    assert talk.count("deeds", "note = 'do the law hour, partly'") == 1


@pytest.mark.parametrize("said", ["not yet", "daughter sick cant this week", "no time", "I can't this week, sorry"])
async def test_for_what_comes_again_the_next_day_is_named_and_nothing_comes_before(weekly, said):
    answer = await weekly.say(said, CLINICAL if "sick" in said else None)
    before = BEFORE if "week" in said else "nothing about it before"
    assert answer == f"Fine. Next: Sunday, Dec 6 at 8:00 PM, {before}."
    assert [at for at, _ in await weekly.until("2026-12-10T12:00")] == ["Sun Dec 06 20:00"]


async def test_cant_this_week_is_silent_for_the_week_even_where_it_comes_daily(priya):
    await priya.say("remind me every day at 8pm to read")
    await priya.until("2026-11-24T20:01")
    assert await priya.say("cant this week") == f"Fine. Next: Monday, Nov 30 at 8:00 PM, {BEFORE}."
    assert [at for at, _ in await priya.until("2026-11-30T20:01")] == ["Mon Nov 30 20:00"]


async def test_a_single_one_comes_again_a_week_later_unless_another_day_is_chosen(once):
    assert await once.say("daughter sick cant this week", CLINICAL) == (
        f"Fine. I will remind you again: Sunday, Dec 6 at 8:00 PM, {BEFORE}."
    )
    assert once.labels() == [["Tomorrow"], ["Leave it"]]
    assert "Monday, Nov 30 at 8:00 PM" in await once.press("Tomorrow")
    assert [at for at, _ in await once.until("2027-01-10T12:00")] == ["Mon Nov 30 20:00"]


async def test_left_alone_it_comes_no_more(once):
    await once.press("Not yet")
    assert await once.press("Leave it") == "Fine, I leave it at that."
    assert await once.until("2027-01-10T12:00") == []


async def test_another_time_may_be_typed_in_answer(once):
    assert "Wednesday, Dec 2 at 6:30 PM" in await once.say("wednesday 6:30pm")
    assert [at for at, _ in await once.until("2027-01-10T12:00")] == ["Wed Dec 02 18:30"]


@pytest.mark.parametrize("did", ["did the law hour", "law 1h done", "finished law hour of module 3"])
async def test_what_was_done_that_day_is_not_reminded_of(priya, did):
    await priya.say("remind me every Sunday 8pm to do the law hour")
    await priya.until("2026-11-29T15:00")
    await priya.say(did, Understood("progress", "decline", progress=ProgressHeard(did)))
    assert [at for at, _ in await priya.until("2026-12-06T21:00")] == ["Sun Dec 06 20:00"]


@pytest.mark.parametrize("did", ["read a chapter", "studied", "worked an hour of overtime"])
async def test_another_deed_takes_nothing_away(priya, did):
    await priya.say("remind me every Sunday 8pm to do the law hour")
    await priya.until("2026-11-29T15:00")
    await priya.say(did, Understood("progress", "decline", progress=ProgressHeard(did)))
    assert [at for at, _ in await priya.until("2026-11-29T21:00")] == ["Sun Nov 29 20:00"]


async def test_what_is_no_answer_is_answered_as_itself(once, talk):
    assert "emergency" in await once.say("how many pills", CLINICAL)
    assert talk.count("deeds") == 0


async def test_a_snooze_brings_it_back_and_leaves_the_rest_as_it_was(weekly):
    await weekly.say("snooze 1 hour")
    came = [at for at, _ in await weekly.until("2026-12-07T12:00")]
    assert came[-1] == "Sun Dec 06 20:00"
    assert len(came) == 2


async def test_a_pause_holds_it_and_a_stop_too(weekly):
    await weekly.say("/pause until Dec 20")
    assert await weekly.until("2026-12-19T12:00") == []


async def test_what_was_handed_back_is_said_once_the_pause_is_over_and_not_again(priya, talk):
    await priya.say("remind me Sunday 8pm to do the law hour")
    talk.post.order(Wait(2))
    await priya.until("2026-11-29T20:00")
    await priya.say("pause until nov 30")
    assert talk.count("begun", "handed_back_at IS NOT NULL") == 1
    await priya.say("/zone America/New_York")  # whatever has everything planned anew
    came = await priya.until("2027-01-10T12:00")
    assert [at for at, _ in came] == ["Mon Nov 30 09:00"]
    assert "you asked me to remind you on Sunday, Nov 29 at 8:00 PM" in came[0][1]


async def test_what_was_said_is_not_said_again_by_being_planned_anew(once):
    await once.say("/zone America/Phoenix")
    await once.say("/zone America/New_York")
    assert await once.until("2027-01-10T12:00") == []


async def test_what_was_told_late_on_the_evening_before_takes_nothing_away_on_a_day_of_23_hours(priya):
    await priya.say("remind me every day at 8pm to do the law hour")
    await priya.until("2027-03-13T23:30")
    did = "did the law hour"
    await priya.say(did, Understood("progress", "decline", progress=ProgressHeard(did)))
    assert [at for at, _ in await priya.until("2027-03-14T21:00")] == ["Sun Mar 14 20:00"]


async def test_a_message_put_off_to_next_week_takes_nothing_from_its_series(priya):
    await priya.say("remind me every day at 8pm to read")
    await priya.until("2026-11-23T20:01")
    assert "times you asked for still come" in await priya.say("snooze until nov 30")
    came = [at for at, _ in await priya.until("2026-12-01T12:00")]
    assert [at for at in came if at.endswith("20:00")] == [*(f"{day} 20:00" for day in DAYS), "Mon Nov 30 20:00"]


@pytest.mark.parametrize("said", ["tomorrow 9pm", "tomorrow at 9:00 pm please", "remind me tomorrow 9pm"])
async def test_an_hour_that_is_named_holds_to_the_minute_even_in_quiet_hours(once, said):
    assert "Monday, Nov 30 at 9:00 PM" in await once.say(said)
    assert [at for at, _ in await once.until("2027-01-10T12:00")] == ["Mon Nov 30 21:00"]


@pytest.mark.parametrize("said", ["tomorrow 9pm", "remind me tomorrow at 9pm"])
async def test_what_comes_again_comes_once_more_at_an_hour_that_is_named_and_stays_as_it_was(weekly, said):
    assert "Monday, Nov 30 at 9:00 PM" in await weekly.say(said)
    assert [at for at, _ in await weekly.until("2026-12-07T12:00")] == ["Mon Nov 30 21:00", "Sun Dec 06 20:00"]


async def test_what_comes_again_is_changed_where_that_is_said(weekly):
    assert "Every Monday at 9:00 PM" in await weekly.say("make it every monday 9pm")


async def test_a_further_reminder_leaves_the_one_that_came_as_it_was(once, talk):
    await once.say("set a reminder for tomorrow 9pm")
    assert talk.count("reminders", "number = 1 AND state = 'said'") == talk.count("reminders", "number = 2") == 1


async def test_another_wish_after_a_reminder_is_one_of_its_own(once):
    assert "call the school" in await once.say("remind me tomorrow 9pm to call the school")
    ((_, words),) = await once.until("2026-12-02T12:00")
    assert words.startswith("“Call the school”")
