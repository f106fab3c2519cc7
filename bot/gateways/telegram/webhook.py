"""Being told of updates: a small server of its own, which says 200 only once an update was taken."""

import asyncio
import hmac
import json
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from telegram.error import BadRequest, TelegramError

from bot.database import DatabaseTrouble
from bot.gateways.telegram.api import Api
from bot.gateways.telegram.reading import ALLOWED_UPDATES
from bot.gateways.telegram.trouble import CannotStart

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
MAX_BODY = 2**20
MAX_CONNECTIONS = 100
DRAIN_S = 2.0
LINGER_S = 1.0  # how long to hear out a body that is not wanted, so that the sender sees the refusal

_LOG = logging.getLogger(__name__)
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


@dataclass(frozen=True, slots=True)
class WebhookPlace:
    """Where Telegram posts to (`url`), where we listen (`host:port`), and the secret both know."""

    url: str
    listen: str
    secret: str


class Webhook:
    """The server for one bot. `bring` has an update taken."""

    def __init__(self, api: Api, bring: Callable[[Any], Awaitable[None]], place: WebhookPlace) -> None:
        self._api = api
        self._bring = bring
        self._place = place

    async def run(self) -> None:
        """Listen until cancelled; what is being handled then is finished first.

        Raises CannotStart when the address or the secret will not do.
        """
        if not _SECRET.fullmatch(self._place.secret):
            raise CannotStart("WEBHOOK_SECRET must be 1 to 256 letters, digits, _ or -: set one, and start again.")
        app = web.Application(client_max_size=MAX_BODY)
        app.router.add_post(urlsplit(self._place.url).path or "/", self._post)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=DRAIN_S, lingering_time=LINGER_S)
        await runner.setup()
        try:
            await self._listen(runner)
            await self._announce()
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()

    async def _listen(self, runner: web.AppRunner) -> None:
        host, _, port = self._place.listen.rpartition(":")
        reason = ""
        try:
            await web.TCPSite(runner, host.strip("[]"), int(port)).start()
        except (OSError, ValueError) as error:
            reason = str(error)
        if reason:
            raise CannotStart(
                f"Cannot listen on {self._place.listen} ({reason}): set WEBHOOK_LISTEN to a free host:port, "
                "and start again."
            )

    async def _announce(self) -> None:
        sentence = ""
        try:
            await self._api.patiently(
                "setWebhook",
                url=self._place.url,
                secret_token=self._place.secret,
                allowed_updates=ALLOWED_UPDATES,
                max_connections=MAX_CONNECTIONS,
            )
        except BadRequest as error:
            sentence = f"Telegram does not take WEBHOOK_URL ({error.message}): correct it, and start again."
        except TelegramError as error:
            sentence = f"Telegram could not be told of WEBHOOK_URL ({error.message}): start again later."
        if sentence:
            raise CannotStart(sentence)

    async def _post(self, request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, self._place.secret.encode()):
            return web.Response(status=403)
        try:
            update = json.loads(await request.read())
        except (ValueError, RecursionError):
            return web.Response(status=400)
        try:
            await self._bring(update)
        except DatabaseTrouble as trouble:
            _LOG.error("An update was not taken and will be sent again: %s", trouble)
            return web.Response(status=503)
        return web.Response()
