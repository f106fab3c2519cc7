"""The `understand` and `measure` commands over text streams and files."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console
from test_understanding_shared import learned, silent, small_library

from bot.understanding import Understanding
from bot.understanding.learn import learnt
from bot.understanding.lines import run
from bot.understanding.measure import measure

TODAY = date(2026, 11, 21)
QUESTIONS = Path(__file__).parent / "questions"
KEYS = ["kind", "decision", "entries", "goal", "progress", "checkin", "ms"]


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Understanding:
    cache = tmp_path_factory.mktemp("lines")
    return Understanding(small_library(), learnt(small_library(), None, cache, silent), None)


def understand(understanding: Understanding, *lines: str) -> tuple[int, list[dict]]:
    out = io.StringIO()
    code = run(io.StringIO("".join(line + "\n" for line in lines)), out, understanding, TODAY)
    return code, [json.loads(line) for line in out.getvalue().splitlines()]


def test_every_line_gets_one_line_in_order(small):
    code, out = understand(small, '{"q": "how do I bake bread"}', '{"text": "my chain came off", "other": 1}')
    assert code == 0
    assert [list(line) for line in out] == [KEYS, KEYS]
    assert [line["entries"][0]["id"] for line in out] == ["baking", "cycling"]
    assert all(line["ms"] > 0 for line in out)


@pytest.mark.parametrize(
    ("bad", "remedy"),
    [
        ("bread?", "JSON"),
        ("", "JSON"),
        ("[" * 100_000, "JSON"),
        ("[1]", "object"),
        ("{}", '"q" or "text"'),
        ('{"q": 7}', "quotation marks"),
        ('{"q": "a", "today": "soon"}', "2026-11-21"),
        ('{"q": "a", "today": 5}', "2026-11-21"),
        ('{"q": "a", "previous": []}', "quotation marks"),
    ],
    ids=lambda value: value[:20],
)
def test_bad_line_gives_its_remedy_in_its_place_and_the_rest_goes_on(bad, remedy, small):
    code, out = understand(small, '{"q": "bread"}', bad, '{"q": "roses"}')
    assert code == 1
    assert list(out[1]) == ["error"]
    assert remedy in out[1]["error"]
    assert [list(out[0]), list(out[2])] == [KEYS, KEYS]


def test_each_answer_is_written_before_the_next_line_is_read(small):
    out = io.StringIO()

    def lines():
        for number in range(3):
            assert len(out.getvalue().splitlines()) == number
            yield '{"q": "bread"}\n'

    assert run(lines(), out, small, TODAY) == 0


def test_previous_question_is_understood_first():
    entry, text = "ptce-exam", "and how long does it take?"
    asked = next(p.text for p in _phrasings() if p.entries[0] == entry and _decision(p.text) == "answer")
    _, (alone, after) = understand(learned(), json.dumps({"q": text}), json.dumps({"q": text, "previous": asked}))
    assert after["entries"][0]["id"] == entry
    assert after["entries"][0] != alone["entries"][0]


def _phrasings():
    from test_understanding_shared import knowledge

    return knowledge().phrasings


def _decision(text: str) -> str:
    return learned().understand(text).decision


def test_measure_counts_topics_that_are_not_written_yet_apart(small, tmp_path):
    file = tmp_path / "asked.jsonl"
    lines = [
        {"q": "how do I bake bread", "topics": ["baking"], "label": "in", "voice": "terse"},
        {"q": "how do I sew a button", "topics": ["sewing"], "label": "in", "voice": "terse"},
        {"q": "who won the match", "topics": [], "label": "oos-other", "voice": "terse"},
    ]
    file.write_text("\n".join(map(json.dumps, lines)))
    console = Console(file=io.StringIO(), width=200)
    assert measure([file], small, console, TODAY) == 0
    assert "not in the knowledge base yet" in console.file.getvalue()
    assert "100%" in console.file.getvalue()


def test_measure_counts_a_second_turn_without_topics_by_its_label_and_as_clinical_without_one(small, tmp_path):
    file = tmp_path / "pairs.jsonl"
    pair = {"first": "how do I bake bread", "then": "who won the match", "topics_then": []}
    file.write_text("\n".join(map(json.dumps, [{**pair, "label": "oos-other"}, pair])))
    console = Console(file=io.StringIO(), width=200)
    assert measure([file], small, console, TODAY) == 0
    assert "oos-other" in console.file.getvalue()
    assert "oos-clinical" in console.file.getvalue()


@pytest.mark.parametrize("text", ["not json", '{"q": "no label"}', "[]", '{"q": "a", "label": "in", "topics": 3}'])
def test_measure_names_file_line_and_remedy(text, small, tmp_path):
    (tmp_path / "bad.jsonl").write_text("\n" + text)
    console = Console(file=io.StringIO(), width=200)
    assert measure([tmp_path / "bad.jsonl"], small, console, TODAY) == 1
    assert "bad.jsonl:2: " in console.file.getvalue()


def test_measure_says_which_file_cannot_be_read(small, tmp_path):
    console = Console(file=io.StringIO(), width=200)
    assert measure([tmp_path / "none.jsonl"], small, console, TODAY) == 1
    assert "none.jsonl" in console.file.getvalue()


@pytest.mark.parametrize("name", ["dev-fit.jsonl", "followups-fit.jsonl", "crisis-dev.jsonl"])
def test_measure_reads_the_labelled_files(name):
    console = Console(file=io.StringIO(), width=200)
    assert measure([QUESTIONS / name], learned(), console, TODAY) == 0
    assert name in console.file.getvalue()
