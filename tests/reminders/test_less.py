"""Who would hear less of us is not reminded of it."""

import pytest

from bot.chat import CheckinHeard, Understood

WISH = Understood("checkin", "decline", checkin=CheckinHeard("remind"))


@pytest.mark.parametrize("said", ["don't text me on sundays", "please do not check in on weekends", "never at night"])
async def test_what_is_not_to_be_written_is_no_reminder(priya, talk, said):
    assert "choose quiet hours" in await priya.say(said, WISH)
    assert talk.count("reminders") == 0


async def test_a_reminder_under_a_stop_says_first_that_nothing_comes(priya):
    await priya.say("/stop")
    assert (await priya.say("remind me tomorrow 9am to mail the form")).startswith("Stopped")


async def test_dont_stop_stops_nothing(priya, talk):
    assert "nothing is stopped" in await priya.say("don't stop")
    assert talk.count("silences") == 0
