import socket
from datetime import timedelta
from functools import partial

import pytest
from telegram.error import NetworkError, RetryAfter, TelegramError

from bot.delivery import Delivered, Gone, Lost, Migrated, Outgoing, Refused, Stop, Unreachable, Wait
from bot.gateways.telegram import TelegramGateway
from bot.gateways.telegram.request import NeverConnected
from bot.gateways.telegram.trouble import wait_s
from tests.fake_telegram import TOKEN

HELLO = Outgoing(1, "7", "send", {"text": "hi"})
EDIT = Outgoing(2, "7", "edit", {"text": "hi"}, message=9)
REBUTTON = Outgoing(3, "7", "rebutton", {}, message=9)
REACT = Outgoing(4, "7", "react", {"emoji": "👍"}, message=9)
MISPLACED = partial(Refused, is_misplaced=True)
REMOVE = Outgoing(5, "7", "remove", {}, message=9)

REFUSALS = {
    "blocked": (HELLO, 403, "Forbidden: bot was blocked by the user", {}, Unreachable),
    "never started": (HELLO, 403, "Forbidden: bot can't initiate conversation with a user", {}, Unreachable),
    "kicked": (HELLO, 403, "Forbidden: bot was kicked from the supergroup chat", {}, Unreachable),
    "no such chat": (HELLO, 400, "Bad Request: chat not found", {}, Unreachable),
    "flood": (HELLO, 429, "Too Many Requests: retry after 17", {"retry_after": 17}, Wait(17.0)),
    "flood without a time": (HELLO, 429, "Too Many Requests", {}, Wait),
    "moved": (HELLO, 400, "Bad Request: group chat was upgraded", {"migrate_to_chat_id": -1009}, Migrated("-1009")),
    "not modified": (EDIT, 400, "Bad Request: message is not modified: same content", {}, Delivered()),
    "edit gone": (EDIT, 400, "Bad Request: message to edit not found", {}, Gone()),
    "edit too old": (EDIT, 400, "Bad Request: message can't be edited", {}, Gone()),
    "edit bad id": (EDIT, 400, "Bad Request: MESSAGE_ID_INVALID", {}, Gone()),
    "edit of a picture": (EDIT, 400, "Bad Request: there is no text in the message to edit", {}, Gone()),
    "buttons of a message that is gone": (REBUTTON, 400, "Bad Request: message to edit not found", {}, Delivered()),
    "buttons taken away twice": (REBUTTON, 400, "Bad Request: message is not modified", {}, Delivered()),
    "react gone": (REACT, 400, "Bad Request: message to react not found", {}, Delivered()),
    "remove gone": (REMOVE, 400, "Bad Request: message to delete not found", {}, Delivered()),
    "remove too old": (REMOVE, 400, "Bad Request: message can't be deleted", {}, Delivered()),
    "no such topic": (HELLO, 400, "Bad Request: message thread not found", {}, MISPLACED("Message thread not found")),
    "closed topic": (HELLO, 400, "Bad Request: TOPIC_CLOSED", {}, MISPLACED("Topic_closed")),
    "bad markup": (HELLO, 400, "Bad Request: can't parse entities: Unsupported start tag", {}, Refused),
    "too large": (HELLO, 413, "Request Entity Too Large", {}, Refused),
    "bad token": (HELLO, 401, "Unauthorized", {}, Stop),
    "no such method": (HELLO, 404, "Not Found", {}, Stop),
    "two bots": (HELLO, 409, "Conflict: terminated by other getUpdates request", {}, Stop),
    "Telegram's own trouble": (HELLO, 502, "Bad Gateway", {}, Lost),
    "an unknown status": (HELLO, 599, "What", {}, Lost),
}


@pytest.fixture
async def gateway(telegram):
    gateway = TelegramGateway(TOKEN, telegram.url)
    yield gateway
    await gateway.close()


@pytest.mark.parametrize(("row", "status", "description", "parameters", "expected"), REFUSALS.values(), ids=REFUSALS)
async def test_a_refusal_means_what_delivery_expects(telegram, gateway, row, status, description, parameters, expected):
    telegram.order("*", status, description, **parameters)
    outcome = await gateway.send(row)
    assert outcome == expected or (isinstance(expected, type) and isinstance(outcome, expected))


BROKEN = {
    "no JSON": (200, b"<html>gateway</html>"),
    "no JSON with an error": (502, b"<html>gateway</html>"),
    "a list": (200, b"[]"),
    "a list with an error": (400, b"[1]"),
    "no result": (200, b'{"ok": true}'),
    "odd parameters": (429, b'{"ok": false, "parameters": {"retry_after": "soon"}}'),
    "endless nesting": (200, b"[" * 100_000),
    "empty": (200, b""),
}


@pytest.mark.parametrize(("status", "body"), BROKEN.values(), ids=BROKEN)
async def test_an_answer_that_is_none_counts_as_lost(telegram, gateway, status, body):
    telegram.order("sendMessage", status, body=body)
    outcome = await gateway.send(HELLO)
    assert isinstance(outcome, Lost | Refused)
    assert status == 400 or isinstance(outcome, Lost)


async def test_an_answer_that_does_not_come_counts_as_lost(telegram, api):
    telegram.order("sendMessage", delay_s=1)
    with pytest.raises(NetworkError, match="in time"):
        await api.call("sendMessage", read_s=0.1, chat_id=7, text="hi")


async def test_a_server_that_is_not_there_is_told_apart(gateway):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    nowhere = TelegramGateway(TOKEN, f"http://127.0.0.1:{port}")
    outcome = await nowhere.send(HELLO)
    assert outcome == Lost("could not connect (ClientConnectorError)")
    with pytest.raises(NeverConnected):
        await nowhere._api.call("getMe")
    await nowhere.close()


async def test_an_address_that_is_none_counts_as_lost():
    gateway = TelegramGateway(TOKEN, "http://[half")
    assert isinstance(await gateway.send(HELLO), Lost)
    await gateway.close()


@pytest.mark.parametrize("as_timedelta", [True, False])
def test_the_time_to_wait_is_read_in_both_forms(monkeypatch, as_timedelta):
    monkeypatch.setenv("PTB_TIMEDELTA", str(as_timedelta).lower())
    assert wait_s(RetryAfter(timedelta(seconds=9))) == 9.0


async def test_a_refusal_for_one_chat_leaves_the_others_alone(telegram, gateway):
    telegram.order("sendMessage", 403, "Forbidden: bot was blocked by the user", chat=7)
    assert await gateway.send(HELLO) == Unreachable()
    assert await gateway.send(Outgoing(2, "8", "send", {"text": "hi"})) == Delivered(1)


async def test_every_error_stands_alone(telegram, api):
    telegram.order("sendMessage", delay_s=1)
    with pytest.raises(TelegramError) as caught:
        await api.call("sendMessage", read_s=0.05, chat_id=7, text="hi")
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None
