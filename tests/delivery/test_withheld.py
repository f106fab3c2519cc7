"""What must not go any more: too late, withdrawn, or against manners."""

from bot import delivery, people
from bot.chat import Reply
from bot.delivery import Wait
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
