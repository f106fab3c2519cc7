"""Texts in other languages are recognized as such, and English ones never taken for them."""

import json
import time
from pathlib import Path

import pytest
from test_understanding_shared import knowledge, questions

from bot.understanding.language import Languages
from bot.understanding.texts import clean

SENTENCES = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "languages.jsonl").read_text(encoding="utf-8").splitlines()
]
NOT_ENGLISH = {"salamat po sa tulong, take care", "ramadan kareem", "buenas noches amigo", "magandang umaga po"}
FIT = ("dev-fit.jsonl", "followups-fit.jsonl", "goals-fit.jsonl")


@pytest.fixture(scope="module")
def languages():
    return Languages(knowledge().languages)


def spoken(languages, text):
    plain = clean(text)
    return languages.by_letters(plain) or languages.by_words(plain)


def test_nine_of_ten_sentences_in_twelve_languages_get_their_line(understanding):
    assert len(SENTENCES) == 60
    assert len({row["language"] for row in SENTENCES}) == 12
    right = [row for row in SENTENCES if understanding.understand(row["q"]).language == row["language"]]
    assert len(right) >= 54


def test_no_english_text_is_taken_for_another_language(languages):
    library = knowledge()
    texts = [line.text for line in (*library.phrasings, *library.negatives)]
    texts += [row[key] for name in FIT for row in questions(name) for key in ("q", "first", "then") if key in row]
    texts = [text for text in texts if not any(letter.isalpha() and not letter.isascii() for letter in clean(text))]
    assert len(texts) > 2000
    assert {text for text in texts if spoken(languages, text)} <= NOT_ENGLISH


@pytest.mark.parametrize("code", knowledge().languages)
def test_the_line_of_a_language_is_one_line_and_in_that_language(code, languages):
    line = knowledge().languages[code].line
    assert spoken(languages, line) == code
    assert "\n" not in line


@pytest.mark.parametrize(
    "text",
    [
        "how do i renovar my certification",
        "can I work in la farmacia without papeles",
        "what is farmacia técnica called in English",
        "is 药剂师 the same as a technician",
        "my abuela says how much does it cost",
        "CPhT",
        "PTCB NHA ExCPT",
        "500 µg",
        "résumé tips",
        "ok",
        "Σ",
    ],
)
def test_a_mixed_or_tiny_text_stays_english(text, languages):
    assert spoken(languages, text) is None


@pytest.mark.parametrize("text", ["quiero morirme, no puedo más", "ya no quiero seguir viviendo", "je veux mourir"])
def test_a_cry_for_help_in_another_language_is_heard_as_one(text, understanding):
    assert understanding.understand(text).kind == "crisis"


@pytest.mark.parametrize(
    "text",
    ["je ne sais pas quoi faire", "quanto costa l'esame", "где найти бесплатные курсы", "没有经验怎么找第一份工作"],
)
def test_a_harmless_text_is_no_cry_for_help_because_its_language_is_strange(text, understanding):
    assert understanding.understand(text).kind == "unknown"


def test_a_greeting_in_another_language_is_greeted(understanding):
    heard = understanding.understand("привет")
    assert (heard.kind, heard.boundary, heard.language) == ("smalltalk", "hello", None)


def test_letters_nobody_wrote_a_line_for_are_simply_unknown(languages):
    assert spoken(languages, "Πόσα βγάζει ένας βοηθός;") is None


def test_recognizing_takes_no_time_worth_mentioning(languages):
    spoken(languages, "cuánto gana un técnico de farmacia")  # opens the library's tables
    start = time.perf_counter()
    for _ in range(100):
        spoken(languages, "cuánto gana un técnico de farmacia " * 100)
    assert (time.perf_counter() - start) / 100 < 0.02
