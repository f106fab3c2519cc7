"""Until when a message can be put off: each choice by the wall clock, across both daylight-saving changes of 2027."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.breaks import choices
from bot.clock import Hours, Span, Week

ZONES = ("America/New_York", "America/Chicago", "America/Phoenix", "America/Los_Angeles", "America/Anchorage",
         "Pacific/Honolulu", "Europe/London", "America/Denver")  # fmt: skip
# A Saturday and a Sunday before, of and after each change, in America (Mar 14, Nov 7) and Europe (Mar 28, Oct 31).
DAYS = ("2027-03-13", "2027-03-14", "2027-03-27", "2027-03-28", "2027-10-30", "2027-10-31", "2027-11-06", "2027-11-07")
OPEN = (Week(quiet=Span(0, 0)),)


def instant(wall, zone):
    return int(datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone)).timestamp())


def wall(at, zone):
    return datetime.fromtimestamp(at, ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")


def shown(name, now, zone, weeks=None):
    choice = choices.NAMED[name](Hours(zone, weeks or (Week(),)), instant(now, zone))
    return choice and (wall(choice.at, zone), choice.is_moved)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", DAYS)
def test_tomorrow_and_next_week_are_the_same_time_of_the_clock_on_the_wall(zone, day):
    for minute in ("09:30", "13:05", "20:15"):
        now = f"{day} {minute}"
        on = datetime.fromisoformat(day)
        for name, more in (("tomorrow", 1), ("week", 7)):
            assert shown(name, now, zone) == (f"{on + timedelta(days=more):%Y-%m-%d} {minute}", False)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", DAYS)
def test_tonight_is_at_eight_of_the_clock_on_the_wall(zone, day):
    assert shown("tonight", f"{day} 09:30", zone) == (f"{day} 20:00", False)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", DAYS)
def test_an_hour_is_an_hour_whatever_the_clock_does(zone, day):
    hours = Hours(zone, OPEN)
    midnight = instant(f"{day} 00:00", zone)
    for minutes in range(0, 24 * 60, 30):
        now = midnight + minutes * 60
        assert choices.hour(hours, now) == choices.Choice(now + 3600)


def test_a_time_that_the_clock_skips_comes_an_hour_later():
    assert shown("tomorrow", "2027-03-13 02:30", "America/New_York", OPEN) == ("2027-03-14 03:30", False)
    assert shown("tomorrow", "2027-03-13 02:30", "America/Phoenix", OPEN) == ("2027-03-14 02:30", False)


def test_a_time_that_the_clock_shows_twice_is_the_first_of_them():
    at = choices.tomorrow(Hours("America/New_York", OPEN), instant("2027-11-06 01:30", "America/New_York")).at
    assert datetime.fromtimestamp(at, ZoneInfo("UTC")).hour == 5


@pytest.mark.parametrize(
    ("quiet", "now", "tonight"),
    [
        (Span(21 * 60, 9 * 60), "09:30", "20:00"),
        (Span(22 * 60, 11 * 60), "12:00", "20:00"),
        (Span(20 * 60, 8 * 60), "12:00", "19:00"),
        (Span(18 * 60, 6 * 60), "12:00", "17:00"),
        (Span(0, 8 * 60), "12:00", "20:00"),
        (Span(8 * 60, 17 * 60), "18:00", "20:00"),
        (Span(0, 0), "12:00", "20:00"),
        (Span(13 * 60, 20 * 60 + 30), "12:00", "20:30"),
        (Span(16 * 60, 4 * 60), "12:00", None),
        (Span(21 * 60, 9 * 60), "19:30", "20:00"),
        (Span(21 * 60, 9 * 60), "19:31", None),
        (Span(21 * 60, 9 * 60), "20:30", None),
    ],
)
def test_tonight_is_an_hour_before_it_gets_quiet_and_not_offered_where_it_is_over(quiet, now, tonight):
    found = shown("tonight", f"2027-03-13 {now}", "America/New_York", (Week(quiet=quiet),))
    assert (found[0][-5:] if found else None) == tonight


def test_after_a_late_shift_tonight_is_still_the_evening_that_is_over():
    late = (Week(quiet=Span(4 * 60, 11 * 60), day_ends=3 * 60),)
    assert shown("tonight", "2027-03-14 01:00", "America/New_York", late) is None
    assert shown("tonight", "2027-03-14 03:00", "America/New_York", late) == ("2027-03-14 20:00", False)


def test_what_would_be_in_quiet_hours_comes_after_them_and_says_so():
    assert shown("hour", "2027-03-13 20:30", "America/New_York") == ("2027-03-14 09:00", True)
    assert shown("tomorrow", "2027-11-06 22:00", "America/New_York") == ("2027-11-08 09:00", True)


ANY_WEEK = st.builds(
    lambda begins, length, ends: Week("", Span(begins, (begins + length) % 1440), ends),
    st.integers(0, 1439),
    st.integers(0, 20 * 60),
    st.integers(0, 12 * 60),
)


@given(st.sampled_from(ZONES), st.lists(ANY_WEEK, min_size=1, max_size=4), st.integers(0, 364 * 24 * 60))
def test_no_choice_is_ever_in_quiet_hours_or_in_the_past(zone, weeks, minutes):
    hours, now = Hours(zone, tuple(weeks)), 1_798_761_600 + minutes * 60
    for choice in choices.offered(hours, now).values():
        assert choice.at > now
        assert not hours.is_quiet(choice.at)


SAID = {
    "later": "2027-03-13 11:00",
    "in an hour": "2027-03-13 11:00",
    "1 hour": "2027-03-13 11:00",
    "snooze 2 hours": "2027-03-13 12:00",
    "in two hours": "2027-03-13 12:00",
    "a couple of hours": "2027-03-13 12:00",
    "half an hour": "2027-03-13 10:30",
    "remind me in 45 minutes": "2027-03-13 10:45",
    "ask me again in 3 hrs please": "2027-03-13 13:00",
    "snooze until tonight": "2027-03-13 20:00",
    "This evening.": "2027-03-13 20:00",
    "later today": "2027-03-13 20:00",
    "maybe later": "2027-03-13 11:00",
    "tomorrow": "2027-03-14 10:00",
    "ask me tmrw": "2027-03-14 10:00",
    "next week": "2027-03-20 10:00",
    "snooze till monday": "2027-03-15 09:00",
    "snooze until mar 20": "2027-03-20 09:00",
    "tomorrow 6pm": "2027-03-14 18:00",
    "Tomorrow at 6:30 PM, please": "2027-03-14 18:30",
    "tomorrow evening": "2027-03-14 19:00",
    "snooze until monday at noon": "2027-03-15 12:00",
    "snooze till 3pm": "2027-03-13 15:00",
    "snooze till 9am": "2027-03-14 09:00",
    "tomorrow 9pm": "2027-03-15 09:00",
    "1 week": "2027-03-20 10:00",
    "2 weeks": "2027-03-27 09:00",
    "every day at 6pm": None,
    "tomorrow I take the exam at 5": None,
    "": None,
    "in": None,
    "in texas": None,
    "in 0 hours": None,
    "in 999 hours": None,
    "tomorrow I take the exam": None,
    "next week is hard": None,
    "later than that": None,
    "snooze until feb 30": None,
    "snooze until mar 13": None,
    "in " * 500: None,
}


@pytest.mark.parametrize(("text", "at"), SAID.items(), ids=[text[:30] or "nothing" for text in SAID])
def test_a_time_is_read_and_anything_else_is_none(text, at):
    hours = Hours("America/New_York")
    found = choices.said(text, hours, instant("2027-03-13 10:00", "America/New_York"))
    assert (wall(found.at, hours.zone) if found else None) == at


@given(st.text(max_size=80))
def test_no_text_is_too_odd_to_be_read(text):
    choices.said(text, Hours("America/New_York"), 1_800_000_000)
