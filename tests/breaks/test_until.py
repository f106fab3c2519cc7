"""Until when a pause goes, as people say it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.breaks import hearing
from bot.breaks.hearing import Until

TODAY = date(2027, 1, 15)  # a Friday
ENDS = {
    "monday": "2027-01-18",
    "until monday": "2027-01-18",
    "til tues": "2027-01-19",
    "until tuesday morning": "2027-01-19",
    "until aug 3": "2027-08-03",
    "till august": "2027-08-01",
    "until june": "2027-06-01",
    "in june": "2027-07-01",
    "feb": "2027-03-01",
    "for all of august": "2027-09-01",
    "2 weeks": "2027-01-29",
    "for a month please": "2027-02-15",
    "a couple weeks": "2027-01-29",
    "this week": "2027-01-18",
    "for the rest of the month": "2027-02-01",
    "all week": "2027-01-18",
    "next week": "2027-01-25",
    "until next week": "2027-01-18",
    "through next week": "2027-01-25",
    "through friday": "2027-01-23",
    "the weekend": "2027-01-18",
    "tomorrow": "2027-01-16",
    "until the 20th": "2027-01-20",
    "ok lets say until march 1st": "2027-03-01",
}
OPEN = ("until i say so", "I don't know", "forever", "no end", "not sure", "for now", "until I'm back", "idk")
ODD = {"until feb 30": "impossible", "yesterday": "past", "today": "past", "until jan 3 2027": "past",
       "until 2080": "far"}  # fmt: skip
NONE = ("my vacation", "until my surgery is over", "the exam goal until monday", "x" * 500, "", "monday I have class")


@pytest.mark.parametrize(("text", "day"), ENDS.items())
def test_a_pause_ends_as_the_day_that_was_named_begins_or_a_stretch_is_over(text, day):
    assert hearing.until(text, TODAY) == Until(date.fromisoformat(day))


@pytest.mark.parametrize("text", OPEN)
def test_a_pause_may_have_no_end(text):
    assert hearing.until(text, TODAY) == Until(None)


@pytest.mark.parametrize(("text", "odd"), ODD.items())
def test_a_day_that_cannot_be_taken_says_why(text, odd):
    assert hearing.until(text, TODAY) == Until(None, odd)


@pytest.mark.parametrize("text", NONE)
def test_what_holds_more_than_a_day_or_none_is_no_end(text):
    assert hearing.until(text, TODAY) is None


@pytest.mark.parametrize("text", ["", "everything", "all my reminders", "please", "it all", "my check-ins", "ok"])
def test_everything_has_many_names(text):
    assert hearing.says_everything(text)


@pytest.mark.parametrize("text", ["my exam goal", "goal 2", "until monday", "reminder 2"])
def test_one_thing_is_not_everything(text):
    assert not hearing.says_everything(text)


@given(st.text(max_size=130))
def test_no_text_is_too_odd_to_be_read(text):
    found = hearing.until(text, TODAY)
    assert found is None or found.day is None or found.day > TODAY
