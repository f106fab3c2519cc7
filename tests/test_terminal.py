"""What the terminal shows, and what it makes of what people do there."""

import pytest
from terminal_house import HEAD, converse, say

from bot.chat import Card, Cards, Chat, Kind, Need, Toast
from bot.delivery.outcome import Delivered, Gone, Outgoing
from bot.gateways.terminal import Cast


async def test_a_reply_has_a_head_its_text_and_numbered_buttons():
    link = [{"label": "Source", "url": "https://example.org"}]
    answer = say("**Two** things.\n\n- one\n- two", "Done", "Later")
    answer["buttons"].append(link)
    printed, _ = await converse("hi", answers={"hi": [answer]})
    assert printed == (
        f"{HEAD}Dana\nTwo things.\n\n- one\n- two\n  [1] Done\n  [2] Later\n  Source: https://example.org\n"
    )


async def test_an_edit_shows_the_message_anew_and_an_unchanged_button_keeps_its_number():
    answers = {"hi": [say("Which?", "Done", "Later")], "/later": [say("Then?", "Later", "Never", do="edit")]}
    printed, _ = await converse("hi", "2", answers=answers)
    assert printed.endswith(f"{HEAD}Dana (edited)\nThen?\n  [2] Later\n  [3] Never\n")


async def test_an_edit_that_changes_nothing_shows_nothing():
    printed, _ = await converse("hi", "1", answers={"hi": [say("Same", "A")], "/a": [say("Same", "A", do="edit")]})
    assert printed.count("Same") == 1


async def test_buttons_that_were_taken_away_can_no_longer_be_pressed():
    printed, house = await converse("hi", "1", "1", answers={"hi": [say("Which?", "A")], "/a": [{"do": "rebutton"}]})
    assert f"{HEAD}Dana (takes away button 1)\nNo message here shows a button 1" in printed
    assert [heard.text for heard in house.heard] == ["hi", "/a"]


async def test_a_message_that_stays_and_has_other_buttons_shows_them_under_fresh_numbers():
    answers = {
        "hi": [say("How was it?", "Well", "Badly")],
        "/badly": [{"do": "rebutton", **say("", "Too long", "Well")}],
    }
    printed, house = await converse("hi", "2", "1", "4", answers=answers)
    assert f"{HEAD}Dana (buttons changed)\n  [3] Too long\n  [4] Well\nNo message here shows a button 1" in printed
    assert printed.count("How was it?") == 1
    assert [heard.text for heard in house.heard] == ["hi", "/badly", "/well"]


async def test_buttons_that_change_to_what_they_were_show_nothing():
    answers = {"hi": [say("How was it?", "Well")], "/well": [{"do": "rebutton", **say("", "Well")}]}
    printed, house = await converse("hi", "1", "1", answers=answers)
    assert printed.count("Well") == 1
    assert len(house.heard) == 3


async def test_a_number_is_text_until_there_are_buttons():
    _, house = await converse("16", "hi", "16", answers={"hi": [say("Which?", "A")]})
    assert [heard.text for heard in house.heard] == ["16", "hi"]


async def test_a_press_says_what_its_button_says_and_names_its_message():
    _, house = await converse("hi", "1", answers={"hi": [say("Which?", "A")]})
    press = house.heard[1]
    assert (press.kind, press.text, press.message) == (Kind.PRESS, "/a", 2)


async def test_toasts_and_search_results_are_for_one_person():
    cards = Cards([Card("1", "Pay", "What it is.", "...")])
    printed, house = await converse("hi", "@RxLadderBot pay", answers={"hi": [Toast("Saved")], "pay": [cards]})
    assert printed == "(only Dana sees this) Saved\n(only Dana sees this)\n  Pay: What it is.\n"
    assert house.heard[1].kind is Kind.SEARCH


async def test_a_search_shows_all_results_and_the_way_into_the_conversation():
    cards = Cards([Card(str(n), f"Topic {n}", "", "...") for n in range(1, 8)], invites="Ask RxLadder yourself")
    printed, _ = await converse("@RxLadderBot pay", "@RxLadderBot odd", answers={"pay": [cards], "odd": [Cards([])]})
    assert printed.splitlines() == [
        "(only Dana sees this)",
        *[f"  Topic {n}" for n in range(1, 8)],
        "  Ask RxLadder yourself: /start",
        "(only Dana sees this)",
        "  (nothing found)",
    ]


async def test_polls_pictures_documents_reactions_and_removals_are_told():
    quiz = {"do": "poll", "question": "Which?", "options": ["A", "B"], "correct": 1, "explanation": "It is."}
    answers = {
        "quiz": [quiz],
        "look": [{"do": "picture", "picture": {"kind": "goal card", "data": {}}, "text": "Your **goal**"}],
        "take": [{"do": "document", "name": "goals.csv", "content": "a,b", "text": ""}],
        "nice": [{"do": "react", "emoji": "👌"}, {"do": "react", "emoji": ""}],
        "away with this rather long line of many words": [{"do": "remove"}],
    }
    printed, _ = await converse(*answers, answers=answers)
    assert printed.replace(HEAD + "Dana", "--").splitlines() == [
        *["--", "(quiz) Which?", "  - A", "  - B", "(answer: B) It is."],
        *["--", "(picture: goal card)", "Your goal"],
        *["--", "(document: goals.csv)"],
        *['-- (👌 on "nice")', '-- (no more reaction on "nice")'],
        '-- (removes "away with this rather long line of many…")',
    ]


async def test_messages_of_an_earlier_session_are_gone():
    _, house = await converse()
    for do in ("edit", "rebutton", "react", "remove"):
        assert await house.terminal.send(Outgoing(1, "dana", do, {"text": "x"}, message=7)) == Gone()


async def test_message_ids_increase():
    _, house = await converse("hi")
    sent = [await house.terminal.send(Outgoing(1, "dana", "send", {"text": "x"})) for _ in range(2)]
    assert sent == [Delivered(2), Delivered(3)]


async def test_an_edited_message_keeps_its_number_and_has_a_new_update():
    _, house = await converse("whta", "~ what")
    first, second = house.heard
    assert (second.text, second.message, second.edited) == ("what", first.message, True)
    assert second.number > first.number


@pytest.mark.parametrize("line", ["~ what", ">> what", "+location", "+photo", "+photo nowhere.png", "+document a\0b"])
async def test_what_cannot_be_done_is_answered_with_one_line(line):
    printed, house = await converse(line)
    assert printed.count("\n") == 1
    assert not house.heard


async def test_a_pictures_caption_is_read_and_a_picture_alone_is_not(tmp_path):
    (tmp_path / "my card.png").touch()
    file = f'+photo "{tmp_path}/my card.png"'
    _, house = await converse(f"{file} is this right?", file)
    assert [(heard.kind, heard.text) for heard in house.heard] == [(Kind.TEXT, "is this right?"), (Kind.UNREADABLE, "")]


async def test_a_picture_in_a_group_calls_nobody(tmp_path):
    (tmp_path / "card.png").touch()
    _, house = await converse(
        "/start", f"Kim>! +photo {tmp_path}/card.png", answers={"/start": [say("Hi")]}, group="Circle"
    )
    assert not house.heard[1].called


# --- groups --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "called", "text"),
    [
        ("Kim> does anyone know", False, ""),
        ("Kim> /ask what now", True, "/ask what now"),
        ("Kim> /ask@RxLadderBot what now", True, "/ask@RxLadderBot what now"),
        ("Kim> @rxladderbot, what now", True, "what now"),
        ("Kim>! what now", True, "what now"),
        ("Kim>> what now", True, "what now"),
        ("Kim> @RxLadderBots rule", False, ""),
        ("Kim> /ask@OtherBot what", False, ""),
    ],
)
async def test_in_a_group_the_bot_is_called_by_command_name_or_reply(line, called, text):
    _, house = await converse("/start", line, answers={"/start": [say("Hello.")]}, group="Circle")
    heard = house.heard[-1]
    assert (heard.person, heard.chat, heard.is_group) == ("kim", "group:Circle", True)
    assert (heard.called, heard.text) == (called, text)


async def test_a_reply_to_a_person_does_not_call_the_bot():
    _, house = await converse("Lea> who knows", "Kim>> I do", group="Circle")
    assert (house.heard[1].called, house.heard[1].answered) == (False, house.heard[0].message)


async def test_what_only_a_platform_knows_is_given_to_commands_that_need_it():
    _, house = await converse(
        "Kim> /setup", "Kim>@ /setup", group="Circle", needs=lambda said: (said.chat, frozenset(Need))
    )
    group, private = house.heard
    assert group.facts == {Need.ADMINS: ["dana"], Need.RIGHTS: ["member"], Need.CHAT: Chat("Circle")}
    assert private.facts == {Need.ADMINS: None, Need.RIGHTS: None, Need.CHAT: None}


async def test_facts_are_told_of_the_group_that_is_asked_about_even_in_private():
    _, house = await converse("Kim>@ /setup", group="Circle", needs=lambda _: ("group:Circle", {Need.ADMINS}))
    assert house.heard[0].facts == {Need.ADMINS: ["dana"]}


async def test_a_group_message_names_group_topic_and_who_is_answered():
    answers = {"/ask": [say("Yes.", topic=7, reply_to=1), say("Sent.", "Open", chat="kim")]}
    printed, _ = await converse("Kim> /ask", answers=answers, group="Circle")
    assert printed == f"{HEAD}Circle/7 (reply to Kim)\nYes.\n{HEAD}Kim\nSent.\n  [1] Open\n"


async def test_nobody_presses_a_button_in_somebody_elses_private_chat():
    answers = {"/ask": [say("Sent.", "Open", chat="kim")]}
    printed, house = await converse("Kim> /ask", "Lea> 1", "kim> 1", answers=answers, group="Circle")
    assert "Button 1 is in the private chat with Kim; type Kim> 1 to press it." in printed
    assert [(heard.person, heard.chat) for heard in house.heard] == [("kim", "group:Circle"), ("kim", "kim")]


@pytest.mark.parametrize(
    ("name", "title"), [("", None), ("group:x", None), ("12", None), ("Dana", " "), ("A\nB", None)]
)
def test_names_that_cannot_be_used_are_refused_with_the_remedy(name, title):
    with pytest.raises(ValueError, match="needs at least one"):
        Cast(name, title)
