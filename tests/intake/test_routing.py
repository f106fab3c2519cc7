"""Who answers a text: a way out, an open question, a command, or the knowledge."""

import pytest

from bot.chat import Command, Feature, Reply, To, Toast
from tests.intake.commands import gives
from tests.talk import ANSWER, GROUP

ASKS = Feature(
    "dates",
    commands=(Command("when", "Ask", lambda incoming, db, now: [Reply("When?", asks="dates.day:3")]),),
    awaits={"dates.day": lambda incoming, db, now: [Reply(f"noted {incoming.text} for {incoming.context.awaits}")]},
)
STEPS = Feature(
    "steps",
    commands=(Command("step", "Ask", lambda incoming, db, now: [Reply("When?", asks="goal_step:3")]),),
    awaits={"goal_step": lambda incoming, db, now: [Reply(f"noted {incoming.text}")]},
)


@pytest.mark.parametrize("word", ["cancel", "Never mind!", "forget it", "nevermind"])
async def test_a_way_out_works_as_plain_words(open_talk, word):
    talk = await open_talk(ASKS)
    assert "Nothing is open" in (await talk.say(word)).text
    await talk.say("/when")
    assert "dropped that" in (await talk.say(word)).text
    assert "noted" not in (await talk.say("friday")).text


@pytest.mark.parametrize("word", ["STOP", "stop.", "pause", "quit", "please stop"])
async def test_a_word_that_ends_all_messages_ends_what_is_done_in_steps_first_and_says_how_to_end_the_rest(
    open_talk, word
):
    talk = await open_talk(STEPS)
    await talk.say("/step")
    back = await talk.say(word)
    assert "dropped that" in back.text and "/stop" in back.text
    assert back.says("Stop all messages") == "/stop"
    assert "noted" not in (await talk.say("friday")).text
    assert talk.count("silences") == 0


@pytest.mark.parametrize(("word", "why"), [("stop", "stop"), ("quit", "stop"), ("pause", "pause")])
@pytest.mark.parametrize("asks", ["/when", "/zone", "/quiet"])
async def test_after_any_other_question_it_does_what_it_says(open_talk, asks, word, why):
    talk = await open_talk(ASKS)
    await talk.say(asks)
    await talk.say(word)
    assert [row["why"] for row in talk.db.read().rows("SELECT why FROM silences")] == [why]
    assert "noted" not in (await talk.say("friday")).text


async def test_the_same_word_in_a_group_offers_nothing_that_belongs_in_private(open_talk):
    talk = await open_talk(STEPS)
    await talk.say("/step", group=GROUP)
    back = await talk.say("stop", group=GROUP)
    assert "dropped that" in back.text and "/stop" not in back.text


async def test_the_answer_to_an_open_question_goes_to_who_asked(open_talk):
    talk = await open_talk(ASKS)
    await talk.say("/when")
    assert (await talk.say("friday")).text == "noted friday for dates.day:3"
    assert "noted" not in (await talk.say("friday")).text


async def test_an_open_question_lapses_after_a_day(open_talk):
    talk = await open_talk(ASKS)
    await talk.say("/when")
    talk.clock.advance(24 * 3600)
    assert "noted" not in (await talk.say("friday")).text


async def test_a_clear_new_question_is_answered_and_the_open_one_stays_open(open_talk):
    talk = await open_talk(ASKS)
    await talk.say("/when")
    assert "certif" in (await talk.say("why certify")).text
    assert "noted friday" in (await talk.say("friday")).text


async def test_a_command_does_not_answer_an_open_question(open_talk):
    talk = await open_talk(ASKS)
    await talk.say("/when")
    assert "noted" not in (await talk.say("/help")).text


async def test_an_open_question_in_private_is_not_answered_from_a_group(open_talk):
    talk = await open_talk(ASKS)
    await talk.say("/when")
    assert "noted" not in (await talk.say("friday", group=GROUP)).text
    assert "noted" in (await talk.say("friday")).text


async def test_a_question_put_to_one_person_alone_waits_in_their_private_chat(open_talk):
    alone = Reply("When?", to=To.PRIVATE, asks="dates.day:4", otherwise=Reply("write to me first"))
    talk = await open_talk(ASKS, gives(alone, name="quietly"))
    await talk.say("/help")
    await talk.say("/quietly", group=GROUP)
    assert "noted" not in (await talk.say("friday", group=GROUP)).text
    assert "noted friday" in (await talk.say("friday")).text


async def test_a_cry_for_help_comes_before_commands_and_ends_an_open_question(open_talk):
    talk = await open_talk(ASKS)
    await talk.say("/when")
    assert "988" in (await talk.say("I want to die")).text
    assert "988" in (await talk.say("/ask I want to die")).text
    assert "noted" not in (await talk.say("friday")).text


async def test_a_clinical_question_is_not_taken_for_an_answer_and_ends_the_open_question(open_talk):
    talk = await open_talk(ASKS)
    await talk.say("/when")
    assert "noted" not in (await talk.say("how many pills")).text
    assert "noted" not in (await talk.say("friday")).text


SURE = Feature(
    "names",
    commands=(Command("name", "Ask", lambda incoming, db, now: [Reply("Which name?", asks="names")]),),
    awaits={"names": lambda incoming, db, now: [Reply(f"named {incoming.text}")]},
    surely={"names": lambda incoming: incoming.text.istitle()},
)


@pytest.mark.parametrize("meaning", ["how many pills", "why certify", "thanks"])
async def test_what_is_surely_the_answer_to_an_open_question_is_nothing_else(open_talk, meaning):
    talk = await open_talk(SURE)
    talk.understands.means |= {"Pill": talk.understands.means[meaning], "pill": talk.understands.means[meaning]}
    assert "named" not in (await talk.say("Pill")).text
    await talk.say("/name")
    assert "named" not in (await talk.say("pill")).text
    await talk.say("/name")
    assert (await talk.say("Pill")).text == "named Pill"
    assert "named" not in (await talk.say("Pill")).text


async def test_a_cry_for_help_comes_before_the_surest_answer(open_talk):
    talk = await open_talk(SURE)
    talk.understands.means["Die"] = talk.understands.means["I want to die"]
    await talk.say("/name")
    assert "988" in (await talk.say("Die")).text


@pytest.mark.parametrize("said", ["Stop", "/Help", ""])
async def test_the_surest_answer_is_no_way_out_no_command_and_not_empty(open_talk, said):
    talk = await open_talk(SURE)
    await talk.say("/name")
    assert "named" not in (await talk.say(said)).text


async def test_the_second_unclear_turn_comes_to_an_end(talk):
    assert "will not guess" not in (await talk.say("blah")).text
    assert "will not guess" in (await talk.say("blah blah")).text


async def test_unclear_turns_far_apart_are_not_a_pair(talk):
    await talk.say("blah")
    talk.clock.advance(601)
    assert "will not guess" not in (await talk.say("blah blah")).text


async def test_a_command_nobody_knows_gets_a_hint_in_private_and_silence_in_a_group(talk, called):
    assert "Did you mean /topics" in (await talk.say("/topic")).text
    assert (await called("/topic")).rows == []


async def test_what_the_last_turn_was_about_is_handed_to_understanding(talk):
    contexts = []
    talk.house.intake._understand = lambda text, context: contexts.append(context.about) or ANSWER
    await talk.say("why certify")
    await talk.say("and then?")
    talk.clock.advance(3600)
    await talk.say("and now?")
    assert contexts == [(), ("why-certify",), ()]


async def test_a_toast_for_something_typed_is_a_message(open_talk):
    talk = await open_talk(gives(Toast("noted")))
    assert (await talk.say("/do")).texts == ["noted"]
