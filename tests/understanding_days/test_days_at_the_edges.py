"""A deadline is the day a person means also on a Sunday, on a leap day, and at the end of a month or a year."""

from datetime import date

import pytest

from bot.understanding.days import deadline

SUNDAY = "2027-10-31"
MONDAY = "2027-03-01"
LEAP_DAY = "2028-02-29"
MONTH_END = "2027-08-31"
NEW_YEARS_EVE = "2026-12-31"
NOVEMBER = "2026-11-22"

CASES = {
    SUNDAY: """
        call her on monday = 2027-11-01
        call her by sunday = 2027-11-07
        call her by saturday = 2027-11-06
        call her next friday = 2027-11-05
        call her by the end of the week = 2027-11-07
        call her next week = 2027-11-07
        call her by the end of the month = 2027-10-31
        call her in one month = 2027-11-30
        call her by halloween = 2027-10-31
        call her by november = 2027-11-30
        call her by winter = 2028-03-19
        call her this fall = 2027-12-20
        call her in 3 days = 2027-11-03
    """,
    MONDAY: """
        call her by monday = 2027-03-08
        call her by next monday = 2027-03-08
        call her this friday = 2027-03-05
        call her next friday = 2027-03-12
        call her by march = 2027-03-31
        call her by the 31st = 2027-03-31
        call her by end of this week = 2027-03-07
        call her by spring = 2027-06-20
        call her before winter is over, by april 2 = 2027-04-02
    """,
    LEAP_DAY: """
        pass the final a year from now = 2029-02-28
        pass the final in 4 years = 2032-02-29
        pass the final by tomorrow = 2028-03-01
        pass the final by end of month = 2028-02-29
        pass the final by feb = 2028-02-29
        pass the final by feb 28 = 2029-02-28
        pass the final by the 30th = 2028-03-30
        pass the final next month = 2028-03-31
        pass the final by the end of winter = 2028-03-19
    """,
    MONTH_END: """
        sign up in 6 months = 2028-02-29
        sign up in a month = 2027-09-30
        sign up by the 31st = 2027-08-31
        sign up by the 30th = 2027-09-30
        sign up by labor day = 2027-09-06
        sign up tomorrow = 2027-09-01
        sign up by september = 2027-09-30
        sign up by summer's end = 2027-09-22
    """,
    NEW_YEARS_EVE: """
        sign up by the end of the year = 2026-12-31
        sign up by the end of next year = 2027-12-31
        sign up by new year = 2027-01-01
        sign up tomorrow = 2027-01-01
        sign up by january = 2027-01-31
        sign up by 1/1 = 2027-01-01
        sign up by 12/31 = 2026-12-31
        sign up by 12/30 = 2027-12-30
        sign up by friday = 2027-01-01
        sign up by 2027 = 2026-12-31
        sign up next quarter = 2027-03-31
    """,
    NOVEMBER: """
        pass by end of march = 2027-03-31
        pass by 9/1/27 = 2027-09-01
        be elsewhere by next summer = 2027-09-22
        be elsewhere by next spring = 2027-06-20
        pass by thanksgiving = 2026-11-26
        pass by the holidays = 2026-12-25
        pass by next thanksgiving = 2027-11-25
    """,
}


ROWS = [
    (text, today, day)
    for today, table in CASES.items()
    for text, _, day in (row.strip().rpartition(" = ") for row in table.strip().splitlines())
]


@pytest.mark.parametrize(("text", "today", "day"), ROWS)
def test_a_deadline_knows_what_day_it_is_said_on(text, today, day):
    said = deadline(text, date.fromisoformat(today))
    assert said is not None
    assert (str(said.day), said.odd) == (day, None)
