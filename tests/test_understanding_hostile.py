"""Reading four thousand hostile characters costs no more than a few times what as many ordinary ones cost."""

import time
from datetime import date
from functools import cache

import numpy as np
import pytest
from test_understanding_shared import silent, small_library

from bot.chat import Context
from bot.library import Credits
from bot.understanding import Understanding, load
from bot.understanding.acts import Acts
from bot.understanding.days import answered
from bot.understanding.lesson import ACTS, GOAL, PROGRESS
from bot.understanding.texts import MAX_CHARACTERS

TODAY = date(2027, 5, 12)
KNOWN = Credits({"03": "law", "05": "patient safety"}, ("law", "patient safety", "bread making"))
PLAIN = "Last spring I read the whole binder, and on the way home we talked about what the board wants by June. "
PIECES = (
    "about ", "just ", "by about around like maybe ", "1h ", "1 hour ", "5 ce down ", "then 2 ce ", "9999999999 ce ",
    "2 hours of law, ", "have 5 of 20 ", "12/5 hours ", "may 1 ", "by june ", "between june and ", "mon, ", "fri and ",
    "two weeks before ", "before 3 ", "half a ", "goal: ", "i want to ", "i wanna ", "my goal is ", "my first ", "so ",
    ", ", ", by ", "- ", "(", ".", "then ", "and, ", "i did not ", "but not done ", "yay i ", "move it to ",
    "i have my ", "0197-0000-25-001-L05-T ", "remind me ", "if i ", "saftey ", "\N{SNOWMAN} ",
)  # fmt: skip
MOST = 12.0  # times an ordinary text; what grows with the square was at 40 and more


def long(piece, end=""):
    return (piece * (MAX_CHARACTERS // len(piece) + 1))[: MAX_CHARACTERS - len(end)] + end


def cost(read, text):
    begun = time.process_time()
    read(text)
    return time.process_time() - begun


def slow_ones(read, ordinary, made):
    """Give the pieces that make a text slow, twice, for the machine is shared and nothing may be kept of the first."""
    usual = min(cost(read, f"{ordinary[:-1]}{number}") for number in range(3))
    first = {piece: made(piece) for piece in PIECES if cost(read, made(piece)) > MOST * usual}
    return {piece for piece, text in first.items() if cost(read, f"{text[:-1]}y") > MOST * usual}


def hears(act):
    """Hear with a head that takes every text for the same act, so that what follows is read, too."""
    shares = np.array([float(name == act) for name in ACTS], np.float32)
    acts = Acts(KNOWN, lambda _: shares)
    return lambda text: acts(text, TODAY, shares)


@cache
def words_only(folder) -> Understanding:
    return load(small_library(), folder, None, silent, cache_size=0)


@pytest.fixture(scope="module")
def understands(tmp_path_factory):
    understanding = words_only(tmp_path_factory.mktemp("words"))
    return lambda text: understanding.understand(text, Context(TODAY))


@pytest.mark.parametrize("act", [GOAL, PROGRESS])
def test_hearing_any_hostile_text_costs_a_few_times_an_ordinary_one(act):
    assert slow_ones(hears(act), long(PLAIN), lambda piece: long(piece, " x")) == set()


def test_hostile_text_on_many_lines_costs_a_few_times_an_ordinary_one():
    ordinary = long(PLAIN.replace(", ", "\n"))
    assert slow_ones(hears(PROGRESS), ordinary, lambda piece: long(f"{piece * 20}\n")) == set()


def test_understanding_any_hostile_text_costs_a_few_times_an_ordinary_one(understands):
    assert slow_ones(understands, long(PLAIN), lambda piece: long(piece, " x")) == set()


def test_what_is_longer_than_an_answer_is_none():
    assert answered("by june", TODAY) is not None
    assert answered(f"by june {'or so ' * 40}", TODAY) is None
