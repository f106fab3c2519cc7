"""Who is meant in a group: which messages call the bot, by what, and what they ask."""

import pytest

from bot.chat import Kind
from bot.gateways.telegram.addressing import ANONYMOUS_ADMIN, Me
from bot.gateways.telegram.reading import read
from tests.fake_telegram import BOT_ID, USERNAME, message
from tests.telegram_updates import BOT, comments, in_topic, replies, user

ME = Me(BOT_ID, USERNAME)
GROUP = -100200300
ANONYMOUS = {"id": ANONYMOUS_ADMIN, "is_bot": True, "username": "GroupAnonymousBot"}


def in_group(text="", **more):
    return read({"update_id": 1, **message(text, chat=GROUP, **more)}, ME)


def mention(text, name=f"@{USERNAME}", kind="mention", **more):
    before = text[: text.index(name)]
    offset, length = len(before.encode("utf-16-le")) // 2, len(name.encode("utf-16-le")) // 2
    return [{"type": kind, "offset": offset, "length": length, **more}]


# --- what calls the bot -----------------------------------------------------------------------------------------------


def test_what_a_group_says_among_itself_is_not_even_read():
    found = in_group("lunch at noon?")
    assert (found.called, found.text) == (False, "")


@pytest.mark.parametrize("text", ["/ask@RxLadderBot why", "/ask@rxladderbot why", "/ask why"])
def test_a_command_in_a_group_calls_the_bot_with_or_without_its_name(text):
    found = in_group(text)
    assert (found.called, found.command, found.argument) == (True, "ask", "why")
    assert found.is_named == ("@" in text)


def test_a_command_keeps_its_lines():
    assert in_group("/ask@RxLadderBot\nwhy\nme").argument == "why\nme"


def test_a_command_for_another_bot_is_left_alone_even_in_a_reply_to_ours():
    found = in_group("/ask@OtherBot why", **replies("Hello."))
    assert (found.called, found.text) == (False, "")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("@RxLadderBot how do I start", "how do I start"),
        ("  @rxladderbot, how do I start", "how do I start"),
        ("😀 @RxLadderBot how", "😀 how"),
        ("how does 👩🏽‍⚕️ do it, @RxLadderBot ?", "how does 👩🏽‍⚕️ do it ?"),
        ("@RxLadderBot", ""),
        ("@RxLadderBot /ask why", "/ask why"),
    ],
)
def test_a_mention_anywhere_calls_the_bot_and_is_taken_off(text, left):
    name = "@rxladderbot" if "@rxl" in text else "@RxLadderBot"
    found = in_group(text, entities=mention(text, name))
    assert (found.called, found.text) == (True, left)


def test_a_mention_of_somebody_else_does_not_call_the_bot():
    text = "@RxLadderBotty look"
    assert not in_group(text, entities=mention(text, "@RxLadderBotty")).called


def test_a_name_without_a_mention_entity_does_not_call_the_bot():
    text = "type @RxLadderBot like so"
    assert not in_group(text, entities=mention(text, kind="code")).called


def test_a_text_mention_of_the_bot_calls_it():
    assert in_group("ladder, help", entities=mention("ladder, help", "ladder", "text_mention", user=BOT)).text == "help"


def test_a_mention_in_a_caption_calls_the_bot():
    found = in_group(photo=[{}], caption="@RxLadderBot ok?", caption_entities=mention("@RxLadderBot ok?"))
    assert (found.kind, found.called, found.text) == (Kind.TEXT, True, "ok?")


def test_a_reply_to_the_bot_calls_it_and_one_to_a_member_does_not():
    ours, other = in_group("and then?", **replies("Hello.")), in_group("and then?", **replies("Hello.", to=user(8)))
    assert (ours.called, ours.answered) == (True, 44)
    assert (other.called, other.answered) == (False, 44)


@pytest.mark.parametrize("kind", ["mention", "text_mention"])
def test_a_reply_to_the_bot_that_turns_to_somebody_else_does_not_call_it(kind):
    entities = mention("@kim what about you?", "@kim", kind, **({"user": user(8)} if kind == "text_mention" else {}))
    assert not in_group("@kim what about you?", entities=entities, **replies("Hello.")).called
    asks = "@RxLadderBot @kim wants to know"
    assert in_group(asks, entities=[*mention(asks), *mention(asks, "@kim")], **replies("Hello.")).called
    assert in_group("/ask @kim", entities=mention("/ask @kim", "@kim"), **replies("Hello.")).called


def test_a_topic_opened_by_the_bot_does_not_make_every_message_in_it_a_reply():
    carries = in_topic(40, "Career")
    carries["reply_to_message"]["from"] = BOT
    found = in_group("hi all", **carries)
    assert (found.called, found.answered, found.topic) == (False, None, 40)


@pytest.mark.parametrize(
    ("text", "by"),
    [("/ask why", "command"), ("@RxLadderBot why", "mention"), ("why", "reply"), ("@RxLadderBot /ask why", "command")],
)
def test_a_command_counts_before_a_mention_and_a_mention_before_a_reply(text, by):
    entities = mention(text) if "@" in text else []
    assert in_group(text, entities=entities, **replies("Hello.")).called_by == by


def test_what_calls_nobody_is_called_by_nothing():
    assert in_group("why").called_by == ""
    assert read({"update_id": 1, **message("/ask why")}, ME).called_by == ""


# --- a call below somebody's words -----------------------------------------------------------------------------------


def pointing(text, said="how do I start?", to=None, **more):
    entities = mention(text) if "@RxLadderBot" in text and text[0] != "/" else []
    return in_group(text, entities=entities, **replies(said, to=to or user(8)), **more).text


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("@RxLadderBot", "how do I start?"),
        ("@RxLadderBot ?", "how do I start?"),
        ("👆 @RxLadderBot", "how do I start?"),
        ("/ask", "/ask how do I start?"),
        ("/ask@RxLadderBot", "/ask@RxLadderBot how do I start?"),
    ],
)
def test_a_call_without_a_question_asks_what_the_member_above_it_said(text, asks):
    assert pointing(text) == asks
    assert pointing(text, to=ANONYMOUS) == asks


@pytest.mark.parametrize(
    ("text", "asks"), [("@RxLadderBot and you?", "and you?"), ("/ask why", "/ask why"), ("/goals", "/goals")]
)
def test_a_call_with_words_of_its_own_leaves_the_words_above_it_alone(text, asks):
    assert pointing(text) == asks


def test_the_words_of_a_member_call_nothing_by_themselves():
    assert pointing("so true") == ""
    assert pointing("/ask@OtherBot") == ""


MACHINES_ABOVE = {
    "the bot's own words": BOT,
    "another bot": {"id": 50, "is_bot": True},
    "a post passed on": {"id": 777000, "first_name": "Telegram"},
}


@pytest.mark.parametrize("sender", MACHINES_ABOVE.values(), ids=MACHINES_ABOVE)
def test_words_that_no_member_said_are_not_asked(sender):
    assert pointing("@RxLadderBot", to=sender) == ""


def test_a_command_above_a_call_is_not_carried_out_by_whoever_points_at_it():
    assert pointing("@RxLadderBot", said="/forgetme") == ""
    assert pointing("/ask", said="/forgetme") == "/ask"
    bare = replies("@RxLadderBot /forgetme", to=user(8))
    bare["reply_to_message"]["entities"] = mention("@RxLadderBot /forgetme")
    assert in_group("@RxLadderBot", entities=mention("@RxLadderBot"), **bare).text == ""


def test_a_question_above_a_call_is_asked_without_the_mention_in_it():
    above = replies("how, @RxLadderBot?", to=user(8))
    above["reply_to_message"]["entities"] = mention("how, @RxLadderBot?")
    assert in_group("@RxLadderBot", entities=mention("@RxLadderBot"), **above).text == "how ?"


# --- what no person typed --------------------------------------------------------------------------------------------


MACHINES = {
    "a bot's reply to ours": {"from": {"id": 50, "is_bot": True}, **replies("Hello.")},
    "a channel's post passed on": {"from": {"id": 777000}, "sender_chat": {"id": -1009}, "is_automatic_forward": True},
    "a card of the bot's own search": {"via_bot": BOT},
}


@pytest.mark.parametrize("how", MACHINES.values(), ids=MACHINES)
def test_what_no_person_typed_is_not_answered(how):
    assert not in_group("/ask why", **how).called


def test_a_card_sent_to_the_bot_itself_is_not_answered():
    assert read({"update_id": 1, **message("Why certify ...", via_bot=BOT)}, ME).kind is Kind.NOTHING


def test_a_comment_calls_the_bot_as_any_message_does_and_belongs_to_no_topic():
    found = in_group("/ask why", **comments("A post"))
    assert (found.called, found.topic, found.answered) == (True, None, 44)
    assert not in_group("nice post", **comments("A post")).called
    assert in_group("@RxLadderBot", entities=mention("@RxLadderBot"), **comments("Why certify?")).text == ""
