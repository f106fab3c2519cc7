import asyncio
import socket

import pytest

from bot.chat import Card, Cards, Command, Need, Toast
from bot.gateways.telegram import CannotStart, TelegramGateway
from bot.gateways.telegram.addressing import Me
from bot.gateways.telegram.facts import KEPT_CHATS, Facts
from bot.gateways.telegram.reading import read
from tests.fake_telegram import BOT_ID, NAME, TOKEN, USERNAME, message, press

GROUP = -100200300
ASK = Command("ask", "Ask anything", lambda *_: [])
GOALS = Command("goals", "See your goals", lambda *_: [], in_groups=False)


@pytest.fixture
async def gateway(telegram):
    gateway = TelegramGateway(TOKEN, telegram.url)
    yield gateway
    await gateway.close()


# --- start ---------------------------------------------------------------------------------------------------------


async def test_at_the_start_the_bot_learns_its_name_and_offers_its_commands(telegram, gateway):
    assert await gateway.start([ASK, GOALS], [ASK]) == Me(BOT_ID, USERNAME, NAME)
    private, groups = telegram.of("setMyCommands")
    assert private.params["scope"] == {"type": "all_private_chats"}
    assert [command["command"] for command in private.params["commands"]] == ["ask", "goals"]
    assert groups.params["scope"] == {"type": "all_group_chats"}
    assert groups.params["commands"] == [{"command": "ask", "description": "Ask anything"}]


@pytest.mark.parametrize("status", [401, 404])
async def test_a_wrong_token_is_said_in_one_sentence(telegram, gateway, status):
    telegram.order("getMe", status, "Unauthorized")
    with pytest.raises(CannotStart, match="@BotFather") as caught:
        await gateway.start([], [])
    assert TOKEN not in str(caught.value)
    assert caught.value.__context__ is None


async def test_a_server_that_is_not_there_is_said_in_one_sentence():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    gateway = TelegramGateway(TOKEN, url)
    with pytest.raises(CannotStart, match=f"{url} cannot be reached"):
        await gateway.start([], [])
    await gateway.close()


async def test_a_server_that_is_no_bot_api_is_said_in_one_sentence(telegram, gateway):
    telegram.order("getMe", body=b'{"ok": true, "result": {}}')
    with pytest.raises(CannotStart, match="cannot be reached"):
        await gateway.start([], [])


async def test_a_refused_list_of_commands_does_not_keep_the_bot_from_starting(telegram, gateway):
    telegram.order("setMyCommands", 400, "Bad Request: BOT_COMMAND_INVALID", times=2)
    assert await gateway.start([ASK], [ASK]) == Me(BOT_ID, USERNAME, NAME)


# --- what is shown at once -----------------------------------------------------------------------------------------


def pressed(me):
    return read({"update_id": 1, **press("/goals")}, me)


async def test_a_press_is_always_answered(telegram, gateway, me):
    await gateway.show(pressed(me), ())
    assert telegram.requests[0].params == {"callback_query_id": "q7"}


async def test_a_toast_is_shown_without_marks_and_cut_where_telegram_would_refuse(telegram, gateway, me):
    await gateway.show(pressed(me), (Toast("**Noted** " + "a" * 300),))
    text = telegram.requests[0].params["text"]
    assert text.startswith("Noted aaa")
    assert len(text) == 200


async def test_a_press_under_an_inline_message_is_answered_too(telegram, gateway, me):
    query = {"update_id": 1, "callback_query": {"id": "q", "from": {"id": 7}, "inline_message_id": "x", "data": "/a"}}
    await gateway.show(read(query, me), ())
    assert telegram.of("answerCallbackQuery")


@pytest.mark.parametrize("description", ["Bad Request: query is too old and response timeout expired", "Bad Request"])
async def test_an_answer_that_comes_too_late_harms_nothing(telegram, gateway, me, description):
    telegram.order("answerCallbackQuery", 400, description)
    await gateway.show(pressed(me), (Toast("noted"),))


async def test_an_inline_search_is_answered_with_articles_for_this_person_alone(telegram, gateway, me):
    search = read({"update_id": 1, "inline_query": {"id": "q", "from": {"id": 7}, "query": "ce"}}, me)
    await gateway.show(search, (Cards([Card(str(n), "A", "about a", "**a**") for n in range(60)]),))
    params = telegram.of("answerInlineQuery")[0].params
    assert params["is_personal"] is True
    assert len(params["results"]) == 50
    assert params["results"][0]["input_message_content"]["message_text"] == "<b>a</b>"
    await gateway.show(search, ())
    assert telegram.of("answerInlineQuery")[1].params["results"] == []


# --- facts ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def clock():
    return [0.0]


@pytest.fixture
def facts(api, me, clock):
    return Facts(api, me, now=lambda: clock[0])


def asked(me, chat=GROUP):
    return read({"update_id": 1, **message("/digest", chat=chat)}, me)


async def test_a_group_tells_its_administrators_and_the_bots_rights(telegram, facts, me):
    telegram.admins[str(GROUP)] = [7, 8]
    telegram.members[str(GROUP)] = {"status": "administrator", "can_delete_messages": True, "can_pin_messages": False}
    assert await facts.about(asked(me), [Need.ADMINS, Need.RIGHTS]) == {
        Need.ADMINS: ["7", "8"],
        Need.RIGHTS: ["administrator", "can_delete_messages"],
    }


async def test_facts_are_kept_for_five_minutes(telegram, facts, me, clock):
    telegram.admins[str(GROUP)] = [7]
    await facts.about(asked(me), [Need.ADMINS])
    telegram.admins[str(GROUP)] = [8]
    clock[0] = 299
    assert await facts.about(asked(me), [Need.ADMINS]) == {Need.ADMINS: ["7"]}
    clock[0] = 301
    assert await facts.about(asked(me), [Need.ADMINS]) == {Need.ADMINS: ["8"]}


async def test_what_telegram_refuses_to_tell_is_unknown_and_asked_again_soon(telegram, facts, me, clock):
    telegram.order("getChatAdministrators", 400, "Bad Request: member list is inaccessible")
    telegram.admins[str(GROUP)] = [7]
    assert await facts.about(asked(me), [Need.ADMINS]) == {Need.ADMINS: None}
    clock[0] = 31
    assert await facts.about(asked(me), [Need.ADMINS]) == {Need.ADMINS: ["7"]}


async def test_what_telegram_does_not_tell_in_three_seconds_is_unknown(telegram, facts, me):
    telegram.order("getChatAdministrators", delay_s=10)
    began = asyncio.get_running_loop().time()
    assert await facts.about(asked(me), [Need.ADMINS]) == {Need.ADMINS: None}
    assert 2.9 < asyncio.get_running_loop().time() - began < 4


async def test_a_private_chat_has_no_administrators_to_ask_for(telegram, facts, me):
    assert await facts.about(asked(me, chat=None), [Need.ADMINS]) == {Need.ADMINS: None}
    assert telegram.requests == []


async def test_what_is_kept_does_not_grow_for_ever(telegram, facts, me):
    for number in range(1, KEPT_CHATS + 1):
        facts._known[str(-number), Need.RIGHTS] = (0.0, None)
    await facts.about(asked(me), [Need.RIGHTS])
    assert len(facts._known) == KEPT_CHATS


async def test_a_command_that_needs_a_fact_finds_it_when_it_is_taken(telegram, gateway, intake):
    telegram.admins[str(GROUP)] = [7]
    await gateway.start([], [])
    needs = {"/digest@RxLadderBot": frozenset({Need.ADMINS})}
    task = asyncio.create_task(gateway.poll(intake, lambda text: needs.get(text, frozenset())))
    await telegram.add(message("/digest@RxLadderBot", chat=GROUP), message("hello", chat=GROUP))
    await telegram.until("getUpdates", 2)
    task.cancel()
    assert [incoming.facts for incoming in intake.came] == [{Need.ADMINS: ["7"]}, {}]
