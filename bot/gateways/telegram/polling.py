"""Fetching updates: nothing is confirmed to Telegram before it was taken."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.delivery import Stopped
from bot.gateways.telegram.api import Api
from bot.gateways.telegram.reading import ALLOWED_UPDATES
from bot.gateways.telegram.shapes import part, whole
from bot.gateways.telegram.trouble import NOT_ACCEPTED, TWO_BOTS, wait_s

POLL_S = 30
BATCH = 100
FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 60.0

_LOG = logging.getLogger(__name__)


class Polling:
    """One long poll after the other.

    `bring` has an update taken; what it raises ends the run, and Telegram keeps the whole batch.
    """

    def __init__(
        self,
        api: Api,
        bring: Callable[[Any], Awaitable[None]],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        poll_s: int = POLL_S,
    ) -> None:
        self._api = api
        self._bring = bring
        self._sleep = sleep
        self._poll_s = poll_s
        self._pause_s = 0.0

    async def run(self) -> None:
        """Fetch until cancelled; a batch at hand is finished first.

        Raises Stopped when Telegram refuses for good.
        """
        await self._asked("deleteWebhook", drop_pending_updates=False)
        offset: int | None = None
        while True:
            updates = await self._fetched(offset)
            batch = asyncio.ensure_future(self._bring_all(updates))
            try:
                await asyncio.shield(batch)
            except asyncio.CancelledError:
                await batch
                raise
            # An empty answer means that all before the offset is confirmed. Without the offset nothing is missed
            # when Telegram begins anew at a lower number, as it may after an idle week.
            offset = _after(updates)

    async def _fetched(self, offset: int | None) -> list[Any]:
        updates = await self._asked(
            "getUpdates",
            read_s=self._poll_s + 10.0,
            offset=offset,
            timeout=self._poll_s,
            limit=BATCH,
            allowed_updates=ALLOWED_UPDATES,
        )
        if isinstance(updates, list) and (not updates or _after(updates)):
            return updates
        # Nothing in there can be confirmed, so the same would come again at once.
        await self._pause(NetworkError("the answer holds no updates"))
        return []

    async def _bring_all(self, updates: list[Any]) -> None:
        chats: dict[Any, list[Any]] = {}
        for update in updates:
            chats.setdefault(_lane(update), []).append(update)
        results = await asyncio.gather(*(self._in_order(lane) for lane in chats.values()), return_exceptions=True)
        for result in results:
            if isinstance(result, BaseException):
                raise result

    async def _in_order(self, updates: list[Any]) -> None:
        for update in updates:
            await self._bring(update)

    async def _asked(self, method: str, **params: Any) -> Any:
        """Call until it works, pausing longer and longer; the log gets a line when trouble begins and when it ends."""
        while True:
            try:
                result = await self._api.call(method, **params)
            except InvalidToken:
                sentence = NOT_ACCEPTED
            except Conflict:
                sentence = TWO_BOTS
            except RetryAfter as error:
                await self._sleep(wait_s(error))
                continue
            except TelegramError as error:
                await self._pause(error)
                continue
            else:
                self._recovered()
                return result
            raise Stopped(sentence)

    async def _pause(self, error: TelegramError) -> None:
        if not self._pause_s:
            _LOG.warning("Telegram cannot be reached (%s); trying again until it can.", error.message)
        self._pause_s = min(LONGEST_PAUSE_S, max(FIRST_PAUSE_S, 2 * self._pause_s))
        await self._sleep(self._pause_s)

    def _recovered(self) -> None:
        if self._pause_s:
            _LOG.warning("Telegram can be reached again.")
        self._pause_s = 0.0


def _after(updates: list[Any]) -> int | None:
    numbers = [whole(each, "update_id") for each in updates if isinstance(each, dict)]
    known = [number for number in numbers if number is not None]
    return max(known) + 1 if known else None


def _lane(update: Any) -> Any:
    """Name what has to stay in order: the chat, or for an inline search the person."""
    for name in ALLOWED_UPDATES:
        found = part(update, name)
        chat = part(found, "chat") or part(part(found, "message"), "chat") or part(found, "from")
        if chat:
            return whole(chat, "id")
    return None
