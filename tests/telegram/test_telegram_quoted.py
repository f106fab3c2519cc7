"""Whose words an update brings: typed by whoever sent it, pointed at, or passed on; and what came with them."""

import pytest

from bot.chat import Kind
from bot.gateways.telegram.addressing import Me
from bot.gateways.telegram.reading import read
from tests.fake_telegram import BOT_ID, USERNAME, message
from tests.telegram_updates import BOT, replies, supergroup, user

ME = Me(BOT_ID, USERNAME)
GROUP = -100200300
CALL = f"@{USERNAME}"
CALLS = {"entities": [{"type": "mention", "offset": 0, "length": len(CALL)}]}
LEE_SAID = {"forward_origin": {"type": "user", "sender_user": user(8), "date": 1}}
PASSED_ON = {
    "a person's words": LEE_SAID,
    "hidden": {"forward_origin": {"type": "hidden_user", "sender_user_name": "Kim", "date": 1}},
    "a channel's": {"forward_origin": {"type": "channel", "chat": {"id": -1009}, "message_id": 4, "date": 1}},
    "the bot's": {"forward_origin": {"type": "user", "sender_user": BOT, "date": 1}},
    "of no known kind": {"forward_origin": {"type": 5, "sender_user": {"id": True}}},
}


def said(text="", **more):
    return read({"update_id": 1, **message(text, **more)}, ME)


def in_group(text="", **more):
    return said(text, chat=GROUP, **more)


@pytest.mark.parametrize("call", ["/ask", CALL, f"{CALL} ?"])
def test_words_that_were_only_pointed_at_are_quoted(call):
    found = in_group(call, **(CALLS if call[0] == "@" else {}), **replies("how do I start", to=user(8)))
    assert (found.text.endswith("how do I start"), found.is_quoted) == (True, True)


@pytest.mark.parametrize("call", ["/ask why", f"{CALL} why"])
def test_words_of_ones_own_below_somebody_elses_are_not_quoted(call):
    found = in_group(call, **(CALLS if call[0] == "@" else {}), **replies("how do I start", to=user(8)))
    assert (found.argument, found.is_quoted) == ("why", False)


@pytest.mark.parametrize("origin", PASSED_ON.values(), ids=PASSED_ON)
def test_what_is_passed_on_into_a_group_calls_nobody_there(origin):
    for text, more in (("/ask why", {}), (f"{CALL} why", CALLS), ("/setup calm", {}), ("why", replies("Hello."))):
        found = in_group(text, **more, **origin)
        assert (found.called, found.text, found.is_quoted) == (False, "", False)


@pytest.mark.parametrize("origin", PASSED_ON.values(), ids=PASSED_ON)
def test_what_is_passed_on_in_private_is_a_question_in_somebody_elses_words(origin):
    assert said("how do I start", **origin).is_quoted


def test_whoever_forwards_their_own_words_says_them_again():
    own = {"forward_origin": {"type": "user", "sender_user": user(7), "date": 1}}
    assert in_group("/ask why", **own).called
    assert not said("how do I start", **own).is_quoted


def test_a_reply_to_a_message_of_another_chat_answers_nothing_here_and_points_at_nothing():
    elsewhere = {
        "external_reply": {"origin": {"type": "user", "sender_user": BOT}, "chat": supergroup(-55), "message_id": 44},
        "quote": {"text": "how do I start", "position": 0},
    }
    assert not in_group("why", **elsewhere).called
    found = in_group("/ask", **elsewhere)
    assert (found.text, found.is_quoted, found.answered) == ("/ask", False, None)
    assert said("yes", **elsewhere).answered is None


@pytest.mark.parametrize("what", ["photo", "document", "voice", "video", "sticker"])
def test_a_caption_is_read_and_what_it_belongs_to_is_not_forgotten(what):
    found = said(caption="Ask for the title first", **{what: {}})
    assert (found.kind, found.text, found.has_attachment) == (Kind.TEXT, "Ask for the title first", True)
    assert in_group(caption="/ask why", **{what: {}}).has_attachment


def test_words_alone_have_no_attachment():
    assert not said("why", link_preview_options={"url": "https://example.org"}).has_attachment
    assert not said("why", reply_to_message={"message_id": 4, "photo": [{}]}).has_attachment
    assert not said(photo=[{}]).has_attachment


def test_an_edited_caption_is_an_edit_of_the_same_message():
    edit = {"update_id": 1, "edited_message": message(chat=GROUP, caption="/ask why", photo=[{}])["message"]}
    found = read(edit, ME)
    assert (found.edited, found.called, found.text, found.has_attachment) == (True, True, "/ask why", True)


def test_a_forum_that_is_none_any_more_has_no_topics():
    topic = {"message_thread_id": 40, "is_topic_message": True}
    assert said("/ask why", chat=supergroup(GROUP, is_forum=True), **topic).topic == 40
    assert said("/ask why", chat=supergroup(GROUP), message_thread_id=40).topic is None


@pytest.mark.parametrize("update", ["business_message", "guest_message", "edited_business_message", "channel_post"])
def test_what_comes_by_way_of_somebody_elses_account_is_not_answered(update):
    found = read({"update_id": 1, update: message("/ask why", chat=GROUP)["message"]}, ME)
    assert (found.kind, found.called) == (Kind.NOTHING, False)
