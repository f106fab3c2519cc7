"""Goals that come with their steps: found from an answer or a list, taken with a day or without, step by step."""

from datetime import date

import pytest

from bot.chat import GoalHeard, Match, Understood
from bot.goals.model import Goal, Step
from bot.goals.planning import planned, replanned
from tests.goals_phone import labels
from tests.talk import GROUP

MARCH = date(2027, 3, 31)
WORK = Understood("question", "answer", (Match("work-settings", 0.97),))
WISH = Understood("goal", "answer", (Match("work-settings", 0.97),), goal=GoalHeard("hotel job", None, is_firm=False))
DATED_WISH = Understood(
    "goal", "answer", (Match("work-settings", 0.97),), goal=GoalHeard("hotel job", MARCH, is_firm=False)
)


# --- from an answer --------------------------------------------------------------------------------------------------


async def test_an_answer_that_leads_to_a_goal_offers_it(me):
    answer = await me.says("where can I work", WORK)
    assert "Make this my goal" in labels(answer)
    assert answer.says("Make this my goal") == "/goal first-loaf"


async def test_no_goal_or_quiz_is_offered_in_a_group(talk):
    talk.understands.means["where can I work"] = WORK
    answer = await talk.say("where can I work", group=GROUP)
    assert not [row for row in answer.rows if "/goal" in str(row.request) or "/quiz" in str(row.request)]


async def test_a_wish_that_is_answered_has_the_goal_in_the_first_row(me):
    answer = await me.says("want a hotel job", WISH)
    assert labels(answer)[0] == "Make this my goal"
    assert me.talk.count("goals") == 0


async def test_the_day_in_a_wish_goes_along_to_the_goal(me):
    answer = await me.says("hotel job by end of march", DATED_WISH)
    assert answer.says("Make this my goal") == "/goal first-loaf 2027-03-31"
    proposed = await me.presses("Make this my goal")
    assert "By Wed, Mar 31?" in proposed.text
    await me.says("yes")
    assert (me.goal["title"], me.goal["due_on"]) == ("Bake for an Ovenham hotel", "2027-03-31")


# --- the proposal ----------------------------------------------------------------------------------------------------


async def test_every_visible_step_of_a_proposal_has_its_source(me):
    proposed = (await me.says("/goal first-loaf whole")).text
    steps = proposed.split("\n\n")[1].splitlines()
    assert [line[0] for line in steps[::2]] == ["1", "2", "3"]
    assert all(line.startswith("*") and line.endswith("*") and len(line) > 10 for line in steps[1::2])
    assert "By when?" in proposed


async def test_new_ground_is_offered_a_smaller_goal_first(me):
    proposed = await me.says("/goal first-loaf")
    assert "*Find three hotels that bake and what each asks.*" in proposed.text
    assert labels(proposed) == ["Keep it", "The whole plan", "My own words"]
    assert "Finish the sentence" in (await me.says("keep")).text
    assert me.goal["title"] == "Find three hotels that bake and what each asks"
    assert (me.goal["due_on"], me.steps()) == (None, [])


async def test_the_whole_plan_can_be_had_at_once(me):
    await me.says("/goal first-loaf")
    proposed = await me.presses("The whole plan")
    assert proposed.rows[0].do == "edit"
    assert "1. List three hotels and what they ask" in proposed.text


async def test_the_smaller_goal_does_not_stand_in_the_way_of_the_whole_one(me):
    await me.says("/goal_take first-loaf none find")
    again = await me.says("/goal first-loaf")
    assert again.text.startswith("You have this goal already.")
    await me.presses("The whole plan")
    await me.presses("In a year")
    assert [goal["title"] for goal in me.goals()] == [
        "Find three hotels that bake and what each asks",
        "Bake for an Ovenham hotel",
    ]


async def test_a_link_opens_the_proposal(me):
    assert "**Find somebody to learn from**" in (await me.says("/start goal_find-teacher")).text
    assert me.goals() == []


@pytest.mark.parametrize("link", ["goal_long-gone", "goal_find-teacher_2", "goal_FIND-TEACHER", "goal_-"])
async def test_a_link_to_a_goal_that_is_gone_shows_those_that_are_there(me, link):
    shown = await me.says(f"/start {link}")
    assert "That goal is no longer among the ready-made ones." in shown.text
    assert "/goal find-teacher" in str(shown.rows[-1].request)
    assert me.goals() == []


async def test_a_proposal_alone_keeps_nothing(me):
    await me.says("/goal find-teacher")
    assert me.goals() == []


# --- taking it -------------------------------------------------------------------------------------------------------


async def test_taking_it_plans_the_steps_backwards_from_the_day(me):
    await me.says("/goal first-loaf whole")
    taken = await me.says("/goal_take first-loaf 2027-06-30")
    assert [step["due_on"] for step in me.steps()] == ["2027-01-22", "2027-05-14", "2027-06-30"]
    assert "☐ 1. List three hotels and what they ask, by Fri, Jan 22" in taken.text
    assert "get in the way" in taken.text


async def test_a_day_typed_after_the_proposal_takes_it(me):
    await me.says("/goal find-teacher")
    await me.says("maybe by june i guess")
    assert me.goal["due_on"] == "2027-06-30"


async def test_no_date_takes_it_without_days(me):
    await me.says("/goal find-teacher")
    await me.presses("No date")
    assert me.goal["due_on"] is None
    assert [step["due_on"] for step in me.steps()] == [None, None]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("/goal_take find-teacher 2026-01-01", "That day is over."),
        ("/goal_take find-teacher 9999-12-31", "further ahead"),
        ("/goal_take find-teacher 2027-02-31", "By when?"),
        ("/goal_take find-teacher", "By when?"),
        ("/goal_take gone-long-ago 2027-06-30", "no longer among"),
        ("/goal_take", "no longer among"),
        ("/goal find-teacher 2026-01-01", "That day is over."),
    ],
)
async def test_what_cannot_be_taken_is_said_and_nothing_is_kept(me, said, told):
    assert told in (await me.says(said)).text
    assert me.goals() == []


async def test_an_odd_day_typed_after_the_proposal_is_asked_for_again(me):
    await me.says("/goal find-teacher")
    assert "There is no such day." in (await me.says("2/31/2027")).text
    await me.says("6/1/2027")
    assert me.goal["due_on"] == "2027-06-01"


async def test_a_goal_that_is_open_is_shown_and_not_taken_twice(me):
    await me.says("/goal_take find-teacher none")
    assert (await me.says("/goal_take find-teacher 2027-06-30")).text.startswith("You have this goal already.")
    assert (await me.says("/goal find-teacher")).text.startswith("You have this goal already.")
    assert me.goal["due_on"] is None


async def test_a_goal_that_was_dropped_can_be_taken_again(me):
    await me.says("/goal_take find-teacher none")
    await me.says("/goal_drop 1")
    await me.says("/goal_take find-teacher none")
    assert [goal["state"] for goal in me.goals()] == ["dropped", "open"]


async def test_the_list_of_ready_made_goals_leads_to_each(me):
    listed = await me.says("/ready")
    assert labels(listed) == ["Bake for an Ovenham hotel", "Find somebody to learn from", "All goals"]
    for page in ("0", "-1", "99999999999999999999", "x"):
        assert labels(await me.says(f"/ready {page}")) == labels(listed)


# --- steps for a goal in one's own words -----------------------------------------------------------------------------


async def test_a_goal_in_own_words_is_offered_the_steps_that_fit_it(me):
    await me.sets("get a hotel job", MARCH)
    offer = await me.presses("Right")
    assert "There is a ready plan for this, 3 steps, each with its source" in offer.text
    assert labels(offer) == ["Use these steps", "Without"]
    await me.presses("Use these steps")
    assert (me.goal["title"], me.goal["template"]) == ("get a hotel job", "first-loaf")
    assert me.steps()[-1]["due_on"] == "2027-03-31"


@pytest.mark.parametrize("said", ["without", "no", "skip"])
async def test_the_steps_can_be_left_out(me, said):
    await me.sets("get a hotel job")
    await me.says("yes")
    await me.says(said)
    assert (me.goal["template"], me.steps()) == (None, [])


async def test_steps_that_are_taken_already_are_not_offered_again(me):
    await me.says("/goal_take first-loaf none")
    await me.sets("get a hotel job")
    assert "ready plan" not in (await me.says("yes")).text


async def test_a_name_inside_another_word_fits_no_goal(me):
    await me.sets("get a hotel jobless cousin out")
    assert "ready plan" not in (await me.says("yes")).text


async def test_using_the_steps_can_be_undone_exactly(me):
    await me.sets("get a hotel job", MARCH)
    await me.says("yes")
    before = me.goal
    await me.presses("Use these steps")
    await me.says("undo")
    assert (me.goal, me.steps()) == (before, [])


async def test_how_names_the_source_of_each_step(me):
    await me.says("/goal_take find-teacher none")
    assert (await me.says("/goal_how 1")).text.count("Source: document A") == 2


# --- planning --------------------------------------------------------------------------------------------------------


def test_too_little_time_is_shared_out_and_the_last_step_stays_on_the_day():
    assert planned([2, 2, 4], date(2027, 1, 1), date(2027, 1, 9)) == [
        date(2027, 1, 3),
        date(2027, 1, 5),
        date(2027, 1, 9),
    ]


def test_time_to_spare_is_spread_over_all_steps_and_the_first_is_soon():
    assert planned([1, 2, 1], date(2027, 1, 1), date(2027, 3, 26)) == [
        date(2027, 1, 8),
        date(2027, 3, 5),
        date(2027, 3, 26),
    ]


async def test_steps_with_days_of_their_own_are_not_given_a_share_of_the_time_as_well(me):
    await me.says("/goal_take first-loaf 2027-06-30")
    assert "23 weeks left." in (await me.says("/goal 1")).text
    await me.sets("be lead", MARCH)
    await me.says("cancel")
    for step in ("ask about it", "read about it"):
        await me.says("/goal_more 2")
        await me.says(step)
    assert "10 weeks left, about 5 weeks for each." in (await me.says("/goal 2")).text


async def test_a_new_day_moves_the_open_steps_and_leaves_what_is_done(me):
    await me.says("/goal_take first-loaf 2027-06-30")
    await me.says("/goal_tick 1 1")
    await me.says("/goal_date 1 2027-08-31")
    assert [(step["due_on"], step["done_on"]) for step in me.steps()] == [
        ("2027-01-22", "2027-01-15"),
        ("2027-02-12", None),
        ("2027-08-31", None),
    ]


def test_a_goal_without_advised_steps_is_planned_without_harm():
    goal = Goal(1, 1, "x", date(2027, 1, 1), due=date(2027, 2, 1), steps=(Step(1, "own", due=date(2027, 1, 9)),))
    assert replanned(goal, [], date(2027, 1, 1)) == goal
