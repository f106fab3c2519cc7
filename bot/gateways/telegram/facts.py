"""What only Telegram knows of a group or channel, asked when a command declared that it needs it."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

from telegram.error import TelegramError

from bot.chat import Chat, Need
from bot.gateways.telegram.addressing import Me
from bot.gateways.telegram.api import Api
from bot.gateways.telegram.shapes import MAX_TITLE, id_text, label, part, whole, words

ANSWER_S = 3.0
KEPT_S = 300.0
UNKNOWN_KEPT_S = 30.0  # while Telegram is slow, not every command shall wait for it again
KEPT_CHATS = 1024

_POSTS = "can_post_messages"  # told in channels only: of the bot itself wherever it could be of use
_LOG = logging.getLogger(__name__)

Fact = list[str] | Chat | None


class Facts:
    """The facts of groups and channels, each kept for five minutes.

    ADMINS is a list of person ids (text), of a channel those alone who may post there. RIGHTS is a list of what the bot
    may do, in Telegram's own names and with its status first, CHAT a Chat. None is: not known, or no group.
    """

    def __init__(self, api: Api, me: Me, now: Callable[[], float] = time.monotonic) -> None:
        self._api = api
        self._me = me
        self._now = now
        self._known: dict[tuple[str, Need], tuple[float, Fact]] = {}

    async def about(self, chat: str, needs: Iterable[Need]) -> Mapping[Need, Any]:
        """Give each fact that is needed about a chat, after three seconds at the latest."""
        wanted = list(needs)
        found = await asyncio.gather(*(self._fact(chat, need) for need in wanted))
        return dict(zip(wanted, found, strict=True))

    def forget(self, chat: str) -> None:
        """Ask anew when next something about a chat is needed."""
        for need in Need:
            self._known.pop((chat, need), None)

    async def _fact(self, chat: str, need: Need) -> Fact:
        # Telegram's groups and channels have negative ids, people positive ones.
        if not chat.startswith("-"):
            return None
        key = chat, need
        until, value = self._known.get(key, (0.0, None))
        if self._now() < until:
            return value
        value = await self._asked(chat, need)
        self._known.pop(key, None)
        self._known[key] = self._now() + (UNKNOWN_KEPT_S if value is None else KEPT_S), value
        if len(self._known) > KEPT_CHATS:
            del self._known[next(iter(self._known))]
        return value

    async def _asked(self, chat: str, need: Need) -> Fact:
        ask: Callable[[int], Awaitable[Fact]] = {
            Need.ADMINS: self._admins,
            Need.RIGHTS: self._rights,
            Need.CHAT: self._chat,
        }[need]
        try:
            async with asyncio.timeout(ANSWER_S):
                return await ask(int(chat))
        except (TelegramError, TimeoutError) as error:
            _LOG.info("Telegram did not tell the %s of a group: %s", need.value, error or "no answer in time")
            return None

    async def _admins(self, chat: int) -> list[str] | None:
        members = await self._api.call("getChatAdministrators", chat_id=chat)
        if not isinstance(members, list):
            return None
        admins = [each for each in members if isinstance(each, dict)]
        if any(_POSTS in each for each in admins):
            admins = [each for each in admins if each.get(_POSTS) is True or words(each, "status") == "creator"]
        ids = [id_text(part(each, "user")) for each in admins]
        return [each for each in ids if each]

    async def _rights(self, chat: int) -> list[str] | None:
        member = await self._api.call("getChatMember", chat_id=chat, user_id=self._me.id)
        if not isinstance(member, dict):
            return None
        return [words(member, "status"), *(name for name, value in member.items() if value is True)]

    async def _chat(self, chat: int) -> Chat | None:
        # Whether the bot hears everything can be changed while it runs.
        told, me, rights = await asyncio.gather(
            self._api.call("getChat", chat_id=chat), self._api.call("getMe"), self._rights(chat)
        )
        if not (isinstance(told, dict) and isinstance(me, dict) and rights):
            return None
        return Chat(
            title=label(told, "title", MAX_TITLE),
            is_channel=words(told, "type") == "channel",
            has_topics=told.get("is_forum") is True,
            is_linked=whole(told, "linked_chat_id") is not None,
            hears_all=me.get("can_read_all_group_messages") is True or rights[0] == "administrator",
        )
