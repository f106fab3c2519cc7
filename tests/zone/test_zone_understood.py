"""Places typed after the question, with the bot's own understanding, to which some of them sound like talk."""

import pytest


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Guam", "Pacific/Guam"),
        ("Seattle", "America/Los_Angeles"),
        ("Phoenix", "America/Phoenix"),
        ("eastern", "America/New_York"),
        ("Boise, Idaho", "America/Boise"),
        ("is arizona mountain time", "America/Phoenix"),
    ],
)
async def test_a_place_is_taken_for_the_answer(open_talk, understanding, typed, kept):
    talk = await open_talk(understand=understanding.understand)
    await talk.say("/zone")
    assert "there now." in (await talk.say(typed)).text
    rows = talk.db.read().rows("SELECT zone FROM people")
    assert [row["zone"] for row in rows] == [kept]


async def test_a_name_of_several_places_is_asked_about(open_talk, understanding):
    talk = await open_talk(understand=understanding.understand)
    await talk.say("/zone")
    assert "Which one do you mean?" in (await talk.say("Springfield")).text


@pytest.mark.parametrize("said", ["thanks", "bye", "hello", "why certify"])
async def test_what_is_no_place_is_none(open_talk, understanding, said):
    talk = await open_talk(understand=understanding.understand)
    await talk.say("/zone")
    await talk.say(said)
    assert [row["zone"] for row in talk.db.read().rows("SELECT zone FROM people")] == [None]
