"""Entries defend themselves: `check` names who robs whom, and which of its own questions an entry does not win."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.library import read
from bot.understanding import Understanding, defend
from bot.understanding.learn import learnt
from tests.library_model import MODEL, change

WHERE = (
    "where can I work as a baker",
    "which bakeries hire bakers",
    "could a baker work in a hotel",
    "hotel or village bakery to work in",
    "places to work for bakers",
    "do supermarkets hire a baker",
    "bakery on a ship, can I work there",
    "work in a hotel kitchen",
    "what places hire people who bake",
    "is there work in village bakeries",
)
WHO = (
    "who shows me how to knead dough",
    "find somebody to teach me",
    "I want a teacher for sourdough",
    "can an old hand teach me kneading",
    "ask the early shift to show me",
    "teacher wanted",
    "who taught you to knead",
    "somebody to show me sourdough",
    "learning from an old hand",
    "will the early shift teach me",
)
EXAM = (
    "should I take the guild's exam",
    "the baker's exam, should I",
    "does the exam pay off",
    "certified bakers, any use",
    "what does a certificate bring me",
    "exam fees and what I get for them",
)
STOLEN = tuple(f"{text} please" for text in WHERE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The bakery, with enough questions for two of its entries."""
    made = shutil.copytree(MODEL, tmp_path / "knowledge")
    _ask(made, "work-settings", WHERE)
    _ask(made, "teachers", WHO)
    _ask(made, "why-certify", EXAM)
    return made


def _ask(folder: Path, entry: str, texts: tuple[str, ...]) -> None:
    lines = [json.dumps({"q": text, "topics": [entry], "voice": "plain"}) for text in texts]
    file = folder / "phrasings" / f"{entry}.jsonl"
    file.write_text(file.read_text("utf-8") + "\n".join(lines) + "\n", "utf-8")


def mistakes(folder: Path, cache: Path) -> list[str]:
    library = read(folder, date(2026, 11, 22))
    understanding = Understanding(library, learnt(library, None, cache, lambda _: None), None)
    return [str(problem) for problem in defend(library, understanding, cache, lambda _: None)]


def test_entries_with_questions_of_their_own_are_at_peace(folder, tmp_path):
    assert mistakes(folder, tmp_path) == []


def test_an_edit_that_robs_another_entry_names_both(folder, tmp_path):
    _ask(folder, "teachers", STOLEN)
    robbed = [said for said in mistakes(folder, tmp_path) if said.startswith("phrasings/work-settings.jsonl:1:")]
    assert len(robbed) == 1
    assert "teachers takes" in robbed[0]
    assert "questions of work-settings, such as '" in robbed[0]
    assert "phrasings/teachers.jsonl" in robbed[0]


def test_a_second_topic_is_no_robbery(folder, tmp_path):
    file = folder / "phrasings" / "work-settings.jsonl"
    file.write_text(file.read_text("utf-8").replace('["work-settings"]', '["work-settings", "teachers"]'), "utf-8")
    _ask(folder, "teachers", STOLEN)
    assert not [said for said in mistakes(folder, tmp_path) if "questions of work-settings" in said]


def test_a_question_that_an_entry_must_win_and_does_not_is_named_with_its_line(folder, tmp_path):
    change("entries/teachers.md", "related:", "must_match: [which hotel bakeries hire]\nrelated:")(folder)
    said = (
        "entries/teachers.md:9: must_match 'which hotel bakeries hire' goes to work-settings; add phrasings to teachers"
    )
    assert any(mistake.startswith(said) for mistake in mistakes(folder, tmp_path))


def test_a_question_that_an_entry_must_leave_alone_and_does_not_is_named_with_its_line(folder, tmp_path):
    change("entries/work-settings.md", "is the exam worth it", "which bakeries hire bakers now")(folder)
    said = "must_not_match 'which bakeries hire bakers now' is answered by work-settings; add it to the phrasings"
    assert any(said in mistake for mistake in mistakes(folder, tmp_path))


def test_what_was_asked_once_is_remembered_until_the_knowledge_changes(folder, tmp_path):
    mistakes(folder, tmp_path)
    (kept,) = tmp_path.glob("held-out-*.json")
    before = kept.stat().st_mtime_ns
    mistakes(folder, tmp_path)
    assert kept.stat().st_mtime_ns == before
    _ask(folder, "teachers", STOLEN)
    mistakes(folder, tmp_path)
    assert [file.name for file in tmp_path.glob("held-out-*.json")] != [kept.name]
