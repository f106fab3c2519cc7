"""Reading knowledge/: what comes out of good files, and what is said about each mistake in bad ones."""

import os
import re
import shutil
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.library import BrokenKnowledge, Citation, Library, find, read
from tests.library_mistakes import MISTAKES, SHIPPED, WHY, append, change, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(SHIPPED, tmp_path / "knowledge")


def problems(folder: Path) -> list[str]:
    with pytest.raises(BrokenKnowledge) as broken:
        read(folder)
    return [str(problem) for problem in broken.value.problems]


# --- good files ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def library() -> Library:
    return read(SHIPPED)


def test_an_entry_comes_with_its_parts(library):
    entry = library.entries["mentors-recommendations"]
    assert entry.title == "Mentors and recommendations"
    assert entry.citations == (Citation("A", "A3"),)
    assert entry.claims == ("A3-07", "A3-08", "A3-09", "A3-10", "A3-11")
    assert entry.reviewed_on == date(2026, 11, 21)
    assert entry.facts[0].as_of == "2024-11-26"


def test_short_and_more_are_apart_and_without_comments(library):
    entry = library.entries["why-certify"]
    assert entry.short.startswith("Our sources say yes")
    assert entry.short.endswith("pick an exam date.")
    assert entry.more.startswith("**What you gain**")
    assert "<!--" not in entry.short + entry.more


def test_published_entries_come_in_the_order_of_themes(library):
    order = [theme.id for theme in library.themes]
    positions = [order.index(entry.theme) for entry in library.published]
    assert positions == sorted(positions)
    assert len(library.published) == 5


def test_an_entry_cannot_be_changed(library):
    with pytest.raises(FrozenInstanceError):
        library.entries["why-certify"].title = "Other"


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_a_draft_or_retired_entry_is_read_but_leads_nowhere(status, folder):
    change(WHY, "status: published", f"status: {status}")(folder)
    library = read(folder)
    assert library.entries["why-certify"].status == status
    assert "why-certify" not in {entry.id for entry in library.published}
    assert "why-certify" not in {id_ for phrasing in library.phrasings for id_ in phrasing.entries}
    assert "why-certify" not in library.entries["work-settings"].related


def test_a_draft_needs_no_phrasings(folder):
    change(WHY, "status: published", "status: draft")(folder)
    (folder / "phrasings/why-certify.jsonl").unlink()
    assert read(folder).entries["why-certify"].status == "draft"


def test_a_file_saved_on_windows_reads_the_same(folder, library):
    text = (folder / WHY).read_text(encoding="utf-8")
    (folder / WHY).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read(folder).entries == library.entries


def test_the_digest_stays_when_only_the_wording_of_an_entry_changes(folder, library):
    change(WHY, "Our sources say yes", "It is worth it")(folder)
    assert read(folder).digest == library.digest


@pytest.mark.parametrize(
    "mistake",
    [
        change(WHY, "title: Is certification worth it?", "title: Is it worth it?"),
        change(WHY, "status: published", "status: draft"),
        append("phrasings/why-certify.jsonl", '{"q": "does the cert pay off", "topics": ["why-certify"]}\n'),
        append("negatives.jsonl", '{"q": "best pizza in town", "label": "oos-other"}\n'),
        append("distress.jsonl", '{"q": "so tired of closing", "label": "burnout"}\n'),
        change("boundaries.yaml", "unaliv(e|ing)", "unaliv(e|ed|ing)"),
    ],
    ids=["title", "status", "phrasing", "negative", "distress", "boundary"],
)
def test_the_digest_changes_with_what_understanding_is_fitted_from(mistake, folder, library):
    mistake(folder)
    assert read(folder).digest != library.digest


def test_the_folder_that_is_set_is_the_one_used(tmp_path):
    assert find(tmp_path / "mine") == tmp_path / "mine"


def test_in_a_checkout_the_folder_beside_the_code_is_used():
    assert find(None) == Path(__file__).resolve().parents[1] / "knowledge"


# --- mistakes ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("mistake", "file", "line", "message", "remedy"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_said_with_file_line_and_remedy(mistake, file, line, message, remedy, folder):
    mistake(folder)
    said = problems(folder)
    here = [problem for problem in said if problem.startswith(f"{file}:{line}: ")]
    assert any(message in problem and remedy in problem.partition("; ")[2] for problem in here), said
    assert not re.search(r"Traceback|pydantic|<class|Error\(|object at", "\n".join(said))


def test_a_broken_entry_is_not_blamed_on_the_files_that_name_it(folder):
    change(WHY, "theme: certificates", "theme: [certificates")(folder)
    assert {problem.partition(":")[0] for problem in problems(folder)} == {WHY}


def test_all_mistakes_are_said_at_once_in_the_order_of_files(folder):
    change(WHY, "theme: certificates", "theme: x")(folder)
    change(WHY, "reviewed_on: 2026-11-21", "reviewed_on: soon")(folder)
    change("boundaries.yaml", "bye:\n", "byebye:\n")(folder)
    write("distress.jsonl", b"{\n")(folder)
    files = [problem.partition(":")[0] for problem in problems(folder)]
    assert files == sorted(files)
    assert {"boundaries.yaml", "distress.jsonl", WHY} <= set(files)


def test_an_empty_folder_names_everything_it_needs(tmp_path):
    found = "\n".join(problems(tmp_path))
    for file in ("sources.yaml", "themes.yaml", "about.yaml", "boundaries.yaml", "negatives.jsonl", "distress.jsonl"):
        assert f"{file}:1: is missing; create it" in found
    assert "entries:1: holds no entry; add entries/<id>.md" in found


def test_a_folder_that_is_not_there_is_said_in_one_line(tmp_path):
    (found,) = problems(tmp_path / "nowhere")
    assert "is not a folder; correct KNOWLEDGE_DIR" in found


def test_a_file_that_may_not_be_read_is_said():
    with TemporaryDirectory() as open_to_all:
        Path(open_to_all).chmod(0o755)
        folder = Path(shutil.copytree(SHIPPED, Path(open_to_all) / "knowledge"))
        (folder / "about.yaml").chmod(0)
        me = os.geteuid()
        if me == 0:  # root may read everything
            os.seteuid(65534)
        try:
            found = problems(folder)
        finally:
            os.seteuid(me)
    assert any("about.yaml:1: cannot be read" in problem for problem in found)
