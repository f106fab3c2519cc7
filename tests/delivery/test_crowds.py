"""More answers than a group bears at once become one message with a link to each."""

import asyncio
from contextlib import suppress

from bot.chat import Button, Command, Feature, Reply
from bot.delivery import Delivery, Lost
from tests.talk import GROUP


def briefly(label="why"):
    """Switch on a command whose answer has a link that may stand for it, and one whose answer has none."""

    def ask(incoming, db, now):
        return [Reply(incoming.argument, brief=Button(label, opens=f"q_{incoming.argument}"))]

    commands = (
        Command("brief", "Ask", ask),
        Command("whole", "Ask", lambda incoming, db, now: [Reply(incoming.argument)]),
    )
    return Feature("do", commands=commands)


async def waiting(open_talk, texts, group=GROUP):
    """Have answers to these wait, none of them sent yet."""
    talk = await open_talk(briefly(), limits_texts=False)
    await ended(talk.sending)
    for text in texts:
        said, _, topic = text.partition(" in ")
        await talk.house.intake.take(talk.incoming(f"/{said}", group=group, topic=int(topic) if topic else None))
    return talk


async def deliver(talk):
    """Send what waits, as a process of its own would; gives what was sent."""
    before = len(talk.post.rows)
    sender = Delivery(talk.db, "telegram", talk.post.send, now=talk.clock.now, crowded=lambda count: f"{count} answers")
    sending = asyncio.create_task(sender.run())
    sender.wake()
    await sender.idle()
    await ended(sending)
    return talk.post.rows[before:]


async def ended(sending):
    sending.cancel()
    with suppress(asyncio.CancelledError):
        await sending


def labels(row):
    return [button["label"] for line in row.request["buttons"] for button in line]


async def test_five_answers_that_wait_are_sent_as_they_are(open_talk):
    talk = await waiting(open_talk, [f"brief {n}" for n in range(5)])
    assert [row.request["text"] for row in await deliver(talk)] == list("01234")


async def test_six_answers_that_wait_become_one_notice_with_a_link_to_each(open_talk):
    talk = await waiting(open_talk, [f"brief {n}" for n in range(6)])
    (row,) = await deliver(talk)
    links = [button for line in row.request["buttons"] for button in line]
    assert (row.request["text"], "reply_to" in row.request) == ("6 answers", False)
    assert [link["opens"] for link in links] == [f"q_{n}" for n in range(6)]
    assert labels(row) == ["why", "why (2)", "why (3)", "why (4)", "why (5)", "why (6)"]
    assert talk.count("outbox", "state = 'replaced' AND request = ''") == 6
    assert talk.count("outbox", "state = 'done' AND kind = 'notice' AND person_id IS NULL") == 1


async def test_what_has_no_link_to_stand_for_it_is_sent_whole(open_talk):
    talk = await waiting(open_talk, ["whole 'brief': {", *[f"brief {n}" for n in range(6)], "whole later"])
    assert [row.request["text"] for row in await deliver(talk)] == ["'brief': {", "later", "6 answers"]


async def test_answers_are_merged_within_their_topic(open_talk):
    talk = await waiting(
        open_talk, ["brief a in 4", "brief b in 9", "brief c in 4", "brief d", "brief e in 9", "brief f in 7"]
    )
    rows = [(row.request["text"], row.request.get("topic")) for row in await deliver(talk)]
    assert rows == [("d", None), ("f", 7), ("2 answers", 4), ("2 answers", 9)]


async def test_no_message_has_more_than_twenty_links(open_talk):
    talk = await waiting(open_talk, [f"brief {n}" for n in range(45)])
    assert [len(labels(row)) for row in await deliver(talk)] == [20, 20, 5]


async def test_an_answer_in_private_is_never_merged(open_talk):
    talk = await waiting(open_talk, [f"brief {n}" for n in range(7)], group=None)
    assert [row.request["text"] for row in await deliver(talk)] == list("01234")


async def test_a_merged_message_that_may_be_lost_is_tried_again_as_it_was(open_talk):
    talk = await waiting(open_talk, [f"brief {n}" for n in range(6)])
    talk.post.order(Lost("timed out"))
    first = await deliver(talk)
    talk.clock.advance(5)
    assert [row.request for row in await deliver(talk)] == [first[0].request]


async def test_answers_that_a_pause_of_the_platform_held_up_are_merged_when_it_ends(open_talk):
    talk = await waiting(open_talk, [f"brief {n}" for n in range(26)])
    await talk.db.write(lambda db: db.run("UPDATE queues SET ready_at = :at, paced_at = :at", at=talk.clock.now() + 30))
    assert await deliver(talk) == []
    talk.clock.advance(30)
    assert [len(labels(row)) for row in await deliver(talk)] == [20, 6]


async def edited(talk, said, text, command="brief"):
    """Have the call that brought this answer edited."""
    message = talk.db.read().rows(
        "SELECT origin FROM outbox WHERE origin IS NOT NULL ORDER BY id LIMIT 1 OFFSET :n", n=said
    )[0]["origin"]
    await talk.house.intake.take(talk.incoming(f"/{command} {text}", group=GROUP, message=message, edited=True))


async def test_an_edited_call_has_its_one_link_among_the_others(open_talk):
    talk = await waiting(open_talk, [f"brief {n}" for n in range(6)])
    await edited(talk, 2, "b")
    await edited(talk, 2, "c")
    (row,) = await deliver(talk)
    assert [line[0]["opens"] for line in row.request["buttons"]] == ["q_0", "q_1", "q_c", "q_3", "q_4", "q_5"]


async def test_an_edited_call_whose_answer_no_link_can_stand_for_is_answered_once_and_whole(open_talk):
    talk = await waiting(open_talk, [f"brief {n}" for n in range(7)])
    await edited(talk, 2, "about myself", command="whole")
    first, second = await deliver(talk)
    assert (first.request["text"], second.request["text"]) == ("about myself", "6 answers")


async def test_a_call_that_is_edited_once_a_link_stands_for_its_answer_brings_no_second_one_in_sight(open_talk):
    talk = await waiting(open_talk, [f"brief {n}" for n in range(6)])
    await deliver(talk)
    await edited(talk, 2, "2 again")
    assert await deliver(talk) == []
    await edited(talk, 2, "a cry for help", command="whole")  # what has no link to stand for it is always said
    assert [row.request["text"] for row in await deliver(talk)] == ["a cry for help"]


async def test_five_answers_and_the_edits_of_them_are_sent_as_they_are(open_talk):
    talk = await waiting(open_talk, [f"brief {n}" for n in range(5)])
    await edited(talk, 2, "b")
    assert [row.request["text"] for row in await deliver(talk)] == [*"01234", "b"]
