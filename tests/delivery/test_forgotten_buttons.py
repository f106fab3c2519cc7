"""What the buttons of a message say is known for an hour, by check numbers; then it is not known at all."""

from bot import delivery
from bot.chat import Rebutton, Reply
from bot.settings import PRUNED_AT_ONCE
from tests.delivery.commands import offers, says

SHOW = says(Reply("ready?", buttons=offers("one", "two", name="take")), name="show")
TAKE = says(Reply("taken", buttons=offers("one", name="take")), name="take")
NUMBERS = "says <> '[]'"


async def an_hour_passes(talk, minutes=61):
    talk.clock.advance(60 * minutes)
    await talk.house.prune()


async def test_an_hour_later_no_number_is_left_and_the_button_still_works(open_talk):
    talk = await open_talk(SHOW, TAKE)
    await talk.say("/show")
    await an_hour_passes(talk)
    assert talk.count("outbox", NUMBERS) == 0
    assert talk.count("outbox") == 1
    assert (await talk.press("/take two", message=101)).texts == ["taken"]


async def test_within_the_hour_the_numbers_tell_which_buttons_a_message_has(open_talk):
    talk = await open_talk(SHOW, TAKE)
    await talk.say("/show")
    await an_hour_passes(talk, minutes=59)
    assert "has changed" in (await talk.press("/take three", message=101)).notice


async def test_the_numbers_of_an_edit_count_although_those_before_it_are_gone(open_talk):
    talk = await open_talk(SHOW, TAKE)
    await talk.say("/show")
    talk.clock.advance(50 * 60)
    await talk.press("/take two", message=101)
    await an_hour_passes(talk, minutes=20)
    assert talk.count("outbox", NUMBERS) == 1
    assert "has changed" in (await talk.press("/take two", message=101)).notice
    assert (await talk.press("/take one", message=101)).texts == ["taken"]


async def test_buttons_that_were_taken_away_stay_dead(open_talk):
    talk = await open_talk(SHOW, says(Rebutton(), name="take"))
    await talk.say("/show")
    await talk.press("/take one", message=101)
    await an_hour_passes(talk)
    assert "has changed" in (await talk.press("/take one", message=101)).notice


async def test_buttons_that_came_with_an_edit_work_when_their_numbers_are_gone(open_talk):
    talk = await open_talk(says(Reply("asked"), name="show"), TAKE)
    asked = talk.incoming("/show")
    await talk.take(asked)
    await talk.say("/take", message=asked.message, edited=True)
    await an_hour_passes(talk)
    assert (await talk.press("/take one", message=101)).texts == ["taken"]


async def test_numbers_are_let_go_of_in_small_steps(open_talk):
    talk = await open_talk(SHOW)
    await talk.say("/show")
    await talk.db.write(as_often_as_in_a_busy_hour)
    talk.clock.advance(61 * 60)
    now, steps = int(talk.clock.now()), []
    while done := await talk.db.write(lambda db: delivery.prune(db, now)):
        steps.append(done)
    assert talk.count("outbox", NUMBERS) == 0
    assert sum(steps) == 2501
    assert max(steps) <= PRUNED_AT_ONCE


def as_often_as_in_a_busy_hour(db):
    for _ in range(2500):
        db.run(
            "INSERT INTO outbox(place_id, person_id, what, request, state, made_at, says) "
            "SELECT place_id, person_id, what, '', 'done', made_at, says FROM outbox WHERE id = 1"
        )
