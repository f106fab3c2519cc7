"""In how many weeks something was done: nothing that could not be expected counts, and there is never a zero."""

from datetime import date, timedelta

import pytest

from bot.goals.checkins.consistency import (
    LONGEST,
    Consistency,
    History,
    Rest,
    consistency,
    counted,
    in_a_row,
    monday,
    together,
)

TODAY = date(2027, 3, 31)  # a Wednesday
MONDAYS = [monday(TODAY) - timedelta(weeks=back) for back in range(12)]  # the newest first
LONG_AGO = MONDAYS[-1]


def done(*weeks_ago):
    """Something was done in these weeks, on a Thursday; of this week on its Monday."""
    return frozenset(MONDAYS[back] + timedelta(days=3 if back else 0) for back in weeks_ago)


def said(history):
    return consistency(counted(history, TODAY))


def test_of_eight_weeks_those_in_which_something_was_done_are_counted():
    assert said(History(LONG_AGO, done(0, 1, 2, 4, 6))) == Consistency(5, 8)


def test_this_week_does_not_count_before_anything_was_done_in_it():
    assert said(History(LONG_AGO, done(1, 2, 4, 6))) == Consistency(4, 7)


def test_nothing_before_the_goal_was_there_counts():
    made_on = MONDAYS[3] + timedelta(days=2)
    assert said(History(made_on, done(1))) == Consistency(1, 2)


def test_what_was_done_in_the_week_the_goal_was_made_counts():
    made_on = MONDAYS[2] + timedelta(days=1)
    assert said(History(made_on, done(2))) == Consistency(1, 2)


def test_a_week_of_which_they_said_not_this_week_is_left_out():
    assert said(History(LONG_AGO, done(1, 2), done(3, 4))) == Consistency(2, 5)


def test_what_was_done_in_an_excused_week_counts_all_the_same():
    assert said(History(LONG_AGO, done(1, 2, 3), done(3))) == Consistency(3, 7)


def test_a_week_that_was_touched_by_a_rest_is_left_out():
    rest = Rest(MONDAYS[5] + timedelta(days=6), MONDAYS[3])
    assert said(History(LONG_AGO, done(1, 2), rests=(rest,))) == Consistency(2, 4)


def test_what_was_done_around_a_rest_counts():
    rest = Rest(MONDAYS[4] + timedelta(days=4), MONDAYS[3])
    assert said(History(LONG_AGO, done(3, 4), rests=(rest,))) == Consistency(2, 7)


def test_a_fresh_start_leaves_out_all_that_was_before():
    rest = Rest(LONG_AGO, MONDAYS[2] - timedelta(days=1))
    assert said(History(LONG_AGO, done(1, 2, 5, 6, 7), rests=(rest,))) == Consistency(2, 2)


@pytest.mark.parametrize("weeks", [{}, {TODAY: True}, {TODAY: False, LONG_AGO: False}])
def test_little_is_not_said_and_a_zero_never(weeks):
    assert consistency(weeks) is None


def test_more_than_eight_weeks_ago_is_another_time():
    assert said(History(LONG_AGO, done(8, 9, 10))) is None


def test_weeks_in_a_row_go_over_those_that_do_not_count():
    history = History(LONG_AGO, done(1, 2, 5, 6), done(3, 4))
    assert in_a_row(counted(history, TODAY, LONGEST)) == 4


def test_weeks_in_a_row_end_where_nothing_was_done():
    assert in_a_row(counted(History(LONG_AGO, done(0, 1, 3, 4)), TODAY, LONGEST)) == 2


def test_a_week_counts_for_all_goals_when_something_was_done_for_any():
    first = counted(History(LONG_AGO, done(1, 3)), TODAY)
    second = counted(History(LONG_AGO, done(2)), TODAY)
    assert in_a_row(together((first, second))) == 3
