"""What people say to be left in peace, and to begin again."""

import pytest

from bot.chat import Command, Feature, Reply
from tests.talk import GROUP

ASKS = Feature(
    "dates",
    commands=(
        Command("when", "Ask", lambda incoming, db, now: [Reply("When?", asks="dates.day:3")]),
        Command("check", "Ask", lambda incoming, db, now: [Reply("How did it go?", asks="checkin:3")]),
    ),
    awaits={
        "dates.day": lambda incoming, db, now: [Reply(f"noted {incoming.text}")],
        "checkin": lambda incoming, db, now: [Reply(f"heard {incoming.text}")],
    },
    surely={"checkin": lambda incoming: True},
)


@pytest.fixture
async def talk(open_talk):
    return await open_talk(ASKS)


@pytest.fixture
def kept(talk):
    """Give what is silent now: why, about what, until which day."""
    return lambda: [
        (row["why"], row["about"], row["until_on"])
        for row in talk.db.read().rows("SELECT why, about, until_on FROM silences ORDER BY why")
    ]


PAUSES = ["pause", "Pause.", "/pause", "pause everything", "pause all my reminders", "pause please"]


@pytest.mark.parametrize("said", PAUSES)
async def test_a_pause_holds_at_once_and_asks_until_when(talk, kept, said):
    back = await talk.say(said)
    assert kept() == [("pause", "", None)]
    assert "nothing comes from me now" in back.text and "Until when?" in back.text
    assert [back.says(label) for label in ("1 week", "2 weeks", "A month", "Until I say so")] == [
        "/pause 2027-01-22",
        "/pause 2027-01-29",
        "/pause 2027-02-15",
        "/pause open",
    ]


UNTIL = {
    "pause until monday": "2027-01-18",
    "Pause till Aug 3!": "2027-08-03",
    "pause for 2 weeks": "2027-01-29",
    "pause everything until next week": "2027-01-18",
    "pause all my check-ins until the 20th": "2027-01-20",
    "/pause until monday": "2027-01-18",
    "stop until monday": "2027-01-18",
    "no messages until february": "2027-02-01",
}


@pytest.mark.parametrize(("said", "day"), UNTIL.items())
async def test_a_pause_may_say_until_when_in_the_same_message(talk, kept, said, day):
    back = await talk.say(said)
    assert kept() == [("pause", "", day)]
    assert back.text.startswith("Paused until ")


@pytest.mark.parametrize(("answer", "day"), [("monday", "2027-01-18"), ("2 weeks", "2027-01-29"), ("idk", None)])
async def test_the_question_until_when_may_be_answered_in_words(talk, kept, answer, day):
    await talk.say("pause")
    assert (await talk.say(answer)).text.startswith("Paused until ")
    assert kept() == [("pause", "", day)]


async def test_a_press_sets_the_end_and_edits_the_question(talk, kept):
    asked = await talk.say("pause")
    back = await talk.press(asked.says("2 weeks"), 101)
    assert [row.do for row in back.rows] == ["edit"]
    assert back.text.startswith("Paused until Fri, Jan 29: nothing from me before then")
    back = await talk.press(back.says("Change the day"), 101)
    assert "You are paused until Fri, Jan 29. Until when?" in back.text
    await talk.press(back.says("Until I say so"), 101)
    assert kept() == [("pause", "", None)]


@pytest.mark.parametrize(
    ("answer", "why"),
    [("yesterday", "not in the future"), ("feb 30", "no such day"), ("my surgery", "could not find a day")],
)
async def test_a_day_that_cannot_be_taken_is_said_and_the_pause_goes_on(talk, kept, answer, why):
    await talk.say("pause")
    back = await talk.say(answer)
    assert why in back.text and "The pause has no end so far" in back.text
    assert kept() == [("pause", "", None)]


async def test_a_pressed_day_that_is_over_by_now_ends_nothing(talk, kept):
    asked = await talk.say("pause")
    talk.clock.advance(20 * 24 * 3600)
    assert "not in the future" in (await talk.press(asked.says("1 week"), 101)).text
    assert kept() == [("pause", "", None)]


@pytest.mark.parametrize("said", ["pause my exam goal", "pause goal 2 until monday", "pause the exam until monday"])
async def test_pausing_one_thing_is_not_pausing_everything(talk, kept, said):
    await talk.say(said)
    assert ("pause", "", None) not in kept() and "2027-01-18" not in str(kept())


@pytest.mark.parametrize(
    "said", ["stop", "STOP!", "/stop", "quit", "stop messaging me", "leave me alone", "please stop"]
)
async def test_stop_ends_all_messages_until_somebody_says_so(talk, kept, said):
    back = await talk.say(said)
    assert kept() == [("stop", "", None)]
    assert "Stopped" in back.text and "kept" in back.text
    assert "Welcome back" in (await talk.press(back.says("Start again"), 101)).text
    assert kept() == []


@pytest.mark.parametrize("said", ["/resume", "resume", "im back", "I'm back!", "start again", "unpause"])
@pytest.mark.parametrize("silent", ["stop", "pause", "pause until monday"])
async def test_whoever_is_back_says_so(talk, kept, silent, said):
    await talk.say(silent)
    assert (await talk.say(said)).text == "Welcome back."
    assert kept() == []


@pytest.mark.parametrize("said", ["resume", "start again", "i am back"])
async def test_the_same_words_mean_something_else_where_nothing_is_silent(talk, said):
    await talk.say(said)
    assert talk.understands.asked == [said]
    assert "Nothing is paused" in (await talk.say("/resume")).text


async def test_a_pause_that_is_over_is_nothing_to_end(talk):
    await talk.say("/zone America/New_York")
    await talk.say("pause until monday")
    talk.clock.advance(4 * 24 * 3600)
    assert "Nothing is paused" in (await talk.say("/resume")).text


async def test_never_mind_takes_back_the_pause_that_was_just_asked_about(talk, kept):
    await talk.say("pause")
    assert "Welcome back" in (await talk.say("never mind")).text
    assert kept() == []


async def test_stop_comes_before_a_pause_and_a_day_makes_a_pause_of_a_stop(talk, kept):
    await talk.say("stop")
    assert "Stopped" in (await talk.say("pause")).text
    assert kept() == [("stop", "", None)]
    await talk.say("pause until monday")
    assert kept() == [("pause", "", "2027-01-18")]


@pytest.mark.parametrize(("said", "why"), [("stop", "stop"), ("pause", "pause"), ("quit", "stop")])
async def test_after_a_message_that_the_bot_began_the_words_are_commands(talk, kept, said, why):
    await talk.say("/check")
    await talk.say(said)
    assert kept() == [(why, "", None)]


async def test_pause_until_monday_is_never_the_answer_to_another_question(talk, kept):
    for asks in ("/check", "/when"):
        await talk.say(asks)
        assert "Paused until Mon, Jan 18" in (await talk.say("pause until monday")).text


@pytest.mark.parametrize("said", ["tomorrow", "later", "tonight", "in an hour"])
async def test_a_time_answers_another_question_where_nothing_was_begun(talk, said):
    await talk.say("/when")
    assert (await talk.say(said)).text == f"noted {said}"
    await talk.say("/check")
    assert (await talk.say(said)).text == f"heard {said}"


@pytest.mark.parametrize("said", ["stop", "pause", "/stop", "/pause", "/resume"])
async def test_in_a_group_nothing_is_silenced(talk, kept, said):
    assert "private chat" in (await talk.say(said, group=GROUP)).text
    assert kept() == []


async def test_a_cry_for_help_comes_before_every_break(talk):
    talk.understands.means["pause I want to die"] = talk.understands.means["I want to die"]
    assert "988" in (await talk.say("pause I want to die")).text


async def test_what_is_silent_is_told_in_mydata(talk):
    await talk.say("pause until monday")
    assert "You asked for a pause, until January 18, 2027" in (await talk.say("/mydata")).text
