"""Buttons from before somebody was forgotten: numbers begin at 1 again, and no old button may act on what is new."""

import pytest

from bot.settings import RETENTION
from tests.goals_phone import Phone

OLD = ("/goal_delete 1 yes", "/goal_tick 1 1", "/undo 1", "/goal_reached 1", "/goal_drop 1", "/goal_right 1",
       "/goal_for 1 1", "/goal_take find-teacher 2027-03-31")  # fmt: skip
LONG_AGO = 55  # a message that we know no longer


@pytest.fixture
async def me(talk):
    """Have somebody who was forgotten, came back and set a goal anew."""
    me = Phone(talk)
    await me.sets("bake bread")
    talk.clock.advance(10)
    await me.says("/forgetme")
    await me.says("yes")
    await talk.house.erasing.step()
    talk.clock.advance(60)
    await me.says("/goal bake rye")
    assert [goal["number"] for goal in me.goals()] == [1]
    return me


def kept(talk):
    return [[tuple(row) for row in talk.db.read().rows(f"SELECT * FROM {table} ORDER BY 1")]
            for table in ("goals", "steps", "deeds", "changes")]  # fmt: skip


@pytest.mark.parametrize("says", OLD)
@pytest.mark.parametrize("message", [LONG_AGO, None])
async def test_an_old_button_changes_nothing_of_what_is_new_and_says_why(me, talk, says, message):
    before = kept(talk)
    back = await talk.press(says, message)
    assert back.notice.startswith("This button is too old for me to know.")
    assert back.rows == []
    assert kept(talk) == before


@pytest.mark.parametrize(
    ("says", "shown"),
    [
        ("/entry why-certify", "worth a serious look"),
        ("/more why-certify", "certif"),
        ("/topics", "Choose a theme"),
        ("/goals", "Your goals"),
        ("/goal 1", "bake rye"),
        ("/set state TX", "Texas"),
        ("/mydata", "What I keep about you"),
    ],
)
async def test_what_only_opens_something_or_says_all_of_what_it_sets_works_for_ever(me, talk, says, shown):
    assert shown.casefold() in (await talk.press(says, LONG_AGO)).text.casefold()


async def test_an_answer_opens_its_rest_when_its_message_is_known_no_longer(talk):
    answer = await talk.say("why certify")
    talk.clock.advance(RETENTION["sent"].seconds + 60)
    await talk.house.prune()
    assert talk.count("outbox") == 0
    assert (await talk.press(answer.says("More"), 101)).text
