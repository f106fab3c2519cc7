import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat import Kind
from bot.gateways.telegram.addressing import ANONYMOUS_ADMIN, Me
from bot.gateways.telegram.reading import ALLOWED_UPDATES, read
from tests.fake_telegram import BOT_ID, USERNAME, message, press
from tests.telegram_updates import BOT, bot_is, channel, gone, in_topic, joined, migrated, replies, supergroup

ME = Me(BOT_ID, USERNAME)
GROUP = -100200300


def said(text="", **more):
    return read({"update_id": 1, **message(text, **more)}, ME)


def in_group(text="", **more):
    return said(text, chat=GROUP, **more)


# --- who speaks, and where -------------------------------------------------------------------------------------------


def test_everything_in_private_is_meant_for_the_bot():
    found = said("how do I start?")
    assert (found.kind, found.called, found.is_group) == (Kind.TEXT, True, False)
    assert (found.person, found.chat, found.message, found.sent_at) == ("7", "7", 1, 1_800_000_000)


def test_an_anonymous_administrator_may_ask_but_is_nobody():
    anonymous = {"id": ANONYMOUS_ADMIN, "is_bot": True, "username": "GroupAnonymousBot"}
    found = in_group("/ask why", **{"from": anonymous}, sender_chat={"id": GROUP, "type": "supergroup"})
    assert (found.called, found.person, found.as_group) == (True, str(GROUP), True)
    assert in_group("/ask why", **{"from": anonymous}).person == ""


def test_whoever_speaks_as_a_channel_is_no_administrator_of_the_group():
    stand_in = {"id": 136817688, "is_bot": True, "first_name": "Channel"}
    found = in_group("/ask why", **{"from": stand_in}, sender_chat={"id": -1009, "type": "channel", "title": "News"})
    assert (found.called, found.person, found.as_group, found.name) == (True, "-1009", False, "News")
    assert not in_group("/ask why").as_group


def test_a_reply_in_private_knows_what_it_answers():
    assert said("yes", **replies("Ready?")).answered == 44


def test_whoever_calls_is_known_by_their_first_name_and_the_group_by_its_title():
    found = said("/ask why", chat=supergroup(GROUP), **in_topic(40, "Career"))
    assert (found.name, found.title, found.topic_name, found.topic) == ("Kim", "Night shift", "Career", 40)


def test_a_reply_in_a_topic_does_not_tell_the_topics_name():
    found = said("/ask why", chat=GROUP, **in_topic(40, "Career") | replies("Hello."))
    assert (found.topic, found.topic_name) == (40, "")


def test_the_name_of_somebody_who_did_not_call_is_not_read():
    assert said("lunch at noon?", chat=supergroup(GROUP)).name == ""


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("  Kim \n Lee\x00 ", "Kim Lee"),
        ("\u202eKim\u2066", "Kim"),
        ("👩\u200d⚕️", "👩\u200d⚕️"),
        ("K" * 80, "K" * 64),
        ("\u200b", ""),
        (None, ""),
    ],
)
def test_a_name_is_one_line_of_what_can_be_seen(name, shown):
    assert said("hi", **{"from": {"id": 7, "first_name": name}}).name == shown


def test_general_and_a_thread_of_replies_are_no_topics():
    assert said("/ask why", chat=supergroup(GROUP, is_forum=True)).topic is None
    assert in_group("/ask why", message_thread_id=99).topic is None
    assert in_group("/ask why", message_thread_id=99, is_topic_message=False).topic is None


# --- other kinds ---------------------------------------------------------------------------------------------------


def test_a_press_says_its_data_and_knows_its_message():
    found = read({"update_id": 1, **press("/goal_done 3", chat=GROUP)}, ME)
    assert (found.kind, found.text, found.press, found.message) == (Kind.PRESS, "/goal_done 3", "q7", 5)
    assert found.is_group
    assert found.called
    assert found.called_by == ""


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


CHATS = {"private": {"id": 7, "type": "private"}, "group": supergroup(GROUP), "channel": channel(-1009)}


@pytest.mark.parametrize(
    ("was", "now", "rights", "kind"),
    [
        ("member", "kicked", {}, Kind.LEFT),
        ("kicked", "member", {}, Kind.RETURNED),
        ("left", "administrator", {"can_post_messages": True}, Kind.RETURNED),
        ("member", "restricted", {"is_member": False}, Kind.LEFT),
        ("member", "administrator", {}, Kind.NOTHING),
    ],
)
@pytest.mark.parametrize("chat", CHATS)
def test_leaving_and_coming_back_are_told_apart(chat, was, now, rights, kind):
    found = read({"update_id": 1, **bot_is(now, CHATS[chat], was=was, **rights)}, ME)
    assert found.kind is kind
    if kind is not Kind.NOTHING:
        assert (found.is_group, found.is_channel) == (chat == "group", chat == "channel")
        assert found.title == CHATS[chat].get("title", "")


@pytest.mark.parametrize("chat", ["group", "channel"])
def test_whoever_brings_the_bot_is_known_and_whoever_removes_it_says_nothing_about_themselves(chat):
    brought = read({"update_id": 1, **bot_is("administrator", CHATS[chat])}, ME)
    removed = read({"update_id": 1, **bot_is("kicked", CHATS[chat], was="member")}, ME)
    assert (brought.person, brought.name) == ("7", "Kim")
    assert (removed.person, removed.name) == ("", "")


def test_an_administrator_without_a_name_brings_the_bot_as_nobody():
    assert read({"update_id": 1, **bot_is("member", supergroup(GROUP), by=ANONYMOUS_ADMIN)}, ME).person == ""


@pytest.mark.parametrize("by", [None, 9])
def test_a_member_who_leaves_or_is_put_out_is_gone(by):
    found = read({"update_id": 1, **gone(8, supergroup(GROUP), by)}, ME)
    assert (found.kind, found.person, found.is_group, found.called) == (Kind.GONE, "8", True, False)


def test_a_bot_that_leaves_is_nothing():
    assert in_group(left_chat_member=BOT).kind is Kind.NOTHING


def test_a_group_that_moves_says_where_and_only_once():
    moves, moved = (read({"update_id": 1, **each}, ME) for each in migrated(-55, -1007))
    assert (moves.kind, moves.chat, moves.moved_to) == (Kind.MIGRATED, "-55", "-1007")
    assert moved.kind is Kind.NOTHING


@pytest.mark.parametrize("what", ["photo", "voice", "sticker", "document", "location"])
def test_what_cannot_be_read_is_said_so_in_private_only(what):
    assert said(**{what: {}}).kind is Kind.UNREADABLE
    assert not in_group(**{what: {}}, **replies("Hello.")).called


SERVICE = (
    "pinned_message new_chat_title delete_chat_photo group_chat_created forum_topic_created forum_topic_edited "
    "forum_topic_closed forum_topic_reopened general_forum_topic_hidden video_chat_started boost_added"
)


@pytest.mark.parametrize("what", SERVICE.split())
def test_service_messages_are_nothing(what):
    assert in_group(**{what: {}}).kind is Kind.NOTHING


def test_a_flood_of_joins_is_nothing():
    assert read({"update_id": 1, **joined(*range(8, 60), chat=supergroup(GROUP))}, ME).kind is Kind.NOTHING


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
    query old_chat_member new_chat_member status migrate_to_chat_id photo is_bot left_chat_member first_name title
    forum_topic_created name is_automatic_forward forward_origin sender_user external_reply quote
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
    for text in (found.text, found.chat, found.person, found.press or "", found.name, found.title, found.topic_name):
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
