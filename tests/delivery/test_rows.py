"""What a row holds, and how menus and edits follow each other."""

import pytest

from bot.chat import Button, Document, Picture, Poll, React, Remove, Reply, units
from bot.delivery import Wait
from tests.delivery.commands import AGAIN, counting, offers, says
from tests.talk import GROUP


async def test_a_newer_edit_replaces_an_older_one_that_was_not_sent(open_talk):
    texts = ("second", "third", "fourth")
    talk = await open_talk(says(lambda incoming: Reply(incoming.argument or "first", buttons=offers(*texts), menu="m")))
    await talk.say("/do")
    talk.post.order(Wait(30), do="edit")
    for text in texts:
        await talk.press(f"/do {text}", message=101)
    await talk.passes(30)
    assert talk.post.to("7") == ["first", "second", "fourth"]


async def test_a_typed_menu_is_sent_anew_and_the_old_one_loses_its_buttons(open_talk):
    talk = await open_talk(says(Reply("menu", menu="m", buttons=AGAIN)))
    await talk.say("/do")
    back = await talk.say("/do")
    assert [(row.do, row.message) for row in back.rows] == [("send", None), ("rebutton", 101)]
    assert back.rows[1].request == {}


async def test_two_people_in_a_group_have_a_menu_each(open_talk):
    talk = await open_talk(says(Reply("menu", menu="m")))
    await talk.say("/do", group=GROUP)
    back = await talk.say("/do", group=GROUP, person="8")
    assert [row.do for row in back.rows] == ["send"]


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
    await talk.say("/tell secret words")
    assert talk.db.read().rows("SELECT request FROM outbox")[0]["request"] == ""
