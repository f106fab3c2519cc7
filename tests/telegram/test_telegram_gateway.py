import socket

import pytest

from bot.chat import Card, Cards, Command, For, Menus, Toast
from bot.gateways.telegram import CannotStart, TelegramGateway
from bot.gateways.telegram.addressing import Me
from bot.gateways.telegram.reading import read
from tests.fake_telegram import BOT_ID, NAME, TOKEN, USERNAME, press

ASK = Command("ask", "Ask anything", lambda *_: [])
GOALS = Command("goals", "See your goals", lambda *_: [], in_groups=False)
SETUP = Command("setup", "Set the bot up here", lambda *_: [], shown_to=For.ADMINS)
STATUS = Command("status", "See how the bot is", lambda *_: [], shown_to=For.OPERATORS)


@pytest.fixture
async def gateway(telegram):
    gateway = TelegramGateway(TOKEN, telegram.url)
    yield gateway
    await gateway.close()


def offered(telegram):
    """List for whom which commands were offered."""
    asked = [request.params for request in telegram.of("setMyCommands")]
    return [(each["scope"], [command["command"] for command in each["commands"]]) for each in asked]


# --- start ---------------------------------------------------------------------------------------------------------


async def test_at_the_start_the_bot_learns_its_name_and_offers_its_commands(telegram, gateway):
    assert await gateway.start(Menus([ASK, GOALS], [ASK], [SETUP], [STATUS]), {9, 8}) == Me(BOT_ID, USERNAME, NAME)
    assert offered(telegram) == [
        ({"type": "all_private_chats"}, ["ask", "goals"]),
        ({"type": "all_group_chats"}, ["ask"]),
        ({"type": "all_chat_administrators"}, ["ask", "setup"]),
        ({"type": "chat", "chat_id": 8}, ["ask", "goals", "status"]),
        ({"type": "chat", "chat_id": 9}, ["ask", "goals", "status"]),
    ]
    assert telegram.of("setMyCommands")[1].params["commands"] == [{"command": "ask", "description": "Ask anything"}]


async def test_operators_without_commands_of_their_own_see_what_everybody_sees(telegram, gateway):
    await gateway.start(Menus([ASK], [ASK], [SETUP]), {8})
    assert [scope["type"] for scope, _ in offered(telegram)] == [
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
    ]


async def test_an_operator_who_never_wrote_to_the_bot_does_not_keep_it_from_starting(telegram, gateway):
    telegram.order("setMyCommands", 400, "Bad Request: chat not found", chat=None, times=4)
    assert await gateway.start(Menus([ASK], [ASK], [], [STATUS]), {8, 9}) == Me(BOT_ID, USERNAME, NAME)
    assert len(offered(telegram)) == 5


@pytest.mark.parametrize("status", [401, 404])
async def test_a_wrong_token_is_said_in_one_sentence(telegram, gateway, status):
    telegram.order("getMe", status, "Unauthorized")
    with pytest.raises(CannotStart, match="@BotFather") as caught:
        await gateway.start(Menus())
    assert TOKEN not in str(caught.value)
    assert caught.value.__context__ is None


async def test_a_server_that_is_not_there_is_said_in_one_sentence():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    gateway = TelegramGateway(TOKEN, url)
    with pytest.raises(CannotStart, match=f"{url} cannot be reached"):
        await gateway.start(Menus())
    await gateway.close()


async def test_a_server_that_is_no_bot_api_is_said_in_one_sentence(telegram, gateway):
    telegram.order("getMe", body=b'{"ok": true, "result": {}}')
    with pytest.raises(CannotStart, match="cannot be reached"):
        await gateway.start(Menus())


async def test_a_refused_list_of_commands_does_not_keep_the_bot_from_starting(telegram, gateway):
    telegram.order("setMyCommands", 400, "Bad Request: BOT_COMMAND_INVALID", times=3)
    assert await gateway.start(Menus([ASK], [ASK])) == Me(BOT_ID, USERNAME, NAME)


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


async def test_a_notice_that_leads_into_the_private_chat_carries_its_link(telegram, gateway, me):
    await gateway.start(Menus())
    await gateway.show(pressed(me), (Toast("This one is Kim's"), Toast("Yours is here", opens="goals")))
    assert telegram.of("answerCallbackQuery")[0].params == {
        "callback_query_id": "q7",
        "text": "This one is Kim's Yours is here",
        "url": f"https://t.me/{USERNAME}?start=goals",
    }


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
