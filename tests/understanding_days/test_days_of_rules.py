"""What comes again and again for years is found without going all the way from its first day."""

from datetime import date, datetime, time, timedelta
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding import days

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MANY = 12
DAYS = st.dates(date(2024, 1, 1), date(2029, 12, 31))


@st.composite
def rules(draw):
    """Make a rule of any kind that is written for people, or that another program may have written."""
    freq = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    named = draw(st.lists(st.sampled_from(CODES), max_size=4, unique=True))
    which = draw(st.sampled_from(("", "1", "-1"))) if freq == "MONTHLY" else ""
    monthly = st.lists(st.integers(1, 31).map(str), max_size=3, unique=True)
    parts = {
        "INTERVAL": draw(st.one_of(st.just(""), st.integers(1, 12).map(str))),
        "BYDAY": ",".join(which + code for code in named),
        "BYMONTHDAY": ",".join(draw(monthly)) if freq in ("MONTHLY", "YEARLY") and not named else "",
        "BYSETPOS": draw(st.sampled_from(("", "1", "-1"))) if named and not which else "",
        "WKST": draw(st.sampled_from(("", "SU"))),
        "COUNT": draw(st.one_of(st.just(""), st.integers(1, 400).map(str))),
    }
    if not parts["COUNT"]:  # an end, for what matches no day at all would be looked for until the year 9999
        parts["UNTIL"] = f"{draw(DAYS):%Y%m%d}"
    return ";".join([f"FREQ={freq}", *(f"{name}={value}" for name, value in parts.items() if value)])


def walked(rule, first_on, since):
    """Go through the days from the very first on."""
    whole = rrulestr(rule, dtstart=datetime.combine(first_on, time()))
    return [each.date() for each in whole.xafter(datetime.combine(since, time()), count=MANY, inc=True)]


@settings(deadline=None, max_examples=60)
@given(rules(), DAYS, st.integers(-40, 1500))
def test_the_days_of_a_rule_are_those_of_the_whole_way_from_its_first(rule, first_on, later):
    since = first_on + timedelta(days=later)
    assert list(islice(days.days_of(rule, first_on, since), MANY)) == walked(rule, first_on, max(since, first_on))


@pytest.mark.parametrize(
    ("rule", "first_on", "since", "expected"),
    [
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", "2024-01-05", "2027-01-02", ["2027-01-11", "2027-01-15"]),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1", "2024-01-05", "2027-01-01", ["2027-01-04", "2027-01-11"]),
        ("FREQ=DAILY;INTERVAL=3", "2024-01-01", "2027-01-01", ["2027-01-03", "2027-01-06"]),
        ("FREQ=MONTHLY", "2024-01-31", "2027-02-01", ["2027-03-31", "2027-05-31"]),
        ("FREQ=DAILY;COUNT=3", "2024-01-01", "2027-01-01", []),
    ],
)
def test_a_rule_keeps_its_turn_over_the_years(rule, first_on, since, expected):
    found = days.days_of(rule, date.fromisoformat(first_on), date.fromisoformat(since))
    assert [f"{day}" for day in islice(found, 2)] == expected
