"""How a turn goes on from the one before: what it leans on, which sibling it points to, which side it asks for."""

import numpy as np
import pytest
from test_understanding_shared import knowledge, learned, silent

from bot.chat import Context, Match
from bot.understanding import Understanding
from bot.understanding.learn import learnt
from bot.understanding.texts import without_start
from bot.understanding.thread import LONGEST_ASKED, Thread, Threads
from bot.understanding.zones import LIMITS, asks, decide, leans_on_turn_before, points_back
from tests.answering.shaped import shaped
from tests.test_answer_age import FRESH

GUILD, SHIP = ("why-certify",), ("ship-paper",)


@pytest.fixture(scope="module")
def library():
    return shaped()


@pytest.fixture(scope="module")
def bakers(library, tmp_path_factory) -> Understanding:
    """Understand the small trade, by words alone."""
    return Understanding(library, learnt(library, None, tmp_path_factory.mktemp("bakers"), silent), None)


def about(*entries: str) -> Context:
    return Context(FRESH, about=entries)


# --- which entry ---------------------------------------------------------------------------------------------------

THREADS = [
    ("and is it hard", (), (), Thread(())),
    ("and is it hard", GUILD, (), Thread(GUILD)),
    ("and is it hard", ("why-certify", "teachers"), (), Thread(("why-certify", "teachers"))),
    ("and the ship's", GUILD, ("ship",), Thread(SHIP, is_pointed=True)),
    ("and the Guild's", SHIP, ("guild",), Thread(GUILD, is_pointed=True)),
    ("and the Guild's", GUILD, ("guild",), Thread(GUILD)),
    ("and the other one?", GUILD, (), Thread(SHIP, True, "Is the ship's paper worth it?: and ?")),
    ("what does the OTHER kind cost", GUILD, (), Thread(SHIP, True, "Is the ship's paper worth it?: what does cost")),
    ("the other", SHIP, (), Thread(GUILD, True, "Is the certificate worth it?: ")),
    ("the other, the Guild's", SHIP, ("guild",), Thread(GUILD, is_pointed=True)),
    ("another one", GUILD, (), Thread(GUILD)),
    ("and the other one?", ("teachers",), (), Thread(("teachers",))),
    ("and the other one?", ("why-certify", "teachers"), (), Thread(("why-certify", "teachers"))),
    ("is the ship's or the Guild's better", GUILD, ("ship", "guild"), Thread(GUILD)),
    ("and in Ovenham", GUILD, ("OV",), Thread(GUILD)),
    ("the ship's, in Ovenham", GUILD, ("ship", "OV"), Thread(SHIP, is_pointed=True)),
    ("and then", ("old-ovens",), (), Thread(())),
    ("and then", ("long-gone", "why-certify"), (), Thread(GUILD)),
]


@pytest.mark.parametrize(("text", "before", "named", "thread"), THREADS)
def test_a_turn_leans_on_what_was_given_or_on_the_sibling_it_points_to(text, before, named, thread, library):
    assert Threads(library).thread(text, before, named) == thread


BOTH = (Match("why-certify", 0.9), Match("teachers", 0.05), Match("ship-paper", 0.03))
OPEN = [
    (BOTH, (), True),
    (BOTH, ("OV",), True),
    (BOTH, ("ship",), False),
    (BOTH, ("OV", "guild"), False),
    ((*BOTH[:2], Match("ship-paper", 0.02)), (), False),
    (BOTH[1:], (), False),
    ((), (), False),
]


@pytest.mark.parametrize(("matches", "named", "is_open"), OPEN)
def test_it_is_open_which_sibling_is_meant_where_both_may_be_and_no_word_says_which(matches, named, is_open, library):
    assert Threads(library).is_open_between(matches, named) is is_open


# --- which side ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "side"),
    [("and what does it COST", "cost"), ("how much is that", "cost"), ("is it worth it", "reward"), ("and why", None)],
)
def test_a_side_is_known_by_the_words_that_ask_for_it(text, side, library):
    assert Threads(library).facet(text) == side


@pytest.mark.parametrize(("before", "side"), [(LONGEST_ASKED - 4, "cost"), (LONGEST_ASKED, None)])
def test_only_the_beginning_of_a_long_text_asks_for_a_side(before, side, library):
    assert Threads(library).facet(f"{'x' * (before - 1)} cost") == side


def test_a_library_without_sides_names_none(library):
    assert Threads(knowledge()).facet("") is None


# --- does it lean --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "points", "is_asking"),
    [
        ("and the fee", True, True),
        ("what about nights", True, True),
        ("ok and for hotels", True, True),
        ("is it hard", True, True),
        ("any catch?", True, True),
        ("the same at sea", True, False),
        ("does this expire", True, True),
        ("without an oven", True, False),
        ("where can bakers work", False, True),
        ("early shifts", False, False),
        ("sand and flour", False, False),
        ("nights?", False, True),
        ("itemized bread list", False, False),
    ],
)
def test_words_tell_whether_a_text_goes_on_and_whether_it_asks(text, points, is_asking):
    assert points_back(text) is points
    assert asks(text) is is_asking


SURE, ALMOST, UNSURE = (9.0, 0.0, 0.0), (7.0, 5.0, 0.0), (1.0, 0.5, 0.0)  # two entries and "none of them"


@pytest.mark.parametrize(
    ("text", "topics", "is_pointed", "leans"),
    [
        ("and is it hard", UNSURE, False, True),
        ("and is it hard", ALMOST, False, True),
        ("and is it hard", SURE, False, False),
        ("and is it hard", SURE, True, True),
        ("early shifts", UNSURE, False, True),
        ("early shifts", ALMOST, False, False),
        ("early shifts", SURE, True, False),
        ("one two three four five", UNSURE, False, True),
        ("bread two three four five six", UNSURE, False, False),
        ("and two three four five six seven eight nine", UNSURE, False, True),
        ("and two three four five six seven eight nine ten", UNSURE, False, False),
        ("and two three four five six", ALMOST, False, True),
        ("and two three four five six seven", ALMOST, False, False),
        ("and two three four five six seven", SURE, True, False),
    ],
)
def test_only_a_short_and_unsure_text_leans_unless_it_points(text, topics, is_pointed, leans):
    assert decide(np.array(SURE), LIMITS) == decide(np.array(ALMOST), LIMITS) == "answer"
    assert leans_on_turn_before(text, np.array(topics), LIMITS, is_pointed) is leans


@pytest.mark.parametrize(
    ("margin", "leans", "goes_on", "decision"),
    [
        (3.0, False, False, "answer"),
        (2.9, False, False, "choose"),
        (2.9, True, False, "choose"),
        (1.5, True, True, "answer"),
        (1.4, True, True, "choose"),
        (-0.5, False, False, "choose"),
        (-0.6, False, False, "decline"),
        (-2.5, True, False, "choose"),
        (-2.6, True, True, "decline"),
    ],
)
def test_a_turn_that_goes_on_needs_less(margin, leans, goes_on, decision):
    assert decide(np.array([margin, -9.0, 0.0]), LIMITS, leans, goes_on) == decision


def test_of_two_that_are_as_likely_none_is_answered_unless_one_was_just_given():
    even = np.array([5.0, 5.0, 0.0])
    assert decide(even, LIMITS) == "choose"
    assert decide(even, LIMITS, leans=True, goes_on=True) == "answer"


# --- what is told of it --------------------------------------------------------------------------------------------


def test_what_is_understood_names_the_phrasing_the_side_and_the_values_in_the_text(bakers):
    heard = bakers.understand("is the exam worth the money in Ovenham")
    assert heard.kind == "question"
    assert heard.entries[0].id == "why-certify"
    assert (heard.nearest, heard.facet, heard.named) == ("is the exam worth the money", "reward", ("OV",))
    assert not heard.leaned


def test_a_turn_that_leaned_says_so(bakers):
    heard = bakers.understand("and how much", about("ship-paper"))
    assert (heard.entries[0].id, heard.leaned, heard.facet) == ("ship-paper", True, "cost")


def test_a_value_named_alone_leads_to_its_own_entry(bakers):
    heard = bakers.understand("and the ship's", about("why-certify"))
    assert (heard.entries[0].id, heard.leaned, heard.named) == ("ship-paper", True, ("ship",))


ALONE_OR_NOT = [
    ("how much", "ptce-exam", ("answer", "ptce-exam", True)),
    ("when", "ptcb-renewal", ("answer", "ptcb-renewal", True)),
    ("salary", "ptce-exam", ("answer", "salary", False)),
    ("hospital jobs", "ptce-exam", ("answer", "work-settings", False)),
    ("hate nights", "ptce-exam", ("choose", "burnout", False)),
]


@pytest.mark.parametrize(("text", "given", "expected"), ALONE_OR_NOT)
def test_so_few_words_lean_when_they_ask_for_a_side_or_mean_nothing_alone(text, given, expected):
    heard = learned().understand(text, about(given))
    assert (heard.decision, heard.entries[0].id, heard.leaned) == expected


OFFERED = [("do they pay more", ("cert-prep", "why-certify", "job-outlook"), "higher-pay"),
           ("and remote", ("salary", "higher-pay", "work-settings"), "remote-roles"),
           ("can I do that from home", ("salary", "higher-pay", "work-settings"), "remote-roles")]  # fmt: skip


@pytest.mark.parametrize(("text", "offered", "best"), OFFERED)
def test_after_a_choice_what_leans_to_something_else_is_asked_back_about(text, offered, best):
    heard = learned().understand(text, about(*offered))
    assert (heard.decision, heard.entries[0].id, heard.leaned) == ("choose", best, True)


@pytest.mark.parametrize(
    ("text", "boundary", "named"), [("lol", "smalltalk", ()), ("texas lol", None, ("TX",)), ("how much", None, ())]
)
def test_what_only_sounds_like_talk_has_no_words_of_its_own_and_keeps_the_place_it_names(text, boundary, named):
    heard = learned().understand(text, about())
    assert (heard.kind, heard.boundary, heard.named) == ("smalltalk", boundary, named)


SIBLINGS = [("ptce-exam", "excpt-exam"), ("ptcb-renewal", "nha-renewal")]
ABOUT_THE_OTHER = ["and how hard is the other one", "what does the other one cost", "is the other one easier",
                   "the other one is better?", "and when is the other one due"]  # fmt: skip


@pytest.mark.parametrize("given", [*SIBLINGS, *(pair[::-1] for pair in SIBLINGS)])
@pytest.mark.parametrize("text", ABOUT_THE_OTHER)
def test_the_other_one_as_part_of_a_question_leads_to_the_sibling(text, given):
    heard = learned().understand(text, about(given[0]))
    assert (heard.decision, heard.entries[0].id, heard.leaned) == ("answer", given[1], True)


@pytest.mark.parametrize("text", ["haha the other one", "the other day I won the lottery and danced all night long"])
def test_a_mention_of_the_other_is_not_always_a_question(text):
    assert learned().understand(text, about("ptce-exam")).decision != "answer"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("ok so where can bakers work", "where can bakers work"),
        ("Thanks! And what does it cost?", "And what does it cost?"),
        ("hi, all right, who teaches me", "who teaches me"),
        ("thanks a lot", "thanks a lot"),
        ("hello there", "hello there"),
        ("so long", "so long"),
        ("soft rolls for beginners", "soft rolls for beginners"),
        ("okra bread at home", "okra bread at home"),
        ("well-being at work", "well-being at work"),
        ("well being at work matters", "well being at work matters"),
        ("so-called clean ovens at work", "so-called clean ovens at work"),
        ("well, being at work is hard", "being at work is hard"),
    ],
)
def test_the_words_with_which_people_begin_to_speak_are_left_out_where_something_follows(text, rest):
    assert without_start(text) == rest
