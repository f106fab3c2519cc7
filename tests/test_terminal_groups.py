"""Links out of a group, replies in private, and who leaves, as the terminal shows and reads them."""

import pytest
from terminal_house import HEAD, converse, say

from bot.chat import Kind, Toast


def leading(text, label, **way):
    return {"text": text, "buttons": [[{"label": label, **way}]]}


async def test_a_link_into_the_private_chat_has_a_number_and_whoever_presses_it_starts_there():
    answers = {
        "/ask": [leading("Three lines.", "The rest", opens="entry_pay")],
        "/start entry_pay": [say("All of it.")],
    }
    printed, house = await converse("Kim> /ask", "Lea> 1", answers=answers, group="Circle")
    assert printed == f"{HEAD}Circle\nThree lines.\n  [1] The rest\n{HEAD}Lea\nAll of it.\n"
    pressed = house.heard[1]
    assert (pressed.kind, pressed.text, pressed.chat, pressed.person, pressed.is_group, pressed.title) == (
        *(Kind.TEXT, "/start entry_pay", "lea", "lea", False, ""),
    )


async def test_a_link_that_adds_the_bot_to_a_group_is_shown_and_cannot_be_pressed():
    printed, house = await converse("hi", "1", answers={"hi": [leading("Hello.", "Add me to a group", adds="setup")]})
    assert printed == f"{HEAD}Dana\nHello.\n  Add me to a group: (asks for a group)\n"
    assert house.heard[1].text == "1"


async def test_a_notice_that_leads_into_the_private_chat_says_how_to_go_on():
    printed, _ = await converse("hi", answers={"hi": [Toast("Not yours.", opens="goals")]})
    assert printed == "(only Dana sees this) Not yours.\n  (opens the private chat: /start goals)\n"


async def test_a_reply_in_private_is_to_the_bots_last_message_there():
    answers = {"/ask": [say("A question for you.", chat="kim"), say("In the group.")]}
    _, house = await converse("/ask", "Kim>@! Ask for the title first", answers=answers, group="Circle")
    said = house.heard[1]
    assert (said.text, said.chat, said.is_group, said.answered) == ("Ask for the title first", "kim", False, 2)
    assert (said.called, said.called_by) == (True, "")


async def test_a_reply_in_a_session_without_a_group_is_to_the_bots_last_message():
    _, house = await converse("hi", "nothing", ">! thanks", answers={"hi": [say("Hello.")]})
    assert (house.heard[2].text, house.heard[2].answered) == ("thanks", 2)


async def test_names_come_as_typed_and_a_title_with_what_is_said_or_pressed_in_the_group():
    answers = {"/ask": [say("Which?", "A")]}
    _, house = await converse("KIM> /ask", "Kim> 1", "Kim>@ hi", answers=answers, group="Circle")
    assert [(heard.name, heard.title) for heard in house.heard] == [("KIM", "Circle"), ("KIM", "Circle"), ("KIM", "")]


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("Kim> /ask what", "command"),
        ("Kim>! /ask what", "command"),
        ("Kim>! @RxLadderBot what", "mention"),
        ("Kim>! what", "reply"),
        ("Kim>! @lea look at this", ""),
        ("Kim>! @lea and @RxLadderBot look at this", "mention"),
        ("Kim>! write to lea@example.org?", "reply"),
        ("Kim> who knows", ""),
    ],
)
async def test_it_is_known_how_the_bot_was_called_in_a_group(line, by):
    _, house = await converse("/start", line, answers={"/start": [say("Hello.")]}, group="Circle")
    assert (house.heard[1].called_by, house.heard[1].called) == (by, bool(by))


@pytest.mark.parametrize(
    ("before", "line", "text"),
    [
        ("Lea> what does it cost", "Kim>> /ask", "/ask what does it cost"),
        ("Lea> what does it cost", "Kim>> /ask@RxLadderBot", "/ask@RxLadderBot what does it cost"),
        ("Lea> what does it cost", "Kim>> @RxLadderBot", "what does it cost"),
        ("Lea> what does it cost", "Kim>> @RxLadderBot ?", "what does it cost"),
        ("Lea> what does it cost", "Kim>> /ask when is it due", "/ask when is it due"),
        ("Lea> what does it cost", "Kim>> /say", "/say"),
        ("Lea> what does it cost", "Kim>> me too", ""),
        ("Lea> /goals", "Kim>> @RxLadderBot", ""),
        ("Lea> hi", "Kim>! /ask", "/ask"),
    ],
)
async def test_a_call_without_words_as_a_reply_to_a_person_asks_what_they_asked(before, line, text):
    _, house = await converse("/start", before, line, answers={"/start": [say("Hello.")]}, group="Circle")
    assert house.heard[-1].text == text
    assert house.heard[-1].is_quoted is text.endswith("cost")


async def test_a_caption_says_that_something_came_with_it(tmp_path):
    (tmp_path / "a.png").touch()
    _, house = await converse(f"+photo {tmp_path / 'a.png'} see this", f"+photo {tmp_path / 'a.png'}", "hi")
    assert [heard.has_attachment for heard in house.heard] == [True, False, False]


async def test_who_leaves_the_group_is_gone_from_it():
    _, house = await converse("Kim> +leave", group="Circle")
    gone = house.heard[0]
    assert (gone.kind, gone.person, gone.chat, gone.is_group, gone.called) == (
        *(Kind.GONE, "kim", "group:Circle", True, False),
    )


@pytest.mark.parametrize(("line", "group"), [("+leave", None), ("Kim>@ +leave", "Circle")])
async def test_nobody_leaves_a_private_chat(line, group):
    printed, house = await converse(line, group=group)
    assert printed.startswith("Nobody can leave a private chat")
    assert not house.heard
