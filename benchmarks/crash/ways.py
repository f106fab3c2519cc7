"""The two ways an update reaches the bot, with the platform's patience: what is not confirmed comes again."""

import asyncio
from collections.abc import Iterable
from typing import Any, Protocol

import aiohttp

from benchmarks.crash.plan import Step
from tests.fake_telegram import FakeTelegram

CONNECTIONS = 40  # as many as the platform opens to a webhook by default
AGAIN_S = 0.25
ANSWER_S = 10.0


class Way(Protocol):
    """How updates are offered."""

    async def offer(self, steps: Iterable[Step]) -> None:
        """Offer updates; they are brought until they are confirmed."""

    async def confirmed(self) -> None:
        """Wait until everything offered was confirmed."""


class Polled:
    """getUpdates: an update stays until a higher offset is asked for."""

    def __init__(self, telegram: FakeTelegram) -> None:
        self._telegram = telegram

    async def offer(self, steps: Iterable[Step]) -> None:
        """Queue updates."""
        await self._telegram.add(*(step.update for step in steps))

    async def confirmed(self) -> None:
        """Wait until the queue is empty."""
        while True:
            if not self._telegram.unconfirmed:
                return
            await asyncio.sleep(0.05)


class Posted:
    """A webhook: a chat's next update is posted once the one before was answered with 200."""

    def __init__(self, telegram: FakeTelegram) -> None:
        self._telegram = telegram
        self._waiting: dict[int, asyncio.Queue[dict[str, Any]]] = {}
        self._posting: set[asyncio.Task[None]] = set()
        self._connections = asyncio.Semaphore(CONNECTIONS)

    async def offer(self, steps: Iterable[Step]) -> None:
        """Queue updates, and begin to post for chats that have nothing under way."""
        for step in steps:
            if step.person not in self._waiting:
                self._waiting[step.person] = asyncio.Queue()
                task = asyncio.create_task(self._post_all(step.person))
                self._posting.add(task)
                task.add_done_callback(self._posting.discard)
            self._waiting[step.person].put_nowait(step.update)

    async def confirmed(self) -> None:
        """Wait until everything was answered with 200."""
        while self._posting:
            await asyncio.wait(set(self._posting))

    async def _post_all(self, person: int) -> None:
        waiting = self._waiting[person]
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER_S)) as session:
            while not waiting.empty():
                update = waiting.get_nowait()
                while True:
                    if await self._is_taken(session, update):
                        break
                    await asyncio.sleep(AGAIN_S)
            del self._waiting[person]  # before anything is awaited again, or an update offered meanwhile is forgotten

    async def _is_taken(self, session: aiohttp.ClientSession, update: dict[str, Any]) -> bool:
        url = self._telegram.webhook.get("url")
        if url is None:
            return False
        secret = {"X-Telegram-Bot-Api-Secret-Token": str(self._telegram.webhook["secret_token"])}
        async with self._connections:
            try:
                async with session.post(str(url), json=update, headers=secret) as answer:
                    return answer.status == 200
            except (aiohttp.ClientError, TimeoutError, OSError):
                return False
