"""Has features do what is due and nobody's own, and keeps one that fails from stopping the others."""

import logging
from collections.abc import Callable, Sequence
from functools import partial

from bot import delivery
from bot.chat import Door, Incoming, Kind, Tends, where
from bot.database import Database, TooSlow

AFTER_FAILURE_S = 60.0

log = logging.getLogger(__name__)


class Tending:
    """One step is one transaction for each feature that has something to do."""

    def __init__(self, db: Database, tends: Sequence[Tends], now: Callable[[], float]) -> None:
        self._db, self._tends, self._now = db, tends, now
        self._rests = dict.fromkeys(range(len(tends)), 0.0)  # until when, after a failure

    async def step(self, gateway: str) -> int:
        """Let each feature do some of what is due; gives how many did."""
        done = 0
        for number, tends in enumerate(self._tends):
            if self._now() < self._rests[number]:
                continue
            try:
                done += await self._tended(tends, gateway)
            except TooSlow:
                log.warning("The machine is too busy for what is due; trying again later.")
                self._rests[number] = self._now() + AFTER_FAILURE_S
            except Exception as error:
                log.error("what is due failed: %s at %s", type(error).__name__, where(error))
                self._rests[number] = self._now() + AFTER_FAILURE_S
        return done

    def next_due(self, gateway: str) -> float | None:
        """Give the next instant after now at which there is something to do."""
        now = self._now()
        dues = [tends.due(self._db.read(), gateway, int(now)) for tends in self._tends]
        return min((due for due in dues if due is not None and due > now), default=None)

    async def _tended(self, tends: Tends, gateway: str) -> int:
        due = tends.due(self._db.read(), gateway, int(self._now()))
        if due is None or due > self._now():
            return 0
        await self._db.write(partial(_put, tends, gateway, int(self._now())), "tending")
        return 1


def _put(tends: Tends, gateway: str, now: int, db: Door) -> None:
    nobody = Incoming(gateway, 0, Kind.NOTHING, "")
    delivery.put(db, nobody, tends.tend(db, gateway, now), now)
