"""What people type when asked how a step went, read without a house."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import GoalHeard, Incoming, Kind, ProgressHeard, Understood
from bot.goals.checkins.hearing import ANSWERS, answer_in, is_answer, names_week


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("done", "done"), ("did it", "done"), ("yep", "done"), ("Yes!", "done"), ("finished it yesterday", "done"),
        ("all done", "done"), ("i did that already", "done"), ("👍", "done"), ("DONE 🎉", "done"),
        ("partly", "partly"), ("half", "partly"), ("a bit", "partly"), ("started it", "partly"),
        ("some of it", "partly"), ("kinda", "partly"), ("not all of it", "partly"), ("almost", "partly"),
        ("no", "not"), ("nope", "not"), ("couldn't", "not"), ("couldnt get to it", "not"), ("not yet", "not"),
        ("didn't get to it", "not"), ("no time", "not"), ("daughter sick cant this week", "not"),
        ("cant till monday", "not"), ("too tired after closing", "not"), ("busy week", "not"), ("not this week", "not"),
        ("i forgot", "not"), ("havent", "not"),
        ("skip", "skip"), ("n/a", "skip"), ("not needed", "skip"), ("don't need it", "skip"), ("skip this one", "skip"),
        ("what does this step mean?", None), ("how do i do it", None), ("finished the first unit", None),
        ("half of chapter 3 in the break on monday", None), ("goals", None), ("", None), ("snooze", None),
        ("tomorrow", None), ("later", None), ("word " * 40, None),
    ],
)  # fmt: skip
def test_an_answer_is_read_as_people_type_it(said, answer):
    assert answer_in(said) == answer


@given(st.text(max_size=300))
def test_whatever_is_typed_is_one_of_the_answers_or_none(said):
    assert answer_in(said) in (*ANSWERS, None)


def heard(text, understood):
    return Incoming("telegram", 1, Kind.TEXT, "7", text=text, understood=understood)


@pytest.mark.parametrize(
    ("said", "understood", "is_one"),
    [
        ("daughter sick cant this week", Understood("clinical", "decline"), True),
        ("my daughter cant stop coughing", Understood("clinical", "decline"), False),
        ("cant this week", Understood("crisis", "decline", worried=True), False),
        ("did it", Understood("progress", "decline", progress=ProgressHeard("did it")), True),
        ("no, did 2 h of law", Understood("progress", "decline", progress=ProgressHeard("law", 2.0)), False),
        ("no i want to bake bread by may", Understood("goal", "decline", goal=GoalHeard("bake bread", None)), False),
        ("cant find a school", Understood("question", "answer"), False),
        ("nope", Understood("smalltalk", "decline"), True),
        ("hello", Understood("smalltalk", "decline"), False),
    ],
)
def test_what_means_something_else_is_no_answer(said, understood, is_one):
    assert is_answer(heard(said, understood)) is is_one


def test_a_week_that_is_named_is_no_day():
    assert names_week("daughter sick cant this week") and not names_week("cant till monday")
