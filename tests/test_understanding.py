"""What texts are understood to mean: the real knowledge for meaning, a small library for the machinery."""

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from test_understanding_shared import CACHE, knowledge, learned, questions, silent, small_library

from bot.chat import Context, Understood
from bot.understanding import LearningError, Understanding, load
from bot.understanding.learn import learnt
from bot.understanding.lesson import lesson_key
from bot.understanding.texts import clean
from bot.understanding.zones import LIMITS

FIT = questions("dev-fit.jsonl")
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def words_only(tmp_path_factory) -> tuple[Understanding, Path]:
    """The small library, learnt without an encoder."""
    cache = tmp_path_factory.mktemp("words-only")
    return Understanding(small_library(), learnt(small_library(), None, cache, silent), None), cache


# --- meaning -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", [line for line in FIT if line["label"] == "oos-clinical"], ids=lambda line: line["q"])
def test_clinical_question_is_never_answered(line):
    understood = learned().understand(line["q"])
    assert understood.kind in ("clinical", "crisis")
    assert understood.decision == "decline"
    assert understood.boundary == understood.kind


@pytest.mark.parametrize("line", [line for line in FIT if line.get("crisis")], ids=lambda line: line["q"][:40])
def test_cry_for_help_is_recognised(line):
    assert learned().understand(line["q"]).kind == "crisis"


@pytest.mark.parametrize("line", [line for line in FIT if line["label"] == "oos-chitchat"], ids=lambda line: line["q"])
def test_small_talk_gets_small_talk(line):
    understood = learned().understand(line["q"])
    assert understood.kind == "smalltalk"
    assert understood.boundary is None or understood.boundary in knowledge().boundaries


def test_at_most_one_out_of_scope_question_in_fifty_is_answered():
    outside = [line["q"] for line in FIT if line["label"] != "in"]
    assert sum(learned().understand(text).decision == "answer" for text in outside) <= len(outside) // 50


@pytest.mark.parametrize(
    "text",
    ["how do I change the oil of a tractor", "capital of Mongolia", "write me a python script", "asdf qwer zxcv"],
)
def test_unknown_text_is_declined_with_a_wording(text):
    understood = learned().understand(text)
    assert understood.decision == "decline"
    assert understood.boundary is None or understood.boundary in knowledge().boundaries


def test_nearly_every_phrasing_in_the_knowledge_finds_its_own_entry():
    asked = knowledge().phrasings[::12]
    found = [(learned().understand(phrasing.text), phrasing.entries) for phrasing in asked]
    assert sum(given.entries[0].id in wanted for given, wanted in found) >= 0.98 * len(asked)
    assert sum(given.kind == "question" for given, _ in found) >= 0.99 * len(asked)


def test_short_second_turn_leans_on_the_first():
    text, entry = "and how long does it take?", "ptce-exam"
    alone = learned().understand(text)
    after = learned().understand(text, Context(TODAY, about=(entry,)))
    assert alone.decision != "answer"
    assert after.entries[0].id == entry
    assert after.decision in ("answer", "choose")


def test_complete_question_does_not_lean_on_the_turn_before():
    text = knowledge().phrasings[0].text
    other = next(entry for entry in learned().entries if entry not in knowledge().phrasings[0].entries)
    assert learned().understand(text) == learned().understand(text, Context(TODAY, about=(other,)))


def test_unsure_second_turn_is_offered_a_choice_where_it_alone_would_be_declined():
    pairs = [(pair["then"], entry) for pair in questions("followups-fit.jsonl") for entry in pair["topics_then"][:1]]
    alone = [learned().understand(text).decision for text, _ in pairs]
    after = [learned().understand(text, Context(TODAY, about=(entry,))).decision for text, entry in pairs]
    assert after.count("decline") <= 1
    assert alone.count("decline") > after.count("decline")


def test_small_talk_after_an_answer_leans_on_nothing():
    for text in ("thanks!", "good night", "haha"):
        understood = learned().understand(text, Context(TODAY, about=(learned().entries[0],)))
        assert understood.kind == "smalltalk"


def test_whoever_judges_more_strictly_answers_less():
    strict = learned().judging_by(replace(LIMITS, answer_margin=99.0))
    text = knowledge().phrasings[0].text
    assert strict.understand(text).decision != "answer"
    assert strict.understand(text).entries == learned().understand(text).entries


def test_turn_about_a_retired_entry_is_no_help_and_no_harm(words_only):
    context = Context(TODAY, about=("long gone",))
    assert words_only[0].understand("and then?", context) == words_only[0].understand("and then?")


def test_veto_takes_a_rule_back(words_only):
    assert words_only[0].understand("two pills").kind == "clinical"
    assert words_only[0].understand("pills of dough for bread").kind != "clinical"


def test_mended_word_finds_the_entry(words_only):
    assert words_only[0].understand("sourdogh for begginners").entries[0].id == "baking"


# --- odd inputs ----------------------------------------------------------------------------------------------------


def _is_whole(understood: Understood) -> bool:
    scores = [match.score for match in understood.entries]
    return len(scores) <= 5 and scores == sorted(scores, reverse=True) and all(0 <= score <= 1 for score in scores)


ODD = [
    "",
    " \t\n",
    "\x00\x07\x1b",
    "\u200b\u202e\ufeff",
    "\ud800",
    "a" * 4096,
    "😀" * 2048,
    "<b>{{ 7*7 }}</b>",
    "'; --",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(), max_size=300))
def test_any_text_is_understood_somehow(text, words_only):
    assert _is_whole(words_only[0].understand(text))


@settings(max_examples=40, deadline=None)
@given(text=st.text(st.characters(), max_size=120))
@example(text="\u202ewhy\u202c")
def test_any_text_is_understood_somehow_with_the_encoder(text):
    assert _is_whole(learned().understand(text))


@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_odd_text_is_never_answered(text):
    understood = learned().understand(text)
    assert _is_whole(understood)
    assert understood.decision == "decline"
    assert understood.boundary is None or understood.boundary in knowledge().boundaries


def test_invisible_characters_hide_nothing():
    assert learned().understand("i want to d\u200bi\u00ade").kind == "crisis"


@given(text=st.text(st.characters(), max_size=200))
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


# --- learning, the cache, threads ----------------------------------------------------------------------------------


def test_second_start_learns_nothing(words_only):
    said: list[str] = []
    again = Understanding(small_library(), learnt(small_library(), None, words_only[1], said.append), None)
    assert said == []
    assert again.understand("my loaf") == words_only[0].understand("my loaf")


def test_progress_is_told_while_learning(tmp_path):
    said: list[str] = []
    learnt(small_library(), None, tmp_path, said.append)
    assert said[-1] == "Learnt (100%)"


def test_changed_knowledge_is_learnt_anew(words_only):
    more = small_library(negatives=(("how are you", "oos-chitchat"), ("what is the dose", "oos-clinical")))
    said: list[str] = []
    learnt(more, None, words_only[1], said.append)
    assert said


@pytest.mark.parametrize("damage", [b"", b"half of it", None], ids=["empty", "garbage", "cut short"])
def test_damaged_file_is_learnt_anew(damage, words_only, tmp_path):
    name = f"learnt-{lesson_key(small_library(), 'words-only')}.npz"
    whole = (words_only[1] / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    again = Understanding(small_library(), learnt(small_library(), None, tmp_path, silent), None)
    assert again.understand("slugs").entries == words_only[0].understand("slugs").entries


def test_two_that_learn_at_once_leave_one_whole_file(tmp_path):
    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda _: learnt(small_library(), None, tmp_path, silent), range(2)))
    assert len(list(tmp_path.iterdir())) == 1
    assert both[0].bias.tolist() == both[1].bias.tolist()


@pytest.mark.parametrize("entries", [0, 1, 2])
def test_few_entries_are_no_hindrance(entries, tmp_path):
    library = small_library(entries)
    few = Understanding(library, learnt(library, None, tmp_path, silent), None)
    assert _is_whole(few.understand("how do I bake bread"))
    assert few.understand("I want to die").kind == "crisis"


def test_learning_that_fails_says_so_in_one_sentence(tmp_path):
    nothing = replace(small_library(entries=0, negatives=()), distress=())
    with pytest.raises(LearningError, match="run `check`") as failed:
        learnt(nothing, None, tmp_path, silent)
    assert "\n" not in str(failed.value)
    assert list(tmp_path.iterdir()) == []


def test_leavings_of_a_killed_process_are_removed(words_only, tmp_path):
    old, fresh = tmp_path / "learnt-old.part", tmp_path / "learnt-fresh.part"
    for file in (old, fresh):
        file.write_bytes(b"half")
    os.utime(old, (0, 0))
    learnt(small_library(), None, tmp_path, silent)
    assert fresh.exists()
    assert not old.exists()


def test_without_weights_it_works_on_words_and_says_how_to_add_them(words_only):
    understanding = words_only[0]
    assert understanding.encoder is None
    assert "weights.txt" in understanding.notice
    assert understanding.understand("how do I bake bread").entries[0].id == "baking"


def test_cached_start_understands_exactly_as_the_first():
    again = load(knowledge(), CACHE, None, silent, cache_size=0)
    learned()
    for line in FIT[:25]:
        assert again.understand(line["q"]) == learned().understand(line["q"])


def test_threads_agree_with_each_other():
    fresh = load(knowledge(), CACHE, None, silent, cache_size=0)
    texts = [line["q"] for line in FIT[:20]]
    together = threading.Barrier(2)

    def understand_all(_: int) -> list[Understood]:
        together.wait()
        return [fresh.understand(text) for text in texts]

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(understand_all, range(2))
    assert first == second == [learned().understand(text) for text in texts]


def test_learning_keeps_what_only_it_needs_out_of_this_process():
    learned()
    script = (
        "import sys; from pathlib import Path; from bot.library import find, read; from bot.understanding import load\n"
        "load(read(find(None)), Path(sys.argv[1]), None, print).understand('hi')\n"
        "print(*{'sklearn', 'scipy', 'onnx', 'safetensors', 'torch'} & set(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(CACHE)], capture_output=True, text=True, check=True,
        cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert run.stdout.split() == []
