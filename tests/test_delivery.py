"""The outbox: what leaves, in which order, at which pace, and what every refusal means."""

import asyncio
import time
from itertools import pairwise

import pytest

from bot import delivery, people
from bot.chat import Button, Command, Document, Feature, Incoming, Kind, Picture, Poll, React, Remove, Reply, To, units
from bot.database import Database
from bot.delivery import Delivered, Gone, Lost, Migrated, Refused, Stop, Stopped, Unreachable, Wait

GROUP = "-100200"
ALONE = Reply("for you alone", to=To.PRIVATE, otherwise=Reply("open a private chat"))


def says(*answers, name="do"):
    """Switch on a command that gives these answers; a function makes them from what came in."""

    def handle(incoming, db, now):
        return [answer(incoming) if callable(answer) else answer for answer in answers]

    return Feature(name, commands=(Command(name, "Do it", handle),))


def counting(name="say"):
    """Switch on a command that says its argument."""
    return Feature(
        name, commands=(Command(name, "Say it", lambda incoming, db, now: [Reply(incoming.argument or "nothing")]),)
    )


async def put(talk, texts, **more):
    """Have so many replies committed before any of them is sent."""
    held = asyncio.Event()

    async def hold(_):
        await held.wait()
        return Delivered(1)

    talk.post.order(hold)
    for text in texts:
        await talk.house.intake.take(talk.incoming(f"/say {text}", **more))
    held.set()


async def unprompted(talk, count, text="hello"):
    """Begin so many conversations with people who have written before."""

    def write(db):
        for number in range(count):
            ids = people.know(db, "telegram", f"u{number}", f"u{number}", False, int(talk.clock.now()))
            delivery.put_unprompted(db, "telegram", *ids, Reply(text), int(talk.clock.now()))

    await talk.db.write(write)


# --- order and pace ------------------------------------------------------------------------------------------------


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
    await talk.say("/say at once")
    assert talk.post.to("7") == ["at once"]
    assert len(talk.post.rows) == 26


async def test_a_slow_chat_does_not_hold_another(open_talk):
    talk = await open_talk(counting())
    talk.post.order(Wait(600), chat="7")
    await talk.say("/say slow")
    assert (await talk.say("/say quick", person="8")).text == "quick"


# --- refusals ------------------------------------------------------------------------------------------------------


async def test_too_many_requests_waits_as_told_and_keeps_the_order(open_talk):
    talk = await open_talk(counting())
    talk.post.order(Wait(30))
    await talk.say("/say one")
    await talk.say("/say two")
    await talk.passes(29, step=1)
    assert len(talk.post.rows) == 1
    await talk.passes(1)
    assert talk.post.to("7") == ["one", "one", "two"]


async def test_a_person_who_blocked_the_bot_is_unreachable_and_nothing_more_waits_for_them(open_talk):
    talk = await open_talk(counting())
    await put(talk, ["one", "two", "three"])
    talk.post.order(Unreachable(), chat="7", times=9)
    await talk.passes(60, step=5)
    assert len(talk.post.rows) == 2
    assert talk.count("outbox", "state = 'withdrawn' AND request = ''") == 2
    person = talk.db.read().rows("SELECT id, blocked_at FROM people")[0]
    assert person["blocked_at"] is not None
    assert people.private_place(talk.db.read(), person["id"]) is None


async def test_who_unblocks_and_writes_is_answered_again(open_talk):
    talk = await open_talk(counting())
    talk.post.order(Unreachable())
    await talk.say("/say one")
    assert (await talk.say("/say two")).texts == ["two"]


async def test_what_was_for_one_person_goes_to_the_group_when_they_shut_the_bot_out(open_talk):
    talk = await open_talk(says(ALONE), counting())
    await talk.say("/say hello")
    talk.post.order(Unreachable(), chat="7")
    back = await talk.say("/do", group=GROUP, topic=9)
    assert back.texts == ["for you alone", "open a private chat"]
    assert back.rows[1].chat == GROUP
    assert (back.rows[1].request["reply_to"], back.rows[1].request["topic"]) == (back.message, 9)


async def test_every_waiting_answer_goes_to_the_group_when_its_person_shut_the_bot_out(open_talk):
    talk = await open_talk(says(ALONE), counting())
    await talk.say("/say hello")
    talk.post.order(Wait(30), Unreachable(), chat="7")
    for _ in range(3):
        await talk.say("/do", group=GROUP)
    await talk.passes(30)
    assert talk.post.to(GROUP) == ["open a private chat"] * 3


async def test_waiting_answers_go_to_the_group_when_the_platform_tells_of_the_block(open_talk):
    talk = await open_talk(says(ALONE), counting())
    await talk.say("/say hello")
    talk.post.order(Wait(30), chat="7")
    await talk.say("/do", group=GROUP)
    await talk.take(talk.incoming(kind=Kind.LEFT))
    assert talk.post.to(GROUP) == ["open a private chat"]


async def test_somebody_who_never_started_the_bot_is_not_even_tried(open_talk):
    talk = await open_talk(says(ALONE))
    back = await talk.say("/do", group=GROUP)
    assert [(row.chat, row.request["text"]) for row in back.rows] == [(GROUP, "open a private chat")]


async def test_a_private_reply_to_a_question_in_a_group_goes_to_its_person(open_talk):
    talk = await open_talk(says(ALONE), counting())
    await talk.say("/say hello")
    back = await talk.say("/do", group=GROUP, topic=9)
    assert [(row.chat, row.request) for row in back.rows] == [
        ("7", {"text": "for you alone", "otherwise": back.rows[0].request["otherwise"]})
    ]


async def test_a_group_that_migrated_gets_its_message_under_the_new_id(open_talk):
    talk = await open_talk(counting())
    talk.post.order(Migrated("-100999"))
    back = await talk.say("/say hello", group=GROUP)
    assert [row.chat for row in back.rows] == [GROUP, "-100999"]


async def test_a_migration_told_by_the_platform_keeps_what_belongs_to_the_place(open_talk):
    talk = await open_talk(says(Reply("menu", menu="m", buttons=((Button("Again", says="/do"),),))))
    await talk.say("/do", group=GROUP)
    for _ in range(2):  # the notice comes from the old chat and from the new one
        await talk.take(talk.incoming(kind=Kind.MIGRATED, group=GROUP, person="", moved_to="-100999"))
    back = await talk.press("/do", message=101, group="-100999")
    assert [(row.do, row.chat, row.message) for row in back.rows] == [("edit", "-100999", 101)]


async def test_an_answer_that_waits_in_the_new_group_is_not_lost_when_the_move_is_told(open_talk):
    talk = await open_talk(counting())
    await talk.say("/say before", group=GROUP)
    talk.post.order(Wait(30))
    await talk.say("/say early", group="-100999")
    await talk.take(talk.incoming(kind=Kind.MIGRATED, group=GROUP, person="", moved_to="-100999"))
    await talk.passes(30)
    assert talk.post.rows[-1].chat == "-100999"
    assert talk.count("outbox", "state = 'done'") == 2


async def test_a_refused_message_is_tried_once_more_in_the_plainest_form(open_talk):
    talk = await open_talk(counting())
    talk.post.order(Refused("message thread not found"))
    back = await talk.say("/say hello")
    assert [row.plain for row in back.rows] == [False, True]
    assert talk.count("outbox", "state = 'done'") == 1


async def test_a_message_refused_twice_is_set_aside_with_its_error_and_the_chat_goes_on(open_talk):
    talk = await open_talk(counting())
    talk.post.order(Refused("can't parse"), Refused("too odd"))
    await talk.say("/say odd")
    assert talk.db.read().rows("SELECT state, error FROM outbox")[0]["error"] == "too odd"
    assert (await talk.say("/say fine")).texts == ["fine"]


async def test_an_edit_that_changes_nothing_is_done(open_talk):
    """A gateway gives "not modified" as delivered, without a message."""
    talk = await open_talk(says(Reply("menu", menu="m")))
    await talk.say("/do")
    talk.post.order(Delivered(None), do="edit")
    await talk.press("/do", message=101)
    assert talk.count("outbox", "state = 'done'") == 2


async def test_words_whose_message_is_gone_are_sent_anew_and_can_be_edited_there(open_talk):
    talk = await open_talk(says(Reply("menu", menu="m")))
    await talk.say("/do")
    talk.post.order(Gone(), do="edit")
    back = await talk.press("/do", message=101)
    assert [row.do for row in back.rows] == ["edit", "send"]
    again = await talk.press("/do", message=102)
    assert [(row.do, row.message) for row in again.rows if row.do == "edit"] == [("edit", 102)]


async def test_an_edit_of_a_message_that_never_arrived_is_a_message_of_its_own(open_talk):
    talk = await open_talk(says(lambda incoming: Reply(incoming.argument, menu="m")), counting())
    await talk.say("/say first")  # message 101, whose buttons are pressed below
    talk.post.order(Refused("no"), Refused("no"))
    await talk.say("/do lost")
    back = await talk.press("/do here", message=None)
    assert [(row.do, row.request["text"]) for row in back.rows] == [("send", "here")]
    again = await talk.press("/do there", message=102)
    assert [(row.do, row.message) for row in again.rows if row.do != "strip"] == [("edit", 102)]


async def test_a_message_that_may_have_been_lost_is_tried_again_later_and_later(open_talk):
    talk = await open_talk(counting())
    talk.post.order(*[Lost("timed out")] * 8)
    await talk.say("/say hello")
    await talk.passes(400, step=0.5)
    assert [round(b - a) for a, b in pairwise(talk.post.at)] == [1, 2, 4, 8, 16, 32, 60, 60]
    assert talk.count("outbox", "state = 'done'") == 1


async def test_a_gateway_that_fails_is_tried_again(open_talk):
    talk = await open_talk(counting())

    async def breaks(_):
        raise RuntimeError("unforeseen")

    talk.post.order(breaks)
    await talk.say("/say hello")
    await talk.passes(1)
    assert len(talk.post.rows) == 2


async def test_delivery_stops_with_the_sentence_of_the_platform_and_loses_nothing(open_talk):
    talk = await open_talk(counting())
    talk.post.order(Stop("The token is not accepted: copy it again."))
    with pytest.raises(Stopped, match="copy it again"):
        await talk.say("/say hello")
    assert talk.count("outbox", "state = 'open'") == 1


# --- what must not go any more -------------------------------------------------------------------------------------


async def test_what_is_too_late_is_not_sent(open_talk):
    talk = await open_talk(says(lambda incoming: Reply("today only", good_until=incoming.sent_at + 20)), counting())
    talk.post.order(Wait(30))
    await talk.say("/say first")
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

    def may_speak(db, person_id, now):
        asked.append(person_id)
        return person_id % 2 == 0

    talk = await open_talk(counting(), may_speak=may_speak)
    await unprompted(talk, 4)
    await talk.delivered()
    assert len(talk.post.rows) == 2
    assert talk.count("outbox", "state = 'returned'") == 2
    await talk.say("/say a reply needs no leave")
    assert len(asked) == 4


async def test_withdrawn_words_are_not_sent(open_talk):
    talk = await open_talk(says(Reply("your goal", about="goal:3")), counting())
    talk.post.order(Wait(30))
    await talk.say("/say first")
    await talk.say("/do")
    person = talk.db.read().rows("SELECT id FROM people")[0]["id"]
    assert await talk.db.write(lambda db: delivery.withdraw(db, person, "goal:3")) == 1
    await talk.passes(30)
    assert talk.post.to("7") == ["first", "first"]


# --- menus and edits -----------------------------------------------------------------------------------------------


async def test_a_newer_edit_replaces_an_older_one_that_was_not_sent(open_talk):
    talk = await open_talk(says(lambda incoming: Reply(incoming.argument or "first", menu="m")))
    await talk.say("/do")
    talk.post.order(Wait(30), do="edit")
    for text in ("second", "third", "fourth"):
        await talk.press(f"/do {text}", message=101)
    await talk.passes(30)
    assert talk.post.to("7") == ["first", "second", "fourth"]


async def test_a_typed_menu_is_sent_anew_and_the_old_one_loses_its_buttons(open_talk):
    talk = await open_talk(says(Reply("menu", menu="m", buttons=((Button("Again", says="/do"),),))))
    await talk.say("/do")
    back = await talk.say("/do")
    assert sorted((row.do, row.message) for row in back.rows) == [("send", None), ("strip", 101)]


async def test_two_people_in_a_group_have_a_menu_each(open_talk):
    talk = await open_talk(says(Reply("menu", menu="m")))
    await talk.say("/do", group=GROUP)
    back = await talk.say("/do", group=GROUP, person="8")
    assert [row.do for row in back.rows] == ["send"]


# --- what a row holds ----------------------------------------------------------------------------------------------


async def test_a_picture_is_drawn_just_before_it_is_sent(open_talk):
    drawn = []

    async def draw(kind, data):
        drawn.append((kind, data))
        return b"png"

    talk = await open_talk(says(Reply("your progress", picture=Picture("progress", {"done": 3}))), draw=draw)
    back = await talk.say("/do")
    assert (back.rows[0].do, back.rows[0].picture, back.rows[0].request["text"]) == ("picture", b"png", "your progress")
    assert drawn == [("progress", {"done": 3})]


async def test_a_picture_that_cannot_be_drawn_leaves_its_caption(open_talk):
    async def draw(kind, data):
        raise ValueError("no ink")

    talk = await open_talk(says(Reply("your progress", picture=Picture("progress", {}))), draw=draw)
    back = await talk.say("/do")
    assert [(row.do, row.picture, row.request["text"]) for row in back.rows] == [("send", None, "your progress")]


async def test_a_long_text_leaves_in_parts_that_fit_and_nothing_is_missing(open_talk):
    words = " ".join(f"word{number}\U0001f600" for number in range(2000))
    talk = await open_talk(says(Reply(words, buttons=((Button("Help", says="/help"),),))), paced=False)
    back = await talk.say("/do")
    assert all(units(text) <= 4096 for text in back.texts)
    assert " ".join(back.texts).split() == words.split()
    assert [bool(row.request.get("buttons")) for row in back.rows] == [False] * (len(back.rows) - 1) + [True]


@pytest.mark.parametrize("attached", [{"picture": Picture("p", {})}, {"document": Document("a.txt", "b")}], ids=str)
async def test_words_too_long_for_a_caption_follow_in_a_message_of_their_own(open_talk, attached):
    async def draw(kind, data):
        return b"png"

    talk = await open_talk(says(Reply("long " * 300, **attached)), draw=draw)
    back = await talk.say("/do")
    assert [row.do for row in back.rows] == [*attached, "send"]
    assert (back.rows[0].request["text"], back.rows[1].request["text"].strip()) == ("", ("long " * 300).strip())


async def test_reactions_removals_and_polls_are_rows_too(open_talk):
    talk = await open_talk(says(React("👍", 55), Remove(56), Poll("Which?", ("a", "b"), correct=1)))
    back = await talk.say("/do")
    assert [(row.do, row.message) for row in back.rows] == [("react", 55), ("remove", 56), ("poll", None)]


async def test_the_words_of_what_was_sent_are_not_kept(open_talk):
    talk = await open_talk(counting())
    await talk.say("/say secret words")
    assert talk.db.read().rows("SELECT request FROM outbox")[0]["request"] == ""


# --- leases and restarts -------------------------------------------------------------------------------------------


async def test_a_sender_that_slept_over_its_lease_does_nothing_and_marks_nothing(open_talk, clock, post):
    """It wakes with an answer in hand, but another sender has taken the place over and sent the row."""
    talk = await open_talk(counting(), lease_s=60, alone=False)
    asleep = asyncio.Event()

    async def sleeps(_):
        await asleep.wait()
        return Delivered(999)

    post.order(sleeps)
    await talk.house.intake.take(talk.incoming("/say hello"))
    await post.until(1)
    clock.advance(61)
    second = Database(talk.db.file)
    other = delivery.Delivery(second, "telegram", post.send, now=clock.now, lease_s=60, alone=False)
    running = asyncio.create_task(other.run())
    other.wake()
    await asyncio.wait_for(other.idle(), 5)
    marked = [tuple(row) for row in talk.db.read().rows("SELECT state, message FROM outbox")]
    asleep.set()
    await talk.delivered()
    assert marked == [("done", 101)]
    assert [tuple(row) for row in talk.db.read().rows("SELECT state, message FROM outbox")] == marked
    assert post.to("7") == ["hello", "hello"]
    running.cancel()
    await asyncio.wait({running})
    second.close()


async def test_a_row_drawn_for_longer_than_its_lease_is_left_to_whoever_holds_it_now(open_talk, clock, post):
    async def draw(kind, data):
        clock.advance(61 if clock.now() < talk_began + 1 else 0)
        return b"png"

    talk_began = clock.now()
    talk = await open_talk(says(Reply("slow", picture=Picture("p", {}))), draw=draw, lease_s=60)
    await talk.say("/do")
    assert len(post.rows) == 1


async def test_a_restart_sends_exactly_what_was_not_marked(build, clock, post):
    first = build(more=(counting(),))
    sender = first.delivery("telegram", post.send, paced=False)
    running = asyncio.create_task(sender.run())

    async def never(_):
        await asyncio.sleep(60)

    def said(number, text):
        return Incoming("telegram", number, Kind.TEXT, chat="7", person="7", text=f"/say {text}", message=number)

    await first.intake.take(said(1, "sent"))
    await asyncio.wait_for(sender.idle(), 5)
    post.order(never)
    for number in range(2, 6):
        await first.intake.take(said(number, f"open {number}"))
    running.cancel()  # the row under way stays leased and unmarked, as if the process had died
    await asyncio.wait({running})
    first.close()
    sent_before = len(post.rows)
    second = build(more=(counting(),))
    sender = second.delivery("telegram", post.send, paced=False)
    running = asyncio.create_task(sender.run())
    sender.wake()
    await asyncio.wait_for(sender.idle(), 5)
    assert [row.request["text"] for row in post.rows[sent_before:]] == [f"open {number}" for number in range(2, 6)]
    running.cancel()
    await asyncio.wait({running})
    second.close()


async def test_leaving_waits_for_what_is_under_way_and_marks_it(open_talk):
    talk = await open_talk(counting())

    async def slow(_):
        await asyncio.sleep(0.2)
        return Delivered(5)

    talk.post.order(slow)
    await talk.house.intake.take(talk.incoming("/say hello"))
    await talk.post.until(1)
    talk.sending.cancel()
    await asyncio.wait({talk.sending})
    assert talk.db.read().rows("SELECT state FROM outbox")[0]["state"] == "done"


async def test_a_thousand_waiting_unprompted_messages_cost_a_reply_no_time(open_talk):
    talk = await open_talk(counting())
    await unprompted(talk, 1000)
    await talk.delivered()
    began = time.monotonic()
    await talk.say("/say at once")
    assert talk.post.to("7") == ["at once"]
    assert time.monotonic() - began < 1
