"""The line that tells, at the top of every view, why nothing comes."""

from datetime import date

import pytest

from bot.agenda import standing, standing_of
from bot.clock import Hours
from bot.people import Silence
from tests.talk import NOW

HOURS = Hours("America/New_York")  # 3 AM on Friday, Jan 15 2027
LINES = {
    "": [],
    "Paused until Mon, Jan 18: nothing from me before then. Say resume to end it.": [
        Silence("pause", until_on=date(2027, 1, 18))
    ],
    "Paused: nothing from me. Say resume to end it.": [Silence("snooze", until_at=NOW + 60), Silence("pause")],
    "Stopped: nothing from me on my own. Say start again to change that.": [Silence("pause"), Silence("stop")],
    "Snoozed until tonight at 8:00 PM. Say resume to end it.": [Silence("snooze", until_at=NOW + 17 * 3600)],
}


@pytest.mark.parametrize(("line", "silences"), LINES.items())
def test_the_strongest_silence_is_told(line, silences):
    assert standing_of(silences, HOURS, NOW) == line


@pytest.mark.parametrize(
    "silences", [[Silence("pause", until_on=date(2027, 1, 15))], [Silence("snooze", until_at=NOW)]]
)
def test_a_silence_that_is_over_is_not_told(silences):
    assert standing_of(silences, HOURS, NOW) == ""


def test_the_pause_of_one_goal_is_told_of_that_goal_alone():
    silences = [Silence("pause", "goal:3", until_on=date(2027, 1, 18))]
    assert standing_of(silences, HOURS, NOW, "goal:3") == "Paused until Mon, Jan 18."
    assert standing_of(silences, HOURS, NOW, "goal:4") == standing_of(silences, HOURS, NOW) == ""


async def test_where_the_zone_is_unknown_days_are_those_of_utc(talk):
    await talk.say("pause until tomorrow")
    day_begins = NOW + 16 * 3600
    assert "Paused until Sat, Jan 16" in standing(talk.db.read(), 1, day_begins - 1)
    assert standing(talk.db.read(), 1, day_begins) == ""
    assert standing(talk.db.read(), 2, NOW) == ""
