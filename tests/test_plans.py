"""Reading goals and quizzes: what comes out of good files, and what is said about each mistake in bad ones."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.chat import Button
from bot.library import BrokenKnowledge, Citation, Library, cited, cited_all, due, overdue_since, read
from bot.library.fields import MAX_QUIZ_ID
from bot.library.quizzes import MAX_QUESTIONS
from tests import library_plans, library_plans_quizzes
from tests.library_model import HOTEL, MODEL, QUIZ, TEACHER, TEACHERS, WHERE, WHY, both, change

MISTAKES = library_plans.MISTAKES | library_plans_quizzes.MISTAKES
TODAY = date(2026, 11, 22)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(MODEL, tmp_path / "knowledge")


@pytest.fixture(scope="module")
def library() -> Library:
    return read(MODEL)


def problems(folder: Path) -> list[str]:
    with pytest.raises(BrokenKnowledge) as broken:
        read(folder, TODAY)
    return [str(problem) for problem in broken.value.problems]


# --- goals ---------------------------------------------------------------------------------------------------------


def test_a_goal_comes_with_its_steps_sources_and_weeks(library):
    goal = library.templates["first-loaf"]
    assert goal.title == "Bake for an Ovenham hotel"
    assert goal.citations == (Citation("A", "A2"), Citation("B", "B1"))
    assert [step.weeks for step in goal.steps] == [1, 4, 2]
    assert goal.weeks == 7
    assert goal.steps[1].sources == ("B1", "first-loaf-01")
    assert goal.finding_out == "find three hotels that bake and what each asks"
    assert goal.reviewed_on == date(2026, 11, 21)


def test_the_text_before_the_steps_shows_no_comment_and_its_claims_are_kept(library):
    goal = library.templates["first-loaf"]
    assert goal.intro.startswith("Hotels bake at night, so look at your sleep first. Most")
    assert goal.intro.endswith("(the club, undated copy).")
    assert goal.claims == ("A2-01",)


def test_a_step_may_name_its_smallest_piece(library):
    smallest = [step.small for step in library.templates["first-loaf"].steps]
    assert smallest == ["open one hotel's page and copy what it asks", "", "find the name of one head baker"]


def test_goals_are_offered_in_the_order_of_their_titles(library):
    assert [goal.id for goal in library.offered] == ["first-loaf", "find-teacher"]


def test_an_answer_leads_to_the_goal_that_names_it_first(library):
    assert {id_: goal and goal.id for id_ in library.entries if (goal := library.template_for(id_))} == {
        "work-settings": "first-loaf",
        "teachers": "find-teacher",
    }


def test_a_goal_added_by_a_file_alone_is_offered_beside_its_entry(folder):
    shutil.copy(folder / TEACHER, folder / "goals/guild.md")
    for old, new in (
        ("id: find-teacher", "id: guild"),
        ("title: Find", "title: Ask the Guild to find"),
        ("entries: [teachers]", "entries: [why-certify]"),
        ("names: [find a teacher, get a mentor]", "names: []"),
    ):
        change("goals/guild.md", old, new)(folder)
    assert read(folder).template_for("why-certify").title == "Ask the Guild to find somebody to learn from"


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_a_goal_that_is_no_longer_published_is_read_and_offered_nowhere(status, folder):
    change(TEACHER, "status: published", f"status: {status}")(folder)
    change(QUIZ, "goals: [find-teacher]", "goals: []")(folder)
    library = read(folder)
    assert library.templates["find-teacher"].status == status
    assert [goal.id for goal in library.offered] == ["first-loaf"]
    assert library.template_for("teachers").id == "first-loaf"


def test_a_draft_may_name_an_entry_that_is_a_draft_itself(folder):
    change(TEACHER, "entries: [teachers]", "entries: [old-ovens]")(folder)
    change(TEACHER, "status: published", "status: draft")(folder)
    change(QUIZ, "status: published", "status: draft")(folder)
    assert read(folder).templates["find-teacher"].entries == ("old-ovens",)


def test_without_goals_and_quizzes_everything_else_is_as_it_was(folder, library):
    shutil.rmtree(folder / "goals")
    shutil.rmtree(folder / "quizzes")
    bare = read(folder)
    assert (bare.offered, bare.open_quizzes) == ((), ())
    assert (bare.entries, bare.digest) == (library.entries, library.digest)


def test_what_understanding_is_fitted_from_does_not_change_with_a_goal(folder, library):
    change(HOTEL, "title: Bake for", "title: Knead for")(folder)
    assert read(folder).digest == library.digest


# --- quizzes -------------------------------------------------------------------------------------------------------


def test_a_quiz_comes_with_its_points_and_outcomes(library):
    quiz = library.quizzes["which-oven"]
    assert quiz.questions[0].options[0].gives == {"hotel": 2, "village": -1}
    assert quiz.questions[1].options[2].gives == {}
    assert [option.says for option in quiz.questions[2].options] == ["Yes", "No"]
    assert quiz.outcomes["village"].goals == ("find-teacher",)
    assert quiz.outcomes["ship"].entry is None
    assert quiz.citations == (Citation("A", "A2"),)


def test_a_quiz_stands_beside_the_entries_it_names_while_it_is_published(folder, library):
    assert library.quiz_for("work-settings").id == "which-oven"
    assert library.quiz_for("teachers") is None
    change(QUIZ, "status: published", "status: retired")(folder)
    assert read(folder).quiz_for("work-settings") is None


def test_the_button_of_the_longest_quiz_is_short_enough():
    assert Button("Nights", says=f"/quiz {'q' * MAX_QUIZ_ID} {'5' * MAX_QUESTIONS}").says


# --- where it comes from, and how old it is ------------------------------------------------------------------------


def test_a_step_names_its_sections_and_the_sources_of_its_facts(library):
    goal = library.templates["first-loaf"]
    assert [cited(library, goal, step) for step in goal.steps] == [
        "document A, “Explore Other Ovens”",
        "document B, “Obtaining an Education”; Oven Weekly, hotel issue (2024)",
        "Oven Weekly, hotel issue (2024)",
    ]


def test_all_sources_of_a_goal_come_with_links_and_the_day_they_were_read(library):
    documents, first, second = cited_all(library, library.templates["first-loaf"]).split("\n\n")
    assert documents == (
        "Source: document A (Ways to move ahead as a baker), “Explore Other Ovens”; "
        "document B (From apprentice to master), “Obtaining an Education”"
    )
    assert first == (
        "Beyond the documents, read on 20 November 2026: "
        "[Hotel bakers' club](https://club.example.org/start) (undated copy)"
    )
    assert second.endswith("21 November 2026: [Oven Weekly, hotel issue](https://weekly.example.org/hotels) (2024)")


def test_a_sign_of_markup_in_a_source_is_shown_as_typed(folder):
    change(HOTEL, "source: Oven Weekly, hotel issue", 'source: "Oven *Weekly*"')(folder)
    library = read(folder)
    goal = library.templates["first-loaf"]
    assert cited(library, goal, goal.steps[2]) == r"Oven \*Weekly\* (2024)"


def test_facts_and_advice_of_goals_and_quizzes_are_due_like_those_of_entries(library):
    said = [one.what for one in due(library, date(2029, 11, 21)) if "goal" in one.what or "quiz" in one.what]
    assert said == [
        "advice first-loaf-02 in goal first-loaf: Hotel bakers' club, read 2026-11-20",
        "advice first-loaf-01 in goal first-loaf: Oven Weekly, hotel issue, read 2026-11-21",
        "the advice of goal find-teacher, reviewed 2026-11-21",
        "the advice of goal first-loaf, reviewed 2026-11-21",
        "the advice of quiz which-oven, reviewed 2026-11-21",
    ]


def test_a_goal_tells_how_long_ago_its_oldest_overdue_part_was_looked_at(library):
    goal = library.templates["first-loaf"]
    assert overdue_since(goal, goal.facts, library.review, date(2028, 5, 19)) is None
    assert overdue_since(goal, goal.facts, library.review, date(2028, 5, 20)) == date(2026, 11, 20)


def test_a_goal_that_is_not_offered_is_never_due(folder):
    for file in (HOTEL, QUIZ):
        change(file, "status: published", "status: draft")(folder)
    assert not any(re.search("first-loaf|which-oven", one.what) for one in due(read(folder), date(2040, 1, 1)))


# --- mistakes ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("mistake", "file", "line", "message", "remedy"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_said_with_file_line_and_remedy(mistake, file, line, message, remedy, folder):
    mistake(folder)
    said = problems(folder)
    here = [problem for problem in said if problem.startswith(f"{file}:{line}: ")]
    assert any(message in problem and remedy in problem.partition("; ")[2] for problem in here), said
    assert not re.search(r"Traceback|pydantic|<class|Error\(|object at", "\n".join(said))


def test_all_mistakes_of_entries_goals_and_quizzes_are_said_at_once(folder):
    both(
        change(WHY, "theme: certificates", "theme: x"),
        change(HOTEL, "id: first-loaf", "id: loaf"),
        change(QUIZ, "id: which-oven", "id: oven"),
    )(folder)
    assert [problem.partition(":")[0] for problem in problems(folder)] == [WHY, HOTEL, QUIZ]


@pytest.mark.parametrize("file", [WHERE, TEACHERS])
def test_a_broken_entry_is_not_blamed_on_the_goals_and_quizzes_that_name_it(file, folder):
    change(file, "theme: places", "theme: [places")(folder)
    assert {problem.partition(":")[0] for problem in problems(folder)} == {file}


def test_a_broken_goal_is_not_blamed_on_the_quiz_that_suggests_it(folder):
    change(HOTEL, "title: Bake", "title: [Bake")(folder)
    assert {problem.partition(":")[0] for problem in problems(folder)} == {HOTEL}
