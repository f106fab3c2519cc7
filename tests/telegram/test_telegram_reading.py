import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat import Kind
from bot.gateways.telegram.addressing import ANONYMOUS_ADMIN, Me
from bot.gateways.telegram.reading import ALLOWED_UPDATES, read
from tests.fake_telegram import BOT_ID, USERNAME, message, press

CHATTER = Path(__file__).parent.parent / "questions" / "chatter-dev.jsonl"
ME = Me(BOT_ID, USERNAME)
US = {"id": BOT_ID, "is_bot": True, "username": USERNAME}
GROUP = -100200300


def said(text="", **more):
    return read({"update_id": 1, **message(text, **more)}, ME)


def in_group(text="", **more):
    return said(text, chat=GROUP, **more)


def mention(text, name=f"@{USERNAME}", kind="mention", **more):
    before = text[: text.index(name)]
    offset, length = len(before.encode("utf-16-le")) // 2, len(name.encode("utf-16-le")) // 2
    return [{"type": kind, "offset": offset, "length": length, **more}]


# --- who is meant --------------------------------------------------------------------------------------------------


def test_everything_in_private_is_meant_for_the_bot():
    found = said("how do I start?")
    assert (found.kind, found.called, found.is_group) == (Kind.TEXT, True, False)
    assert (found.person, found.chat, found.message, found.sent_at) == ("7", "7", 1, 1_800_000_000)


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
    found = in_group("/ask@OtherBot why", reply_to_message={"message_id": 3, "from": US})
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
    assert in_group("ladder, help", entities=mention("ladder, help", "ladder", "text_mention", user=US)).text == "help"


def test_a_mention_in_a_caption_calls_the_bot():
    found = in_group(photo=[{}], caption="@RxLadderBot ok?", caption_entities=mention("@RxLadderBot ok?"))
    assert (found.kind, found.called, found.text) == (Kind.TEXT, True, "ok?")


def test_a_reply_to_the_bot_calls_it_and_one_to_a_member_does_not():
    ours = in_group("and then?", reply_to_message={"message_id": 3, "from": US})
    other = in_group("and then?", reply_to_message={"message_id": 3, "from": {"id": 8}})
    assert (ours.called, ours.answered) == (True, 3)
    assert (other.called, other.answered) == (False, 3)


def test_a_topic_opened_by_the_bot_does_not_make_every_message_in_it_a_reply():
    head = {"message_id": 40, "from": US, "forum_topic_created": {"name": "Career"}}
    found = in_group("hi all", is_topic_message=True, message_thread_id=40, reply_to_message=head)
    assert (found.called, found.answered, found.topic) == (False, None, 40)


def test_a_thread_of_replies_is_no_topic():
    assert in_group("/ask why", message_thread_id=99).topic is None


MACHINES = {
    "a bot's reply to ours": {"from": {"id": 50, "is_bot": True}, "reply_to_message": {"message_id": 3, "from": US}},
    "a channel's post passed on": {"from": {"id": 777000}, "sender_chat": {"id": -1009}, "is_automatic_forward": True},
    "a card of the bot's own search": {"via_bot": US},
}


@pytest.mark.parametrize("how", MACHINES.values(), ids=MACHINES)
def test_what_no_person_typed_is_not_answered(how):
    assert not in_group("/ask why", **how).called


def test_a_card_sent_to_the_bot_itself_is_not_answered():
    assert said("Why certify ...", via_bot=US).kind is Kind.NOTHING


# --- who speaks ----------------------------------------------------------------------------------------------------


def test_an_anonymous_administrator_may_ask_but_is_nobody():
    anonymous = {"id": ANONYMOUS_ADMIN, "is_bot": True, "username": "GroupAnonymousBot"}
    found = in_group("/ask why", **{"from": anonymous}, sender_chat={"id": GROUP, "type": "supergroup"})
    assert (found.called, found.person) == (True, str(GROUP))
    assert in_group("/ask why", **{"from": anonymous}).person == ""


# --- other kinds ---------------------------------------------------------------------------------------------------


def test_a_press_says_its_data_and_knows_its_message():
    found = read({"update_id": 1, **press("/goal_done 3", chat=GROUP)}, ME)
    assert (found.kind, found.text, found.press, found.message) == (Kind.PRESS, "/goal_done 3", "q7", 5)
    assert found.is_group
    assert found.called


def test_a_press_under_an_inaccessible_message_has_no_message_to_edit():
    assert read({"update_id": 1, **press("/goals", date=0)}, ME).message is None


def test_a_press_under_an_inline_message_is_nothing_but_can_be_answered():
    found = read({"update_id": 1, "callback_query": {"id": "q", "from": {"id": 7}, "inline_message_id": "x"}}, ME)
    assert (found.kind, found.chat, found.press) == (Kind.NOTHING, "", "q")


def test_an_inline_search_is_read():
    found = read({"update_id": 1, "inline_query": {"id": "q", "from": {"id": 7}, "query": "ce hours"}}, ME)
    assert (found.kind, found.text, found.press, found.person) == (Kind.SEARCH, "ce hours", "q", "7")


def test_an_edit_is_marked_as_one():
    edit = {"update_id": 1, "edited_message": message("better words")["message"]}
    assert read(edit, ME).edited


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        ({"status": "member"}, {"status": "kicked"}, Kind.LEFT),
        ({"status": "kicked"}, {"status": "member"}, Kind.RETURNED),
        ({"status": "left"}, {"status": "administrator"}, Kind.RETURNED),
        ({"status": "member"}, {"status": "restricted", "is_member": False}, Kind.LEFT),
        ({"status": "member"}, {"status": "administrator"}, Kind.NOTHING),
    ],
)
@pytest.mark.parametrize("chat", [{"id": 7, "type": "private"}, {"id": GROUP, "type": "supergroup"}], ids=str)
def test_leaving_and_coming_back_are_told_apart(was, now, kind, chat):
    change = {"chat": chat, "from": {"id": 7}, "date": 5, "old_chat_member": was, "new_chat_member": now}
    assert read({"update_id": 1, "my_chat_member": change}, ME).kind is kind


def test_removing_the_bot_from_a_group_says_nothing_about_the_person():
    chat = {"id": GROUP, "type": "group"}
    change = {"chat": chat, "from": {"id": 7}, "new_chat_member": {"status": "kicked"}}
    assert read({"update_id": 1, "my_chat_member": change}, ME).person == ""


def test_a_group_that_moves_says_where_and_only_once():
    moves = in_group(migrate_to_chat_id=-1007)
    assert (moves.kind, moves.chat, moves.moved_to) == (Kind.MIGRATED, str(GROUP), "-1007")
    assert in_group(migrate_from_chat_id=-55).kind is Kind.NOTHING


@pytest.mark.parametrize("what", ["photo", "voice", "sticker", "document", "location"])
def test_what_cannot_be_read_is_said_so_in_private_only(what):
    assert said(**{what: {}}).kind is Kind.UNREADABLE
    assert not in_group(**{what: {}}, reply_to_message={"message_id": 3, "from": US}).called


@pytest.mark.parametrize("what", ["new_chat_members", "pinned_message", "forum_topic_created", "new_chat_title"])
def test_service_messages_are_nothing(what):
    assert in_group(**{what: {}}).kind is Kind.NOTHING


@pytest.mark.parametrize("update", ["channel_post", "message_reaction", "poll_answer", "something_new"])
def test_updates_we_did_not_ask_for_are_nothing(update):
    assert read({"update_id": 1, update: message("hi")["message"]}, ME).kind is Kind.NOTHING


# --- hostile shapes ------------------------------------------------------------------------------------------------

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["private", "group", "\ud800"])
)
NAMES = """
    update_id message edited_message callback_query inline_query my_chat_member chat id type from text caption entities
    offset length user date message_id reply_to_message is_topic_message message_thread_id sender_chat via_bot data
    query old_chat_member new_chat_member status migrate_to_chat_id photo is_bot
"""
KEYS = st.sampled_from(NAMES.split())
ANY_JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=8), max_leaves=40
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(ALLOWED_UPDATES), st.dictionaries(KEYS, ANY_JSON, max_size=12))
def test_no_shape_makes_reading_fail(name, inside):
    found = read({"update_id": 5, name: inside}, ME)
    assert found.number == 5
    for text in (found.text, found.chat, found.person, found.press or ""):
        text.encode()


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["private", "supergroup"]),
    st.text(),
    st.lists(st.fixed_dictionaries({"type": st.just("mention"), "offset": st.integers(), "length": st.integers()})),
    st.dictionaries(KEYS, ANY_JSON),
)
def test_no_entity_makes_reading_fail(kind, text, entities, reply):
    more = {"entities": entities, "reply_to_message": reply, "chat": {"id": 1, "type": kind}}
    assert said(text, **more).number == 1


@given(ANY_JSON)
def test_without_a_number_there_is_no_update(update):
    if not isinstance(update, dict) or type(update.get("update_id")) is not int:
        assert read(update, ME) is None


# --- the chatter of a group ----------------------------------------------------------------------------------------


LINES = [json.loads(line) for line in CHATTER.read_text().splitlines()]


def delivered(line, kind):
    """Write a line of chatter as Telegram delivers it in a group, a supergroup or a forum topic."""
    chat = {"id": -55 if kind == "group" else GROUP, "type": "group" if kind == "group" else "supergroup"}
    more = {"chat": chat}
    if kind == "topic":
        more |= {"is_topic_message": True, "message_thread_id": 40}
        more["reply_to_message"] = {"message_id": 40, "from": {"id": 9}, "forum_topic_created": {}}
    if line["reply_to"]:
        more["reply_to_message"] = {"message_id": 44, "from": US if line["reply_to"] == "bot" else {"id": 9}}
        if kind == "supergroup":
            more["message_thread_id"] = 44
    text, words = line["text"], line["text"].split()
    kinds = [(word, "bot_command") for word in words[:1] if word.startswith("/")]
    kinds += [(word.rstrip("?,."), "mention") for word in words if word.startswith("@")]
    more["entities"] = [entity for word, what in kinds for entity in mention(text, word, what)]
    return message(text, **more)


@pytest.mark.parametrize("kind", ["group", "supergroup", "topic"])
@pytest.mark.parametrize("line", LINES, ids=lambda line: line["text"][:30])
def test_the_bot_is_called_in_a_group_exactly_when_it_is_meant(line, kind):
    found = read({"update_id": 1, **delivered(line, kind)}, ME)
    assert found.called == (line["expect"] == "speak")
    assert found.topic == (40 if kind == "topic" else None)
