"""What is planned after nearly every word of somebody's is planned with little work."""

import pytest

from tests.goals.checkins.weeks import settles, takes

ODD = 12_345  # an instant at which nothing is ever due


class Counted:
    """A door that counts the questions it is asked."""

    def __init__(self, door):
        self.door, self.many = door, 0

    def rows(self, sql, /, **values):
        self.many += 1
        return self.door.rows(sql, **values)


def asked_for_plans(me):
    """Count the questions to the file until the moments of goals are known."""
    goals = next(each for each in me.talk.house.features if each.name == "goals")
    door = Counted(me.talk.db.read())
    person = door.door.rows("SELECT id FROM people ORDER BY id LIMIT 1")[0]["id"]
    assert goals.begins.plans(door, person, {}, int(me.talk.clock.now()))
    return door.many


def dues(me):
    found = me.talk.db.read().rows("SELECT due_at FROM agenda WHERE feature = 'goals' ORDER BY key")
    return {row["due_at"] for row in found}


async def stand_still(me):
    """Set what is planned to an instant that only planning anew takes back."""
    await me.talk.db.write(lambda db: db.run("UPDATE agenda SET due_at = :at WHERE feature = 'goals'", at=ODD))


async def test_two_goals_are_planned_with_no_more_questions_to_the_file_than_one(me):
    await settles(me)
    await takes(me, "find-teacher")
    few = asked_for_plans(me)
    await takes(me, "first-loaf")
    assert me.talk.count("goals") == 2
    assert asked_for_plans(me) == few


@pytest.mark.parametrize("said", ["/goals", "/goal 1", "/goal", "/checkins", "/checkins 1", "/goal_how 1", "/streak"])
async def test_to_look_at_something_plans_nothing_anew(me, said):
    await settles(me)
    await takes(me)
    await stand_still(me)
    await me.says(said)
    assert dues(me) == {ODD}


@pytest.mark.parametrize("said", ["/checkins 1 daily", "/goal learn to braid", "/goal_pause 1 open", "/goal_tick 1 1"])
async def test_what_changes_a_goal_is_planned_anew(me, said):
    await settles(me)
    await takes(me)
    await stand_still(me)
    await me.says(said)
    assert dues(me) != {ODD}
