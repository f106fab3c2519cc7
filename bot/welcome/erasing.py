"""Finishes what /forgetme began: the copies, the number that the farewell went to, and what is left on the disk."""

import asyncio
import logging
import time
from collections.abc import Callable
from functools import partial

from bot import clock, delivery, people
from bot.database import Database, DatabaseTrouble, TooSlow, erase_in_copies
from bot.settings import DAY, HOUR

log = logging.getLogger(__name__)

AT_MOST = 20  # a file that took a second to rewrite is left alone for twenty: nobody waits longer than that in a minute
AGAIN_S = 3600.0  # after a rewriting that failed, mostly for want of space on the disk
LARGE_BYTES = 200_000_000  # some four seconds of rewriting; what is larger is rewritten in the night
NIGHT = range(3, 5)  # hours


class Erasing:
    """What is due is in the database, so a crash delays it until the next start and no longer.

    A file of more than `large` bytes is rewritten in the night of `zone` only, or where a day has passed without.
    """

    def __init__(self, db: Database, now: Callable[[], float], zone: str, large: int = LARGE_BYTES) -> None:
        self._db, self._now, self._zone, self._large = db, now, zone, large
        self._not_before = 0.0
        self._rewritten = self._emptied = 0  # the newest trace that the last rewriting, or emptying, took along
        self._is_first = True

    async def step(self) -> None:
        """Do what can be done now; to be called again and again, costs microseconds when nothing is due."""
        try:
            await self._step(int(self._now()))
        except TooSlow:
            log.warning("The machine is too busy to finish forgetting somebody; trying again in a moment.")

    async def _step(self, now: int) -> None:
        door = self._db.read()
        if self._is_first:  # what a crash left in the log
            self._is_first = not await asyncio.to_thread(self._db.forget_traces)
        if accounts := people.in_copies(door):
            await self._erase_in_copies(accounts)
        if people.is_anyone_leaving(door):
            await self._db.write(lambda db: delivery.let_go(db, now), "farewells")
            await asyncio.to_thread(self._db.forget_traces)
        if traces := people.traces(door, now):
            await self._clear(traces, now)

    async def _erase_in_copies(self, accounts: list[people.Account]) -> None:
        if await asyncio.to_thread(erase_in_copies, self._db.file, lambda db: people.forget_accounts(db, accounts)):
            await self._db.write(lambda db: people.gone_from_copies(db, accounts), "copies")

    async def _clear(self, traces: people.Traces, now: int) -> None:
        """Rewrite the file once when it may be, and empty the log as soon as no reader is in the way."""
        if traces.newest > self._rewritten and self._may_rewrite(traces, now) and await self._rewrite():
            self._rewritten, self._emptied = traces.newest, 0
        if traces.newest > self._emptied and await asyncio.to_thread(self._db.forget_traces):
            self._emptied = traces.newest
        if traces.newest <= min(self._rewritten, self._emptied):
            await self._db.write(lambda db: people.cleared(db, traces.newest), "traces")
            self._rewritten = self._emptied = 0  # ids begin anew in an empty table

    def _may_rewrite(self, traces: people.Traces, now: int) -> bool:
        if time.monotonic() < self._not_before:
            return False
        is_small = self._db.file.stat().st_size <= self._large
        return is_small or now - traces.since >= DAY or clock.local(now, self._zone).hour in NIGHT

    async def _rewrite(self) -> bool:
        began = time.monotonic()
        try:
            await asyncio.to_thread(partial(self._db.forget_traces, rewrites=True))
        except DatabaseTrouble as error:
            log.warning("Deleted bytes may still be in the file, which cannot be rewritten now: %s", error)
            self._not_before = time.monotonic() + AGAIN_S
            return False
        is_large = self._db.file.stat().st_size > self._large
        once_a_night = len(NIGHT) * HOUR if is_large else 0.0
        self._not_before = time.monotonic() + max(once_a_night, AT_MOST * (time.monotonic() - began))
        return True
