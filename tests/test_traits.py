"""What shapes answers: states and certifications are found as people type them, and parts stand alone."""

import re
import timeit
from dataclasses import replace
from datetime import date

import pytest

from bot.answering.layout import View, first_text
from bot.library import (
    Entry,
    Library,
    Naming,
    Part,
    Trait,
    TraitValue,
    find,
    find_value,
    names_of,
    others_of,
    part_for,
    read,
    varies_by,
)
from tests.library_model import MODEL

LIBRARY = read(find(None))
STATE, CERTIFICATE = LIBRARY.traits["state"], LIBRARY.traits["certificate"]
VALUES = [(trait, value) for trait in LIBRARY.traits.values() for value in trait.values.values()]
PARTS = {
    f"{entry.id}: {value.title}": (entry, value, part)
    for entry in LIBRARY.published
    for _, value in VALUES
    if (part := part_for(entry, value))
}
CODES = (
    "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT "
    "NC ND NE NH NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UT VA VT WA WI WV WY"
)


@pytest.fixture
def library() -> Library:
    return LIBRARY


@pytest.fixture(params=PARTS.values(), ids=PARTS)
def shown(request) -> tuple[Entry, TraitValue, Part]:
    return request.param


# --- values --------------------------------------------------------------------------------------------------------


def test_there_are_all_states_the_capital_and_puerto_rico():
    assert " ".join(sorted(STATE.values)) == CODES


@pytest.mark.parametrize(("trait", "value"), VALUES, ids=lambda each: each.id)
def test_a_value_is_found_by_all_it_is_called_in_any_case(trait: Trait, value: TraitValue):
    for name in (*names_of(value), value.title, value.id):
        assert (
            find_value(trait, name) == find_value(trait, name.upper()) == find_value(trait, f" {name.lower()}") == value
        )


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("texs", "TX"),
        ("Texan", "TX"),
        ("pensylvania", "PA"),
        ("massachussets", "MA"),
        ("Missisippi", "MS"),
        ("illinios", "IL"),
        ("west virgina", "WV"),
        ("virgina", "VA"),
        ("W. Virginia", "WV"),
        ("N. Carolina", "NC"),
        ("S Dakota", "SD"),
        ("Washington, D.C.", "DC"),
        ("washington", "WA"),
        ("N.Y.", "NY"),
        ("arkansa", "AR"),
        ("porto rico", "PR"),
    ],
)
def test_a_slip_in_a_state_is_forgiven(typed, state):
    assert find_value(STATE, typed) == STATE.values[state]


@pytest.mark.parametrize(
    "typed", ["carolina", "dakota", "idk", "ind", "none", "new", "miss", "no idea", "skip", "x", ""]
)
def test_what_could_be_two_states_or_none_is_no_state(typed):
    assert find_value(STATE, typed) is None


@pytest.mark.parametrize(
    "text",
    [
        "can i work in a store or do i need pa experience",
        "hi, ok so is va hiring? oh and the ct room at la clinic",
        "ill miss my co workers, ma is sick, id say it was md orders",
        "al my friends ask me if ca n we do it, de nada, 5 mo ago",
        "dc the med, fl oz, nm, 2 nd try, sc shots, tn visa, ut oh",
    ],
)
def test_a_word_that_means_something_else_names_no_state(text, library):
    assert Naming(library.traits).values_named(text) == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("whats cali want from techs", ("CA",)),
        ("do i need papers in az AND mn", ("AZ", "MN")),
        ("I moved from New York City to Washington, D.C.", ("NY", "DC")),
        ("is the excpt ok in west virginia", ("nha", "WV")),
    ],
)
def test_a_text_names_its_values(text, named, library):
    assert Naming(library.traits).values_named(text) == named


@pytest.mark.parametrize("typed", ["Hawai'i", "HAWAI’I", "hawai i", "Hawaii."])
def test_a_name_is_the_same_however_its_marks_are_typed(typed, library):
    assert find_value(STATE, typed) == STATE.values["HI"]
    assert Naming(library.traits).values_named(f"moved to {typed}") == ("HI",)
    assert part_for(replace(library.entries["salary"], parts=(Part(typed, "Here.", frozenset()),)), STATE.values["HI"])


def test_a_long_row_of_codes_takes_no_longer_than_any_words(library):
    naming = Naming(library.traits)

    def fastest(text: str) -> float:
        return min(timeit.repeat(lambda: naming.values_named(text), number=1, repeat=5))

    assert fastest("pa or " * 680) < 8 * fastest("xy or " * 680)


def test_each_certification_has_an_entry_for_every_role(library):
    roles = [sorted(value.entries) for value in CERTIFICATE.values.values()]
    assert roles == [["exam", "renewal"]] * 2
    assert others_of(library, "ptcb-renewal") == ("nha-renewal",)
    assert others_of(library, "excpt-exam") == ("ptce-exam",)


@pytest.mark.parametrize("trait", LIBRARY.traits.values(), ids=LIBRARY.traits)
def test_a_trait_reads_after_your_and_asks_one_question(trait):
    assert re.fullmatch(r"[a-z]+", trait.title)
    assert re.fullmatch(r"[A-Z][^?!.]{10,70}\?", trait.asks)


def test_what_is_said_without_a_part_is_one_short_sentence():
    assert len(STATE.unchecked or "") <= 90
    for value in STATE.values.values():
        said = (STATE.unchecked or "").format(value=f"{value.title}, your state")
        assert re.fullmatch(r"[A-Z][^.!?]+; [^.!?]+\.", said)


# --- parts ---------------------------------------------------------------------------------------------------------


def test_a_part_says_from_where_and_when(shown):
    _, _, part = shown
    assert re.search(r"\([^()]*(\b(19|20)\d\d|undated|pandemic-era)[^()]*\)", part.text)
    assert part.text.endswith(".")


def test_a_part_fits_the_first_answer_of_whoever_set_it(shown, library):
    entry, value, part = shown
    trait = next(trait for trait, other in VALUES if other == value)
    view = View(date(2026, 11, 22), traits={trait.id: value.id})
    assert f"**{value.title}, your {trait.title}:** {part.text}" in first_text(library, entry, view)


def test_a_part_makes_sense_alone(shown):
    _, value, part = shown
    assert not re.search(r"\b(too|also there|as above|same (source|list|survey)|for one)\b", part.text)
    assert not part.text.startswith(value.title)
    assert "**" not in part.text


def test_a_part_carries_the_facts_it_names_and_no_others(shown):
    entry, _, part = shown
    line = next(line for line in body(entry).splitlines() if line.startswith(f"- **{part.label}:**"))
    assert re.sub(r"\s*<!--.*?-->", "", line) == f"- **{part.label}:** {part.text}"
    assert part.facts == set(re.findall(r"[a-z-]+-\d\d", " ".join(re.findall(r"<!--.*?-->", line))))
    assert part.facts <= {fact.id for fact in entry.facts}
    assert part.facts


def body(entry: Entry) -> str:
    return (LIBRARY.folder / "entries" / f"{entry.id}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("trait", "entries"),
    [
        (STATE, ["background-eligibility", "ce-requirements", "salary", "skill-vaccines", "state-rules"]),
        (CERTIFICATE, ["ce-requirements", "exam-retake", "why-certify"]),
    ],
    ids=lambda each: each.id if isinstance(each, Trait) else "",
)
def test_what_differs_for_people_is_told_apart(trait, entries, library):
    assert [entry for entry in entries if not varies_by(library.entries[entry], trait)] == []


def test_an_entry_on_hard_days_does_not_ask_for_a_state(library):
    assert not varies_by(library.entries["burnout"], STATE)


def test_a_part_may_hold_for_several_values_and_another_label_for_none():
    library = read(MODEL)
    town, entry = library.traits["town"], library.entries["work-settings"]
    told = {value.title: part_for(entry, value) for value in town.values.values()}
    assert told["Millbrook"] == told["North Millbrook"] != told["Ovenham"]
    assert [part.label for part in entry.parts] == ["Ovenham", "Millbrook, North Millbrook", "Hotels"]
    assert not varies_by(entry, library.traits["paper"])
