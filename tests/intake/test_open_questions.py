"""What an open question of ours takes for its answer, and what ends it."""

import pytest

from bot.chat import Command, Feature, Match, Reply, Understood
from tests.intake.commands import gives

ASKS = Feature(
    "names",
    commands=(Command("name", "Ask", lambda incoming, db, now: [Reply("Which?", asks="names:3")], also=("name me",)),),
    awaits={"names": lambda incoming, db, now: [Reply(f"named {incoming.text} for {incoming.context.awaits}")]},
    surely={"names": lambda incoming: incoming.text.istitle()},
)
ELSE = {
    "low": Understood("unknown", "decline", worried=True),
    "leaning": Understood("unknown", "decline", leaned=True),
    "the cost": Understood("unknown", "decline", facet="cost"),
    "gracias señora": Understood("unknown", "decline", language="es"),
    "which": Understood("question", "choose", (Match("why-certify", 0.5), Match("work-settings", 0.4))),
    "why": Understood("question", "answer", (Match("why-certify", 0.9),), leaned=True),
    "haha": Understood("smalltalk", "decline"),
    "one two three four five": Understood("unknown", "decline"),
}


@pytest.fixture
async def talk(open_talk):
    """Talk with a house in which a question is open."""
    talk = await open_talk(ASKS, gives(Reply("shown"), name="show"), gives(Reply("done"), hidden=True))
    talk.understands.means |= ELSE
    await talk.say("/name")
    return talk


@pytest.mark.parametrize("said", ELSE)
async def test_what_means_something_else_is_no_answer_and_leaves_the_question_open(talk, said):
    assert "named" not in (await talk.say(said)).text
    assert (await talk.say("four words at most")).text == "named four words at most for names:3"


@pytest.mark.parametrize("said", ["I want to die", "how many pills", "/show", "/do", "topics", "/help"])
async def test_danger_and_other_commands_end_an_open_question(talk, said):
    await talk.say(said)
    assert "named" not in (await talk.say("four")).text
    assert "named" not in (await talk.say("Four")).text


async def test_a_press_ends_an_open_question(open_talk):
    talk = await open_talk(ASKS)
    menu = await talk.say("/topics")
    await talk.say("/name")
    await talk.press(menu.says("Certif"), 101)
    assert "named" not in (await talk.say("Four")).text


async def test_a_command_may_ask_anew(talk):
    await talk.say("name me")
    assert "named" in (await talk.say("four")).text


async def test_an_edited_text_is_an_answer_only_where_it_surely_is_one(talk, same):
    asked = talk.incoming("why certify")
    await talk.take(asked)
    assert "named" not in (await talk.take(same(asked, number=500, text="four", edited=True))).text
    assert "named Four" in (await talk.take(same(asked, number=501, text="Four", edited=True))).text


async def test_an_edit_of_the_message_that_answered_answers_anew(talk, same):
    first = talk.incoming("Four")
    await talk.take(first)
    for number, text in ((500, "Five"), (501, "Six")):
        again = await talk.take(same(first, number=number, text=text, edited=True))
        assert again.text == f"named {text} for names:3"
        assert [row.do for row in again.rows] == ["edit"]
    assert "named" not in (await talk.take(same(first, number=502, text="seven", edited=True))).text


async def test_an_answered_question_takes_no_other_message_and_is_nothing_to_cancel(talk):
    await talk.say("Four")
    assert "named" not in (await talk.say("Five")).text
    assert "named" not in (await talk.say("Five", edited=True)).text
    assert "Nothing is open" in (await talk.say("cancel")).text


@pytest.mark.parametrize("command", ["do", "do x y", "show", "start", "start@RxLadderBot"])
@pytest.mark.parametrize(("said", "answer"), [("I want to die", "988"), ("how many pills", "Poison")])
async def test_what_is_typed_behind_any_command_is_read_for_danger(talk, command, said, answer):
    talk.understands.means[f"x y {said}"] = talk.understands.means[said]
    assert answer in (await talk.say(f"/{command} {said}")).text


async def test_a_hidden_command_does_not_find_what_its_argument_means(open_talk):
    talk = await open_talk(
        Feature(
            "f", commands=(Command("f", "", lambda incoming, db, now: [Reply(f"{incoming.understood}")], hidden=True),)
        )
    )
    assert (await talk.say("/f why certify")).text == "None"
