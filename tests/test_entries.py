"""The entries that ship: complete, sourced, dated, calm, and short enough for every chat."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.answering import too_long
from bot.answering.layout import GROUP_TEXT, PRIVATE_TEXT, View, facet_lines, facet_text, first_text, whole_text
from bot.chat import MAX_TEXT, Understood, escape, units
from bot.library import Entry, Library, find, part_for, read, varies_by

CLAIMS: dict[str, list[str]] = json.loads((Path(__file__).parent / "data" / "claims.json").read_text(encoding="utf-8"))
LIBRARY = read(find(None))
FRESH, OVERDUE = date(2026, 11, 22), date(2036, 9, 30)
PLAIN = Understood("question", "answer")
BESIDE = {"nobody": PLAIN, "ashamed": replace(PLAIN, ashamed=True), "worried": replace(PLAIN, worried=True)}


@pytest.fixture
def library() -> Library:
    return LIBRARY


@pytest.fixture(params=LIBRARY.published, ids=lambda entry: entry.id)
def entry(request) -> Entry:
    return request.param


def body(entry: Entry) -> str:
    text = (LIBRARY.folder / "entries" / f"{entry.id}.md").read_text(encoding="utf-8")
    return text.split("---\n", 2)[2]


def told(entry: Entry, fact: str) -> list[str]:
    """Give the line before each comment that names a fact."""
    lines = [line for line in body(entry).splitlines() if re.search(rf"<!--[^>]*\b{fact}\b[^>]*-->", line)]
    return [re.sub(r"<!--.*?-->", "", re.split(rf"\b{fact}\b", line)[0]) for line in lines]


# --- claims and facts ----------------------------------------------------------------------------------------------


def test_there_are_all_the_claims_of_both_documents():
    assert len(CLAIMS) == 171


@pytest.mark.parametrize("topic", sorted({topic for topics in CLAIMS.values() for topic in topics}))
def test_an_entry_covers_every_claim_of_its_topic(topic, library):
    expected = {claim for claim, topics in CLAIMS.items() if topic in topics}
    assert expected <= set(library.entries[topic].claims)


def test_an_entry_names_no_claim_of_another_topic(entry):
    assert all(entry.id in CLAIMS[claim] for claim in entry.claims)


def test_a_fee_rule_or_figure_says_its_age_in_words_near_it(entry):
    ages = r"\b(19|20)\d\d\b|\bundated\b|without a date|pandemic-era"
    for paragraph in re.split(r"\n\n", body(entry)):
        if any(f"<!-- {fact.id} -->" in paragraph for fact in entry.facts if fact.kind != "advice"):
            assert re.search(ages, paragraph), paragraph


def test_a_fact_of_low_confidence_is_told_as_one_source(entry):
    one = r"\b[Oo]ne (\w+ ){0,2}(source|guide|site|survey|publisher|count)\b|\bOne .{0,30}(blog|advice)\b"
    for fact in entry.facts:
        for line in told(entry, fact.id) if fact.confidence == "low" else ():
            assert re.search(rf"{one}|sources (disagree|differ)", line), line


def test_a_contested_fact_stands_with_both_versions(entry):
    for fact in entry.facts:
        if fact.confidence == "contested":
            line = " ".join(told(entry, fact.id))
            versions = re.findall(r"\d[\d.,]*", line)
            assert len(set(versions)) > 1 or re.search(r"disagree|[Oo]lder|other pages differ", line), line


def test_a_fee_or_rule_in_sight_sends_people_to_the_official_page(entry, library):
    for shown, text in ((False, first_text(library, entry, View(FRESH))), (True, whole_text(library, entry, FRESH))):
        if any(fact.kind in ("fee", "rule") for fact in entry.facts_in(whole=shown)):
            assert re.search(r"[Cc]heck \[[^]]+\]\(https?://[^)]+\)", text)


# --- how it reads --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [FRESH, OVERDUE], ids=["fresh", "overdue"])
@pytest.mark.parametrize("beside", BESIDE.values(), ids=BESIDE)
@pytest.mark.parametrize(("is_group", "room"), [(False, PRIVATE_TEXT), (True, GROUP_TEXT)], ids=["private", "group"])
def test_a_first_answer_fits_uncut_even_when_old_and_with_a_line_beside_it(entry, day, beside, is_group, room, library):
    text = first_text(library, entry, View(day, is_group, heard=beside))
    assert len(text) <= room, f"{entry.id} is {len(text) - room} too long"
    assert entry.short in text
    assert "*Source: " in text


@pytest.mark.parametrize(
    ("day", "beside"),
    [(FRESH, "ashamed"), (FRESH, "worried"), (OVERDUE, "nobody")],
)
def test_whatever_somebody_set_the_part_for_it_fits_the_answer(entry, day, beside, library):
    for trait in library.traits.values():
        stands_for_a_value = any(entry.id in value.entries.values() for value in trait.values.values())
        for value in trait.values.values():
            view = View(
                day, traits={trait.id: value.id}, heard=BESIDE[beside], own=trait if stands_for_a_value else None
            )
            text = first_text(library, entry, view)
            assert len(text) <= PRIVATE_TEXT
            assert entry.short in text
            if varies_by(entry, trait):
                part = part_for(entry, value)
                said = part.text if part else trait.unchecked and f"{value.title}, your {trait.title}"
                assert not said or said in text, f"{entry.id}: no room for {value.title}"


@pytest.mark.parametrize(
    ("is_group", "beside"), [(False, "nobody"), (False, "ashamed"), (False, "worried"), (True, "nobody")]
)
def test_a_side_of_which_an_entry_tells_something_can_be_told_in_one_message(entry, is_group, beside, library):
    for facet in library.facets.values():
        text = facet_text(library, entry, facet, View(FRESH, is_group, heard=BESIDE[beside]))
        assert bool(text) == bool(facet_lines(entry, facet)), f"{entry.id}: no room for {facet.title}"
        assert len(text) <= (GROUP_TEXT if is_group else PRIVATE_TEXT)


@pytest.mark.parametrize("day", [FRESH, OVERDUE], ids=["fresh", "overdue"])
def test_all_of_an_entry_fits_one_message_and_names_and_dates_every_source(entry, day, library):
    text = whole_text(library, entry, day)
    assert units(text) <= MAX_TEXT
    assert all(library.documents[cited.document].sections[cited.section] in text for cited in entry.citations)
    assert all(escape(fact.source) in text and escape(fact.as_of) in text for fact in entry.facts)


def test_check_has_no_complaint_about_lengths(library):
    assert too_long(library) == []


def test_an_entry_says_what_to_do_next(entry):
    assert "\nNext step: " in entry.short


def test_links_in_an_entry_are_whole_addresses(entry):
    links = re.findall(r"\[[^]]+\]\(([^)]*)\)", entry.short + entry.more)
    assert all(re.fullmatch(r"https?://[\w.-]+\.[a-z]+(/\S*)?", link) for link in links)


def test_an_entry_is_calm(entry):
    words = entry.title + entry.short + entry.more
    loud = r"!|[\U0001F000-\U0001FAFF\u2600-\u27BF]|\b(must not forget|you failed|shame|(?<!without )guilt)\b"
    assert not re.search(loud, words)


def test_an_entry_shows_no_comment(entry):
    assert "<!--" not in entry.short + entry.more


def test_the_certifying_board_is_never_called_a_place_to_join(entry):
    assert not re.search(r"\bjoin(ing)? (the )?PTCB\b|\bmembers? of (the )?PTCB\b", entry.short + entry.more)


def test_an_entry_has_questions_that_must_and_must_not_find_it(entry, library):
    asked = {phrasing.text for phrasing in library.phrasings}
    assert len(entry.must_match) >= 3
    assert len(entry.must_not_match) >= 3
    assert not asked & {*entry.must_match}


def test_an_entry_has_enough_phrasings_to_be_found(entry, library):
    assert sum(phrasing.entries[0] == entry.id for phrasing in library.phrasings) >= 20


# --- the library as a whole ----------------------------------------------------------------------------------------


def test_every_topic_has_its_entry_and_no_other(library):
    assert len(library.published) == len(library.entries) == 54


def test_an_entry_has_something_to_go_on_with(entry, library):
    assert library.related(entry)


def test_official_titles_read_well_after_the_word_check(library):
    assert all(re.fullmatch(r"[\w'’ -]+", page.title) for page in library.official.values())


def test_every_theme_fits_two_pages(library):
    for theme in library.themes:
        assert 1 <= sum(entry.theme == theme.id for entry in library.published) <= 16
