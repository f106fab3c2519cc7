"""A quiz added by a file alone is there, and one that is no longer published is not."""

import shutil
from dataclasses import replace

import pytest

from bot import quizzes
from bot.library import read
from tests.library_model import MODEL, QUIZ, change
from tests.traits_model import labels

NEW = "quizzes/which-flour.yaml"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(MODEL, tmp_path / "knowledge")


@pytest.fixture
def whole_library(folder):
    """Talk about the small trade with one quiz more, and one that is retired."""
    shutil.copy(folder / QUIZ, folder / "quizzes/old-oven.yaml")
    change("quizzes/old-oven.yaml", "id: which-oven", "id: old-oven")(folder)
    change("quizzes/old-oven.yaml", "status: published", "status: retired")(folder)
    shutil.copy(folder / QUIZ, folder / NEW)
    for old, new in (
        ("id: which-oven", "id: which-flour"),
        ("title: Which oven suits", "title: Which flour suits"),
        ("entries: [work-settings]", "entries: [teachers]"),
        ("shows: highest", "shows: lowest"),
    ):
        change(NEW, old, new)(folder)
    return read(folder)


async def test_it_stands_in_the_list(say):
    assert labels(await say("/quiz")) == ["Which flour suits you?", "Which oven suits you?"]


async def test_it_can_be_taken_and_linked_to(say):
    assert "1 of 3: " in (await say("/start quiz_which-flour")).text
    assert "Lowest first" in (await say("/quiz which-flour 000")).text


def test_it_is_known_for_the_answers_it_names(whole_library):
    assert whole_library.quiz_for("teachers").id == "which-flour"


async def test_one_that_is_retired_can_no_longer_be_taken(say):
    assert "I have no quiz under that name." in (await say("/quiz old-oven")).text


def test_without_a_quiz_there_is_no_such_command(whole_library):
    assert quizzes.feature(replace(whole_library, quizzes={})).commands == ()
