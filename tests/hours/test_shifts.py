"""How shifts go from week to week, read from how people say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import Week
from bot.hours import hearing
from bot.hours.shifts import MOST_WEEKS, Pattern
from bot.hours.vocabulary import KINDS, week_of

C, M, D, N = "closing", "morning", "day", "night"
PATTERNS = {
    "2 weeks closing 1 week morning": (C, C, M),
    "Two weeks closing, one week morning.": (C, C, M),
    "2 closing weeks and 1 morning week": (C, C, M),
    "closing for two weeks then morning for one": (C, C, M),
    "a couple of weeks closing then a week of mornings": (C, C, M),
    "2w closing 1w morning": (C, C, M),
    "closng 2 weeks, mornign 1 weeek": (C, C, M),
    "mornings, then two weeks closing": (M, C, C),
    "i rotate 1 wk days 1 wk nights": (D, N),
    "alternating weeks of days and nights": (D, N),
    "week 1: closing, week 2: morning": (C, M),
    "first week closing, second week morning": (C, M),
    "every other week closing": (C, "usual"),
    "every other week closing, otherwise mornings": (C, M),
    "every third week nights": (N, "usual", "usual"),
    "one week opening, one week closing, one week off": ("opening", C, "off"),
    "2 weeks second shift 1 week first shift": ("evening", "evening", D),
    "2 wks nights/2 wks days": (N, N, D, D),
    "I work nights": (N,),
    "always closing": (C,),
    "3rd shift": (N,),
    "every week nights": (N,),
    "6 weeks nights, 6 weeks days": (N,) * 6 + (D,) * 6,
    "20 weeks nights": (N,),
}


@pytest.mark.parametrize(("said", "kinds"), PATTERNS.items(), ids=PATTERNS)
def test_a_pattern_is_read_week_by_week(said, kinds):
    assert hearing.pattern_of(said) == Pattern(kinds)


@pytest.mark.parametrize(
    "said", ["closing, closing, morning", "two closing one morning", "night", "late", "mornings and evenings"]
)
def test_words_that_may_be_said_of_something_else_are_not_firm(said):
    assert hearing.pattern_of(said).is_firm is False


@pytest.mark.parametrize(
    "said",
    ["i work 4 nights a week", "i work 40 hours a week", "i work nights and study days", "i work 3 days", "", "weeks",
     "1 week on 1 week off", "0 weeks closing", "i work nights, can i still certify", "closing the account", "22-7",
     "2 weeks 1 week closing", "monday closing, tuesday morning", "closing " * 40],
)  # fmt: skip
def test_what_says_anything_besides_is_no_pattern(said):
    assert hearing.pattern_of(said) is None


@pytest.mark.parametrize(
    "said", ["13 weeks closing 1 week morning", "12 weeks nights, 1 week off", "999999 weeks days 1 week off"]
)
def test_more_than_twelve_weeks_are_too_many(said):
    assert hearing.pattern_of(said) == "too many weeks"


@pytest.mark.parametrize("said", ["4 nights on 3 off", "4 days on, 3 days off", "2 days 2 nights 4 off"])
def test_shifts_that_change_by_the_day_are_known_as_such(said):
    assert hearing.pattern_of(said) == "by days"


@pytest.mark.parametrize(
    ("said", "number"),
    [("2", 2), ("second closing week", 2), ("Closing, second week", 2), ("the second", 2), ("morning", 3),
     ("closing", 1),
     ("it's a morning week", 3), ("this week is closing", 1), ("the 1st closing", 1), ("this week i'm on mornings", 3),
     ("3rd closing week", None), ("4", None), ("0", None), ("nights", None), ("closing or morning", None), ("", None),
     ("this week is hard", None), ("first second", None)],
)  # fmt: skip
def test_which_week_this_is_can_be_typed(said, number):
    assert hearing.this_week_of(said, [Week(C), Week(C), Week(M)]) == number


WORDS = ("2", "1", "13", "0", "a", "week", "weeks", "every other", "closing", "nights", "off", "morning", "late", ",",
         "then", "and", "first", "second", "shift", "otherwise", "for", "days", "clsoing", "week 1:", "this week is",
         "²", "٣")  # fmt: skip
HOSTILE = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))


@given(HOSTILE)
def test_whatever_is_written_gives_one_to_twelve_known_weeks_or_nothing(said):
    heard = hearing.pattern_of(said)
    if isinstance(heard, Pattern):
        assert 1 <= len(heard.kinds) <= MOST_WEEKS
        assert set(heard.kinds) <= KINDS.keys()
    else:
        assert heard in (None, "too many weeks", "by days")


@given(HOSTILE, st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=MOST_WEEKS))
def test_whatever_is_written_names_a_week_of_the_pattern_or_none(said, kinds):
    number = hearing.this_week_of(said, [week_of(kind) for kind in kinds])
    assert number is None or 1 <= number <= len(kinds)
