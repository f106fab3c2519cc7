"""When the day somebody lives in began and when it ends, by the clock on their wall."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import Hours, Week

HERE = "America/New_York"
LATE, EARLY = Week("late", day_ends=4 * 60), Week("early")


def instant(wall):
    return int(datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(HERE)).timestamp())


@pytest.mark.parametrize(
    ("now", "weeks", "began"),
    [
        ("2027-03-14 20:00", (EARLY,), "2027-03-14 00:00"),  # a day of 23 hours
        ("2027-11-07 20:00", (EARLY,), "2027-11-07 00:00"),  # a day of 25 hours
        ("2027-01-15 20:00", (LATE,), "2027-01-15 04:00"),
        ("2027-01-15 03:00", (LATE,), "2027-01-14 04:00"),
        ("2027-11-07 20:00", (LATE,), "2027-11-07 04:00"),
        ("2027-01-11 20:00", (LATE, EARLY), "2027-01-11 00:00"),  # the Monday after a week of early shifts
        ("2027-01-18 20:00", (LATE, EARLY), "2027-01-18 04:00"),  # and after one of late shifts
    ],
)
def test_a_day_begins_when_the_one_before_is_over(now, weeks, began):
    hours = Hours(HERE, weeks, since=datetime(2027, 1, 11).date())
    assert hours.day_begins_at(instant(now)) == instant(began)


@given(
    st.sampled_from((HERE, "America/Phoenix", "Pacific/Honolulu", "Europe/London")),
    st.lists(st.sampled_from([Week(day_ends=60 * hours) for hours in (0, 4, 5, 8)]), min_size=1, max_size=3),
    st.integers(0, 364 * 24 * 60),
)
def test_one_day_begins_in_the_instant_in_which_the_other_ends(zone, weeks, minutes):
    hours, now = Hours(zone, tuple(weeks)), 1_798_761_600 + minutes * 60
    assert hours.day_begins_at(now) <= now < hours.day_ends_at(now)
    assert hours.day_ends_at(hours.day_begins_at(now) - 1) == hours.day_begins_at(now)
