"""Which phrasing of ours a text reads most like, so that a person can be told what they were taken for."""

import pytest
from test_understanding_shared import knowledge

from bot.library import Phrasing
from bot.understanding.nearest import LONGEST_QUOTE, NOT_QUOTED, Nearest

PHRASINGS = (
    Phrasing("how long does the exam take", ("exam",), "plain"),
    Phrasing("what is on the exam", ("exam", "work"), "plain"),
    Phrasing("what is on the table", ("work",), "plain"),
    Phrasing("waht is ont he exma", ("exam",), "typo"),
    Phrasing("exam wut is on it tho", ("exam",), "slang"),
    Phrasing(f"tell me {'all of what is on ' * 5}the exam", ("exam",), "plain"),
)


@pytest.mark.parametrize(
    ("text", "entry", "near"),
    [
        ("The exam: how long does it take?", "exam", "how long does the exam take"),
        ("what is on the table", "exam", "what is on the exam"),
        ("what is on the exam", "work", "what is on the table"),
        ("what is on the exam", "nothing", None),
        ("waht is ont he exma", "exam", "what is on the exam"),
        ("exam wut is on it tho", "exam", "what is on the exam"),
        (f"tell me {'all of what is on ' * 5}the exam", "exam", None),
        ("my dog barks at bread", "exam", None),
        ("???", "exam", None),
    ],
)
def test_the_nearest_phrasing_is_one_of_the_entry_that_was_meant(text, entry, near):
    assert Nearest(PHRASINGS)(text, entry) == near


def test_a_phrasing_of_ours_is_nearest_to_itself():
    nearest = Nearest(knowledge().phrasings)
    for phrasing in knowledge().phrasings[::50]:
        near = nearest(phrasing.text, phrasing.entries[0])
        is_quoted = phrasing.voice not in NOT_QUOTED and len(phrasing.text) <= LONGEST_QUOTE
        assert (near == phrasing.text) is is_quoted
