"""What may get in the way, and when-then: asked once, skipped in a word, never in the way of anything else."""

from datetime import date

import pytest

from bot.chat import ProgressHeard, Understood
from bot.goals.model import MAX_WORDS
from tests.goals_phone import a_checkin, a_goal
from tests.talk import ANSWER, UNKNOWN

MARCH = date(2027, 3, 31)


async def walk_to_the_plan(me):
    await me.sets("be lead", MARCH)
    await me.says("right")
    return await me.says("closing shifts. im dead after")


async def test_the_obstacle_and_the_plan_are_kept_in_their_own_words(me):
    assert "Finish the sentence" in (await walk_to_the_plan(me)).text
    done = await me.says("When it is a morning week, I study Tuesday before noon")
    assert done.texts[0].startswith("It is set.")
    assert me.goal["obstacle"] == "closing shifts. im dead after"
    assert me.goal["plan"] == "When it is a morning week, I study Tuesday before noon"


async def test_half_a_plan_is_made_whole(me):
    await walk_to_the_plan(me)
    await me.says("when i get home from class thursday")
    assert me.goal["plan"] == "when i get home from class thursday, I will make a start"


@pytest.mark.parametrize("said", ["skip", "no", "idk", "later", "Not sure"])
async def test_both_questions_can_be_skipped_in_a_word(me, said):
    await me.sets("be lead", MARCH)
    await me.says("yes")
    await me.says(said)
    assert (await me.says(said)).texts[0].startswith("It is set.")
    assert (me.goal["obstacle"], me.goal["plan"]) == (None, None)


async def test_both_questions_can_be_skipped_with_a_tap(me):
    await me.sets("be lead", MARCH)
    await me.presses("Right")
    await me.presses("Skip")
    done = await me.presses("Skip")
    assert done.rows[0].do == "edit"
    assert done.texts[0].startswith("It is set.")


async def test_another_question_is_answered_and_this_one_stays_open(me):
    await me.sets("be lead", MARCH)
    await me.says("yes")
    assert "advice" not in (await me.says("why certify", ANSWER)).text
    assert me.goal["obstacle"] is None
    await me.says("my shifts change every week")
    assert me.goal["obstacle"] == "my shifts change every week"


@pytest.mark.parametrize(
    "said",
    [
        "when my kids are sick",
        "where i live there is no school",
        "so tired after work",
        "can't find the time",
        "do overtime every week",
        "money 😬",
    ],
)
async def test_an_answer_that_begins_like_a_question_is_an_answer(me, said):
    await me.sets("be lead", MARCH)
    await me.says("yes")
    await me.says(said)
    assert me.goal["obstacle"] == said


@pytest.mark.parametrize(
    "said", ["when is it due", "where do i start", "do i need school for it", "so what counts here"]
)
async def test_a_question_without_its_mark_is_no_answer(me, said):
    await me.sets("be lead", MARCH)
    await me.says("yes")
    await me.says(said)
    assert me.goal["obstacle"] is None


ELSEWHERE = {
    "how long does it take then": UNKNOWN,
    "is it worth it, with two kids and a dog": UNKNOWN,
    "remind me every monday to study": a_checkin("rhythm"),
    "goal: another one by march": a_goal("another one", MARCH),
    "logged 2 hours of law ce today": Understood("progress", "decline", progress=ProgressHeard("law", 2.0)),
    "how many pills can i take for this": Understood("clinical", "decline"),
    "I want to die": Understood("crisis", "decline"),
    "i cannot do this any more, it is all too heavy": Understood("unknown", "decline", worried=True),
    "thanks so much": Understood("smalltalk", "decline", boundary="thanks"),
}


@pytest.mark.parametrize("said", [said for said in ELSEWHERE if "logged" not in said])
async def test_what_means_something_else_is_not_kept_as_an_obstacle(me, said):
    await me.sets("be lead", MARCH)
    await me.says("yes")
    await me.says(said, ELSEWHERE[said])
    assert [goal["obstacle"] for goal in me.goals("goals.number = 1")] == [None]


@pytest.mark.parametrize("said", ["goals", "topics", "help", "undo", "/goals", "my goals"])
async def test_the_words_of_a_command_stay_a_command(me, said):
    await me.sets("be lead", MARCH)
    await me.says("yes")
    await me.says(said)
    assert [goal["obstacle"] for goal in me.goals()] in ([None], [])


async def test_too_many_words_are_asked_for_again_and_the_question_stays_open(me):
    await me.sets("be lead", MARCH)
    await me.says("yes")
    assert f"{MAX_WORDS} characters" in (await me.says("very " * 100)).text
    await me.says("closing shifts")
    assert me.goal["obstacle"] == "closing shifts"


async def test_marks_alone_are_no_obstacle(me):
    await me.sets("be lead", MARCH)
    await me.says("yes")
    assert "easier to keep" in (await me.says("...")).text
    assert me.goal["obstacle"] is None


async def test_the_zone_is_asked_for_at_the_end_of_the_first_goal_and_no_more(me):
    await walk_to_the_plan(me)
    ended = await me.says("skip")
    assert "time zone" in ended.texts[1]
    await me.presses("Pacific")
    await me.sets("teach others")
    await me.says("yes")
    await me.says("skip")
    assert "time zone" not in (await me.says("skip")).text


async def test_the_next_goal_does_not_ask_for_the_zone_again(me):
    await walk_to_the_plan(me)
    await me.says("skip")
    await me.sets("teach others")
    await me.says("yes")
    await me.says("skip")
    assert "time zone" not in (await me.says("skip")).text


async def test_somebody_who_left_in_the_middle_finds_the_goal_in_the_list(me, clock):
    await me.sets("be lead", MARCH)
    await me.says("yes")
    await me.says("cancel")
    clock.advance(3 * 86400)
    assert "1. **be lead**, by Wed, Mar 31" in (await me.says("goals")).text
