"""The quizzes that ship, as people meet them."""

import re
from datetime import date

import pytest

from bot.chat import MAX_TEXT, units
from bot.library import find, read
from bot.quizzes import wording
from bot.quizzes.scoring import judged
from tests.traits_model import labels

LIBRARY = read(find(None), date.today())
EVERYWHERE = pytest.mark.parametrize("quiz", LIBRARY.open_quizzes, ids=lambda quiz: quiz.id)


@pytest.fixture(scope="module")
def whole_library():
    return LIBRARY


def leading_to(quiz, outcome):
    """Give the answers that speak for one outcome, and otherwise against all others."""
    sign = 1 if quiz.shows == "highest" else -1

    def speaks(option):
        own = sign * option.gives.get(outcome, 0)
        return own, -sign * sum(points for other, points in option.gives.items() if other != outcome)

    return [max(range(len(each.options)), key=lambda at: speaks(each.options[at])) for each in quiz.questions]


@EVERYWHERE
def test_every_outcome_comes_first_for_whom_all_answers_speak_for_it(quiz):
    first = {id_: judged(quiz, leading_to(quiz, id_)).shown[0] for id_ in quiz.outcomes}
    assert {id_: score.outcome for id_, score in first.items()} == {id_: id_ for id_ in quiz.outcomes}
    assert {score.points for score in first.values()} == {10 if quiz.shows == "highest" else 0}


@EVERYWHERE
async def test_it_is_taken_in_eight_taps_from_its_link_to_the_goals(talk, quiz):
    back = await talk.say(f"/start quiz_{quiz.id}")
    for number, question in enumerate(quiz.questions, 1):
        assert f"{number} of 8: {question.asks}" in back.text
        talk.clock.advance(2)
        back = await talk.press(back.says(question.options[number % 2].says), 102)
    assert "of 10**" in back.text
    assert quiz.judgement in back.text
    assert any(label.startswith("Goal: ") for label in labels(back))
    assert any(label.startswith("Read: ") for label in labels(back))


@EVERYWHERE
def test_a_goal_is_suggested_for_the_first_outcome_and_none_that_is_not_offered(quiz):
    offered = {goal.id for goal in LIBRARY.offered}
    for id_, outcome in quiz.outcomes.items():
        buttons = [each for row in wording.result(LIBRARY, quiz, leading_to(quiz, id_)).buttons for each in row]
        goals = [each.says.removeprefix("/goal ") for each in buttons if each.says.startswith("/goal ")]
        assert goals[0] == outcome.goals[0]
        assert set(goals) <= offered


@EVERYWHERE
def test_its_weights_fit_one_message(quiz):
    page = wording.weights(quiz, (0,) * 8)
    assert units(page.text) <= MAX_TEXT
    assert page.text.count("(your answer)") == 8
    assert [button.label for row in page.buttons for button in row] == ["Back"]


def test_who_answers_the_same_throughout_is_told_that_nothing_stands_out_and_still_has_two_goals_to_begin_with():
    quiz = LIBRARY.quizzes["self-assessment"]
    for tap, points in enumerate((10, 7, 3, 0)):
        said = wording.result(LIBRARY, quiz, (tap,) * 8)
        assert f"All 8 came out the same, {points} of 10 each" in said.text
        assert "the goals below are just the first of the list" in said.text
        leads = [each.label for row in said.buttons for each in row if re.match("Goal:|Read:", each.label)]
        assert [lead[:5] for lead in leads] == ["Goal:", "Goal:"]


def test_twenty_two_goals_or_more_are_offered():
    assert len(LIBRARY.offered) >= 22


def test_every_entry_a_goal_or_quiz_names_can_be_read():
    published = {entry.id for entry in LIBRARY.published}
    named = {id_ for plan in (*LIBRARY.offered, *LIBRARY.open_quizzes) for id_ in plan.entries}
    named |= {outcome.entry for quiz in LIBRARY.open_quizzes for outcome in quiz.outcomes.values() if outcome.entry}
    assert named - published == set()
