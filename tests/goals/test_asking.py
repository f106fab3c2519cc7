"""What may get in the way, and when-then: asked once, skipped in a word, never in the way of anything else."""

from datetime import date

import pytest

from bot.chat import ProgressHeard, Understood
from bot.goals.model import MAX_WORDS, Goal, Step
from bot.goals.setting_wording import when_then
from tests.goals_phone import a_checkin, a_goal, labels
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


WHOLE_PLANS = ("after my review i ask for a meeting", "when it is slow i study", "when I get home, I will read")
HALVES = ("when i get home from class", "on days i am off", "when my kids and i are home", "after my review")


@pytest.mark.parametrize("said", WHOLE_PLANS)
async def test_a_plan_that_says_what_is_done_is_kept_as_typed(me, said):
    await walk_to_the_plan(me)
    await me.says(said)
    assert me.goal["plan"] == said


@pytest.mark.parametrize("said", HALVES)
async def test_a_plan_that_says_only_when_is_made_whole(me, said):
    await walk_to_the_plan(me)
    await me.says(said)
    assert me.goal["plan"] == f"{said}, I will make a start"


@pytest.mark.parametrize(
    ("step", "then"),
    [
        ("Ask your board", "ask my board"),
        ("Mark what is new to you", "mark what is new to me"),
        ("Ask a school near you who trains", "ask a school near me who trains"),
        ("List what you did, in your own words", "list what I did, in my own words"),
    ],
)
def test_a_step_is_turned_to_the_person_who_says_it(step, then):
    goal = Goal(1, 1, "x", MARCH, steps=(Step(1, step),))
    assert when_then(goal, "at lunch") == f"at lunch, I will {then}"


FEELINGS = {
    "i'm afraid they'll say no": Understood("unknown", "decline", worried=True),
    "night shift messes up my sleep": Understood("question", "answer", ANSWER.entries, worried=True),
    "it is just all too much for me": Understood("smalltalk", "decline", boundary="tired"),
}


@pytest.mark.parametrize("said", FEELINGS)
async def test_a_worry_is_kept_as_what_gets_in_the_way(me, said):
    await me.sets("be lead", MARCH)
    await me.says("yes")
    assert (await me.says(said, FEELINGS[said])).text.startswith("Kept.")
    assert me.goal["obstacle"] == said


async def test_a_plan_may_tell_of_home(me):
    await walk_to_the_plan(me)
    await me.says("when the kids are asleep", Understood("unknown", "decline", worried=True))
    assert me.goal["plan"].startswith("when the kids are asleep")


async def test_another_goal_said_at_the_plan_is_a_goal_and_no_plan(me):
    await walk_to_the_plan(me)
    await me.says("ask for a raise by end of january", a_goal("ask for a raise", date(2027, 1, 31)))
    assert [(goal["title"], goal["plan"]) for goal in me.goals()] == [("be lead", None), ("ask for a raise", None)]


async def test_a_plan_that_sounds_like_a_wish_to_be_asked_is_a_plan(me):
    await walk_to_the_plan(me)
    said = "when it is a morning week, i do it on tuesday before noon"
    await me.says(said, a_checkin("rhythm"))
    assert me.goal["plan"] == said


async def test_a_plan_with_a_day_in_it_is_no_goal(me):
    await walk_to_the_plan(me)
    said = "when i get home on thursday i study by 9"
    await me.says(said, a_goal("study", date(2027, 1, 21)))
    assert [goal["plan"] for goal in me.goals()] == [said]


@pytest.mark.parametrize("said", ["yes please", "sure", "ok", "what counts as an obstacle", "do i have to"])
async def test_what_is_no_answer_to_the_obstacle_is_asked_again_with_what_is_meant(me, said):
    await me.sets("be lead", MARCH)
    await me.says("yes")
    again = (await me.says(said, UNKNOWN)).text
    assert "You can skip it." in again
    assert "get in the way" in again
    assert me.goal["obstacle"] is None


@pytest.mark.parametrize(
    "said", ["I no understand what is this plan", "what is an if then plan", "what steps do you mean", "sure", "huh?"]
)
async def test_what_is_no_answer_to_the_plan_is_asked_again_with_what_is_meant(me, said):
    await walk_to_the_plan(me)
    again = (await me.says(said, UNKNOWN)).text
    assert "You can skip it." in again
    assert "Finish the sentence" in again
    assert me.goal["plan"] is None


@pytest.mark.parametrize("said", ["no idea", "dont know", "Not sure", "idk"])
async def test_not_knowing_skips_both_questions(me, said):
    await me.sets("be lead", MARCH)
    await me.says("yes")
    await me.says(said)
    assert (await me.says(said)).text.startswith("It is set.")
    assert (me.goal["obstacle"], me.goal["plan"]) == (None, None)


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
    assert "You can skip it." in (await me.says("...")).text
    assert me.goal["obstacle"] is None


async def test_the_page_of_the_first_goal_leads_to_the_zone_and_asks_nothing(me):
    await walk_to_the_plan(me)
    ended = await me.says("skip")
    assert len(ended.texts) == 1
    assert "time zone" in ended.text
    await me.presses("Set my time zone")
    await me.presses("Pacific")
    await me.sets("teach others")
    await me.says("yes")
    await me.says("skip")
    assert "time zone" not in (await me.says("skip")).text


async def test_the_page_of_a_goal_leads_to_the_zone_until_it_is_known(me):
    await walk_to_the_plan(me)
    await me.says("skip")
    await me.sets("teach others")
    await me.says("yes")
    await me.says("skip")
    assert "time zone" in (await me.says("skip")).text


async def test_somebody_who_left_in_the_middle_finds_the_goal_in_the_list(me, clock):
    await me.sets("be lead", MARCH)
    await me.says("yes")
    await me.says("cancel")
    clock.advance(3 * 86400)
    assert "1. **be lead**, by Wed, Mar 31" in (await me.says("goals")).text


async def test_the_first_question_leads_to_the_zone_and_still_takes_its_answer(me):
    await me.sets("be lead", MARCH)
    asked = await me.says("right")
    assert "So that I can ask at a good hour how it goes" in asked.text and "Set my time zone" in labels(asked)
    assert "Set my time zone" not in labels(await me.says("closing shifts. im dead after"))
    assert me.goal["obstacle"] == "closing shifts. im dead after"
    assert "Set my time zone" in labels(await me.says("/goals"))
    assert "Set my time zone" in labels(await me.says("/goal 1"))


@pytest.mark.parametrize(
    ("said", "is_plan"),
    [
        ("when i get home from class thursday", True), ("on sundays at 10 am", True), ("after class on tue", True),
        ("when i work sundays", False), ("when i am too tired on mondays", False), ("after closing shifts", False),
        ("when it rains", False), ("on sundays i have to watch the kids", False),
    ],
)  # fmt: skip
async def test_a_when_with_a_day_or_a_time_is_the_plan_and_leaves_the_obstacle_open(me, said, is_plan):
    await me.sets("be lead", MARCH)
    await me.says("right")
    back = await me.says(said, a_goal(said, MARCH))
    assert (me.goal["plan"] is not None, me.goal["obstacle"] is not None) == (is_plan, not is_plan)
    assert back.text.startswith("It is set.") is is_plan
