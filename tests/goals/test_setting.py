"""A goal in one message: kept at once, shown as it was understood, corrected or taken back."""

from datetime import date

import pytest

from bot.chat import ProgressHeard, Understood
from bot.goals.model import MAX_OPEN, MAX_TITLE
from tests.goals_phone import a_goal, labels

MARCH = date(2027, 3, 31)


# --- one message -----------------------------------------------------------------------------------------------------


async def test_a_goal_is_kept_with_its_day_before_anything_is_pressed(me):
    heard = await me.sets("pass the exam", MARCH)
    assert heard.text == "**pass the exam**\nBy Wed, Mar 31\n\nNobody else sees this. Did I get it right?"
    assert labels(heard) == ["Right", "Change date", "Not a goal"]
    assert (me.goal["title"], me.goal["due_on"], me.goal["made_on"]) == ("pass the exam", "2027-03-31", "2027-01-15")


async def test_a_goal_without_a_day_says_so(me):
    assert "No date yet" in (await me.sets("pass the exam")).text
    assert me.goal["due_on"] is None


@pytest.mark.parametrize("title", ["**bold** [x](http://a.b) `code` #1", "{name} {{x}} %s \\n", "<b>hi</b> & _you_"])
async def test_markup_in_a_title_is_kept_and_shown_as_typed(me, title):
    heard = await me.sets(title)
    assert me.goal["title"] == title
    assert heard.text.replace("\\", "").startswith(f"**{title}**".replace("\\", ""))
    await me.presses("Right")
    assert f"1. {title}"[:30] in labels(await me.says("/goals"))[0]


async def test_lines_and_characters_that_cannot_be_stored_leave_one_line(me):
    await me.sets("pass\nthe \ud800 \u202eexam\x00")
    assert me.goal["title"] == "pass the exam"


async def test_not_a_goal_leaves_none_of_its_words(me, tmp_path):
    await me.sets("unmistakable words", MARCH)
    gone = await me.presses("Not a goal")
    assert gone.text == "All right, I kept none of it."
    assert me.goals() == []
    assert me.talk.count("goals", "title <> ''") == 0
    assert me.talk.count("changes", "before LIKE '%unmistakable%'") == 0


async def test_not_a_goal_can_be_typed_as_well(me):
    await me.sets("be lead", MARCH)
    assert (await me.says("Not a goal")).text == "All right, I kept none of it."
    assert me.goals() == []


async def test_a_number_is_never_given_twice(me):
    await me.sets("first")
    await me.presses("Not a goal")
    await me.sets("second")
    assert me.goal["number"] == 2
    assert "no goal of yours under that number" in (await me.says("/goal 1")).text


async def test_not_a_goal_asks_first_where_something_was_done_for_it(me):
    await me.sets("bake in a hotel")
    await me.says("yes")
    await me.presses("Use these steps")
    await me.says("/goal_tick 1 1")
    assert "cannot be undone" in (await me.says("/goal_not 1")).text
    assert me.goal["title"] == "bake in a hotel"


async def test_undo_right_after_a_goal_was_heard_takes_it_back(me):
    await me.sets("be lead")
    assert "kept none of it" in (await me.says("undo that")).text
    assert me.goals() == []


async def test_undo_on_another_day_leaves_a_goal_that_was_set(me, clock):
    await me.sets("be lead")
    clock.advance(86400)
    assert "nothing of that left" in (await me.says("undo")).text
    assert me.goal["title"] == "be lead"


async def test_the_same_goal_said_again_is_not_set_twice(me):
    await me.sets("Pass the exam", MARCH)
    again = await me.sets("pass  the exam!")
    assert again.text.startswith("You have this goal already.")
    assert len(me.goals()) == 1


async def test_the_same_goal_with_another_day_offers_to_move_it(me):
    await me.sets("pass the exam", MARCH)
    await me.sets("Pass the exam", date(2027, 5, 1))
    moved = await me.presses("Move its day to Sat, May 1")
    assert moved.text.startswith("Its day is Sat, May 1.")
    assert me.goal["due_on"] == "2027-05-01"


async def test_an_edited_message_changes_its_goal_instead_of_setting_another(me, talk, same):
    talk.understands.means |= {"goal: exam": a_goal("exam"), "goal: the exam by march": a_goal("the exam", MARCH)}
    typed = talk.incoming("goal: exam")
    await talk.take(typed)
    back = await talk.take(same(typed, number=500, text="goal: the exam by march", edited=True))
    assert [row.do for row in back.rows] == ["edit"]
    assert (me.goal["title"], me.goal["due_on"]) == ("the exam", "2027-03-31")


async def test_more_goals_than_are_kept_at_once_are_refused_by_naming_one_to_close(me):
    for number in range(MAX_OPEN):
        await me.sets(f"goal number {number}")
    refused = await me.sets("one too many")
    assert "is not kept" in refused.text
    assert "1. “goal number 0”" in refused.text
    assert len(me.goals()) == MAX_OPEN


# --- its words -------------------------------------------------------------------------------------------------------


async def test_a_goal_of_a_whole_page_is_asked_for_in_fewer_words_and_keeps_its_day(me):
    asked = await me.sets("x" * 4000, MARCH)
    assert "4000 characters" in asked.text
    assert me.goals() == []
    assert "at most 120" in (await me.says("y" * (MAX_TITLE + 1))).text
    await me.says("run a small team on the night shift")
    assert (me.goal["title"], me.goal["due_on"]) == ("run a small team on the night shift", "2027-03-31")


async def test_a_title_of_the_greatest_length_is_kept(me):
    await me.sets("x" * MAX_TITLE)
    assert me.goal["title"] == "x" * MAX_TITLE


@pytest.mark.parametrize("said", ["/goal", "new goal", "Set a goal", "add a goal"])
async def test_the_bare_command_asks_what_to_reach(me, said):
    assert (await me.says(said)).text.startswith("What do you want to reach, and by when?")
    await me.says("run the night shift")
    assert me.goal["title"] == "run the night shift"


async def test_a_question_back_is_no_goal(me):
    await me.says("/goal")
    assert (await me.says("like what?")).text.startswith("What do you want to reach")
    assert me.goals() == []


async def test_words_behind_the_command_are_the_goal(me):
    await me.says("/goal open my own shop")
    assert me.goal["title"] == "open my own shop"


async def test_words_behind_the_command_are_read_for_a_day(me):
    await me.says("/goal own shop by march", a_goal("x"))
    await me.says("/goal another shop", a_goal("x"))
    me.talk.understands.means["bigger shop 3/31/27"] = a_goal("bigger shop", MARCH)
    await me.says("/goal bigger shop 3/31/27")
    assert [(goal["title"], goal["due_on"]) for goal in me.goals()][2] == ("bigger shop", "2027-03-31")


@pytest.mark.parametrize("number", ["0", "-1", "+3", "2", "99999999999999999999999"])
async def test_a_number_that_is_none_of_mine_is_said_to_be_none(me, number):
    await me.sets("be lead")
    assert (await me.says(f"/goal {number}")).text.startswith("I have no goal of yours under that number.")
    assert len(me.goals()) == 1


async def test_another_persons_goal_is_not_to_be_seen_or_changed(me, talk):
    other = type(me)(talk, "8")
    await other.sets("a secret")
    for said in ("/goal 1", "/goal_right 1", "/goal_not 1", "/goal_date 1 none", "/goal_reached 1", "/goal_edit 1"):
        assert "secret" not in (await me.says(said)).text
    assert other.goal["title"] == "a secret"


async def test_a_link_to_a_goal_that_is_gone_sets_none(me):
    shown = await me.says("/start goal_gone-long-ago")
    assert "no longer among the ready-made ones" in shown.text
    assert me.goals() == []


# --- not confirmed yet -----------------------------------------------------------------------------------------------


async def test_a_goal_nobody_confirmed_is_listed_as_such_and_can_be_confirmed_later(me):
    await me.sets("be lead", MARCH)
    listed = await me.says("/goals")
    assert "1. **be lead**, by Wed, Mar 31; not confirmed yet" in listed.text
    asked = await me.presses("1. be lead")
    assert labels(asked) == ["Right", "Change date", "Not a goal"]
    await me.presses("Right")
    assert "not confirmed" not in (await me.says("/goals")).text


@pytest.mark.parametrize("said", ["yes", "/goal_date 1 2027-05-01", "/goal_date 1 none new"])
async def test_a_goal_is_confirmed_by_a_yes_and_by_any_work_on_it(me, said):
    await me.sets("be lead", MARCH)
    await me.says(said)
    await me.says("cancel")
    assert "not confirmed" not in (await me.says("/goals")).text
    assert "Reached" in labels(await me.says("/goal 1"))


async def test_a_deed_for_a_goal_confirms_it(me):
    await me.sets("bake rye bread", MARCH)
    await me.says("baked some rye", Understood("progress", "decline", progress=ProgressHeard("baked some rye")))
    await me.says("/goal_for 1 1")
    assert "not confirmed" not in (await me.says("/goals")).text


async def test_a_goal_said_twice_without_a_yes_is_asked_about_again(me):
    await me.sets("be lead", MARCH)
    again = await me.sets("be lead", MARCH)
    assert again.text.startswith("You have this goal already.")
    assert labels(again) == ["Right", "Change date", "Not a goal"]
