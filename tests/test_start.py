"""The start of the bot at a platform that is busy."""

import pytest

from bot.chat import Menus
from bot.gateways.telegram import TelegramGateway
from tests.fake_telegram import TOKEN, FakeTelegram


@pytest.mark.parametrize("method", ["getMe", "setMyCommands"])
async def test_being_asked_to_wait_at_the_start_is_no_trouble(method):
    async with FakeTelegram() as telegram:
        telegram.order(method, 429, "Too Many Requests: retry after 1", retry_after=1)
        gateway = TelegramGateway(TOKEN, telegram.url)
        assert (await gateway.start(Menus())).username == "RxLadderBot"
        await gateway.close()
