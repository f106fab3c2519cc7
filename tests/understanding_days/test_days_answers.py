"""A bare answer to "by when?" is read, also with small talk around it, and so is that there is no day."""

from datetime import date

import pytest

from bot.understanding.days import answered, no_day

TODAY = date(2027, 5, 12)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("june", "2027-06-30"),
        ("May", "2027-05-31"),
        ("march", "2028-03-31"),
        ("maybe may", "2027-05-31"),
        ("march i guess", "2028-03-31"),
        ("next friday", "2027-05-21"),
        ("friday", "2027-05-14"),
        ("sat", "2027-05-15"),
        ("sun", "2027-05-16"),
        ("3 months", "2027-08-12"),
        ("three months or so", "2027-08-12"),
        ("about 6 weeks", "2027-06-23"),
        ("6 wks", "2027-06-23"),
        ("a year", "2028-05-12"),
        ("in a year", "2028-05-12"),
        ("half a year", "2027-11-12"),
        ("a month or two", "2027-07-12"),
        ("12/1", "2027-12-01"),
        ("12-1", "2027-12-01"),
        ("12/1/2027", "2027-12-01"),
        ("end of the year", "2027-12-31"),
        ("eoy", "2027-12-31"),
        ("the 15th", "2027-05-15"),
        ("15th", "2027-05-15"),
        ("june 15", "2027-06-15"),
        ("2028", "2028-12-31"),
        ("by 2028", "2027-12-31"),
        ("fall", "2027-12-20"),
        ("spring", "2028-06-20"),
        ("next summer", "2028-09-22"),
        ("q3", "2027-09-30"),
        ("tomorrow", "2027-05-13"),
        ("tmrw", "2027-05-13"),
        ("today", "2027-05-12"),
        ("thanksgiving", "2027-11-25"),
        ("maybe by june i guess", "2027-06-30"),
        ("hmm let's say end of august?", "2027-08-31"),
        ("i don't know, june maybe", "2027-06-30"),
        ("no rush, by christmas", "2027-12-25"),
        ("before my renewal, so september 1st", "2027-09-01"),
        ("i think around labor day", "2027-09-06"),
        ("next month", "2027-06-30"),
        ("this month", "2027-05-31"),
        ("within the year", "2027-12-31"),
        ("a week from friday", "2027-05-21"),
        ("septmber", "2027-09-30"),
        ("the week after next", "2027-05-30"),
        ("the month after next", "2027-07-31"),
    ],
)
def test_a_bare_answer_is_the_day_it_names(text, day):
    said = answered(text, TODAY)
    assert said is not None
    assert (str(said.day), said.odd) == (day, None)


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("yesterday", "past"),
        ("last week", "past"),
        ("june 2020", "past"),
        ("1/1/2020", "past"),
        ("two weeks ago", "past"),
        ("feb 30", "impossible"),
        ("13/45/2027", "impossible"),
        ("2/30", "impossible"),
        ("31 feb", "impossible"),
        ("100 years", "far"),
        ("9999", "far"),
        ("in 99999999 years", "far"),
    ],
)
def test_an_answer_that_cannot_be_taken_says_why(text, odd):
    said = answered(text, TODAY)
    assert said is not None
    assert (said.day, said.odd) == (None, odd)


@pytest.mark.parametrize(
    "text",
    ["", "yes", "i may do it later", "when i have time", "after work", "2 hours", "what is a good date",
     "before my birthday", "no idea", "whenever", "some day", "one of these days", "5", "as soon as possible"],
)  # fmt: skip
def test_an_answer_without_a_day_gives_none(text):
    assert answered(text, TODAY) is None


@pytest.mark.parametrize(
    "text",
    ["no date", "No rush", "no rush really", "whenever", "idk", "i don't know", "I dont know yet", "someday",
     "some day", "no deadline", "not sure", "no idea yet lol", "eventually", "no", "nope", "no set date",
     "there's no rush on this", "whenever i get to it", "don’t know", "n/a", "no hurry at all", "none", "anytime",
     "i don't have a date in mind"],
)  # fmt: skip
def test_it_is_heard_that_there_is_no_day(text):
    assert no_day(text)


@pytest.mark.parametrize(
    "text",
    ["june", "no later than june", "next friday", "i don't know how the exam works", "what happens someday if i fail",
     "is there no rush fee", "yes", "", "one day before christmas", "no, by june", "no pay raise for me " * 20],
)  # fmt: skip
def test_a_day_or_another_matter_is_not_heard_as_no_day(text):
    assert not no_day(text)
