"""Finishes what /forgetme began: the copies, the number that the farewell went to, and what is left on the disk."""

import asyncio
import logging
import time
from collections.abc import Callable
from functools import partial

from bot import delivery, people
from bot.database import Database, DatabaseTrouble, TooSlow, erase_in_copies

log = logging.getLogger(__name__)

AT_MOST = 20  # a file that took a second to rewrite is left alone for twenty: nobody waits longer than that in a minute
AGAIN_S = 3600.0  # after a rewriting that failed, mostly for want of space on the disk


class Erasing:
    """What is due is in the database, so a crash delays it until the next start and no longer."""

    def __init__(self, db: Database, now: Callable[[], float]) -> None:
        self._db, self._now = db, now
        self._not_before = 0.0
        self._rewritten = 0  # the newest trace that the last rewriting took along
        self._is_first = True

    async def step(self) -> None:
        """Do what can be done now; to be called again and again, costs microseconds when nothing is due."""
        door, now = self._db.read(), int(self._now())
        if self._is_first:  # what a crash left in the log
            self._is_first = not await asyncio.to_thread(self._db.forget_traces)
        try:
            if accounts := people.in_copies(door):
                await self._erase_in_copies(accounts)
            if people.is_anyone_leaving(door):
                await self._db.write(lambda db: delivery.let_go(db, now), "farewells")
                await asyncio.to_thread(self._db.forget_traces)
        except TooSlow:
            log.warning("The machine is too busy to finish forgetting somebody; trying again in a moment.")
        if (newest := people.traces(door, now)) is not None:
            await self._clear(newest)

    async def _erase_in_copies(self, accounts: list[people.Account]) -> None:
        if await asyncio.to_thread(erase_in_copies, self._db.file, lambda db: people.forget_accounts(db, accounts)):
            await self._db.write(lambda db: people.gone_from_copies(db, accounts), "copies")

    async def _clear(self, newest: int) -> None:
        """Rewrite the file once, then empty the log as soon as no reader is in the way."""
        if newest > self._rewritten:
            if time.monotonic() < self._not_before or not await self._rewrite():
                return
            self._rewritten = newest
        if await asyncio.to_thread(self._db.forget_traces):
            await self._db.write(lambda db: people.cleared(db, newest), "traces")
            self._rewritten = 0  # ids begin anew in an empty table

    async def _rewrite(self) -> bool:
        began = time.monotonic()
        try:
            await asyncio.to_thread(partial(self._db.forget_traces, rewrites=True))
        except DatabaseTrouble as error:
            log.warning("Deleted bytes may still be in the file, which cannot be rewritten now: %s", error)
            self._not_before = time.monotonic() + AGAIN_S
            return False
        self._not_before = time.monotonic() + AT_MOST * (time.monotonic() - began)
        return True
