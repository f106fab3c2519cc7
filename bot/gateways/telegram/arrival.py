"""What both entrances do with an update: read it, ask what a command needs, have it taken, show a notice."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from typing import Any, Protocol

from bot.chat import Answer, Incoming, Kind, Need, where
from bot.gateways.telegram.addressing import Me
from bot.gateways.telegram.facts import Facts
from bot.gateways.telegram.reading import read

SHOW_S = 1.0  # a stop waits no longer for a notice

_LOG = logging.getLogger(__name__)

# Gives the id of the chat to ask about, and what about it.
Needs = Callable[[Incoming], tuple[str, frozenset[Need]]]
Show = Callable[[Incoming, Sequence[Answer]], Coroutine[Any, Any, None]]


class Intake(Protocol):
    """Who takes what came in, and returns once it is committed."""

    async def take(self, incoming: Incoming) -> tuple[Answer, ...]:
        """Handle one update; give the answers that are shown at once."""


class Arrival:
    """The way of one update through the gateway."""

    def __init__(self, me: Me, intake: Intake, needs: Needs, facts: Facts, show: Show) -> None:
        self._me = me
        self._intake = intake
        self._needs = needs
        self._facts = facts
        self._show = show
        self._showing: set[asyncio.Task[None]] = set()

    async def bring(self, update: Any) -> None:
        """Have one update taken; when this returns, it may be acknowledged.

        Calls for one chat are to be made one after the other. What is shown at once is shown in the background, so
        that no slow answer of Telegram's holds up the acknowledgement.
        """
        incoming = read(update, self._me)
        if incoming is None:
            _LOG.warning("An update without a number was left out.")
            return
        if "my_chat_member" in update:
            # Somebody who has just given the bot a right looks at once whether it knows.
            self._facts.forget(incoming.chat)
        chat, needs = self._needed(incoming)
        if needs:
            incoming = replace(incoming, facts=await self._facts.about(chat, needs))
        answers = await self._intake.take(incoming)
        if incoming.press is not None:
            task = asyncio.create_task(self._show(incoming, answers))
            self._showing.add(task)
            task.add_done_callback(self._showing.discard)

    def _needed(self, incoming: Incoming) -> tuple[str, frozenset[Need]]:
        if not incoming.called or incoming.kind not in (Kind.TEXT, Kind.PRESS):
            return "", frozenset()
        try:
            return self._needs(incoming)
        except Exception as error:
            # Unknown facts permit nothing; raised from here, it would end the bot, and the same update come again.
            _LOG.error("What an update needs could not be told: %s at %s", type(error).__name__, where(error))
            return "", frozenset()

    async def settle(self) -> None:
        """Wait for what is still being shown; afterwards it is too late for it anyway."""
        if self._showing:
            await asyncio.wait(self._showing, timeout=SHOW_S)
        for task in tuple(self._showing):
            task.cancel()
