"""Where people live, said out of the blue, with the bot's own understanding."""

import pytest

NEW_YORK, CHICAGO = "America/New_York", "America/Chicago"
SAID = {
    "im in ohio": NEW_YORK,
    "I'm in Ohio": NEW_YORK,
    "i live in phoenix": "America/Phoenix",
    "i live in enid": CHICAGO,
    "i'm in chicago time zone central": CHICAGO,
    "i am in central time": CHICAGO,
    "im on eastern time": NEW_YORK,
    "eastern time": NEW_YORK,
    "Eastern": NEW_YORK,
    "central": CHICAGO,
    "pacific time here": "America/Los_Angeles",
    "est": NEW_YORK,
    "my timezone is est": NEW_YORK,
    "arizona time": "America/Phoenix",
}


@pytest.fixture
async def learned(open_talk, understanding):
    return await open_talk(understand=understanding.understand)


@pytest.fixture
def zones(learned):
    return lambda: [row["zone"] for row in learned.db.read().rows("SELECT zone FROM people")]


@pytest.mark.parametrize(("said", "kept"), SAID.items())
async def test_where_somebody_lives_sets_their_zone_and_nothing_else(learned, zones, said, kept):
    back = await learned.say(said)
    assert "there now." in back.text and back.says("Change") == "/zone change"
    assert zones() == [kept]
    assert learned.count("traits") == 0


@pytest.mark.parametrize(
    "said",
    ["im in pharmacy school", "im in college", "i am in pain", "i'm in a rough place", "im in training", "i'm in",
     "im in retail", "im in data entry", "im in order entry", "im in compounding", "im in the army", "im in debt",
     "im in trouble", "im in high school", "im in love", "i live in fear", "im in miami and want to be certified",
     "im in inventory", "i'm in management", "im in mail order", "im in central fill", "central fill"],
)  # fmt: skip
async def test_what_is_no_place_sets_none(learned, zones, said):
    await learned.say(said)
    assert zones() == [None]


async def test_a_firm_answer_comes_before_the_zone(learned, zones):
    assert "time zone is" not in (await learned.say("i live in texas")).text
    assert zones() == [None]


async def test_who_lives_where_their_zone_is_gets_what_else_there_is(learned, zones):
    await learned.say("/zone eastern")
    assert "time zone is" not in (await learned.say("im in ohio")).text
    assert "Mountain" in (await learned.say("i'm in denver")).text
    assert zones() == ["America/Denver"]


async def test_while_another_question_is_open_only_what_is_called_a_time_is_a_zone(learned, zones):
    await learned.say("/quiet")
    await learned.say("central")
    assert zones() == [None]
    assert "Central Time" in (await learned.say("central time")).text
