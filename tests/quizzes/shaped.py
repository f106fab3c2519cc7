"""Quizzes of any shape, for what must hold for all of them."""

from datetime import date
from string import ascii_letters

from hypothesis import strategies as st

from bot.library import Option, Outcome, Question, Quiz

SINCE = date(2026, 11, 21)


def quiz_of(questions, shows="highest", outcomes="abcd") -> Quiz:
    """Make a quiz of questions, each a list of what its options give."""
    asked = tuple(
        Question(
            f"Question {number}?",
            tuple(Option(f"{number}{letter}", gives) for letter, gives in zip(ascii_letters, given, strict=False)),
        )
        for number, given in enumerate(questions, 1)
    )
    named = {id_: Outcome(f"Outcome {id_}", f"About {id_}.") for id_ in outcomes}
    return Quiz("any", "Any", "Any", "Intro.", "Our judgment.", shows, (), (), asked, named, "published", SINCE)


@st.composite
def taken(draw):
    """Give a quiz with a whole row of taps."""
    outcomes = "abcdef"[: draw(st.integers(2, 6))]
    gives = st.dictionaries(st.sampled_from(outcomes), st.integers(-3, 3))
    questions = draw(st.lists(st.lists(gives, min_size=2, max_size=5), min_size=1, max_size=12))
    quiz = quiz_of(questions, draw(st.sampled_from(("highest", "lowest"))), outcomes)
    return quiz, tuple(draw(st.integers(0, len(options) - 1)) for options in questions)
