"""What comes of a goal that was said: edits, odd days, the list, and silence in groups."""

from datetime import date

import pytest

from bot.chat import GoalHeard, ProgressHeard, Understood
from tests.goals_phone import a_checkin, a_goal, labels
from tests.talk import GROUP, UNKNOWN

MARCH = date(2027, 3, 31)


async def test_the_only_goal_is_meant_by_it(me):
    await me.says("/goal_take find-teacher none")
    assert "cannot be undone" in (await me.says("delete my goal")).text
    await me.says("drop it")
    assert me.goal["state"] == "dropped"
    await me.says("that was a mistake")
    assert me.goal["state"] == "open"


async def test_a_goal_is_dropped_by_its_number_or_a_word_of_it(me, clock):
    for title in ("ask for a raise", "bake rye bread"):
        await me.sets(title)
    await me.says("cancel")
    await me.says("drop goal 1", UNKNOWN)
    await me.says("i'm giving up on the rye", UNKNOWN)
    assert [goal["state"] for goal in me.goals()] == ["dropped", "dropped"]


async def test_giving_up_on_something_else_changes_nothing(me):
    await me.sets("ask for a raise")
    await me.says("i give up on my diet", UNKNOWN)
    assert me.goal["state"] == "open"


async def test_steps_are_named_by_their_number_alone(me):
    await me.says("/goal_take find-teacher none")
    await me.says("/goal_tick 1 1")
    await me.says("untick step 1", UNKNOWN)
    await me.says("skip step 2", UNKNOWN)
    assert [step["state"] for step in me.steps()] == ["open", "skipped"]
    assert "no goal of yours" not in (await me.says("skip step 9", UNKNOWN)).text


@pytest.mark.parametrize("said", ["move it to july", "change the date to 7/31/2027"])
async def test_a_day_said_later_moves_the_goal(me, said):
    await me.sets("be lead", MARCH)
    await me.says("yes")
    await me.says("cancel")
    await me.says(said, UNKNOWN)
    assert me.goal["due_on"] == "2027-07-31"


async def test_a_move_to_what_is_no_day_means_something_else(me):
    await me.sets("be lead", MARCH)
    await me.says("cancel")
    await me.says("move it to the fridge", UNKNOWN)
    assert me.goal["due_on"] == "2027-03-31"


async def test_a_move_to_a_day_that_cannot_be_asks_for_another(me):
    await me.sets("be lead", MARCH)
    await me.says("cancel")
    assert "There is no such day." in (await me.says("move it to february 31", UNKNOWN)).text


async def test_the_goal_is_put_in_other_words(me):
    await me.sets("be leed", MARCH)
    await me.says("change my goal to be the lead by 6/1/27", a_goal("change my goal to be the lead", date(2027, 6, 1)))
    assert (me.goal["title"], me.goal["due_on"]) == ("be the lead", "2027-06-01")


async def test_not_a_goal_said_later_forgets_what_was_only_heard_and_asks_before_the_rest(me):
    await me.sets("be leed")
    await me.says("cancel")
    assert "kept none of it" in (await me.says("not a goal")).text
    await me.says("/goal_take find-teacher none")
    assert "cannot be undone" in (await me.says("not a goal")).text


async def test_of_several_goals_the_one_of_just_now_is_meant_and_later_the_list_is_shown(me, clock):
    await me.says("/goal_take find-teacher none")
    await me.sets("be lead")
    await me.says("cancel")
    assert "“be lead”" in (await me.says("delete my goal")).text
    clock.advance(2 * 3600)
    assert (await me.says("delete my goal")).text.startswith("Which goal do you mean?")


# --- its day ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("odd", "said"),
    [("past", "That day is over."), ("impossible", "There is no such day."), ("far", "further ahead than I can plan")],
)
async def test_a_day_that_cannot_be_is_asked_about_and_never_kept(me, odd, said):
    asked = await me.sets("be lead", odd=odd)
    assert said in asked.text
    assert "By when?" in asked.text
    assert me.goal["due_on"] is None
    await me.presses("In 3 months")
    assert me.goal["due_on"] == "2027-04-15"


async def test_a_day_that_was_typed_wrongly_is_corrected_in_passing(me):
    await me.sets("be lead", odd="impossible")
    await me.says("i ment febuary 28", Understood("smalltalk", "decline"))
    assert [(goal["title"], goal["due_on"]) for goal in me.goals()] == [("be lead", "2027-02-28")]


async def test_a_day_is_not_looked_for_in_a_long_text(me):
    await me.sets("be lead", odd="impossible")
    await me.says("so " * 100 + "6/1/27", UNKNOWN)
    assert me.goal["due_on"] is None


async def test_a_typed_day_answers_by_when(me):
    await me.sets("be lead", odd="impossible")
    assert "get in the way" in (await me.says("6/1/27")).text
    assert me.goal["due_on"] == "2027-06-01"


async def test_an_odd_day_is_asked_for_again_and_what_is_no_day_twice_at_most(me):
    await me.sets("be lead")
    await me.presses("Change date")
    assert "There is no such day." in (await me.says("2/31/2027")).text
    assert "could not read a day" in (await me.says("hmm")).text
    await me.says("hmm")
    assert "could not read a day" not in (await me.says("hmm")).text
    assert me.goal["due_on"] is None


async def test_no_date_is_an_answer(me):
    await me.sets("be lead", MARCH)
    await me.presses("Change date")
    assert "It has no date." in (await me.presses("No date")).text
    assert me.goal["due_on"] is None


async def test_an_old_button_with_a_day_that_is_over_asks_again(me):
    await me.sets("be lead")
    assert "That day is over." in (await me.says("/goal_date 1 2026-01-01")).text
    assert "further ahead" in (await me.says("/goal_date 1 9999-01-01")).text
    assert "By when?" in (await me.says("/goal_date 1 2027-02-31")).text
    assert me.goal["due_on"] is None


async def test_a_day_typed_instead_of_a_yes_moves_it(me):
    await me.sets("be lead", MARCH)
    assert "By Tue, Jun 1" in (await me.says("6/1/27")).text
    assert me.goal["due_on"] == "2027-06-01"


async def test_a_no_asks_what_is_wrong(me):
    await me.sets("be leed")
    assert labels(await me.says("no")) == ["Its words", "Its day", "Not a goal", "It is right"]
    await me.presses("Its words")
    assert (await me.says("be lead")).text.startswith("**be lead**\nNo date yet")
    assert me.goal["title"] == "be lead"


# --- groups, and how things stand ------------------------------------------------------------------------------------


async def test_no_word_of_goals_is_said_in_a_group(me, called, talk):
    await me.sets("a secret", MARCH)
    for said in ("/goal", "/goals", "/goal 1", "/ready", "my goals", "undo", "/goal certify"):
        assert set((await called(said)).in_sight) <= {"👌"}
    talk.understands.means["goal: lead by march"] = a_goal("lead", MARCH)
    assert (await called("goal: lead by march")).in_sight == ["👌"]
    assert len(me.goals()) == 2


async def test_the_list_tells_the_hours_logged_so_far_when_there_are_any(me):
    assert "CE logged" not in (await me.says("/goals")).text
    heard = ProgressHeard("law CE", ce_hours=1.5, ce_subject="law")
    await me.says("logged 1.5 hours of law ce", Understood("progress", "decline", progress=heard))
    assert "CE logged so far: 1.5 h." in (await me.says("how many hours do i have", a_checkin("view"))).text


async def test_the_day_before_a_goals_day_is_one_day(me):
    await me.sets("be lead", date(2027, 1, 16))
    await me.says("yes")
    await me.says("cancel")
    assert "1 day left" in (await me.says("/goal 1")).text.lower()


async def test_a_goal_reached_on_the_day_it_was_set_is_celebrated_without_counting_days(me):
    await me.sets("be lead")
    reached = await me.says("/goal_reached 1")
    assert "You did it" in reached.text
    assert "after you set it" not in reached.text


async def test_after_a_tick_the_page_is_brief(me):
    await me.says("/goal_take find-teacher none")
    await me.says("closing shifts")
    await me.says("skip")
    page = await me.says("/goal 1")
    assert "May get in the way: closing shifts" in page.text
    assert labels(page)[1:3] == ["☐ 1", "☐ 2"]
    assert "May get in the way" not in (await me.presses("☐ 1")).text


async def test_asking_how_things_stand_shows_the_list(me):
    await me.sets("be lead", MARCH)
    shown = await me.says("where do i stand", a_checkin("view"))
    assert "1. **be lead**" in shown.text


async def test_a_goal_heard_without_words_asks_for_them(me):
    heard = Understood("goal", "decline", goal=GoalHeard("", MARCH))
    assert (await me.says("goal: by march", heard)).text.startswith("What do you want to reach")


async def test_pressing_twice_on_right_asks_once(me):
    await me.sets("be lead", MARCH)
    command, message = me.find("Right")
    await me.talk.press(command, message)
    again = await me.talk.press(command, message)
    assert again.rows == []


async def test_a_goal_said_in_a_group_is_not_kept(talk, me):
    talk.understands.means["goal: lead by march"] = a_goal("lead", MARCH)
    await talk.say("goal: lead by march", group=GROUP)
    await me.says("hello")
    assert me.goals() == []
