"""What goals are given by mistake, in haste or in spite: a plain sentence or nothing, and never another's data."""

import pytest

from bot.chat import ProgressHeard, Understood
from tests.goals.actions import NUMBERS, TITLES
from tests.goals_phone import Phone, a_goal, labels

MONTH = 31 * 86_400
FAULT = "Something went wrong"
COMMANDS = ("goal", "undo", "reached", "dropped", "ready", "goals", "drop_goal", "rename_goal")
FLOWS = ("/goal", "/goal_title 1", "/goal_date 1", "/goal_more 1", "/goal_step 1 1", "/goal_obstacle 1", "/goal_plan 1",
         "/goal_earlier 1", "/goal_for 1", "/goal_take find-teacher")  # fmt: skip


@pytest.fixture
def you(talk):
    """Give the phone of somebody else, who has a goal, a deed and changes of their own."""
    return Phone(talk, person="8")


@pytest.fixture
def commands(talk):
    """List every command of goals."""
    feature = next(each for each in talk.house.features if each.name == "goals")
    return [command.name for command in feature.commands]


def a_report(note):
    """What a text means that tells of a deed."""
    return Understood("progress", "decline", progress=ProgressHeard(note))


def kept(talk, person="7"):
    """Give every row of somebody's goals and deeds."""
    return [
        [tuple(row) for row in talk.db.read().rows(
            f"SELECT * FROM {table} WHERE person_id = (SELECT id FROM people WHERE chat_id = :person) ORDER BY 1, 2, 3",
            person=person)]
        for table in ("goals", "steps", "deeds", "changes")
    ]  # fmt: skip


async def sets_up(phone):
    await phone.says("/goal_take find-teacher 2027-03-31")
    await phone.says("skip")
    await phone.says("skip")
    await phone.presses("☐ 1")
    await phone.says("practiced my dough", a_report("practiced my dough"))


@pytest.mark.parametrize("day", ["February 31", "31 Feb", "2/30/2027", "12/31/9999", "in 99999999 years", "1/2/2027"])
@pytest.mark.parametrize("is_asked", [False, True])
async def test_a_day_that_cannot_be_is_asked_about_and_never_kept(me, day, is_asked):
    if is_asked:
        await me.sets("bake rye")
        await me.says("/goal_date 1")
    back = await me.says(day if is_asked else f"/goal bake rye by {day}")
    assert me.goal["due_on"] is None
    assert back.text.strip()
    assert FAULT not in back.text
    assert "In a month" in labels(back) or "Not a goal" in labels(back)


@pytest.mark.parametrize("number", ["", *NUMBERS])
async def test_no_number_whatever_it_is_breaks_a_command_or_changes_anything(me, talk, commands, number):
    await sets_up(me)
    before = kept(talk)[:3]
    for name in commands:
        if name not in COMMANDS:
            back = await me.says(f"/{name} {number}")
            assert back.text.strip(), name
            assert FAULT not in back.text, name
            assert kept(talk)[:3] == before or number.startswith("1 "), name


async def test_numbers_of_somebody_elses_change_and_tell_nothing(me, you, talk, commands):
    await sets_up(you)
    await you.sets("bake a secret rye")
    goals, steps, deeds, changes = kept(talk, "8")
    await me.says("/goals")
    numbers = {row[0] for rows in (goals, deeds, changes) for row in rows} | {row[2] for row in goals}
    for name in commands:
        for number in sorted(numbers):
            for rest in ("", " 1", " 0", " yes", " no", " 2027-01-10", " find-teacher"):
                back = await me.says(f"/{name} {number}{rest}")
                assert "secret" not in back.text
                assert FAULT not in back.text
    assert kept(talk, "8") == [goals, steps, deeds, changes]


@pytest.mark.parametrize("title", TITLES)
async def test_a_title_is_shown_as_typed_or_asked_for_in_fewer_words(me, title):
    back = await me.sets(title)
    assert FAULT not in back.text
    if len(title) > 200:
        assert "nothing is kept yet" in back.text
        assert me.goals() == []
        await me.says("bake rye", a_goal("bake rye"))
    listed = await me.says("/goals")
    assert [goal["number"] for goal in me.goals()] == [1] * (title != "...")
    assert "1. **" in listed.text or title == "..."


async def test_a_second_tap_changes_nothing_and_says_so(me, talk):
    await sets_up(me)
    for label in ("☐ 2", "Undo", "Skip a step", "Drop", "Open it again", "Reached"):
        await me.says("/goal 1")
        command, message = me.find(label)
        await me.talk.press(command, message, person="7")
        before = kept(talk)
        again = await me.talk.press(command, message, person="7")
        assert again.notice.startswith("This message has changed"), label
        assert kept(talk) == before


async def test_buttons_from_last_month_do_what_they_say_or_say_why_not(me, talk):
    await sets_up(me)
    pressed = [me.find(label) for label in ("Undo", "It was earlier", "Reached", "☐ 2")]
    await talk.passes(MONTH)
    await talk.house.prune()
    for command, message in pressed:
        back = await talk.press(command, message, person="7")
        assert back.text or back.notice, command
        assert FAULT not in back.text
    assert (await me.says("/goals")).text.startswith("**Your goals**")


async def test_of_two_phones_the_one_with_the_older_menu_changes_nothing(me, talk):
    await sets_up(me)
    await me.says("/goal 1")
    command, message = me.find("☐ 2")
    await me.says("/goal 1")
    before = kept(talk)
    back = await talk.press(command, message, person="7")
    assert "older one" in back.notice
    assert kept(talk) == before


async def test_one_change_undone_on_two_phones_is_undone_once(me, talk):
    await me.says("/goal_take find-teacher 2027-03-31")
    await me.says("cancel")
    told = await me.says("asked one question this week", a_report("asked one question this week"))
    on_the_report = (told.says("Undo"), me.find("Undo")[1])
    await me.says("/goal 1")
    await me.presses("Undo")
    before = kept(talk)
    await talk.press(*on_the_report, person="7")
    assert kept(talk) == before
    assert [step["state"] for step in me.steps()] == ["open", "open"]


@pytest.mark.parametrize("flow", FLOWS)
async def test_whoever_is_forgotten_in_the_middle_of_a_question_leaves_nothing_to_answer(me, talk, flow):
    await sets_up(me)
    asked = await me.says(flow)
    pressed = [me.find(label) for label in labels(asked)]
    await me.says("/forgetme")
    await me.says("yes")
    assert kept(talk) == [[], [], [], []]
    back = await me.says("by end of March")
    assert FAULT not in back.text
    for command, message in pressed:
        back = await talk.press(command, message, person="7")
        assert back.text or back.notice
        assert FAULT not in back.text
    assert not any(row for table in kept(talk) for row in table if "dough" in str(row) or "early" in str(row))
