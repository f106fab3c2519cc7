"""When reminders come, by the clock of whoever asked; how that is said; whether it was done already."""

from datetime import UTC, date, datetime

import pytest

from bot.clock import Hours
from bot.reminders.matching import was_done
from bot.reminders.model import Reminder, next_at
from bot.reminders.schedule import rule_in_words

SUNDAYS = Reminder(1, "read", date(2027, 3, 7), 2 * 60 + 30, "FREQ=WEEKLY;BYDAY=SU")


def instant(written):
    return int(datetime.fromisoformat(written).replace(tzinfo=UTC).timestamp())


def times(reminder, zone, since, many):
    """Give the next instants as UTC."""
    found, at = [], instant(since)
    for _ in range(many):
        at = next_at(reminder, Hours(zone), at)
        found.append(f"{datetime.fromtimestamp(at, UTC):%m-%d %H:%M}")
    return found


@pytest.mark.parametrize(
    ("zone", "since", "expected"),
    [
        # The clock goes from 2:00 to 3:00 on March 14, so that day it is 3:30.
        ("America/New_York", "2027-03-06T00:00", ["03-07 07:30", "03-14 07:30", "03-21 06:30"]),
        ("America/Chicago", "2027-03-06T00:00", ["03-07 08:30", "03-14 08:30", "03-21 07:30"]),
        ("America/Phoenix", "2027-03-06T00:00", ["03-07 09:30", "03-14 09:30", "03-21 09:30"]),
        ("Pacific/Honolulu", "2027-03-06T00:00", ["03-07 12:30", "03-14 12:30", "03-21 12:30"]),
        ("America/New_York", "2027-10-30T00:00", ["10-31 06:30", "11-07 07:30", "11-14 07:30"]),
        ("America/Los_Angeles", "2027-10-30T00:00", ["10-31 09:30", "11-07 10:30", "11-14 10:30"]),
    ],
)
def test_every_sunday_at_half_past_two_comes_once_on_every_sunday_whatever_the_clock_does(zone, since, expected):
    assert times(SUNDAYS, zone, since, 3) == expected


def test_an_hour_that_the_clock_shows_twice_is_the_first_of_both():
    at_half_past_one = Reminder(1, "read", date(2027, 11, 7), 90)
    assert times(at_half_past_one, "America/New_York", "2027-11-06T00:00", 1) == ["11-07 05:30"]


def test_evening_stays_evening_over_a_year():
    evenings = Reminder(1, "read", date(2027, 1, 1), 20 * 60, "FREQ=DAILY")
    at, seen = instant("2027-01-01T12:00"), set()
    for _ in range(365):
        at = next_at(evenings, Hours("America/Denver"), at)
        seen.add(Hours("America/Denver").minute(at))
    assert seen == {20 * 60}


def test_a_single_one_comes_once_and_a_rule_that_ended_no_more():
    single = Reminder(1, "read", date(2027, 3, 7), 20 * 60)
    assert next_at(single, Hours("America/Denver"), instant("2027-03-08T04:00")) is None
    ended = Reminder(1, "read", date(2027, 3, 7), 20 * 60, "FREQ=DAILY;UNTIL=20270308")
    assert next_at(ended, Hours("America/Denver"), instant("2027-03-10T04:00")) is None


def test_nothing_comes_before_the_day_until_which_it_rests():
    resting = Reminder(1, "read", date(2027, 3, 1), 20 * 60, "FREQ=DAILY", date(2027, 3, 8))
    assert times(resting, "America/Phoenix", "2027-03-03T12:00", 1) == ["03-09 03:00"]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=DAILY", "Every day"),
        ("FREQ=DAILY;INTERVAL=2", "Every other day"),
        ("FREQ=DAILY;INTERVAL=3", "Every 3 days"),
        ("FREQ=WEEKLY", "Every Tuesday"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Every weekday"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "Every Monday, Wednesday and Friday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "Every other Friday"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=FR", "Every 3 weeks on Friday"),
        ("FREQ=MONTHLY;BYMONTHDAY=1", "On the 1st of every month"),
        ("FREQ=MONTHLY;BYMONTHDAY=2,15", "On the 2nd and 15th of every month"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "On the 31st (or last day) of every month"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "On the last day of every month"),
        ("FREQ=MONTHLY;INTERVAL=6", "On the 1st of every 6 months"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "On the last Friday of every month"),
        ("FREQ=MONTHLY;BYDAY=3FR", "On the third Friday of every month"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1", "Every year on Dec 1"),
        ("FREQ=DAILY;UNTIL=20261224", "Every day, until Dec 24,"),
    ],
)
def test_a_rule_is_said_in_words(rule, said):
    assert rule_in_words(rule, date(2026, 12, 1)) == said


@pytest.mark.parametrize(
    ("words", "deed", "expected"),
    [
        ("do the law hour", "did the law hour", True),
        ("do the law hour", "law 1 hr done", True),
        ("call the school", "called the school about the program", True),
        ("study law", "studied", False),
        ("do the law hour", "worked an hour", False),
        ("call the school", "emailed the board", False),
        ("", "did everything", False),
    ],
)
def test_a_deed_counts_for_a_reminder_where_it_says_as_much(words, deed, expected):
    assert was_done(words, deed) is expected
