"""Reading knowledge/: what comes out of good files, and what is said about each mistake in bad ones."""

import os
import re
import shutil
from dataclasses import FrozenInstanceError, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.answering import layout, wording
from bot.library import BrokenKnowledge, Citation, Library, Theme, Trait, TraitValue, find, read
from bot.library.fields import MAX_ENTRY_ID, MAX_THEME_ID, MAX_TRAIT_ID, MAX_VALUE_ID
from bot.profile.wording import question
from tests import library_mistakes, library_mistakes_across, library_mistakes_changes, library_mistakes_shaping
from tests.library_model import MODEL, WHY, append, change, write

KINDS = (library_mistakes, library_mistakes_across, library_mistakes_changes, library_mistakes_shaping)
MISTAKES = {name: mistake for kind in KINDS for name, mistake in kind.MISTAKES.items()}
TODAY = date(2026, 11, 22)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(MODEL, tmp_path / "knowledge")


def problems(folder: Path) -> list[str]:
    with pytest.raises(BrokenKnowledge) as broken:
        read(folder, TODAY)
    return [str(problem) for problem in broken.value.problems]


# --- good files ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def library() -> Library:
    return read(MODEL)


def test_an_entry_comes_with_its_parts(library):
    entry = library.entries["why-certify"]
    assert entry.title == "Is the certificate worth it?"
    assert entry.citations == (Citation("A", "A1"), Citation("B", "B1"))
    assert entry.claims == ("A1-01", "A1-02", "B1-02")
    assert entry.official == ("guild", "guild-fees")
    assert entry.reviewed_on == date(2026, 11, 21)
    assert entry.facts[2].as_of == "May 2026"
    assert entry.facts[1].read_on == date(2026, 11, 20)


def test_short_and_more_are_apart_and_without_comments(library):
    entry = library.entries["why-certify"]
    assert entry.short.startswith("Our sources say yes")
    assert entry.short.endswith("job adverts near you.")
    assert entry.more.startswith("**What you gain**")
    assert "<!--" not in entry.short + entry.more


def test_an_entry_knows_which_facts_its_short_part_carries(library):
    entry = library.entries["why-certify"]
    assert [fact.id for fact in entry.facts_in(whole=False)] == ["why-certify-01"]
    assert [fact.id for fact in entry.facts_in(whole=True)] == ["why-certify-01", "pay-01", "why-certify-02"]


def test_an_entry_knows_what_changed_after_a_version(tmp_path):
    folder = Path(shutil.copytree(MODEL, tmp_path / "knowledge"))
    library_mistakes_changes.TWICE(folder)
    entry = read(folder, TODAY).entries["why-certify"]
    assert [(each.version, each.now) for each in entry.changes_since(1)] == [
        (2, "The exam costs $60."),
        (3, "The exam costs $70."),
    ]
    assert [each.version for each in entry.changes_since(2)] == [3]
    assert entry.changes_since(3) == ()


def test_published_entries_come_in_the_order_of_themes(library):
    assert [entry.id for entry in library.published] == ["why-certify", "teachers", "work-settings"]


def test_related_entries_are_those_it_names_and_then_those_that_name_it(library):
    def related(name):
        return [other.id for other in library.related(library.entries[name])]

    assert related("why-certify") == ["teachers", "work-settings"]
    assert related("work-settings") == ["why-certify", "teachers"]
    assert related("teachers") == ["work-settings", "why-certify"]


def test_an_entry_cannot_be_changed(library):
    with pytest.raises(FrozenInstanceError):
        library.entries["why-certify"].title = "Other"


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_a_draft_or_retired_entry_is_read_but_leads_nowhere(status, folder):
    change(WHY, "status: published", f"status: {status}")(folder)
    library = read(folder)
    assert library.entries["why-certify"].status == status
    assert "why-certify" not in {entry.id for entry in library.published}
    assert "why-certify" not in library.entries["work-settings"].related
    assert "why-certify" not in {other.id for other in library.related(library.entries["work-settings"])}


def test_what_is_asked_about_a_draft_is_kept_so_that_no_other_entry_answers_it(library):
    assert ("old-ovens",) in {phrasing.entries for phrasing in library.phrasings}


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
        change(WHY, "title: Is the certificate worth it?", "title: Is it worth it?"),
        change(WHY, "status: published", "status: draft"),
        append("phrasings/why-certify.jsonl", '{"q": "does the cert pay off", "topics": ["why-certify"]}\n'),
        append("negatives.jsonl", '{"q": "best pizza in town", "label": "oos-other"}\n'),
        append("distress.jsonl", '{"q": "so tired of closing", "label": "burnout"}\n'),
    ],
    ids=["title", "status", "phrasing", "negative", "distress"],
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


@pytest.mark.parametrize("sign", ["\\", "\x85", "\u202e", "\u200b", "\xa0"], ids=ascii)
def test_a_link_holds_no_sign_that_hides_where_it_leads(sign, folder):
    shown = f'"{sign.encode("unicode_escape").decode()}"' if sign != "\\" else "'\\'"
    change("official.yaml", '"https://guild.example.org/fees"', shown[0] + "https://guild" + shown[1:])(folder)
    assert any(problem.startswith("official.yaml:2: url is not a link; ") for problem in problems(folder))


def test_a_pattern_for_texts_without_words_is_no_mistake(folder):
    change("boundaries.yaml", r"'\bbutchers?\b'", r"'^\W*$'")(folder)
    assert read(folder).boundaries["butcher"].patterns == (r"^\W*$",)


def test_the_longest_ids_still_fit_every_button(library):
    id_, theme = "e" * MAX_ENTRY_ID, Theme("t" * MAX_THEME_ID, "Theme")
    shown = replace(library.entries["why-certify"], id=id_, theme=theme.id)
    assert len(wording.theme(theme, [shown] * 8 * 999, 999).buttons) > 1
    longest = replace(library, entries={id_: shown}, themes=(theme,))
    for way in (layout.Way(f"/theme {theme.id} 999", from_menu=True), layout.Way(f"/entry {id_}")):
        for whole in (False, True):
            assert layout.entry(longest, shown, layout.View(TODAY, whole=whole, way=way)).buttons


def test_the_longest_ids_of_values_still_fit_the_button_that_sets_one_beside_an_entry(library):
    trait, value, entry = "t" * MAX_TRAIT_ID, "v" * MAX_VALUE_ID, "e" * MAX_ENTRY_ID
    values = {id_: TraitValue("Value", id=id_) for id_ in (value, "other")}
    asked = question(Trait(trait, "town", "Where?", values), {}, entry)
    assert f"/set {trait} {value} {entry}" in [button.says for row in asked.buttons for button in row]


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
    names = "sources themes about boundaries official review languages"
    for file in (*(f"{name}.yaml" for name in names.split()), "negatives.jsonl", "distress.jsonl"):
        assert f"{file}:1: is missing; create it" in found
    assert "entries:1: holds no entry; add entries/<id>.md" in found


def test_a_folder_that_is_not_there_is_said_in_one_line(tmp_path):
    (found,) = problems(tmp_path / "nowhere")
    assert "is not a folder; correct KNOWLEDGE_DIR" in found


def test_a_date_of_tomorrow_is_no_mistake_because_it_is_tomorrow_somewhere(folder):
    change(WHY, "reviewed_on: 2026-11-21", "reviewed_on: 2026-11-23")(folder)
    assert read(folder, TODAY).entries["why-certify"].reviewed_on == date(2026, 11, 23)


def test_every_circle_of_related_entries_is_named_once(folder):
    change(WHY, "related: []", "related: [work-settings, teachers]")(folder)
    circles = [problem for problem in problems(folder) if "circle" in problem]
    assert len(circles) == len(set(circles)) == 2


def test_a_file_that_may_not_be_read_is_said():
    with TemporaryDirectory() as open_to_all:
        Path(open_to_all).chmod(0o755)
        folder = Path(shutil.copytree(MODEL, Path(open_to_all) / "knowledge"))
        (folder / "about.yaml").chmod(0)
        me = os.geteuid()
        if me == 0:  # root may read everything
            os.seteuid(65534)
        try:
            found = problems(folder)
        finally:
            os.seteuid(me)
    assert any("about.yaml:1: cannot be read" in problem for problem in found)
