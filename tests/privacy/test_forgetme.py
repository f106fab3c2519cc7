"""/forgetme: asked once, gone at once, with a farewell; and nothing else is ever taken for a yes."""

import pytest

from bot import people
from bot.chat import Command, Feature, Reply
from bot.delivery import Delivered, Lost, Unreachable
from tests.talk import GROUP

ASKS = Feature(
    "dates",
    commands=(Command("when", "Ask", lambda incoming, db, now: [Reply("When?", asks="dates.day:3")]),),
    awaits={"dates.day": lambda incoming, db, now: [Reply("Noted.")]},
)


@pytest.fixture
async def known(open_talk):
    """Have somebody here who has something to lose."""
    talk = await open_talk(ASKS)
    await talk.say("/set state TX")
    return talk


def is_kept(talk):
    return talk.count("traits") == 1


async def is_gone(talk):
    """Let the ticker do what is due, and tell whether nobody is left."""
    await talk.house.erasing.step()
    return [talk.count(name) for name in ("people", "places", "outbox", "turns", "traits")] == [0] * 5


async def asked(talk, said="/forgetme"):
    back = await talk.say(said)
    return back, talk.post.rows and 100 + len(talk.post.rows)


SAYINGS = ["/forgetme", "forget me", "Forget me!", "delete my data", "delete everything", "erase me"]


@pytest.mark.parametrize("said", SAYINGS)
async def test_it_says_what_goes_and_what_cannot_and_deletes_nothing_yet(known, said):
    back, _ = await asked(known, said)
    assert "expire within 14 days" in back.text and "until you delete the chat" in back.text
    assert (back.says("Yes, forget me"), back.says("No, keep it")) == ("/forgetme_yes", "/forgetme_no")
    assert is_kept(known)


async def test_a_press_deletes_everything_says_goodbye_and_takes_the_question_away(known):
    _, message = await asked(known)
    back = await known.press("/forgetme_yes", message)
    assert known.count("traits") == 0
    assert back.text.startswith("You are forgotten.")
    assert [(row.do, row.message) for row in back.rows] == [("send", None), ("remove", message)]
    assert await is_gone(known)


@pytest.mark.parametrize("said", ["yes", "Yes.", "YES please", "forget me", "Delete my data!", "yes, forget me"])
async def test_a_typed_yes_is_enough_while_the_question_waits(known, said):
    await asked(known)
    assert (await known.say(said)).text.startswith("You are forgotten.")
    assert await is_gone(known)


@pytest.mark.parametrize("said", ["no", "No, keep it", "blah", "yes but", "maybe", "cancel", "yesterday", "/help"])
async def test_nothing_else_is_a_yes(known, said):
    await asked(known)
    await known.say(said)
    assert is_kept(known)
    await known.say("yes")
    assert is_kept(known)


async def test_a_message_that_is_changed_into_a_yes_deletes_nothing(known):
    first = known.incoming("blah")
    await known.take(first)
    await asked(known)
    await known.say("yes", message=first.message, edited=True)
    assert is_kept(known)


async def test_a_yes_without_a_question_deletes_nothing(known):
    await known.say("yes")
    assert is_kept(known)


async def test_a_yes_after_a_day_deletes_nothing_and_a_button_asks_anew(known):
    _, message = await asked(known)
    known.clock.advance(24 * 3600)
    await known.say("yes")
    assert is_kept(known)
    back = await known.press("/forgetme_yes", message)
    assert is_kept(known)
    assert "from an earlier question" in back.text
    assert (await known.press("/forgetme_yes", message)).text.startswith("You are forgotten.")


async def test_keeping_it_by_button_keeps_it(known):
    _, message = await asked(known)
    assert "nothing is deleted" in (await known.press("/forgetme_no", message)).text
    assert is_kept(known)
    await known.press("/forgetme_yes", message)
    assert is_kept(known)


@pytest.mark.parametrize("said", ["/forgetme", "forget me", "delete everything"])
async def test_it_works_in_the_middle_of_another_question_and_ends_that(known, said):
    await known.say("/when")
    assert "Shall I forget you?" in (await known.say(said)).text
    assert (await known.say("yes")).text.startswith("You are forgotten.")
    assert await is_gone(known)


@pytest.mark.parametrize("pressed", ["/forgetme_yes", "/forgetme_no", "/forgetme"])
@pytest.mark.parametrize("ticks", [True, False])
async def test_a_second_press_gets_a_plain_sentence_and_leaves_nobody(known, pressed, ticks):
    _, message = await asked(known)
    await known.press("/forgetme_yes", message)
    if ticks:
        await known.house.erasing.step()
    back = await known.press(pressed, message)
    assert back.text.startswith("There is nothing about you here that I could delete.")
    assert await is_gone(known)


async def test_a_stranger_who_asks_to_be_forgotten_is_not_kept_for_it(talk):
    assert (await talk.say("/forgetme")).text.startswith("There is nothing about you here")
    assert await is_gone(talk)


async def test_whoever_writes_again_is_new_and_stays(known):
    _, message = await asked(known)
    await known.press("/forgetme_yes", message)
    await known.say("/set state CA")
    await known.house.erasing.step()
    assert known.count("traits", "value = 'CA'") == 1
    assert known.count("people", "leaving_at IS NULL AND copies_at IS NULL") == 1


async def test_who_is_forgotten_and_comes_back_later_starts_anew(known):
    _, message = await asked(known)
    await known.press("/forgetme_yes", message)
    await known.house.erasing.step()
    known.clock.advance(60)
    assert "Set state" in str((await known.say("/profile")).rows[0].request)


async def test_the_number_stays_until_the_farewell_has_arrived(known):
    _, message = await asked(known)
    known.post.order(Lost("broken"), chat="7", times=2)
    await known.press("/forgetme_yes", message)
    assert not await is_gone(known)
    assert known.count("traits") == 0
    await known.passes(10, step=1)
    assert known.post.to("7")[-2].startswith("You are forgotten.")
    assert await is_gone(known)


async def test_a_farewell_that_cannot_be_delivered_keeps_nobody_for_longer_than_ten_minutes(known):
    _, message = await asked(known)
    known.post.order(Lost("broken"), chat="7", times=10_000)
    await known.press("/forgetme_yes", message)
    known.clock.advance(people.FAREWELL_S - 1)
    assert not await is_gone(known)
    known.clock.advance(1)
    assert await is_gone(known)


async def test_who_has_blocked_the_bot_meanwhile_goes_at_once(known):
    _, message = await asked(known)
    known.post.order(Unreachable(), chat="7")
    await known.press("/forgetme_yes", message)
    assert await is_gone(known)


async def test_typed_in_a_group_it_asks_in_private(known):
    for command in ("/forgetme", "/mydata"):
        assert (await known.say(command, group=GROUP)).in_sight == ["👌"]
    assert is_kept(known)


async def test_others_are_left_alone(known):
    await known.say("/set state CA", person="8")
    await known.say("why certify", person="8", group=GROUP)
    before = {name: known.count(name, "person_id = 2") for name in ("traits", "turns", "outbox")}
    await known.say("why certify", group=GROUP)
    _, message = await asked(known)
    await known.press("/forgetme_yes", message)
    await known.house.erasing.step()
    assert {name: known.count(name, "person_id = 2") for name in ("traits", "turns", "outbox")} == before
    assert known.count("people") == 1


async def test_what_is_on_its_way_to_a_group_is_not_taken_for_the_farewell(known):
    """The id of a deleted row is given again; what became of the old one must not be written down for the new."""
    await asked(known)
    await known.say("/help", person="8")

    async def while_they_leave(_):
        await known.house.intake.take(known.incoming("yes"))
        return Delivered(500)

    known.post.order(while_they_leave, chat=GROUP)
    await known.say("why certify", group=GROUP)
    assert known.post.to("7")[-1].startswith("You are forgotten.")
    assert len(known.post.to(GROUP)) == 1
    assert await is_gone_but_for(known, 8)


async def is_gone_but_for(talk, person):
    await talk.house.erasing.step()
    return [row["chat_id"] for row in talk.db.read().rows("SELECT chat_id FROM people ORDER BY id")] == [str(person)]
