"""What a row of taps comes to."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.quizzes.scoring import judged, taps
from tests.quizzes.shaped import quiz_of, taken

ONE_EACH = [[{id_: 0}, {id_: 1}, {id_: 2}, {id_: 3}] for id_ in "abcd"]


def shown(quiz, chosen):
    return [(score.outcome, score.points) for score in judged(quiz, chosen).shown]


def others(quiz, chosen):
    return [(score.outcome, score.points) for score in judged(quiz, chosen).others]


# --- which are shown, in which order -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shows", "chosen", "expected"),
    [
        ("highest", (1, 3, 0, 2), [("b", 10), ("d", 7), ("a", 3)]),
        ("lowest", (1, 3, 0, 2), [("c", 0), ("a", 3), ("d", 7)]),
        ("highest", (3, 3, 3, 2), [("a", 10), ("b", 10), ("c", 10)]),
        ("lowest", (0, 1, 0, 0), [("a", 0), ("c", 0), ("d", 0)]),
        ("lowest", (2, 2, 1, 1), [("c", 3), ("d", 3), ("a", 7)]),
        ("highest", (0, 0, 0, 3), [("d", 10)]),
        ("lowest", (3, 2, 3, 3), [("b", 7)]),
        ("highest", (0, 0, 0, 0), []),
        ("lowest", (2, 2, 2, 2), []),
    ],
)
def test_three_are_shown_from_the_end_that_is_asked_for_and_equal_ones_as_the_file_lists_them(shows, chosen, expected):
    assert shown(quiz_of(ONE_EACH, shows), chosen) == expected


def test_where_all_are_equal_none_is_shown_and_all_are_named():
    assert others(quiz_of(ONE_EACH, "lowest"), (1, 1, 1, 1)) == [("a", 3), ("b", 3), ("c", 3), ("d", 3)]


@pytest.mark.parametrize(
    ("chosen", "has_ties"), [((0, 1, 2, 3), False), ((3, 3, 1, 0), True), ((3, 2, 1, 1), True), ((1, 1, 1, 1), False)]
)
def test_a_tie_is_known_when_one_that_is_shown_is_part_of_it(chosen, has_ties):
    assert judged(quiz_of(ONE_EACH), chosen).has_ties is has_ties


# --- the share -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("points", "tap", "share"),
    [((-3, 0, 3), 0, 0), ((-3, 0, 3), 1, Fraction(1, 2)), ((1, 2, 3), 0, 0), ((1, 2, 3), 2, 1), ((-3, -1), 1, 1)],
)
def test_a_share_is_of_what_was_possible_between_the_fewest_and_the_most(points, tap, share):
    quiz = quiz_of([[{"a": each} for each in points], [{"b": 1}, {"b": 0}]], outcomes="ab")
    scores = {
        score.outcome: score for verdict in [judged(quiz, (tap, 0))] for score in (*verdict.shown, *verdict.others)
    }
    assert scores["a"].share == share


def test_an_outcome_that_no_answer_can_move_stands_in_the_middle():
    quiz = quiz_of([[{"a": 2, "b": 3}, {"a": 2}]], outcomes="ab")
    assert shown(quiz, (0,)) == [("b", 10), ("a", 5)]


def test_half_a_point_counts_as_one():
    quiz = quiz_of([[{"a": 3, "b": 3}, {"a": -1}, {}]], outcomes="ab")
    assert shown(quiz, (2,)) == [("a", 3)]  # 2.5 of 10


# --- what moved it -------------------------------------------------------------------------------------------------


def test_the_options_that_moved_an_outcome_are_quoted_the_strongest_first():
    gives = [[{"a": 1}, {}], [{"a": 3}, {}], [{"a": 1}, {"a": 3}], [{"a": -2}, {"a": 1}], [{}, {"b": 1}]]
    best = judged(quiz_of(gives, outcomes="ab"), (0, 0, 0, 0, 0)).shown[0]
    assert (best.raised, best.lowered) == (("2a", "1a"), ("4a", "3a"))


def test_an_answer_halfway_moves_nothing():
    quiz = quiz_of([[{"a": 0}, {"a": 1}, {"a": 2}], [{"b": 1}, {}]], outcomes="ab")
    half = judged(quiz, (1, 1)).shown[0]
    assert (half.outcome, half.raised, half.lowered) == ("a", (), ())


# --- what a button says --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("digits", ["4", "0004", "00000", "9", "00009"])
def test_digits_that_no_button_says_are_no_taps(digits):
    assert taps(quiz_of(ONE_EACH), digits) is None


@pytest.mark.parametrize(("digits", "chosen"), [("", ()), ("0", (0,)), ("3210", (3, 2, 1, 0))])
def test_digits_are_the_options_chosen_so_far(digits, chosen):
    assert taps(quiz_of(ONE_EACH), digits) == chosen


# --- always --------------------------------------------------------------------------------------------------------


@settings(max_examples=300, deadline=None)
@given(taken())
def test_every_outcome_is_judged_once_with_a_share_from_nothing_to_all_and_in_order(given_):
    quiz, chosen = given_
    verdict = judged(quiz, chosen)
    scores = [*verdict.shown, *verdict.others]
    assert {score.outcome for score in scores} == set(quiz.outcomes)
    assert len(scores) == len(quiz.outcomes)
    assert all(0 <= score.share <= 1 and 0 <= score.points <= 10 for score in scores)
    shares = [score.share for score in scores]
    assert shares == sorted(shares, reverse=quiz.shows == "highest")
    places = list(quiz.outcomes)
    assert all(
        one.share != next_.share or places.index(one.outcome) < places.index(next_.outcome)
        for one, next_ in pairwise(scores)
    )
    assert len(verdict.shown) <= 3
    assert bool(verdict.shown) == (scores[0].points != scores[-1].points)


@settings(max_examples=200, deadline=None)
@given(taken(), st.data())
def test_going_back_and_forth_comes_to_the_same(given_, data):
    quiz, chosen = given_
    walked = chosen
    for _ in range(3):
        kept = walked[: data.draw(st.integers(0, len(chosen)))]
        walked = taps(quiz, "".join(map(str, (*kept, *chosen[len(kept) :]))))
    assert judged(quiz, walked) == judged(quiz, chosen)


@settings(max_examples=200, deadline=None)
@given(taken())
def test_the_lowest_first_is_the_highest_first_turned_around(given_):
    quiz, chosen = given_
    high, low = (judged(replace(quiz, shows=shows), chosen) for shows in ("highest", "lowest"))
    shares = [[score.share for score in (*verdict.shown, *verdict.others)] for verdict in (high, low)]
    assert shares[0] == shares[1][::-1]
