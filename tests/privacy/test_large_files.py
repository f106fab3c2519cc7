"""A file too large to be rewritten by day: people are forgotten at once, and what lies around goes in the night."""

from dataclasses import replace

import pytest

from bot.welcome import Erasing
from tests.privacy.traces import cleared, found

PERSON, LARGE = "987654321012", 10_000  # bytes, so that the file of a test is a large one
HOUR = 3600
NOON = 9 * HOUR  # from when the hand clock begins, which is three at night where the house is


@pytest.fixture
async def talk(open_talk):
    talk = await open_talk()
    erasing = Erasing(talk.db, talk.clock.now, "America/New_York", large=LARGE)
    talk.house = replace(talk.house, erasing=erasing)
    talk.clock.advance(NOON)
    await talk.say("/set state TX", person=PERSON)
    await talk.say("/forgetme", person=PERSON)
    return talk


async def test_by_day_the_rows_go_at_once_and_the_file_is_not_rewritten(talk):
    await talk.say("yes", person=PERSON)
    assert not await cleared(talk, within=0.3)
    assert (talk.count("people"), talk.count("traits")) == (0, 0)
    assert talk.count("traces") > 0
    assert not talk.db.file.with_name("house.db-wal").read_bytes()


async def test_in_the_night_after_that_nothing_lies_around_any_more(talk):
    await talk.say("yes", person=PERSON)
    assert not await cleared(talk, within=0.3)
    talk.clock.advance(15 * HOUR)
    assert await cleared(talk)
    assert found(talk.db.file.parent, PERSON) == []


async def test_where_it_did_not_run_in_the_night_it_is_made_up_for_after_a_day(talk):
    await talk.say("yes", person=PERSON)
    assert not await cleared(talk, within=0.3)
    talk.clock.advance(24 * HOUR - 60)
    assert not await cleared(talk, within=0.3)
    talk.clock.advance(60)
    assert await cleared(talk)
