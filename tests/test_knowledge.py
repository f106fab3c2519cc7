"""The boundaries and questions that ship: safe where they must be, and precise where they choose words."""

import json
import random
import re
import time
from pathlib import Path

import pytest

from bot.library import Boundary, Library, find, read
from bot.understanding.rules import LONGEST_SMALL_TALK, SMALL_TALK, Rules

DATA = Path(__file__).parent / "data"
CRISIS = [json.loads(line) for line in (DATA / "crisis.jsonl").read_text(encoding="utf-8").splitlines()]
LIBRARY = read(find(None))
RULES = Rules(LIBRARY.boundaries)


@pytest.fixture
def library() -> Library:
    return LIBRARY


def decides(boundary: Boundary, text: str) -> bool:
    return RULES.first(text, boundary.id) is not None


# --- boundaries ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["911", "988", "findahelpline.com"])
def test_the_crisis_text_gives_every_way_to_help(number, library):
    assert number in library.boundaries["crisis"].reply


def test_the_crisis_text_gives_no_career_advice(library):
    assert not re.search(r"certif|career|job|/topics|exam", library.boundaries["crisis"].reply, re.IGNORECASE)


@pytest.mark.parametrize("words", ["pharmacist", "911", "1-800-222-1222", "unofficial"])
def test_the_clinical_text_points_to_people_and_says_who_speaks(words, library):
    assert words in library.boundaries["clinical"].reply


def test_the_worried_line_is_one_line_with_the_number(library):
    assert "988" in library.about.worried
    assert "\n" not in library.about.worried


def test_the_bot_says_that_it_is_a_bot_and_unofficial(library):
    assert "bot" in library.boundaries["who"].reply
    assert "unofficial" in library.boundaries["who"].reply
    assert "unofficial" in library.about.unofficial


@pytest.mark.parametrize("row", [row for row in CRISIS if row["crisis"]], ids=lambda row: row["q"])
def test_danger_is_seen(row, library):
    assert decides(library.boundaries["crisis"], row["q"])


@pytest.mark.parametrize("row", [row for row in CRISIS if not row["crisis"]], ids=lambda row: row["q"])
def test_a_figure_of_speech_is_not_taken_for_danger(row, library):
    assert not decides(library.boundaries["crisis"], row["q"])


def test_the_rules_alone_see_nine_of_ten_crisis_lines_and_no_burnout_line(library):
    lines = {label: [line.text for line in library.distress if line.label == label] for label in ("crisis", "burnout")}
    seen = [text for text in lines["crisis"] if decides(library.boundaries["crisis"], text)]
    assert len(seen) >= 0.9 * len(lines["crisis"])
    assert [text for text in lines["burnout"] if decides(library.boundaries["crisis"], text)] == []


@pytest.mark.parametrize("boundary", ["crisis", "clinical", *SMALL_TALK])
def test_a_boundary_never_takes_a_career_question(boundary, library):
    questions = [phrasing.text for phrasing in library.phrasings]
    questions += [question for entry in library.published for question in entry.must_match]
    assert [question for question in questions if decides(library.boundaries[boundary], question)] == []


@pytest.mark.parametrize(
    ("text", "boundary"),
    [
        ("hi", "hello"),
        ("Good morning!", "hello"),
        ("hola", "hello"),
        ("thanks so much", "thanks"),
        ("gracias", "thanks"),
        ("who are you", "who"),
        ("are you human?", "who"),
        ("bye", "bye"),
        ("ok", "smalltalk"),
        ("👍", "smalltalk"),
    ],
)
def test_small_talk_is_decided_by_one_boundary(text, boundary, library):
    assert [id_ for id_ in library.boundaries if decides(library.boundaries[id_], text)] == [boundary]


@pytest.mark.parametrize(
    "text",
    [
        "how many mg of ibuprofen can I give my kid",
        "I'm a tech, can I take nyquil with my lexapro",
        "studying for the PTCE, how much tylenol can my baby have, 100 mg?",
        "my manager asked, should she stop her eliquis before surgery",
        "i work as a cpht, my dog ate 3 ibuprofen pills",
    ],
)
def test_a_job_title_does_not_hide_a_question_about_a_medicine(text, library):
    assert decides(library.boundaries["clinical"], text)


@pytest.mark.parametrize(
    "text",
    [
        "how do I memorize metformin and lisinopril for the PTCE",
        "calculations practice: how many mL of a 250 mg/5 mL suspension make 500 mg",
        "can I take the exam again in April",
        "should I take the CE course on insulin",
        "can my boss give me less than two weeks notice",
    ],
)
def test_a_question_about_exam_or_work_is_not_clinical(text, library):
    assert not decides(library.boundaries["clinical"], text)


LONGEST_S = 0.5  # a pattern that backtracks without end takes minutes, and stops everybody else meanwhile


@pytest.mark.parametrize(
    "filler", ["a ", "I want to ", "he said ", "my ", "took ", "how much ", "give away my ", "1 mg ", "you best "]
)
def test_a_long_hostile_text_is_judged_quickly(filler, library):
    rules = Rules(library.boundaries)
    text = (filler * 4096)[:4096]
    start = time.perf_counter()
    rules.small_talk(text)
    rules.first(text, *(name for name in library.boundaries if name not in SMALL_TALK))
    assert time.perf_counter() - start < LONGEST_S


def test_no_pattern_gets_lost_in_repetitions_of_its_own_words(library):
    picks = random.Random(5)
    for boundary in library.boundaries.values():
        longest = LONGEST_SMALL_TALK if boundary.id in SMALL_TALK else 4096
        for pattern in (*boundary.patterns, *boundary.unless):
            words = sorted(set(re.findall(r"[a-z]{2,}", pattern)))
            for pair in [picks.choices(words, k=2) for _ in range(12)] if words else ():
                text = f"thanks {' '.join(pair)} " + f"{' '.join(pair)} " * longest
                start = time.perf_counter()
                re.search(pattern, text[: longest - 3] + " zz", re.IGNORECASE)
                assert time.perf_counter() - start < LONGEST_S, (boundary.id, pattern, pair)


# --- what understanding learns from --------------------------------------------------------------------------------


def test_no_text_to_be_refused_is_also_a_phrasing(library):
    refused = {negative.text.casefold() for negative in library.negatives}
    assert not refused & {phrasing.text.casefold() for phrasing in library.phrasings}


def test_start_offers_three_things_to_try(library):
    assert len(library.about.examples) == 3
