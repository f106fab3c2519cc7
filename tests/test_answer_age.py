"""An answer tells where it comes from, where to check it, and how old it is; told by the person's own day."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.answering.layout import View, entry, first_text, whole_text
from bot.chat import Kind
from bot.library import read
from tests.library_model import MODEL

FRESH, OLD = date(2026, 11, 22), date(2027, 5, 21)
GUILD = "[the Guild](https://guild.example.org/)"
BOTH = f"{GUILD} and [the Guild's fees](https://guild.example.org/fees)"


@pytest.fixture(scope="module")
def whole_library():
    return read(MODEL)


@pytest.fixture
def why(whole_library):
    return whole_library.entries["why-certify"]


@pytest.fixture
def where(whole_library):
    return whole_library.entries["work-settings"]


def test_a_rule_in_the_first_answer_is_followed_by_where_to_check_it(whole_library, why):
    text = first_text(whole_library, why, View(FRESH))
    assert f"\n\nFigures and rules can change: check {BOTH}.\n\n*Source: document A" in text


def test_a_group_gets_only_the_first_page_to_check(whole_library, why):
    text = first_text(whole_library, why, View(FRESH, is_group=True))
    assert f"check {GUILD}.\n" in text


def test_advice_alone_asks_for_no_check(whole_library, where):
    assert "can change" not in first_text(whole_library, where, View(FRESH))


def test_nobody_is_sent_to_check_where_no_page_decides(whole_library, where):
    assert "can change" not in whole_text(whole_library, where, FRESH)


def test_an_overdue_rule_is_told_as_such_with_the_month_it_was_read(whole_library, why):
    text = first_text(whole_library, why, View(OLD))
    assert f"Last checked in November 2026, so parts may be out of date: check {BOTH}." in text
    assert "can change" not in text


def test_what_is_overdue_behind_more_leaves_the_first_answer_alone(whole_library, where):
    day = date(2027, 5, 20)  # the survey behind More is due, the list of places in front is not
    assert "Last checked" not in first_text(whole_library, where, View(day))
    assert "Last checked in November 2026; it may be out of date." in whole_text(whole_library, where, day)


def test_advice_of_an_entry_grows_old_too(whole_library):
    teachers = whole_library.entries["teachers"]
    assert "Last checked" not in first_text(whole_library, teachers, View(date(2029, 11, 20)))
    assert "Last checked in November 2026" in first_text(whole_library, teachers, View(date(2029, 11, 21)))


@pytest.mark.parametrize("is_group", [False, True])
def test_a_first_answer_names_documents_and_chief_sections(whole_library, why, is_group):
    source = (
        "document A (Ways to move ahead as a baker), “Gain a Certificate”; "
        "document B (From apprentice to master), “Obtaining an Education”"
    )
    assert first_text(whole_library, why, View(FRESH, is_group)).endswith(f"*Source: {source}*")


def test_titles_of_documents_give_way_where_a_group_has_no_room(whole_library, why):
    long = replace(why, short=why.short + " And so it goes on." * 14)
    text = first_text(whole_library, long, View(FRESH, is_group=True))
    assert text.endswith("*Source: document A, “Gain a Certificate”; document B, “Obtaining an Education”*")
    assert len(text) <= 600


def test_an_entry_without_documents_names_the_sources_of_its_facts(whole_library, where):
    text = first_text(whole_library, where, View(FRESH))
    assert text.endswith("*Source: Oven Weekly, from the O\\*VEN list*")


def test_the_whole_names_each_source_beyond_the_documents_once_with_all_its_pages_and_dates(whole_library, why):
    assert whole_text(whole_library, why, FRESH).endswith(
        "Source: document A (Ways to move ahead as a baker), “Gain a Certificate”; "
        "document B (From apprentice to master), “Obtaining an Education”\n\n"
        "Beyond the documents, read on 20 November 2026: [Guild survey](https://guild.example.org/survey) (2025)\n\n"
        "Beyond the documents, read on 21 November 2026: [The Bakers' Guild](https://guild.example.org/rules) "
        "[2](https://guild.example.org/fees) (undated copy; May 2026)"
    )


def test_the_day_is_the_persons_own(whole_library, why):
    """An entry that grew old at midnight is old for whoever has passed it, and for nobody else."""
    assert "Last checked" in first_text(whole_library, why, View(OLD))
    assert "Last checked" not in first_text(whole_library, why, View(date(2027, 5, 20)))


async def test_the_day_comes_with_the_person_and_not_from_the_machine(talk, clock):
    clock.at = datetime(2027, 5, 21, 3, 0, tzinfo=UTC).timestamp()  # still the evening before in New York
    assert "can change" in (await talk.say("why certify")).text
    clock.advance(2 * 3600)
    assert "Last checked in November 2026" in (await talk.say("why certify")).text


async def test_a_card_of_a_search_says_its_age_too(talk, clock):
    clock.at = datetime(2027, 6, 1, tzinfo=UTC).timestamp()
    cards = (await talk.take(talk.incoming("why certify", kind=Kind.SEARCH, press="q"))).shown[0].cards
    assert "Last checked in November 2026" in cards[0].text


async def test_asking_for_an_old_answer_does_not_make_it_young(talk, clock):
    clock.at = datetime(2027, 6, 1, tzinfo=UTC).timestamp()
    first = (await talk.say("why certify")).text
    assert (await talk.say("why certify")).text == first
    assert "Last checked" in first


@pytest.mark.parametrize("whole", [False, True])
def test_titles_show_as_they_are_written_whatever_marks_they_hold(whole_library, why, whole):
    document = replace(whole_library.documents["A"], title="The *new* way", sections={"A1": "Sections [1] to <3>"})
    page = replace(whole_library.official["guild"], title="the Guild] (old)")
    documents, official = whole_library.documents | {"A": document}, whole_library.official | {"guild": page}
    library = replace(whole_library, documents=documents, official=official)
    text = whole_text(library, why, FRESH) if whole else first_text(library, why, View(FRESH))
    assert r"document A (The \*new\* way), “Sections \[1\] to \<3\>”" in text
    assert r"check [the Guild\] (old)](https://guild.example.org/) and" in text


def test_related_entries_are_offered_in_both_directions(whole_library):
    reply = entry(whole_library, whole_library.entries["why-certify"], View(FRESH))
    shown = [row[0].label for row in reply.buttons if row[0].says.startswith("/entry ")]
    assert shown == ["Who could teach you", "Where bakers can work"]
