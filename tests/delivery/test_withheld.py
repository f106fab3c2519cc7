"""What must not go any more: too late, withdrawn, or against manners."""

import asyncio

import pytest

from bot import delivery, people
from bot.chat import Command, Feature, Letter, Reply
from bot.delivery import Delivered, Lost, Refused, Wait
from tests.delivery.commands import counting, says, unprompted


async def test_what_is_too_late_is_not_sent(open_talk):
    talk = await open_talk(says(lambda incoming: Reply("today only", good_until=incoming.sent_at + 20)), counting())
    talk.post.order(Wait(30))
    await talk.say("/tell first")
    await talk.say("/do")
    await talk.passes(30)
    assert talk.post.to("7") == ["first", "first"]
    assert talk.count("outbox", "state = 'late' AND request = ''") == 1


async def test_many_rows_that_came_too_late_do_not_hold_those_behind_them(open_talk):
    """More of them than there are senders: each look must go on until it has somebody to send to, or nobody is left."""
    talk = await open_talk(counting())
    now = int(talk.clock.now())

    def write(db):
        for number in range(80):
            ids = people.know(db, "telegram", f"u{number}", f"u{number}", False, now)
            good_until = now - 1 if number < 70 else None
            delivery.put_unprompted(db, "telegram", *ids, Reply("hello", good_until=good_until), now)

    await talk.db.write(write)
    await talk.delivered()
    assert len(talk.post.rows) == 10


async def test_manners_are_asked_again_before_an_unprompted_message_leaves(open_talk):
    asked = []

    def may_speak(db, person_id, about, now):
        asked.append(person_id)
        return person_id % 2 == 0

    talk = await open_talk(counting(), may_speak=may_speak)
    await unprompted(talk, 4)
    await talk.delivered()
    assert len(talk.post.rows) == 2
    assert talk.count("outbox", "state = 'returned'") == 2
    await talk.say("/tell a reply needs no leave")
    assert len(asked) == 4


async def test_withdrawn_words_are_not_sent(open_talk):
    talk = await open_talk(says(Reply("your goal", about="goal:3")), counting())
    talk.post.order(Wait(30))
    await talk.say("/tell first")
    await talk.say("/do")
    person = talk.db.read().rows("SELECT id FROM people")[0]["id"]
    assert await talk.db.write(lambda db: delivery.withdraw(db, person, "goal:3")) == 1
    await talk.passes(30)
    assert talk.post.to("7") == ["first", "first"]


def letters(*people_by_chat, about="ticket:ab"):
    """Switch on a command that writes to these people about something, and once about something else."""

    def written(db):
        ids = {row["chat_id"]: row["id"] for row in db.rows("SELECT id, chat_id FROM people")}
        return [Letter(ids[chat], Reply("a question", about=about)) for chat in people_by_chat]

    other = Reply("another question", about=f"{about}c")
    return Feature("do", commands=(Command("do", "Do", lambda incoming, db, now: [*written(db), other]),))


async def withdrawn(talk, about="ticket:ab"):
    """Take it back; gives who never saw it."""
    unseen = await talk.db.write(lambda db: delivery.withdraw_about(db, about))
    chats = talk.db.read().rows("SELECT id, chat_id FROM people ORDER BY id")
    return {row["chat_id"] for row in chats if row["id"] in unseen}


async def test_what_waits_about_something_is_taken_back_from_everybody_and_nothing_else_is(open_talk):
    talk = await open_talk(counting(), letters("8", "9"))
    for person in ("8", "9"):
        await talk.say("/tell hello", person=person)
        talk.post.order(Wait(30), chat=person)
        await talk.say("/tell wait", person=person)
    await talk.say("/do")
    assert await withdrawn(talk) == {"8", "9"}
    await talk.passes(30)
    assert "a question" not in talk.post.to("8") + talk.post.to("9")
    assert talk.post.to("7") == ["another question"]
    assert talk.count("outbox", "state = 'withdrawn' AND request = ''") == 2


async def test_who_has_read_it_is_not_among_those_who_never_saw_it(open_talk):
    talk = await open_talk(counting(), letters("8", "8"))
    await talk.say("/tell hello", person="8")
    talk.post.order(Delivered(5), Wait(30), chat="8")
    await talk.say("/do")
    assert await withdrawn(talk) == set()
    await talk.passes(30)
    assert talk.post.to("8").count("a question") == 2  # the second was tried before it was taken back


@pytest.mark.parametrize("outcome", [Lost("no answer"), Refused("no")], ids=["lost", "refused"])
async def test_what_is_on_its_way_while_it_is_taken_back_may_have_been_seen_and_is_not_tried_again(open_talk, outcome):
    talk = await open_talk(counting(), letters("8"))
    await talk.say("/tell hello", person="8")
    held, under_way = asyncio.Event(), asyncio.Event()

    async def hold(_):
        under_way.set()
        await held.wait()
        return outcome

    talk.post.order(hold, chat="8")
    await talk.house.intake.take(talk.incoming("/do"))
    await under_way.wait()
    assert await withdrawn(talk) == set()
    held.set()
    await talk.passes(30)
    assert talk.post.to("8").count("a question") == 1
    assert talk.count("outbox", "state = 'withdrawn'") == 1
