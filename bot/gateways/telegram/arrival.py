"""What both entrances do with an update: read it, ask what a command needs, have it taken, show a notice."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from bot.chat import Answer, Incoming, Kind, Need
from bot.gateways.telegram.addressing import Me
from bot.gateways.telegram.reading import read

SHOW_S = 1.0  # a stop waits no longer for a notice

_LOG = logging.getLogger(__name__)

Needs = Callable[[str], frozenset[Need]]
Ask = Callable[[Incoming, Iterable[Need]], Awaitable[Mapping[Need, Any]]]
Show = Callable[[Incoming, Sequence[Answer]], Coroutine[Any, Any, None]]


class Intake(Protocol):
    """Who takes what came in, and returns once it is committed."""

    async def take(self, incoming: Incoming) -> tuple[Answer, ...]:
        """Handle one update; give the answers that are shown at once."""


class Arrival:
    """The way of one update through the gateway."""

    def __init__(self, me: Me, intake: Intake, needs: Needs, ask: Ask, show: Show) -> None:
        self._me = me
        self._intake = intake
        self._needs = needs
        self._ask = ask
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
        if incoming.called and incoming.kind in (Kind.TEXT, Kind.PRESS) and (needs := self._needs(incoming.text)):
            incoming = replace(incoming, facts=await self._ask(incoming, needs))
        answers = await self._intake.take(incoming)
        if incoming.press is not None:
            task = asyncio.create_task(self._show(incoming, answers))
            self._showing.add(task)
            task.add_done_callback(self._showing.discard)

    async def settle(self) -> None:
        """Wait for what is still being shown; afterwards it is too late for it anyway."""
        if self._showing:
            await asyncio.wait(self._showing, timeout=SHOW_S)
        for task in tuple(self._showing):
            task.cancel()
