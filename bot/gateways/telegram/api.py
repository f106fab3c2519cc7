"""The Bot API by method name: dictionaries out and in, the library's exceptions, none of its objects."""

import asyncio
import logging
import warnings
from typing import Any

from telegram import Bot, InputFile
from telegram.error import NetworkError, RetryAfter
from telegram.request import BaseRequest
from telegram.warnings import PTBDeprecationWarning, PTBUserWarning

from bot.gateways.telegram.request import Plain
from bot.gateways.telegram.trouble import wait_s

_LOG = logging.getLogger(__name__)


class Api:
    """One bot's connection.

    Raw calls cost a sixth of the typed ones, and carry what the library does not know yet; those without a file go
    past its wrapper too, which saves a third of the rest. The bot stays uninitialised on purpose: a 401 or 404 is then
    always InvalidToken.
    """

    def __init__(self, token: str, base_url: str, request: BaseRequest) -> None:
        # The library advises its typed methods on every raw call, and a coming change on every 429; we take both forms.
        warnings.filterwarnings("ignore", message=r".*`retry_after`", category=PTBDeprecationWarning)
        warnings.filterwarnings("ignore", message=r"Please use 'Bot\.", category=PTBUserWarning)
        self._request = request
        self._root = f"{base_url.rstrip('/')}/bot{token}"
        # As a function, so that braces in the address are not taken for the library's placeholders.
        self._bot = Bot(
            token,
            base_url=lambda known: f"{base_url.rstrip('/')}/bot{known}",
            base_file_url="",
            request=request,
            get_updates_request=request,
        )

    async def call(self, method: str, *, read_s: float | None = None, **params: Any) -> Any:
        """Call a method and give its result; parameters that are None are left out.

        Raises telegram.error.TelegramError. `read_s` is how long to wait for the answer, in seconds.
        """
        waiting = BaseRequest.DEFAULT_NONE if read_s is None else read_s
        broken = ""
        try:
            if any(isinstance(value, InputFile) for value in params.values()):
                return await self._bot.do_api_request(method, api_kwargs=params, read_timeout=waiting)
            plain = Plain({name: value for name, value in params.items() if value is not None}).as_data()
            return await self._request.post(f"{self._root}/{method}", plain, read_timeout=waiting)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            # The library reads an answer as it ought to be; a proxy's JSON may look different.
            broken = type(error).__name__
        raise NetworkError(f"the answer is no Bot API answer ({broken})")

    async def patiently(self, method: str, **params: Any) -> Any:
        """Call a method, waiting as long as Telegram says when it is asked too often; raises as `call` does."""
        while True:
            try:
                return await self.call(method, **params)
            except RetryAfter as error:
                wait = wait_s(error)
            _LOG.warning("Telegram asks us to wait %.0f s before %s.", wait, method)
            await asyncio.sleep(wait)

    async def close(self) -> None:
        """Close all connections."""
        await self._request.shutdown()
