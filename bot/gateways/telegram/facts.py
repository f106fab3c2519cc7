"""What only Telegram knows of a group, asked when a command declared that it needs it."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from telegram.error import TelegramError

from bot.chat import Incoming, Need
from bot.gateways.telegram.addressing import Me
from bot.gateways.telegram.api import Api
from bot.gateways.telegram.shapes import id_text, part

ANSWER_S = 3.0
KEPT_S = 300.0
UNKNOWN_KEPT_S = 30.0  # while Telegram is slow, not every command shall wait for it again
KEPT_CHATS = 1024

_LOG = logging.getLogger(__name__)


class Facts:
    """The facts of groups, each kept for five minutes.

    ADMINS is a list of person ids (text), RIGHTS a list of what the bot may do there, in Telegram's own names and
    with its status first. None is: not known, or no group.
    """

    def __init__(self, api: Api, me: Me, now: Callable[[], float] = time.monotonic) -> None:
        self._api = api
        self._me = me
        self._now = now
        self._known: dict[tuple[str, Need], tuple[float, list[str] | None]] = {}

    async def about(self, incoming: Incoming, needs: Iterable[Need]) -> Mapping[Need, Any]:
        """Give each fact that is needed, after three seconds at the latest."""
        wanted = list(needs)
        found = await asyncio.gather(*(self._fact(incoming, need) for need in wanted))
        return dict(zip(wanted, found, strict=True))

    async def _fact(self, incoming: Incoming, need: Need) -> list[str] | None:
        if not incoming.is_group:
            return None
        key = incoming.chat, need
        until, value = self._known.get(key, (0.0, None))
        if self._now() < until:
            return value
        value = await self._asked(incoming.chat, need)
        self._known.pop(key, None)
        self._known[key] = self._now() + (UNKNOWN_KEPT_S if value is None else KEPT_S), value
        if len(self._known) > KEPT_CHATS:
            del self._known[next(iter(self._known))]
        return value

    async def _asked(self, chat: str, need: Need) -> list[str] | None:
        try:
            async with asyncio.timeout(ANSWER_S):
                return await (self._admins(chat) if need is Need.ADMINS else self._rights(chat))
        except (TelegramError, TimeoutError) as error:
            _LOG.info("Telegram did not tell the %s of a group: %s", need.value, error or "no answer in time")
            return None

    async def _admins(self, chat: str) -> list[str]:
        members = await self._api.call("getChatAdministrators", chat_id=int(chat))
        ids = [id_text(part(each, "user")) for each in members] if isinstance(members, list) else []
        return [each for each in ids if each]

    async def _rights(self, chat: str) -> list[str]:
        member = await self._api.call("getChatMember", chat_id=int(chat), user_id=self._me.id)
        if not isinstance(member, dict):
            return []
        return [str(member.get("status", "")), *(name for name, value in member.items() if value is True)]
