"""What goes to somebody else, to another chat, or from a group into the private chat."""

from dataclasses import replace

from bot import delivery, people
from bot.chat import Button, Command, Feature, Kind, Letter, Post, Privately, React, Reply, Toast
from bot.delivery import Unreachable, Wait
from tests.delivery.commands import AGAIN, counting, offers, says
from tests.talk import GROUP


def gives(make, name="do"):
    """Switch on a command that gives what is made of the database and what came in."""
    return Feature(name, commands=(Command(name, "Do it", lambda incoming, db, now: make(db, incoming)),))


def known(db, chat):
    return db.rows("SELECT id FROM people WHERE chat_id = :chat", chat=chat)[0]["id"]


def to_kim(*replies):
    """Switch on a command that writes these to the person 8."""
    return gives(lambda db, incoming: [Letter(known(db, "8"), reply) for reply in replies])


def privately(db, incoming, *answers):
    place_id = people.private_place(db, incoming.person_id)
    return [Privately(replace(incoming, is_group=False, place_id=place_id, message=None, topic=None), answers)]


async def test_a_letter_goes_to_its_person_and_belongs_to_them(open_talk):
    talk = await open_talk(counting(), to_kim(Reply("A question for you")))
    await talk.say("/tell hello", person="8")
    back = await talk.say("/do", group=GROUP, topic=9)
    assert [(row.chat, row.request) for row in back.rows] == [("8", {"text": "A question for you"})]
    row = talk.db.read().rows("SELECT person_id, kind, origin FROM outbox ORDER BY id DESC LIMIT 1")[0]
    assert tuple(row) == (known(talk.db.read(), "8"), "reply", None)


async def test_a_letter_to_somebody_who_never_started_the_bot_is_left_out(open_talk):
    talk = await open_talk(counting(), to_kim(Reply("A question for you")))
    await talk.say("/tell hello", person="8", group=GROUP)
    assert (await talk.say("/do")).rows == []


async def test_a_letter_to_somebody_who_asked_to_be_forgotten_is_left_out(open_talk):
    talk = await open_talk(counting(), to_kim(Reply("A question for you")))
    await talk.say("/tell hello", person="8")
    kim = known(talk.db.read(), "8")
    await talk.db.write(lambda db: people.leave(db, kim, int(talk.clock.now())))
    assert (await talk.say("/do")).rows == []


async def test_a_letter_that_waits_for_somebody_who_shuts_the_bot_out_is_taken_back(open_talk):
    talk = await open_talk(counting(), to_kim(Reply("one"), Reply("two")))
    await talk.say("/tell hello", person="8")
    talk.post.order(Wait(30), Unreachable(), chat="8")
    await talk.say("/do")
    await talk.passes(30)
    assert talk.post.to("8") == ["hello", "one", "one"]
    assert talk.count("outbox", "state = 'withdrawn' AND request = ''") == 2
    assert (await talk.say("/do")).rows == []


async def test_a_letter_edits_the_newest_menu_of_its_name_that_its_person_has(open_talk):
    talk = await open_talk(counting(), to_kim(Reply("Two open", buttons=AGAIN, menu="desk")))
    await talk.say("/tell hello", person="8")
    first = await talk.say("/do")
    again = await talk.say("/do")
    assert [row.do for row in first.rows] == ["send"]
    assert [(row.do, row.message, row.chat) for row in again.rows] == [("edit", 102, "8")]


async def test_the_owner_of_a_letter_presses_its_buttons_and_nobody_else(open_talk):
    talk = await open_talk(counting(), to_kim(Reply("Take it?", buttons=offers("yes", name="tell"))))
    await talk.say("/tell hello", person="8")
    await talk.say("/do")
    kim, place = known(talk.db.read(), "8"), people.private_place(talk.db.read(), known(talk.db.read(), "8"))
    assert delivery.pressed(talk.db.read(), place, 102).person_id == kim
    assert (await talk.press("/tell yes", message=102, person="8")).texts == ["yes"]


async def test_a_press_still_edits_its_message_where_letters_and_reactions_go_out_before(open_talk):
    def answers(db, incoming):
        if incoming.kind is not Kind.PRESS:
            return [Reply("Send?", buttons=AGAIN)]
        return [React("👌", 55), Letter(known(db, "8"), Reply("A question")), Reply("Sent.")]

    talk = await open_talk(counting(), gives(answers))
    await talk.say("/tell hello", person="8")
    await talk.say("/do")
    back = await talk.press("/do", message=102)
    assert sorted((row.chat, row.do, row.message) for row in back.rows) == [
        ("7", "edit", 102),
        ("7", "react", 55),
        ("8", "send", None),
    ]


async def test_what_a_letter_asks_is_awaited_of_its_person(open_talk):
    talk = await open_talk(counting(), to_kim(Reply("Which topics?", asks="topics:3")))
    await talk.say("/tell hello", person="8")
    await talk.say("/do")
    asked = talk.db.read().rows("SELECT person_id FROM turns WHERE awaits = 'topics:3'")
    assert [row["person_id"] for row in asked] == [known(talk.db.read(), "8")]


async def test_a_post_goes_to_the_other_chat_without_a_reply_or_a_topic(open_talk):
    talk = await open_talk(
        counting(), gives(lambda db, incoming: [Post(group_of(db), Reply("News", buttons=((link(),),)))])
    )
    await talk.say("/tell hello", group=GROUP)
    back = await talk.say("/do")
    links = [[{"label": "More", "opens": "entry_why-certify"}]]
    assert [(row.chat, row.request) for row in back.rows] == [(GROUP, {"text": "News", "buttons": links})]


async def test_a_post_to_a_chat_that_shut_the_bot_out_is_left_out(open_talk):
    talk = await open_talk(counting(), gives(lambda db, incoming: [Post(group_of(db), Reply("News"))]))
    await talk.say("/tell hello", group=GROUP)
    await talk.take(talk.incoming(kind=Kind.LEFT, group=GROUP))
    assert (await talk.say("/do")).rows == []


async def test_what_is_answered_privately_goes_to_the_private_chat_as_if_said_there(open_talk):
    talk = await open_talk(
        counting(),
        gives(lambda db, incoming: [*privately(db, incoming, Reply("Yours")), React("👌", incoming.message)]),
    )
    await talk.say("/tell hello")
    back = await talk.say("/do", group=GROUP, topic=9)
    assert sorted((row.chat, row.do, row.request.get("text")) for row in back.rows) == [
        (GROUP, "react", None),
        ("7", "send", "Yours"),
    ]
    assert all("topic" not in row.request and "reply_to" not in row.request for row in back.rows)


async def test_a_notice_within_what_is_answered_privately_is_shown_to_who_pressed(open_talk):
    talk = await open_talk(
        counting(), says(Reply("Look", buttons=offers("", name="peek"))),
        gives(lambda db, incoming: privately(db, incoming, Toast("Seen")), name="peek"),
    )  # fmt: skip
    await talk.say("/tell hello")
    await talk.say("/do", group=GROUP)
    assert (await talk.press("/peek", message=102, group=GROUP)).notice.startswith("Seen")


async def test_a_row_is_of_the_gateway_of_its_place(open_talk):
    talk = await open_talk(to_kim(Reply("Hello there")))
    await talk.db.write(lambda db: people.know(db, "terminal", "8", "8", False, int(talk.clock.now())))
    assert (await talk.say("/do")).rows == []
    assert [row["gateway"] for row in talk.db.read().rows("SELECT gateway FROM queues ORDER BY place_id")] == [
        "terminal"
    ]


def group_of(db):
    return db.rows("SELECT id FROM places WHERE chat_id = :chat", chat=GROUP)[0]["id"]


def link():
    return Button("More", opens="entry_why-certify")
