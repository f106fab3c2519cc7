"""Knowledge grows old: when a fact is due, what a curator is told, and that serving it resets no clock."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from bot.library import due, due_report, entry_due, fact_due, overdue_since, read
from tests.library_model import MODEL, WHY, change

READ_ON = date(2026, 11, 21)


@pytest.fixture(scope="module")
def library():
    return read(MODEL)


@pytest.fixture(scope="module")
def fact(library):
    return library.entries["why-certify"].facts[0]


@pytest.mark.parametrize(
    ("kind", "confidence", "due_on"),
    [
        ("fee", "high", date(2027, 5, 21)),
        ("rule", "medium", date(2027, 5, 21)),
        ("figure", "high", date(2027, 11, 21)),
        ("study", "high", date(2029, 11, 21)),
        ("advice", "high", date(2029, 11, 21)),
        ("fee", "low", date(2027, 2, 21)),
        ("rule", "contested", date(2027, 2, 21)),
        ("figure", "low", date(2027, 5, 21)),
        ("advice", "contested", date(2028, 5, 21)),
    ],
)
def test_a_fact_is_due_by_its_kind_and_sooner_when_it_is_unsure(library, fact, kind, confidence, due_on):
    assert fact_due(replace(fact, kind=kind, confidence=confidence, read_on=READ_ON), library.review) == due_on


def test_months_end_on_the_last_day_of_a_shorter_month(library, fact):
    assert fact_due(replace(fact, kind="fee", read_on=date(2026, 8, 31)), library.review) == date(2027, 2, 28)


def test_the_end_of_the_calendar_is_no_trouble(library, fact):
    assert fact_due(replace(fact, kind="fee", read_on=date.max), library.review) == date.max


def test_the_advice_of_an_entry_is_due_three_years_after_its_review(library):
    assert entry_due(library.entries["teachers"], library.review) == date(2029, 11, 21)


def test_nothing_is_overdue_on_the_day_before_and_everything_on_the_day(library):
    entry = library.entries["why-certify"]
    shown = entry.facts_in(whole=False)
    assert overdue_since(entry, shown, library.review, date(2027, 5, 20)) is None
    assert overdue_since(entry, shown, library.review, date(2027, 5, 21)) == READ_ON


def test_the_oldest_overdue_part_tells_how_old_an_answer_is(library):
    entry = library.entries["why-certify"]
    assert overdue_since(entry, entry.facts_in(whole=True), library.review, date(2027, 5, 21)) == date(2026, 11, 20)


def test_what_is_due_comes_first_due_first_and_a_shared_fact_once(library):
    found = due(library, date(2027, 5, 21))
    assert [one.on for one in found] == sorted(one.on for one in found)
    assert [one.what for one in found if "pay-01" in one.what] == [
        "figure pay-01 in why-certify, work-settings: Guild survey, read 2026-11-20"
    ]


def test_what_falls_due_within_thirty_days_is_announced_and_the_rest_is_not(library):
    assert due(library, date(2027, 4, 19)) == []
    assert {one.on for one in due(library, date(2027, 4, 21))} == {date(2027, 5, 20), date(2027, 5, 21)}


def test_a_report_counts_what_is_due_and_names_it_with_its_day(library):
    head, *lines = due_report(library, date(2027, 5, 20))
    assert head == "To be looked at again: 1 now, 2 more within 30 days."
    assert lines[0].startswith("  2027-05-20  figure pay-01")


def test_a_long_report_is_cut_and_says_how_much_is_left(library):
    entry = library.entries["why-certify"]
    facts = tuple(replace(entry.facts[0], id=f"many-{number}") for number in range(40))
    many = replace(library, entries={"why-certify": replace(entry, facts=facts)})
    lines = due_report(many, date(2027, 6, 1))
    assert len(lines) == 22
    assert lines[-1] == "  and 20 more"


def test_a_report_says_nothing_while_everything_is_fresh(library):
    assert due_report(library, date(2026, 11, 22)) == []


def test_a_draft_is_never_due(library):
    assert not any("old-ovens" in one.what for one in due(library, date(2040, 1, 1)))


def test_reading_again_changes_no_date_and_no_file(tmp_path):
    folder = shutil.copytree(MODEL, tmp_path / "knowledge")
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}
    first = due(read(folder), date(2027, 6, 1))
    assert due(read(folder), date(2027, 6, 1)) == first
    assert {path: path.read_bytes() for path in folder.rglob("*.*")} == before


def test_a_fact_that_was_read_again_is_fresh_again(tmp_path):
    folder = shutil.copytree(MODEL, tmp_path / "knowledge")
    change(WHY, "read_on: 2026-11-21", "read_on: 2027-05-22")(folder)
    library = read(folder)
    entry = library.entries["why-certify"]
    assert overdue_since(entry, entry.facts_in(whole=False), library.review, date(2027, 6, 1)) is None
