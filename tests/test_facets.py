"""Sides of a topic: a short text asks for one or for none, and the lines found for it tell about nothing else."""

import re
import time

import pytest

from bot.answering.layout import facet_lines
from bot.library import Facet, find, read

LIBRARY = read(find(None))
LONGEST_S = 0.1  # for one text against all patterns
FEWEST = 20  # entries that tell something on a side; with fewer, asking for it is mostly in vain

ASKED = {
    "cost": [
        "and what does it cost?",
        "how much is it",
        "how much?",
        "whats the fee",
        "is it expensive",
        "is that free",
        "any free ones?",
        "can i afford it",
        "do i have to pay for it",
        "who pays for that",
        "is there a cheaper one",
        "how much for the nha one",
        "can i get a refund",
        "wat does it cost",
    ],
    "time": [
        "how long does that take",
        "and how long",
        "how many hours",
        "how many weeks is that",
        "how soon can i do that",
        "does it take long",
        "how much time do i need",
        "whats the timeline",
        "how long do i have to wait",
        "is there a deadline",
    ],
    "where": [
        "where do I apply",
        "where can i find that",
        "where?",
        "got a link",
        "is there a website for that",
        "where do i sign up",
        "and where can i do it",
        "which site",
    ],
    "how": [
        "how do I start",
        "where do i start",
        "whats the first step",
        "how do i go about it",
        "how do i get started",
        "ok how",
        "what do i have to do",
        "what do i do first",
        "how do i apply",
        "where should i begin",
    ],
    "worth": [
        "is it worth it",
        "worth it?",
        "does it pay off",
        "whats the benefit",
        "what do i get out of it",
        "whats in it for me",
        "does it help",
        "should i do it",
        "why should i",
        "is it worth the money",
        "pros and cons",
    ],
    "none": [
        "and for hospitals?",
        "what about the nha one",
        "and in texas",
        "the other one",
        "how much do techs make",
        "how much do they pay",
        "how much does it pay",
        "how much experience do i need",
        "how much ce do i need",
        "how are you",
        "thanks",
        "what if i fail",
        "how long ago was that",
        "is that the same",
        "cost of living",
        "the billing and reimbursement one",
        "why",
    ],
}
# Words without which a line is surely about something else.
MARKS = {
    "cost": r"\$|\bfees?\b|\bfree\b|\bcheap\b|\btuition\b|\bdues\b|\bprices\b",
    "time": r"\b(minutes|hours?|days|weeks|months|years?)\b",
}


@pytest.fixture(params=LIBRARY.facets.values(), ids=LIBRARY.facets)
def facet(request) -> Facet:
    return request.param


@pytest.mark.parametrize(
    ("side", "text"), [(side, text) for side, texts in ASKED.items() for text in texts], ids=lambda each: each
)
def test_a_short_text_asks_for_one_side_or_none(side, text):
    patterns = {facet.id: facet.asks for facet in LIBRARY.facets.values()}
    found = [id_ for id_, asks in patterns.items() if any(re.search(pattern, text, re.IGNORECASE) for pattern in asks)]
    assert found == [] if side == "none" else [side]


def test_there_is_something_to_ask_for_every_side():
    assert ASKED.keys() - {"none"} == LIBRARY.facets.keys()


def test_a_title_reads_after_on(facet):
    assert re.fullmatch(r"(what|how|where|whether) [a-z ]+", facet.title)


def test_enough_entries_tell_something_on_a_side(facet):
    assert sum(bool(facet_lines(entry, facet)) for entry in LIBRARY.published) >= FEWEST


@pytest.mark.parametrize("side", MARKS)
def test_a_line_on_cost_or_time_names_an_amount_of_it(side):
    lines = [line for entry in LIBRARY.published for line in facet_lines(entry, LIBRARY.facets[side])]
    assert [line for line in lines if not re.search(MARKS[side], line, re.IGNORECASE)] == []


@pytest.mark.parametrize("entry", ["nha-renewal", "ptcb-renewal", "exam-retake", "salary", "state-rules", "ptce-exam"])
def test_rules_and_figures_praise_nothing(entry):
    assert [line for line in facet_lines(LIBRARY.entries[entry], LIBRARY.facets["worth"]) if "link" not in line] == []


@pytest.mark.parametrize("entry", ["salary", "job-outlook", "burnout", "ask-for-raise", "higher-pay", "work-settings"])
@pytest.mark.parametrize("side", ["cost", "time"])
def test_a_wage_is_no_cost_and_a_year_no_duration(side, entry):
    assert facet_lines(LIBRARY.entries[entry], LIBRARY.facets[side]) == []


@pytest.mark.parametrize(
    ("side", "entry", "words"),
    [
        ("cost", "ptce-exam", "$129"),
        ("cost", "nha-renewal", "$55"),
        ("cost", "cpht-adv", "Claiming it is free"),
        ("cost", "professional-organizations", "no current dues"),
        ("time", "ptce-exam", "500 hours"),
        ("time", "cert-prep", "4 to 8 weeks"),
        ("time", "tech-to-pharmacist", "two years of set college courses"),
        ("where", "choose-school", "directory"),
        ("where", "work-settings", "You can work in hospitals"),
        ("how", "cross-training", "Offer to be trained"),
        ("worth", "why-certify", "worth a serious look"),
        ("worth", "cspt", "opens the way to CPhT-Adv"),
    ],
)
def test_an_entry_tells_its_side(side, entry, words):
    assert any(words in line for line in facet_lines(LIBRARY.entries[entry], LIBRARY.facets[side])[:4])


@pytest.mark.parametrize("filler", ["how much ", "where ", "is it free ", "$1 ", "what is the ", "a ", "do i pay "])
def test_a_long_hostile_text_is_judged_quickly(filler):
    text = (filler * 4096)[:4096]
    start = time.perf_counter()
    for facet in LIBRARY.facets.values():
        for pattern in (*facet.asks, *facet.finds):
            re.search(pattern, text, re.IGNORECASE)
    assert time.perf_counter() - start < LONGEST_S
