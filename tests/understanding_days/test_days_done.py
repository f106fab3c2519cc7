"""The day of a deed is the last such day, never one to come."""

from datetime import date

import pytest

from bot.understanding.days import done_on

WEDNESDAY = date(2027, 5, 12)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("finished chapter 3 yesterday", "2027-05-11"),
        ("finished it on tuesday", "2027-05-11"),
        ("finished it tuesday night", "2027-05-11"),
        ("finished it last tuesday", "2027-05-11"),
        ("finished it on wednesday", "2027-05-05"),
        ("finished it on friday", "2027-05-07"),
        ("finished it on sun", "2027-05-09"),
        ("finished it last week", "2027-05-09"),
        ("finished it this week", "2027-05-12"),
        ("finished it last month", "2027-04-30"),
        ("finished it this month", "2027-05-12"),
        ("finished it last year", "2026-12-31"),
        ("finished it over the weekend", "2027-05-09"),
        ("finished it last weekend", "2027-05-09"),
        ("passed on nov 3", "2026-11-03"),
        ("passed nov 3", "2026-11-03"),
        ("passed on may 12", "2027-05-12"),
        ("passed on 5/3", "2027-05-03"),
        ("passed 12/1/26", "2026-12-01"),
        ("passed on the 3rd", "2027-05-03"),
        ("passed on the 28th", "2027-04-28"),
        ("passed in march", "2027-03-31"),
        ("passed in may", "2027-05-12"),
        ("passed in 2024", "2024-12-31"),
        ("passed in june 2024", "2024-06-30"),
        ("PASSED it this morning!!", "2027-05-12"),
        ("passed today", "2027-05-12"),
        ("passed last night", "2027-05-11"),
        ("passed two days ago", "2027-05-10"),
        ("passed a week ago", "2027-05-05"),
        ("passed a couple of weeks ago", "2027-04-28"),
        ("passed 3 months ago", "2027-02-12"),
        ("passed the day before yesterday", "2027-05-10"),
        ("passed on thanksgiving", "2026-11-26"),
        ("passed on mother's day", "2027-05-09"),
        ("yesterday i logged 2 hours of law", "2027-05-11"),
        ("logged 2 hours of law ce on 4/30", "2027-04-30"),
        ("did ch 3 monday and ch 4 tuesday", "2027-05-10"),
        ("finished it yesterday, the next one by friday", "2027-05-11"),
        ("passed on feb 29", "2024-02-29"),
        ("passed yesturday", "2027-05-11"),
    ],
)
def test_a_deed_is_dated_by_what_was_said(text, day):
    said = done_on(text, WEDNESDAY)
    assert said is not None
    assert (str(said.day), said.odd) == (day, None)


@pytest.mark.parametrize(
    "text",
    ["finished chapter 3", "1.5 hrs patient safety, done", "5 hours down, 15 to go before I renew",
     "wrapped up module 7", "0.2 CEU showing on my transcript", "done, the rest by friday",
     "done, the exam is next week", "done, more tomorrow", "did 9/10 of the questions", "may have passed",
     "done with spring cleaning", "passed the 2nd module", "finished in 2 hours", "studied for 3 weeks",
     "passed a while ago", "passed last spring", "passed last summer", "passed before 3 months"],
)  # fmt: skip
def test_a_report_without_a_day_of_its_own_gives_none(text):
    assert done_on(text, WEDNESDAY) is None


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("passed on 6/1/2027", "impossible"),
        ("passed in june 2028", "impossible"),
        ("passed on 2/30", "impossible"),
        ("passed on 13/45/2026", "impossible"),
        ("passed in 1950", "far"),
        ("passed 9999999 years ago", "far"),
        ("passed on 1/1/9999", "far"),
    ],
)
def test_a_deed_on_a_day_that_cannot_be_says_why(text, odd):
    said = done_on(text, WEDNESDAY)
    assert said is not None
    assert (said.day, said.odd) == (None, odd)


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("done yesterday", "2027-03-01", "2027-02-28"),
        ("done yesterday", "2028-03-01", "2028-02-29"),
        ("done last month", "2028-03-31", "2028-02-29"),
        ("done a month ago", "2027-03-31", "2027-02-28"),
        ("done a year ago", "2028-02-29", "2027-02-28"),
        ("done last week", "2027-10-31", "2027-10-24"),
        ("done this week", "2027-10-31", "2027-10-31"),
        ("done this weekend", "2027-10-31", "2027-10-31"),
        ("done on saturday", "2027-10-31", "2027-10-30"),
        ("done on sunday", "2027-10-31", "2027-10-24"),
        ("done last week", "2027-03-01", "2027-02-28"),
        ("done 12/31", "2027-01-01", "2026-12-31"),
        ("done in december", "2027-01-01", "2026-12-31"),
        ("done on the 31st", "2027-03-01", "2027-01-31"),
    ],
)
def test_looking_back_crosses_the_ends_of_weeks_months_and_years(text, today, day):
    said = done_on(text, date.fromisoformat(today))
    assert said is not None
    assert str(said.day) == day
