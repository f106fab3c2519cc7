"""After all that was said, no word of it is in the file: only ids, numbers and times."""

import pytest

from bot.chat import Match, Understood
from tests.answering.shaped import answer, choice, heard

WORTH = answer(**heard(why_certify=0.8, ship_paper=0.1), nearest="point of certification")
SAID = {
    "does quixotic paper pay off zebra": WORTH,
    "and what zebra does it cost": answer(**heard(why_certify=0.9), facet="cost", leaned=True),
    "which zebra": choice(**heard(why_certify=0.5, teachers=0.4)),
    "zebra blah": Understood("unknown", "decline", (Match("teachers", 0.1),), boundary="unknown"),
    "zebra in Ovenham": answer(**heard(work_settings=0.9), named=("OV",)),
    "zebra thanks": Understood("smalltalk", "decline", boundary="thanks"),
}
NOT_KEPT = [b"zebra", b"quixotic", b"pay off"]


@pytest.fixture
def bytes_kept(talk, tmp_path):
    """Give every byte beside each other that the database has written, its log included."""

    def read():
        files = [file for file in tmp_path.iterdir() if file.name.startswith("house.db")]
        assert files
        return b"".join(file.read_bytes() for file in files)

    return read


async def converse(hands):
    for text, means in SAID.items():
        said = await hands.say(text, means)
        await hands.say("/why")
    asked = await hands.say("does quixotic paper pay off zebra")
    tapped = await hands.press(asked, "It did not")
    await hands.press(tapped, "Not my question")
    await hands.say("👎")
    for text in (
        "zebra blah",
        "zebra blah",
        "none of these",
        "says who",
        "too general",
        "more",
        "the other one",
        "/topics",
        "/search zebra",
        "/off zebra zebra",
    ):
        said = await hands.say(text)
    return said


@pytest.mark.parametrize("words", NOT_KEPT)
async def test_nothing_of_what_somebody_wrote_is_in_the_file_afterwards(hands, talk, bytes_kept, words):
    await converse(hands)
    await talk.house.prune()
    assert words not in bytes_kept()


async def test_the_search_of_bytes_would_find_what_is_kept(hands, bytes_kept):
    await converse(hands)
    assert b"ship-paper" in bytes_kept()


async def test_not_even_before_the_hourly_tidying(hands, bytes_kept):
    await converse(hands)
    assert not [words for words in NOT_KEPT if words in bytes_kept()]


async def test_the_reason_goes_from_the_file_within_the_hour_and_one_more(hands, talk, clock):
    await hands.say("does quixotic paper pay off zebra", WORTH)
    clock.advance(3601)
    await talk.house.prune()
    assert talk.count("turns", "because IS NOT NULL OR page IS NOT NULL OR about <> '[]'") == 0
