"""A question goes to a mentor who fits and has the fewest open ones."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.mentoring.tickets.choosing import Candidate, next_mentor

KIM = Candidate(1, frozenset(), 3, 0, 0, None, is_available=True)
THEMES = ("pay", "exam", "moving")

CANDIDATES = st.lists(
    st.builds(
        Candidate,
        person_id=st.integers(1, 9),
        themes=st.frozensets(st.sampled_from(THEMES)),
        a_day=st.integers(0, 3),
        given_today=st.integers(0, 3),
        open=st.integers(0, 3),
        last_given_at=st.none() | st.integers(1, 5),
        is_available=st.booleans(),
    ),
    unique_by=lambda each: each.person_id,
)


def fits(each, theme, passed):
    """Say once more, and as plainly as can be, who may get a question."""
    if not each.is_available or each.person_id in passed:
        return False
    if each.given_today >= each.a_day:
        return False
    return theme is None or each.themes == frozenset() or theme in each.themes


@given(st.none() | st.sampled_from(THEMES), st.frozensets(st.integers(1, 9)), CANDIDATES)
def test_nobody_gets_a_question_while_somebody_who_fits_has_fewer(theme, passed, candidates):
    fitting = [each for each in candidates if fits(each, theme, passed)]
    chosen = next_mentor(theme, passed, candidates)
    assert (chosen is None) == (fitting == [])
    if chosen:
        assert chosen in fitting
        assert all(chosen.open <= each.open for each in fitting)
        as_few = [each for each in fitting if each.open == chosen.open]
        assert all((chosen.last_given_at or 0) <= (each.last_given_at or 0) for each in as_few)


@given(CANDIDATES, st.randoms())
def test_the_choice_does_not_depend_on_the_order_of_the_mentors(candidates, random):
    shuffled = random.sample(candidates, len(candidates))
    assert next_mentor(None, (), shuffled) == next_mentor(None, (), candidates)


def test_whoever_was_given_none_for_longest_is_next_among_equals():
    lately, long_ago = replace(KIM, last_given_at=9), replace(KIM, person_id=2, last_given_at=5)
    never = replace(KIM, person_id=3)
    assert next_mentor(None, (), [lately, long_ago]) == long_ago
    assert next_mentor(None, (), [lately, long_ago, never]) == never


def test_a_mentor_at_the_limit_of_the_day_is_left_in_peace():
    assert next_mentor(None, (), [replace(KIM, given_today=3)]) is None
