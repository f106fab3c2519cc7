"""In which order and at which pace rows leave, and that no chat holds another."""

import time

from bot import delivery
from bot.chat import Reply
from bot.delivery import Refused, Wait
from tests.delivery.commands import counting, put, says, unprompted
from tests.talk import GROUP, NOW


async def test_the_rows_of_a_chat_leave_in_the_order_they_were_made(open_talk):
    talk = await open_talk(counting(), paced=False, limits_texts=False)
    await put(talk, [str(n) for n in range(30)])
    await talk.delivered()
    assert talk.post.to("7") == [str(n) for n in range(30)]


async def test_a_private_chat_gets_five_at_once_and_then_one_a_second(open_talk):
    talk = await open_talk(counting())
    await put(talk, [str(n) for n in range(9)])
    await talk.delivered()
    assert len(talk.post.rows) == 5
    await talk.passes(4, step=0.5)
    assert talk.post.to("7") == [str(n) for n in range(9)]
    assert [at - talk.post.at[0] for at in talk.post.at[5:]] == [1, 2, 3, 4]


async def test_a_group_gets_twenty_a_minute_and_the_rest_later_in_order(open_talk):
    talk = await open_talk(counting(), limits_texts=False)
    await put(talk, [str(n) for n in range(45)], group=GROUP)
    await talk.delivered()
    assert len(talk.post.rows) == 20
    await talk.passes(120, step=5)
    assert talk.post.to(GROUP) == [str(n) for n in range(45)]
    assert [sum(at < talk.post.at[0] + 60 * minute for at in talk.post.at) for minute in (1, 2, 3)] == [20, 40, 45]


async def test_buttons_taken_off_without_a_request_do_not_count_for_the_pace(open_talk):
    talk = await open_talk(counting(), says(Reply("menu", menu="m")), limits_texts=False)
    talk.post.order(Refused("no"), Refused("no"))
    await talk.say("/do", group=GROUP)
    await talk.say("/do", group=GROUP)  # strips the menu that never arrived
    await put(talk, [str(n) for n in range(25)], group=GROUP)
    await talk.delivered()
    assert talk.count("outbox", "state = 'done' AND sent_at IS NOT NULL") == 20


async def test_unprompted_messages_leave_at_twenty_five_a_second_over_all_chats(open_talk):
    talk = await open_talk()
    await unprompted(talk, 60)
    await talk.delivered()
    assert len(talk.post.rows) == 25
    await talk.passes(1, step=0.1)
    assert 49 <= len(talk.post.rows) <= 50
    await talk.passes(1, step=0.1)
    assert len(talk.post.rows) == 60


async def test_a_reply_is_not_held_by_unprompted_messages(open_talk):
    talk = await open_talk(counting())
    await unprompted(talk, 300)
    await talk.delivered()
    await talk.say("/tell at once")
    assert talk.post.to("7") == ["at once"]
    assert len(talk.post.rows) == 26


async def test_a_slow_chat_does_not_hold_another(open_talk):
    talk = await open_talk(counting())
    talk.post.order(Wait(600), chat="7")
    await talk.say("/tell slow")
    assert (await talk.say("/tell quick", person="8")).text == "quick"


async def test_a_thousand_waiting_unprompted_messages_cost_a_reply_no_time(open_talk):
    talk = await open_talk(counting())
    await unprompted(talk, 1000)
    await talk.delivered()
    began = time.monotonic()
    await talk.say("/tell at once")
    assert talk.post.to("7") == ["at once"]
    assert time.monotonic() - began < 1


async def test_a_reply_is_not_held_by_the_pace_of_unprompted_messages(talk):
    people = [str(number) for number in range(100, 160)]
    ids = [await _acquainted(talk, person) for person in people]

    def announce(db):
        for person_id, place_id in ids:
            delivery.put_unprompted(db, "telegram", person_id, place_id, Reply("News"), NOW)

    talk.post.rows.clear()
    await talk.db.write(announce)
    await talk.delivered()
    held = next(person for person in people if not talk.post.to(person))
    assert any(text.startswith("Just type") for text in (await talk.say("/help", person=held)).texts)


async def _acquainted(talk, person):
    await talk.say("/privacy", person=person)
    row = talk.db.read().rows(
        "SELECT people.id AS person_id, places.id AS place_id FROM people JOIN places ON places.person_id = people.id "
        "WHERE people.chat_id = :person",
        person=person,
    )[0]
    return row["person_id"], row["place_id"]
