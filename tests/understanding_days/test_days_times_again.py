"""What is to be reminded of again and again, and times that depend on the hour at which they are said."""

from datetime import date, datetime, timedelta
from itertools import islice

import pytest

from bot.understanding import days

NOW = datetime(2026, 11, 22, 20, 40)
TODAY = NOW.date()


def told(when):
    """Say a time in one line; with a ~ where no hour was said."""
    return f"{when.first_on} {when.minutes // 60:02}:{when.minutes % 60:02}{'' if when.is_timed else '~'}"


# What was said, what is to be reminded of, when first, and by which rule.
SAID = [
    ("remind me every friday to log my ce", "log my ce", "2026-11-27 09:00~", "FREQ=WEEKLY;BYDAY=FR"),
    ("remind me every other friday at 5 to log my ce", "log my ce", "2026-11-27 17:00",
     "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
    ("every other friday at 5 remind me to log my ce", "log my ce", "2026-11-27 17:00",
     "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
    ("remind me every weekday 7am to study", "study", "2026-11-23 07:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    ("remind me mon and thu 8pm to study", "study", "2026-11-23 20:00", "FREQ=WEEKLY;BYDAY=MO,TH"),
    ("remind me mon/wed/fri 6pm study", "study", "2026-11-23 18:00", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
    ("remind me mon-fri at 7 to take my vitamins", "take my vitamins", "2026-11-23 07:00",
     "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    ("remind me on the 1st of every month to check my hours", "check my hours", "2026-12-01 09:00~",
     "FREQ=MONTHLY;BYMONTHDAY=1"),
    ("remind me on the 1st and 15th of every month to check my hours", "check my hours", "2026-12-01 09:00~",
     "FREQ=MONTHLY;BYMONTHDAY=1,15"),
    ("remind me daily at 9pm to journal", "journal", "2026-11-22 21:00", "FREQ=DAILY"),
    ("remind me every day at 7:30 am to stretch", "stretch", "2026-11-23 07:30", "FREQ=DAILY"),
    ("remind me every morning to drink water", "drink water", "2026-11-23 09:00", "FREQ=DAILY"),
    ("remind me every night to plan tomorrow", "plan tomorrow", "2026-11-23 20:00", "FREQ=DAILY"),
    ("remind me sundays at 8 to plan the week", "plan the week", "2026-11-29 08:00", "FREQ=WEEKLY;BYDAY=SU"),
    ("remind me every 2 weeks on friday 5pm to submit timesheet", "submit timesheet", "2026-11-27 17:00",
     "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
    ("remind me every first monday of the month to restock", "restock", "2026-12-07 09:00~", "FREQ=MONTHLY;BYDAY=1MO"),
    ("remind me the first monday of every month at 9 to restock", "restock", "2026-12-07 09:00",
     "FREQ=MONTHLY;BYDAY=1MO"),
    ("remind me last friday of every month to file", "file", "2026-11-27 09:00~", "FREQ=MONTHLY;BYDAY=-1FR"),
    ("remind me on the last day of every month to file", "file", "2026-11-30 09:00~", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("remind me every 3 days to water plants", "water plants", "2026-11-23 09:00~", "FREQ=DAILY;INTERVAL=3"),
    ("remind me every friday until march 1 to report", "report", "2026-11-27 09:00~",
     "FREQ=WEEKLY;BYDAY=FR;UNTIL=20270301"),
    ("remind me weekly to review my goals", "review my goals", "2026-11-29 09:00~", "FREQ=WEEKLY"),
    ("remind me biweekly on friday at 4 to review", "review", "2026-11-27 16:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
    ("remind me every month on the 15th to pay dues", "pay dues", "2026-12-15 09:00~", "FREQ=MONTHLY;BYMONTHDAY=15"),
    ("remind me monthly on the 31st at 10am to close", "close", "2026-11-30 10:00",
     "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"),
    ("remind me every year on march 1 to renew", "renew", "2027-03-01 09:00~", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1"),
    ("sundays", "", "2026-11-29 09:00~", "FREQ=WEEKLY;BYDAY=SU"),
    ("remind me 5pm every day to clock out", "clock out", "2026-11-23 17:00", "FREQ=DAILY"),
    ("remind me starting monday every day at 7am to study", "study", "2026-11-23 07:00", "FREQ=DAILY"),
    ("remind me every day starting dec 1 at 7am to study", "study", "2026-12-01 07:00", "FREQ=DAILY"),
    ("remind me every tues and thurs at 7:30pm to study", "study", "2026-11-24 19:30", "FREQ=WEEKLY;BYDAY=TU,TH"),
    ("remind me every mon, wed and fri at 6am to run", "run", "2026-11-23 06:00", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
    ("remind me monday through thursday at 8pm to read", "read", "2026-11-23 20:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH"),
    ("remind me every weekend at 10 to review", "review", "2026-11-28 10:00", "FREQ=WEEKLY;BYDAY=SA,SU"),
    ("remind me on weekends to review", "review", "2026-11-28 09:00~", "FREQ=WEEKLY;BYDAY=SA,SU"),
    ("remind me weekdays at noon to stretch", "stretch", "2026-11-23 12:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    ("remind me every wednesday night to plan", "plan", "2026-11-25 20:00", "FREQ=WEEKLY;BYDAY=WE"),
    ("remind me every evening at 9 to log", "log", "2026-11-22 21:00", "FREQ=DAILY"),
    ("remind me everyday 6pm to log", "log", "2026-11-23 18:00", "FREQ=DAILY"),
    ("remind me evry friday 4pm to log", "log", "2026-11-27 16:00", "FREQ=WEEKLY;BYDAY=FR"),
    ("remind me each monday at 8 to check the board", "check the board", "2026-11-23 08:00", "FREQ=WEEKLY;BYDAY=MO"),
    ("remind me every 3rd friday of the month at 5 to file", "file", "2026-12-18 17:00", "FREQ=MONTHLY;BYDAY=3FR"),
    ("remind me on the 2nd tuesday of every month to file", "file", "2026-12-08 09:00~", "FREQ=MONTHLY;BYDAY=2TU"),
    ("remind me every month on the last friday to file", "file", "2026-11-27 09:00~", "FREQ=MONTHLY;BYDAY=-1FR"),
    ("remind me every quarter to file", "file", "2026-12-22 09:00~", "FREQ=MONTHLY;INTERVAL=3"),
    ("remind me every 6 months to check my license", "check my license", "2026-12-22 09:00~",
     "FREQ=MONTHLY;INTERVAL=6"),
    ("remind me every other month on the 10th to check", "check", "2026-12-10 09:00~",
     "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=10"),
    ("remind me every other week on monday at 9 to check", "check", "2026-11-23 09:00",
     "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
    ("remind me mondays and wednesdays 5pm class", "class", "2026-11-23 17:00", "FREQ=WEEKLY;BYDAY=MO,WE"),
    ("remind me every other day at 8pm to practice", "practice", "2026-11-23 20:00", "FREQ=DAILY;INTERVAL=2"),
    ("remind me fridays to send the timesheet", "send the timesheet", "2026-11-27 09:00~", "FREQ=WEEKLY;BYDAY=FR"),
    ("remind me to send the timesheet fridays at 3", "send the timesheet", "2026-11-27 15:00", "FREQ=WEEKLY;BYDAY=FR"),
    ("remind me to study mon-thu 8pm", "study", "2026-11-23 20:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH"),
    ("remind me 15th of every month pay dues", "pay dues", "2026-12-15 09:00~", "FREQ=MONTHLY;BYMONTHDAY=15"),
    ("remind me every year on april 15 to file taxes", "file taxes", "2027-04-15 09:00~",
     "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=15"),
    ("remind me yearly on june 1 to check my cycle", "check my cycle", "2027-06-01 09:00~",
     "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1"),
    ("remind me nightly at 10 to charge my phone", "charge my phone", "2026-11-22 22:00", "FREQ=DAILY"),
    ("remind me every two weeks on thursday to check", "check", "2026-11-26 09:00~", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
    ("remind me once a week to check", "check", "2026-11-29 09:00~", "FREQ=WEEKLY"),
    ("remind me every day at 8am until dec 24 to open the calendar", "open the calendar", "2026-11-23 08:00",
     "FREQ=DAILY;UNTIL=20261224"),
    ("remind me daily", "", "2026-11-23 09:00~", "FREQ=DAILY"),
    ("ok so um like i guess remind me every monday to look at job postings", "look at job postings",
     "2026-11-23 09:00~", "FREQ=WEEKLY;BYDAY=MO"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "words", "first", "rule"), SAID, ids=[said for said, *_ in SAID])
def test_a_repetition_is_read_with_its_first_time(said, words, first, rule):
    asked = days.asked(said, TODAY, NOW)
    assert asked.when is not None
    assert (asked.words, told(asked.when), asked.when.rule) == (words, first, rule)


@pytest.mark.parametrize(
    ("rule", "first_on", "expected"),
    [
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-27", ["2026-11-27", "2026-12-11", "2026-12-25"]),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "2027-01-31", ["2027-01-31", "2027-02-28", "2027-03-31"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27", ["2026-11-27", "2026-12-25", "2027-01-29"]),
        ("FREQ=DAILY;UNTIL=20261123", "2026-11-22", ["2026-11-22", "2026-11-23"]),
        ("", "2026-11-22", ["2026-11-22"]),
    ],
)
def test_the_days_of_a_rule_follow_from_its_first(rule, first_on, expected):
    first = date.fromisoformat(first_on)
    assert [f"{day}" for day in islice(days.days_of(rule, first, first), 3)] == expected


@pytest.mark.parametrize(
    ("said", "at", "expected"),
    [
        ("remind me at 8 to call", "2026-11-23T07:00", "2026-11-23 08:00"),
        ("remind me at 8 to call", "2026-11-23T09:00", "2026-11-23 20:00"),
        ("remind me at 5 to call", "2026-11-23T09:00", "2026-11-23 17:00"),
        ("remind me at 7am to call", "2026-11-23T09:00", "2026-11-24 07:00"),
        ("remind me tonight to call", "2026-11-23T09:00", "2026-11-23 20:00"),
        ("remind me tonight to call", "2026-11-23T20:50", "2026-11-23 22:00"),
        ("remind me this afternoon to call", "2026-11-23T09:00", "2026-11-23 15:00"),
        ("remind me today to call", "2026-11-23T08:00", "2026-11-23 09:00~"),
        ("remind me today to call", "2026-11-23T13:05", "2026-11-23 14:15~"),
        ("remind me monday 8pm to call", "2026-11-23T09:00", "2026-11-23 20:00"),
        ("remind me monday 8pm to call", "2026-11-23T19:30", "2026-11-30 20:00"),
        ("remind me monday to call", "2026-11-23T09:00", "2026-11-30 09:00~"),
        ("remind me in 3 hours to call", "2026-11-23T22:30", "2026-11-24 01:30"),
    ],
)
def test_what_is_over_and_what_is_sensible_depends_on_the_hour(said, at, expected):
    now = datetime.fromisoformat(at)
    asked = days.asked(said, now.date(), now)
    assert asked.when is not None
    assert told(asked.when) == expected


@pytest.mark.parametrize("said", ["today at 7pm", "at 7 tonight", "this morning"])
def test_a_time_that_is_over_today_comes_with_the_same_tomorrow(said):
    asked = days.asked(f"remind me {said} to call", TODAY, NOW)
    assert (asked.when, asked.odd) == (None, "past")
    assert asked.tomorrow is not None
    assert asked.tomorrow.first_on == TODAY + timedelta(days=1)


def test_after_midnight_the_day_of_a_late_shift_goes_on():
    at = datetime(2026, 11, 24, 1, 0)
    monday = date(2026, 11, 23)
    said = {"at 2am": "2026-11-24 02:00", "today at 2am": "2026-11-24 02:00", "tomorrow at 9am": "2026-11-24 09:00"}
    assert {each: told(days.asked(f"remind me {each} to call", monday, at).when) for each in said} == said


def test_where_the_clock_is_not_known_nothing_is_over_and_nothing_is_counted_from_now():
    assert told(days.asked("remind me at 8am to call", TODAY, None).when) == "2026-11-22 08:00"
    assert told(days.asked("remind me sunday 8pm to call", TODAY, None).when) == "2026-11-29 20:00"
    counted = days.asked("remind me in 2 hours to call", TODAY, None)
    assert (counted.when, counted.from_now) == (None, True)


@pytest.mark.parametrize(("likely", "on"), [("10:00", "2026-11-22"), ("19:30", "2026-11-29")])
def test_where_the_clock_is_not_known_the_likely_one_tells_which_sunday(likely, on):
    at = datetime.fromisoformat(f"2026-11-22T{likely}")
    assert told(days.asked("remind me sunday 8pm to call", TODAY, None, at).when) == f"{on} 20:00"


@pytest.mark.parametrize(
    ("said", "says"),
    [("6pm", ""), ("morning", ""), ("friday", "weekday"), ("next friday 6pm", "weekday"), ("dec 4", "day"),
     ("friday dec 4", "day"), ("tomorrow at 6", "day"), ("tonight", "day"), ("in 2 hours", "day")],
)  # fmt: skip
def test_whether_a_day_was_said_and_how_is_told(said, says):
    assert days.asked(said, TODAY, NOW).says == says


@pytest.mark.parametrize("said", ["feb 0", "feb 30", "feb 99", "june 31", "april 0"])
def test_a_day_that_its_month_never_has_is_no_day_of_a_year(said):
    asked = days.asked(f"remind me every {said} at 8pm to renew", TODAY, NOW)
    assert (asked.when, asked.odd) == (None, "impossible")


def test_the_last_day_of_a_leap_february_comes_every_four_years():
    asked = days.asked("remind me every feb 29 at 8pm to smile", TODAY, NOW)
    assert told(asked.when) == "2028-02-29 20:00"


@pytest.mark.parametrize(
    "said", ["", " ", "?", "remind me", "you to " * 400, "every " * 300, "to " * 500, "1" * 900, "at " * 400 + "8"]
)
def test_odd_texts_are_read_quickly_and_do_no_harm(said):
    days.asked(said, TODAY, NOW)
