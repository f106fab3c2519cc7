"""What only Telegram knows of a group or channel, and when it is asked."""

import asyncio

import pytest

from bot.chat import Chat, Need
from bot.gateways.telegram.arrival import Arrival
from bot.gateways.telegram.facts import KEPT_CHATS, Facts
from tests.fake_telegram import message
from tests.telegram_updates import bot_is, channel, supergroup

GROUP, CHANNEL = -100200300, -100900
HERE, THERE = str(GROUP), str(CHANNEL)


@pytest.fixture
def clock():
    return [0.0]


@pytest.fixture
def facts(api, me, clock):
    return Facts(api, me, now=lambda: clock[0])


async def test_a_group_tells_its_administrators_and_the_bots_rights(telegram, facts):
    telegram.admins[HERE] = [7, 8]
    telegram.members[HERE] = {"status": "administrator", "can_delete_messages": True, "can_pin_messages": False}
    assert await facts.about(HERE, [Need.ADMINS, Need.RIGHTS]) == {
        Need.ADMINS: ["7", "8"],
        Need.RIGHTS: ["administrator", "can_delete_messages"],
    }


async def test_a_channel_tells_what_it_is_and_who_its_administrators_are(telegram, facts):
    telegram.chats[THERE] = channel(CHANNEL) | {"linked_chat_id": GROUP}
    telegram.members[THERE] = {"status": "administrator", "can_post_messages": True}
    telegram.admins[THERE] = [7]
    assert await facts.about(THERE, Need) == {
        Need.ADMINS: ["7"],
        Need.RIGHTS: ["administrator", "can_post_messages"],
        Need.CHAT: Chat("News", is_channel=True, is_linked=True, hears_all=True),
    }


async def test_the_administrators_of_a_channel_are_those_who_may_post_there(telegram, facts):
    def admin(person, status="administrator", **rights):
        return {"status": status, "user": {"id": person}, **rights}

    may_not, may = {"can_post_messages": False}, {"can_post_messages": True}
    telegram.admins[THERE] = [admin(6, "creator"), admin(7, **may_not), admin(8, **may), admin(9), admin(99, **may)]
    assert await facts.about(THERE, [Need.ADMINS]) == {Need.ADMINS: ["6", "8", "99"]}


@pytest.mark.parametrize(
    ("reads_all", "status", "hears_all"),
    [(False, "member", False), (True, "member", True), (False, "administrator", True)],
)
async def test_a_group_is_heard_in_full_without_privacy_mode_or_by_an_administrator(
    telegram, facts, reads_all, status, hears_all
):
    telegram.me["can_read_all_group_messages"] = reads_all
    telegram.chats[HERE], telegram.members[HERE] = supergroup(GROUP, is_forum=True), {"status": status}
    assert await facts.about(HERE, [Need.CHAT]) == {
        Need.CHAT: Chat("Night shift", has_topics=True, hears_all=hears_all)
    }


async def test_facts_are_kept_for_five_minutes(telegram, facts, clock):
    telegram.admins[HERE] = [7]
    await facts.about(HERE, [Need.ADMINS])
    telegram.admins[HERE] = [8]
    clock[0] = 299
    assert await facts.about(HERE, [Need.ADMINS]) == {Need.ADMINS: ["7"]}
    clock[0] = 301
    assert await facts.about(HERE, [Need.ADMINS]) == {Need.ADMINS: ["8"]}


@pytest.mark.parametrize("need", Need)
async def test_what_telegram_refuses_to_tell_is_unknown_and_asked_again_soon(telegram, facts, clock, need):
    telegram.order("*", 400, "Bad Request: member list is inaccessible", chat=HERE, times=2 if need is Need.CHAT else 1)
    telegram.admins[HERE], telegram.chats[HERE] = [7], supergroup(GROUP)
    assert await facts.about(HERE, [need]) == {need: None}
    clock[0] = 31
    assert (await facts.about(HERE, [need]))[need]


@pytest.mark.parametrize("need", Need)
async def test_an_answer_in_an_unknown_shape_is_no_fact(telegram, facts, need):
    telegram.order("*", body=b'{"ok": true, "result": "no"}', times=None)
    assert await facts.about(HERE, [need]) == {need: None}


async def test_what_telegram_does_not_tell_in_three_seconds_is_unknown(telegram, facts):
    telegram.order("getChatAdministrators", delay_s=10)
    began = asyncio.get_running_loop().time()
    assert await facts.about(HERE, [Need.ADMINS]) == {Need.ADMINS: None}
    assert 2.9 < asyncio.get_running_loop().time() - began < 4


@pytest.mark.parametrize("chat", ["7", ""])
async def test_a_private_chat_has_no_administrators_to_ask_for(telegram, facts, chat):
    assert await facts.about(chat, [Need.ADMINS]) == {Need.ADMINS: None}
    assert telegram.requests == []


async def test_what_is_kept_does_not_grow_for_ever(facts):
    for number in range(1, KEPT_CHATS + 1):
        facts._known[str(-number), Need.RIGHTS] = (0.0, None)
    await facts.about(HERE, [Need.RIGHTS])
    assert len(facts._known) == KEPT_CHATS


# --- on the way in -------------------------------------------------------------------------------------------------


@pytest.fixture
def bring(me, intake, facts):
    """Bring updates that need the administrators of the group, wherever they come from."""

    async def bring(*updates):
        for number, update in enumerate(updates):
            await arrival.bring({"update_id": number, **update})
        return [incoming.facts for incoming in intake.came]

    arrival = Arrival(me, intake, needs, facts, None)
    return bring


def needs(incoming):
    if incoming.command == "broken":
        raise ZeroDivisionError
    return HERE, frozenset({Need.ADMINS} if incoming.command == "setup" else ())


async def test_a_command_finds_the_facts_it_needs_even_about_another_chat(telegram, bring):
    telegram.admins[HERE] = [7]
    here, there, none = await bring(message("/setup", chat=GROUP), message("/setup"), message("/help"))
    assert here == there == {Need.ADMINS: ["7"]}
    assert none == {}


async def test_nothing_is_asked_for_what_a_group_says_among_itself(telegram, bring):
    assert await bring(message("/setup@OtherBot", chat=GROUP), message("setup", chat=GROUP)) == [{}, {}]
    assert telegram.requests == []


async def test_a_new_right_of_the_bots_is_known_at_once(telegram, bring):
    telegram.admins[HERE] = [7]
    await bring(message("/setup"))
    telegram.admins[HERE] = [7, 8]
    promoted = bot_is("administrator", supergroup(GROUP), was="member")
    assert (await bring(promoted, message("/setup")))[-1] == {Need.ADMINS: ["7", "8"]}


async def test_needs_that_cannot_be_told_leave_the_facts_unknown_and_the_update_is_taken(bring, caplog):
    assert await bring(message("/broken 12345")) == [{}]
    assert "ZeroDivisionError at test_telegram_facts.py" in caplog.text
    assert "12345" not in caplog.text
