"""Other buttons under a message whose words stay."""

import pytest

from bot import delivery, people
from bot.chat import Document, Rebutton, Reply
from bot.delivery import Gone, Refused, Wait
from tests.delivery.commands import AGAIN, counting, offers, says, unprompted

MENU = says(Reply("how was it", buttons=offers("well", "badly", name="rate")), name="menu")


def rates(*answers):
    """Switch on what the buttons of MENU say; a function makes answers from the word behind it."""
    return says(*answers, name="rate")


def asks_why(incoming):
    return Rebutton(offers("too long", "off topic", name="rate"))


def labels(row):
    return [button["label"] for line in row.request.get("buttons", []) for button in line]


async def test_a_press_can_change_the_buttons_alone(open_talk):
    talk = await open_talk(MENU, rates(asks_why))
    await talk.say("/menu")
    back = await talk.press("/rate badly", message=101)
    assert [(row.do, row.message, labels(row)) for row in back.rows] == [("rebutton", 101, ["too long", "off topic"])]
    assert "text" not in back.rows[0].request
    assert back.shown == ()


async def test_no_new_buttons_take_the_old_ones_away(open_talk):
    talk = await open_talk(MENU, rates(Rebutton()))
    await talk.say("/menu")
    back = await talk.press("/rate well", message=101)
    assert [(row.do, row.message, row.request) for row in back.rows] == [("rebutton", 101, {})]


async def test_the_new_buttons_can_be_pressed_and_the_old_ones_no_longer(open_talk):
    talk = await open_talk(MENU, rates(asks_why))
    await talk.say("/menu")
    await talk.press("/rate badly", message=101)
    assert (await talk.press("/rate badly", message=101)).notice.startswith("This message has changed")
    assert (await talk.press("/rate too long", message=101)).rows


async def test_typed_words_press_no_message_and_change_no_buttons(open_talk):
    talk = await open_talk(MENU, rates(asks_why))
    first = talk.incoming("/menu")
    await talk.take(first)
    assert (await talk.say("/rate badly")).rows == []
    assert (await talk.say("/rate badly", message=first.message, edited=True)).rows == []


async def test_a_message_too_old_to_be_known_keeps_its_buttons_and_the_press_is_confirmed(open_talk):
    talk = await open_talk(rates(asks_why))
    back = await talk.press("/rate badly", message=55)
    assert (back.rows, back.notice) == ([], "Done.")


@pytest.mark.parametrize("order", ["before", "after"])
async def test_what_is_said_beside_new_buttons_is_a_message_of_its_own(open_talk, order):
    answers = [Rebutton(), Reply("thank you")]
    talk = await open_talk(MENU, rates(*(answers if order == "before" else answers[::-1])))
    await talk.say("/menu")
    back = await talk.press("/rate well", message=101)
    assert sorted((row.do, row.message) for row in back.rows) == [("rebutton", 101), ("send", None)]


async def test_newer_buttons_replace_older_ones_that_were_not_sent(open_talk):
    def next_buttons(incoming):
        return Rebutton(offers(incoming.argument + "!", name="rate"))

    talk = await open_talk(MENU, rates(next_buttons))
    await talk.say("/menu")
    talk.post.order(Wait(30), do="rebutton")
    for word in ("well", "well!", "well!!"):
        await talk.press(f"/rate {word}", message=101)
    await talk.passes(30)
    assert [labels(row) for row in talk.post.rows if row.do == "rebutton"] == [["well!"], ["well!!!"]]


async def test_a_newer_edit_replaces_buttons_that_were_not_sent(open_talk):
    talk = await open_talk(MENU, rates(Rebutton(AGAIN)), says(Reply("other words")))
    await talk.say("/menu")
    talk.post.order(Wait(30), do="rebutton")
    await talk.press("/rate well", message=101)
    await talk.press("/do", message=101)
    await talk.passes(30)
    assert [row.do for row in talk.post.rows] == ["send", "rebutton", "edit"]


async def test_the_words_of_an_edit_that_was_not_sent_are_not_lost_to_new_buttons(open_talk):
    talk = await open_talk(MENU, rates(Reply("other words", buttons=AGAIN)), says(Rebutton()))
    await talk.say("/menu")
    talk.post.order(Wait(30), do="edit")
    await talk.press("/rate well", message=101)
    await talk.press("/do", message=101)
    await talk.passes(30)
    assert [row.do for row in talk.post.rows] == ["send", "edit", "edit", "rebutton"]
    assert talk.post.rows[2].request["text"] == "other words"


@pytest.mark.parametrize("outcome", [Gone(), Refused("no")], ids=["gone", "refused"])
async def test_buttons_that_cannot_be_changed_hold_nobody_up(open_talk, outcome):
    talk = await open_talk(MENU, rates(asks_why), counting())
    await talk.say("/menu")
    talk.post.order(outcome, do="rebutton")
    assert len((await talk.press("/rate badly", message=101)).rows) == 1
    assert (await talk.say("/tell next")).text == "next"


async def test_who_waits_for_new_buttons_does_not_wait_for_unprompted_messages(open_talk):
    talk = await open_talk(MENU, rates(asks_why))
    await talk.say("/menu", person="u299")
    await unprompted(talk, 300)
    await talk.press("/rate badly", message=101, person="u299")
    assert [row.do for row in talk.post.rows if row.chat == "u299"] == ["send", "send", "rebutton"]


async def test_an_old_menu_that_loses_its_buttons_does_not_hurry_the_unprompted_message_before_it(open_talk):
    talk = await open_talk(says(Reply("menu", menu="m", buttons=AGAIN)))
    await talk.say("/do")
    newer = Reply("your week", menu="m", document=Document("week.txt", "all of it"))

    def write(db):
        ids = people.find(db, "telegram", "7", "7")
        delivery.put_unprompted(db, "telegram", *ids, newer, int(talk.clock.now()))

    await unprompted(talk, 300)
    await talk.delivered()
    await talk.db.write(write)
    await talk.delivered()
    assert [row.do for row in talk.post.rows if row.chat == "7"] == ["send"]
    await talk.passes(20, step=1)
    assert [row.do for row in talk.post.rows if row.chat == "7"] == ["send", "document", "rebutton"]
