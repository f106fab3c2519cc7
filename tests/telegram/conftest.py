import pytest

from bot.gateways.telegram.addressing import Me
from bot.gateways.telegram.api import Api
from bot.gateways.telegram.request import AiohttpRequest
from tests.fake_telegram import BOT_ID, NAME, TOKEN, USERNAME, FakeTelegram


class Takes:
    """Stands at the edge in place of intake: keeps what came, gives what it was told to give."""

    def __init__(self):
        self.came = []
        self.gives = ()
        self.trouble = None
        self.before = None

    async def take(self, incoming):
        if self.before is not None:
            await self.before(incoming)
        if self.trouble is not None:
            raise self.trouble
        self.came.append(incoming)
        return self.gives


@pytest.fixture
def me():
    return Me(BOT_ID, USERNAME, NAME)


@pytest.fixture
async def telegram():
    async with FakeTelegram() as server:
        yield server


@pytest.fixture
async def api(telegram):
    api = Api(TOKEN, telegram.url, AiohttpRequest(TOKEN))
    yield api
    await api.close()


@pytest.fixture
def intake():
    return Takes()
