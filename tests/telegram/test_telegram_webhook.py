import asyncio
import socket
from contextlib import asynccontextmanager

import aiohttp
import pytest

from bot.chat import Menus
from bot.database import DatabaseTrouble
from bot.gateways.telegram import CannotStart, TelegramGateway, WebhookPlace
from bot.gateways.telegram.reading import ALLOWED_UPDATES
from tests.fake_telegram import TOKEN, message

SECRET = "a-secret_1"


@pytest.fixture
def place():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return WebhookPlace(f"http://127.0.0.1:{port}/hook/in", f"127.0.0.1:{port}", SECRET)


@pytest.fixture
async def gateway(telegram):
    gateway = TelegramGateway(TOKEN, telegram.url)
    await gateway.start(Menus())
    yield gateway
    await gateway.close()


@asynccontextmanager
async def listening(telegram, gateway, intake, place):
    task = asyncio.create_task(gateway.listen(intake, lambda _: ("", frozenset()), place))
    await telegram.until("setWebhook")
    await asyncio.sleep(0.01)
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def posted(place, body, secret=SECRET, method="POST"):
    headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, place.url, data=body, headers=headers) as response,
    ):
        return response.status


async def test_telegram_is_told_where_to_post_and_what_only_it_knows(telegram, gateway, intake, place):
    async with listening(telegram, gateway, intake, place):
        assert telegram.webhook == {
            "url": place.url,
            "secret_token": SECRET,
            "allowed_updates": list(ALLOWED_UPDATES),
            "max_connections": 100,
        }


async def test_an_update_is_acknowledged_only_once_it_was_taken(telegram, gateway, intake, place):
    gate = asyncio.Event()
    intake.before = lambda _: gate.wait()
    async with listening(telegram, gateway, intake, place):
        post = asyncio.create_task(telegram.post(message("hi")))
        await asyncio.sleep(0.05)
        assert not post.done()
        gate.set()
        assert await post == 200
    assert [incoming.text for incoming in intake.came] == ["hi"]


async def test_what_was_not_taken_is_sent_again(telegram, gateway, intake, place):
    intake.trouble = DatabaseTrouble("the disk is full")
    async with listening(telegram, gateway, intake, place):
        assert await telegram.post(message("hi")) == 503
        intake.trouble = None
        assert await telegram.post(message("hi")) == 200


@pytest.mark.parametrize("secret", [None, "", "another", SECRET + "x", "gehe\u00efm"])
async def test_a_stranger_is_turned_away(telegram, gateway, intake, place, secret):
    async with listening(telegram, gateway, intake, place):
        assert await posted(place, b'{"update_id": 1}', secret) == 403
    assert intake.came == []


async def test_a_stranger_is_turned_away_before_the_body_is_read(telegram, gateway, intake, place):
    async with listening(telegram, gateway, intake, place):
        host, _, port = place.listen.partition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(b"POST /hook/in HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n")
        assert b"403" in await asyncio.wait_for(reader.readline(), 5)
        writer.close()


BODIES = {
    "no JSON": (b"<html>", 400),
    "half a JSON": (b'{"update_id": 1', 400),
    "endless nesting": (b"[" * 100_000, 400),
    "bad letters": (b"\xff\xfe\xff", 400),
    "too long": (b" " * (2**20 + 1), 413),
    "no update": (b"[]", 200),
    "an odd update": (b'{"update_id": 5, "message": []}', 200),
}


@pytest.mark.parametrize(("body", "status"), BODIES.values(), ids=BODIES)
async def test_a_bad_body_gets_its_answer_and_the_server_goes_on(telegram, gateway, intake, place, body, status):
    async with listening(telegram, gateway, intake, place):
        assert await posted(place, body) == status
        assert await telegram.post(message("hi")) == 200


async def test_other_methods_and_paths_are_not_served(telegram, gateway, intake, place):
    async with listening(telegram, gateway, intake, place):
        assert await posted(place, b"", method="GET") == 405
        elsewhere = WebhookPlace(place.url + "/else", place.listen, SECRET)
        assert await posted(elsewhere, b"{}") == 404


async def test_stopping_finishes_what_is_being_taken(telegram, gateway, intake, place):
    started = asyncio.Event()

    async def slow(_):
        started.set()
        await asyncio.sleep(0.1)

    intake.before = slow
    async with listening(telegram, gateway, intake, place) as task:
        post = asyncio.create_task(telegram.post(message("hi")))
        await started.wait()
        task.cancel()
        await asyncio.wait([task])
        assert await post == 200
    assert len(intake.came) == 1


async def test_an_address_telegram_refuses_is_said_in_one_sentence(telegram, gateway, intake, place):
    telegram.order("setWebhook", 400, "Bad Request: bad webhook: HTTPS url must be provided")
    with pytest.raises(CannotStart, match=r"WEBHOOK_URL \(Bad webhook: https url must be provided\)"):
        await gateway.listen(intake, lambda _: ("", frozenset()), place)


async def test_a_port_in_use_is_said_in_one_sentence(telegram, gateway, intake, place):
    host, _, port = place.listen.partition(":")
    with socket.create_server((host, int(port))), pytest.raises(CannotStart, match="WEBHOOK_LISTEN"):
        await gateway.listen(intake, lambda _: ("", frozenset()), place)


@pytest.mark.parametrize("secret", ["", "with space", "x" * 257])
async def test_a_secret_telegram_would_not_take_is_said_in_one_sentence(gateway, intake, place, secret):
    with pytest.raises(CannotStart, match="WEBHOOK_SECRET"):
        await gateway.listen(intake, lambda _: ("", frozenset()), WebhookPlace(place.url, place.listen, secret))
