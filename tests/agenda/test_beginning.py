"""What is due becomes one message; what may not be said now waits for its time."""

from datetime import date

import pytest

from bot.clock import Span, Week
from bot.people import Silence, set_hours
from bot.settings import DAY

NIGHTS = (Week("night", Span(8 * 60, 17 * 60), 10 * 60),)


async def test_a_moment_of_our_own_comes_within_ten_minutes_and_once(eater):
    await eater.lives()
    await eater.wish("bread", "rhythm", "2027-01-11T12:00")
    ((when, text),) = await eater.until("2027-01-20T12:00")
    assert ("01-11 12:00" <= when <= "01-11 12:10", text) == (True, "bread!")


async def test_a_time_that_was_asked_for_comes_to_the_minute_even_at_night(eater):
    await eater.lives()
    await eater.wish("bread", "asked", "2027-01-11T23:30")
    assert await eater.until("2027-01-13T12:00") == [("01-11 23:30", "bread!")]


async def test_a_moment_in_quiet_hours_waits_for_the_morning(eater):
    await eater.lives()
    await eater.wish("bread", "rhythm", "2027-01-11T22:00")
    ((when, _),) = await eater.until("2027-01-13T12:00")
    assert "01-12 09:00" <= when <= "01-12 09:10"


async def test_everything_of_a_day_is_one_message(eater):
    await eater.lives()
    for hour, key in ((12, "bread"), (15, "cake"), (18, "soup"), (19, "tea")):
        await eater.wish(key, "rhythm", f"2027-01-11T{hour}:00")
    ((_, text),) = await eater.until("2027-01-13T12:00")
    assert text.splitlines()[::2][0] == "bread!"
    assert ("cake, too." in text, "soup, too." in text, "tea" in text) == (True, True, False)


async def test_what_is_due_waits_for_the_time_that_was_asked_for_that_day(eater):
    await eater.lives()
    await eater.wish("bread", "rhythm", "2027-01-11T12:00")
    await eater.wish("tea", "asked", "2027-01-11T20:00")
    ((when, text),) = await eater.until("2027-01-13T12:00")
    assert when == "01-11 20:00"
    assert text.startswith("tea!")
    assert "bread, too." in text


async def test_a_second_message_of_our_own_waits_for_the_next_day(eater):
    await eater.lives()
    await eater.wish("bread", "rhythm", "2027-01-11T12:00")
    await eater.until("2027-01-11T13:00")
    await eater.wish("cake", "rhythm", "2027-01-11T13:30")
    ((when, text),) = await eater.until("2027-01-13T12:00")
    assert (when[:5], text) == ("01-12", "cake!")


async def test_what_is_needed_no_more_is_not_said(eater):
    await eater.lives()
    await eater.wish("bread", "rhythm", "2027-01-11T12:00")
    eater.kitchen.done.add("bread")
    assert await eater.until("2027-01-13T12:00") == []
    assert eater.talk.count("begun") == 0


async def test_without_the_asked_one_what_would_join_it_keeps_to_one_message_a_day(eater):
    await eater.lives()
    await eater.wish("bread", "rhythm", "2027-01-11T12:00")
    await eater.until("2027-01-11T13:00")
    await eater.wish("cake", "rhythm", "2027-01-11T14:00")
    await eater.wish("tea", "asked", "2027-01-11T20:00")
    eater.kitchen.done.add("tea")
    ((when, text),) = await eater.until("2027-01-13T12:00")
    assert (when[:5], text) == ("01-12", "cake!")


async def test_nothing_comes_before_the_zone_is_known(eater):
    eater.talk.clock.at = eater.at("2027-01-11T08:00")
    await eater.talk.say("hello")
    await eater.wish("bread", "rhythm", "2027-01-11T12:00")
    assert await eater.until("2027-01-13T12:00") == []


async def test_nobody_is_interrupted(eater):
    await eater.lives()
    await eater.wish("bread", "rhythm", "2027-01-11T12:00")
    await eater.until("2027-01-11T11:59")
    await eater.talk.say("why certify")
    ((when, _),) = await eater.until("2027-01-13T12:00")
    assert "01-11 12:14" <= when <= "01-11 12:25"


@pytest.mark.parametrize("why", ["rhythm", "asked"])
async def test_a_pause_silences_and_what_came_due_is_said_when_it_ends(eater, why):
    await eater.lives()
    await eater.silent(Silence("pause", until_on=date(2027, 1, 18)))
    await eater.wish("bread", why, "2027-01-12T12:00")
    ((when, _),) = await eater.until("2027-01-20T12:00")
    assert "01-18 09:00" <= when <= "01-18 09:10"


async def test_a_pause_of_one_thing_leaves_the_others(eater):
    await eater.lives()
    await eater.silent(Silence("pause", "goal:1"))
    await eater.wish("bread", "rhythm", "2027-01-12T12:00", about="goal:1")
    await eater.wish("cake", "rhythm", "2027-01-13T12:00", about="goal:2")
    assert [text for _, text in await eater.until("2027-01-20T12:00")] == ["cake!"]


async def test_three_times_without_an_answer_end_in_one_farewell(eater):
    await eater.lives()
    days = [f"2027-01-{day}T12:00" for day in range(11, 32)]
    await eater.wish("bread", "rhythm", *days, every_s=DAY)
    came = [(when[:5], text.split(",")[0][:20]) for when, text in await eater.until("2027-03-01T12:00")]
    assert came == [("01-11", "bread!"), ("01-12", "bread!"), ("01-14", "bread!"), ("01-16", "My last check-ins ha")]


async def test_the_farewell_holds_nothing_that_was_asked_for(eater):
    await eater.lives()
    await eater.silent(Silence("farewell"))
    await eater.wish("tea", "asked", "2027-01-12T12:00")
    await eater.wish("bill", "deadline", "2027-01-14T12:00")
    assert [text for _, text in await eater.until("2027-01-20T12:00")] == ["tea!", "bill!"]


async def test_an_answer_begins_the_count_anew(eater):
    await eater.lives()
    await eater.wish("bread", "rhythm", *[f"2027-01-{day}T12:00" for day in range(11, 17)], every_s=DAY)
    for day in range(11, 17):
        assert len(await eater.until(f"2027-01-{day}T12:30")) == 1
        await eater.talk.say("/ate")


async def test_a_message_put_off_comes_back_and_nothing_before_it(eater):
    await eater.lives()
    await eater.wish("bread", "rhythm", "2027-01-11T12:00", "2027-01-12T12:00", every_s=DAY)
    await eater.until("2027-01-11T13:00")
    until = eater.at("2027-01-13T18:00")
    now = int(eater.talk.clock.now())
    await eater.writes(lambda db: eater.agenda.put_off(db, 1, 1, until, now))
    assert (await eater.until("2027-01-14T08:00"))[0] == ("01-13 18:00", "bread!")


async def test_who_was_away_gets_one_message_that_says_it_is_late(eater):
    await eater.lives()
    await eater.wish("bread", "rhythm", "2027-01-11T12:00")
    await eater.wish("tea", "asked", "2027-01-11T12:30")
    eater.talk.clock.at = eater.at("2027-01-11T16:00")
    (row,) = (await eater.talk.begin()).rows
    assert "12:" in row.request["text"]
    assert "not running" in row.request["text"]


async def test_late_and_quiet_waits_for_the_morning_even_when_it_was_asked_for(eater):
    await eater.lives()
    await eater.wish("tea", "asked", "2027-01-11T20:30")
    eater.talk.clock.at = eater.at("2027-01-11T21:30")
    assert [when for when, _ in await eater.until("2027-01-12T12:00")] == ["01-12 09:00"]


async def test_the_day_of_a_night_worker_ends_in_the_morning(eater):
    await eater.lives()
    await eater.writes(lambda db: set_hours(db, 1, NIGHTS, date(2027, 1, 11)))
    await eater.wish("bread", "rhythm", "2027-01-11T23:00")
    await eater.wish("cake", "rhythm", "2027-01-12T06:00")
    ((when, text),) = await eater.until("2027-01-13T12:00")
    assert when.startswith("01-11 23:")
    assert "cake, too." in text


async def test_a_broken_feature_keeps_nobody_waiting(eater):
    await eater.lives()
    await eater.wish("bread", "rhythm", "2027-01-11T12:00")
    eater.kitchen.burnt.add("bread")
    assert await eater.until("2027-01-11T13:05") == []
    eater.kitchen.burnt.clear()
    assert len(await eater.until("2027-01-11T15:00")) == 1


async def test_who_blocked_us_is_not_begun_with_until_they_are_back(eater):
    await eater.lives()
    await eater.writes(lambda db: db.run("UPDATE people SET blocked_at = 1"))
    await eater.wish("bread", "rhythm", "2027-01-11T12:00")
    assert await eater.until("2027-01-14T12:00") == []
    await eater.talk.say("/ate")
    assert len(await eater.until("2027-01-16T12:00")) == 1
