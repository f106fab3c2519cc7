"""The start of a text stands for a command, and the rest is what it is given."""

import pytest

from bot.chat import Command, Feature, Need, Reply, Understood
from tests.intake.commands import feature, gives
from tests.talk import ANSWER, GROUP


def noted(incoming, db, now):
    return [Reply(f"noted: {incoming.argument}")] if incoming.argument != "nothing" else []


COLOUR = feature(noted, "colour", begins=("my colour", "my colour is"), also=("my colour is secret",), in_groups=False)
ASKS = Feature(
    "dates",
    commands=(Command("when", "Ask", lambda incoming, db, now: [Reply("When?", asks="dates.day")]),),
    awaits={"dates.day": lambda incoming, db, now: [Reply(f"a day: {incoming.text}")]},
)
BEGINS = [
    ("my colour is red", "red"),
    ("My colour: is, D.C. red!", "D.C. red!"),
    ("  my\ncolour red", "red"),
    ("my colour isle", "isle"),
    ("my colour is 📍", "📍"),
]


@pytest.mark.parametrize(("said", "rest"), BEGINS, ids=ascii)
async def test_what_follows_the_longest_start_is_the_argument_as_typed(open_talk, said, rest):
    talk = await open_talk(COLOUR)
    assert (await talk.say(said)).text == f"noted: {rest}"


NOT_BEGUN = [
    "my colours red",
    "my colour",
    "my colour ?!",
    "mycolour red",
    "so my colour is red",
    "my colour" + " " * 4000,
]


@pytest.mark.parametrize("said", NOT_BEGUN, ids=lambda said: repr(said[:20]))
async def test_a_start_counts_in_whole_words_at_the_front_and_with_a_rest(open_talk, said):
    talk = await open_talk(COLOUR)
    assert "noted" not in (await talk.say(said)).text


async def test_the_whole_bare_words_come_before_a_start(open_talk):
    talk = await open_talk(COLOUR)
    assert (await talk.say("my colour is secret")).text == "noted:"


@pytest.mark.parametrize("kind", ["crisis", "clinical"])
async def test_a_text_that_begins_so_is_read_for_danger_before(open_talk, kind):
    talk = await open_talk(COLOUR)
    talk.understands.means["my colour is poison"] = Understood(kind, "decline")
    assert "noted" not in (await talk.say("my colour is poison")).text


async def test_an_open_question_takes_a_text_before_its_start_does(open_talk):
    talk = await open_talk(COLOUR, ASKS)
    await talk.say("/when")
    assert (await talk.say("my colour is red")).text == "a day: my colour is red"


async def test_a_command_that_gives_nothing_leaves_the_text_to_its_meaning(open_talk):
    talk = await open_talk(COLOUR)
    talk.understands.means["my colour is nothing"] = ANSWER
    assert "certif" in (await talk.say("my colour is nothing")).text


async def test_in_a_group_a_private_command_is_not_begun_and_a_question_is_answered(open_talk):
    talk = await open_talk(COLOUR)
    assert "private chat" in (await talk.say("my colour is red", group=GROUP)).text
    talk.understands.means["my colour is why"] = ANSWER
    assert "certif" in (await talk.say("my colour is why", group=GROUP)).text


async def test_what_a_command_needs_to_know_is_known_however_it_is_begun(open_talk):
    talk = await open_talk(gives(Reply("done"), begins=("do it",), needs=frozenset((Need.ADMINS,))))
    assert talk.house.needs(talk.incoming("do it now")) == ("7", {Need.ADMINS})
    assert talk.house.needs(talk.incoming("so do it now")) == ("7", frozenset())
