"""Every reply the bot can give, over all of knowledge/: valid, within limits, readable aloud, and free of blame."""

from inspect import signature
from typing import get_type_hints

import pytest

from bot.chat import MAX_TEXT, PARTS_ASK, Part
from tests.replies.checks import aloud_faults, guilt_faults, limit_faults, markup_faults, pieces
from tests.replies.examples import once
from tests.replies.registry import EXAMPLES as REGISTERED
from tests.replies.registry import NEVER_SEEN, constants, speaking

SPEAKING = speaking()
# What needs nothing to say its sentence is its own example.
EXAMPLES = {name: once() for name, said in SPEAKING.items() if not signature(said).parameters} | REGISTERED
SAYS_PARTS = [name for name, said in SPEAKING.items() if get_type_hints(said).get("return") in (Part, Part | None)]
SHOWN = 5  # faults of each function in a failing test


@pytest.fixture(scope="module")
def said(whole_library):
    """Give every piece that every function and every constant says, with the room it has."""
    said = {
        name: [
            (piece, example.room)
            for example in EXAMPLES[name](whole_library)
            for piece in pieces(SPEAKING[name](*example.args, **example.named))
        ]
        for name in sorted(EXAMPLES.keys() & SPEAKING.keys() - NEVER_SEEN)
    }
    return said | {name: [(piece, MAX_TEXT) for piece in pieces(value)] for name, value in constants().items()}


def faulty(said, check):
    """Name the functions that say something faulty, with the first of their faults."""
    found = {name: dict.fromkeys(fault for each in pieces_ for fault in check(*each)) for name, pieces_ in said.items()}
    return {name: list(faults)[:SHOWN] for name, faults in found.items() if faults}


def test_every_function_that_says_something_has_examples():
    assert EXAMPLES.keys() - SPEAKING.keys() == set(), "examples of what is no longer there"
    assert SPEAKING.keys() - EXAMPLES.keys() == set(), "add examples to tests/replies/registry.py"


def test_every_reply_is_valid_in_both_forms(said):
    assert faulty(said, lambda piece, room: markup_faults(piece)) == {}


def test_every_reply_fits_its_limits(said):
    assert faulty(said, limit_faults) == {}


def test_every_reply_can_be_read_aloud(said, house):
    assert faulty(said, lambda piece, room: aloud_faults(piece, house)) == {}


def test_no_reply_blames_or_presses_anybody(said, house):
    assert faulty(said, lambda piece, room: guilt_faults(piece, house)) == {}


def test_after_whatever_a_part_of_a_begun_message_asks_stop_is_all_messages(whole_library):
    calls = [(SPEAKING[name], each) for name in SAYS_PARTS for each in EXAMPLES[name](whole_library)]
    composed = [function(*each.args, **each.named) for function, each in calls]
    asked = {part.asks.partition(":")[0] for part in composed if part and part.asks}
    assert len(composed) > len(SAYS_PARTS) > 5
    assert asked == PARTS_ASK


def test_the_examples_say_a_lot(said):
    assert {name for name, pieces_ in said.items() if not pieces_ and name in SPEAKING} <= SILENT
    assert sum(map(len, said.values())) > 5_000


SILENT = {  # what helps to decide or to lay out
    "answering.because.because_of", "answering.because.opened", "answering.because.pointed", "answering.because.read",
    "answering.layout.too_long", "answering.wording.pages_of",
}  # fmt: skip
