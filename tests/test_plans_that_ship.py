"""The goals and quizzes that ship: sourced, dated, calm, and every outcome can be had."""

import json
import re
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from bot.chat import MAX_TEXT, units
from bot.library import Quiz, Template, cited, cited_all, find, read

DATA = Path(__file__).parent / "data"
CLAIMS: dict[str, list[str]] = json.loads((DATA / "claims.json").read_text(encoding="utf-8"))
GUILT = [line for line in (DATA / "guilt.txt").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
LOUD = rf"!|[\U0001F000-\U0001FAFF\u2600-\u27BF]|(?<!if )\b({'|'.join(map(re.escape, GUILT))})\b"
AGES = r"\b(19|20)\d\d\b|\bundated\b|without a date|pandemic-era"
LIBRARY = read(find(None), date.today())


@pytest.fixture(params=LIBRARY.offered, ids=lambda goal: goal.id)
def goal(request) -> Template:
    return request.param


@pytest.fixture(params=LIBRARY.open_quizzes, ids=lambda quiz: quiz.id)
def quiz(request) -> Quiz:
    return request.param


def words_of_goal(goal: Template) -> str:
    steps = [f"{step.does}\n{step.how}\n{step.small}" for step in goal.steps]
    return "\n".join([goal.title, goal.intro, goal.finding_out or "", *steps])


def words_of_quiz(quiz: Quiz) -> str:
    asked = [
        f"{question.asks}\n" + "\n".join(option.says for option in question.options) for question in quiz.questions
    ]
    outcomes = [f"{outcome.title}\n{outcome.says}" for outcome in quiz.outcomes.values()]
    return "\n".join([quiz.title, quiz.label, quiz.intro, quiz.judgement, *asked, *outcomes])


# --- goals ---------------------------------------------------------------------------------------------------------


def test_at_least_twenty_goals_are_offered():
    assert len(LIBRARY.offered) >= 20


def test_a_goal_is_more_than_one_step(goal):
    assert len(goal.steps) >= 3


def test_no_step_stands_in_a_goal_twice(goal):
    assert len({step.does.casefold() for step in goal.steps}) == len(goal.steps)


def test_a_goal_is_known_by_more_than_its_title(goal):
    assert len(goal.names) >= 3


def test_the_claims_of_a_goal_are_claims_of_the_documents(goal):
    assert set(goal.claims) <= CLAIMS.keys()


def test_a_fee_rule_or_figure_of_a_goal_says_its_age_in_words(goal):
    body = (LIBRARY.folder / "goals" / f"{goal.id}.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    for fact in goal.facts:
        if f"<!-- {fact.id} -->" in body and fact.kind != "advice":
            assert re.search(AGES, body.split(f"<!-- {fact.id} -->")[0].rpartition("-->")[2]), fact.id


def test_a_sum_of_money_in_a_step_says_its_age_in_words(goal):
    for step in goal.steps:
        assert "$" not in step.how or re.search(AGES, step.how), step.how


def test_every_step_can_say_where_it_comes_from(goal):
    for step in goal.steps:
        said = cited(LIBRARY, goal, step)
        assert all(fact.as_of in said for fact in goal.facts if fact.id in step.sources)
        assert said


def test_all_sources_of_a_goal_fit_one_message(goal):
    assert units(cited_all(LIBRARY, goal)) <= MAX_TEXT


def test_every_step_has_a_smallest_piece_of_its_own(goal):
    smallest = [step.small for step in goal.steps]
    assert "" not in smallest
    assert len(set(smallest)) == len(smallest)


def test_a_smallest_piece_claims_no_fee_or_rule(goal):
    assert not any(re.search(r"\$|%|\bmust\b|\b\d{2,}\b(?! in its number)", step.small) for step in goal.steps)


def test_a_goal_is_calm(goal):
    assert not re.search(LOUD, words_of_goal(goal), re.IGNORECASE)


def test_a_goal_shows_no_comment(goal):
    assert "<!--" not in words_of_goal(goal)


# --- quizzes -------------------------------------------------------------------------------------------------------


def test_there_is_a_quiz_of_what_suits_and_one_of_gaps():
    assert {quiz.shows for quiz in LIBRARY.open_quizzes} == {"highest", "lowest"}


def test_a_quiz_takes_eight_taps(quiz):
    assert len(quiz.questions) == 8


def test_a_quiz_stands_beside_an_answer(quiz):
    assert any(LIBRARY.quiz_for(entry.id) == quiz for entry in LIBRARY.published)


def test_a_quiz_says_whose_judgement_its_points_are(quiz):
    assert re.search(r"\b(our|your|editors?)\b", quiz.judgement)


def test_every_outcome_suggests_a_goal(quiz):
    assert [id_ for id_, outcome in quiz.outcomes.items() if not outcome.goals] == []


def test_every_outcome_comes_first_for_some_answers(quiz):
    sign = 1 if quiz.shows == "highest" else -1
    first = set()
    for options in product(*(question.options for question in quiz.questions)):
        points = {id_: sign * sum(option.gives.get(id_, 0) for option in options) for id_ in quiz.outcomes}
        best = max(points.values())
        leading = [id_ for id_, score in points.items() if score == best]
        first |= set(leading) if len(leading) == 1 else set()
        if first == quiz.outcomes.keys():
            break
    assert first == quiz.outcomes.keys()


def test_a_quiz_is_calm(quiz):
    assert not re.search(LOUD, words_of_quiz(quiz), re.IGNORECASE)
