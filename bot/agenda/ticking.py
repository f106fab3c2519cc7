"""Begins with everybody for whom something is due, some at a time."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from bot.agenda import store
from bot.agenda.beginning import Beginning
from bot.chat import Door, where
from bot.database import Database, DatabaseTrouble

AT_ONCE = 20  # people in one transaction, so that nobody who writes waits for long
MOST = 200  # people at a time
AT_LEAST_S = 60  # between two looks at the same person, whatever a feature plans
RETRY_S = 3600  # until somebody is begun with again whose message could not be composed

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ticking:
    """Does what is due, each time it is called; a look at the first due moment is all it takes where there is none."""

    db: Database
    beginning: Beginning
    now: Callable[[], float]

    async def step(self, gateway: str) -> int:
        """Begin with people who are due; gives how many. Each is claimed, composed and put in one transaction.

        After MOST of them whoever called may look after other things first.
        """
        done, now = 0, int(self.now())
        while done < MOST and (persons := store.people_due(self.db.read(), gateway, now, AT_ONCE)):
            try:
                await self.db.write(partial(self._begin, persons, now), "agenda")
            except DatabaseTrouble:
                raise
            except Exception as error:
                log.error("the agenda of %d people failed: %s", len(persons), type(error).__name__)
                await self._one_by_one(persons, now)
            done += len(persons)
        return done

    def _begin(self, persons: list[int], now: int, db: Door) -> None:
        for person_id in persons:
            if store.is_due(db, person_id, now):  # nobody else may have begun with them meanwhile
                self.beginning.begin(db, person_id, now)
                store.put_off(db, person_id, now, now + AT_LEAST_S)

    async def _one_by_one(self, persons: list[int], now: int) -> None:
        """Begin with each alone, so that one whose message cannot be composed keeps nobody waiting."""
        for person_id in persons:
            try:
                await self.db.write(partial(self._begin, [person_id], now), "agenda")
            except DatabaseTrouble:
                raise
            except Exception as error:
                log.error("the agenda of person %d failed: %s at %s", person_id, type(error).__name__, where(error))
                await self.db.write(partial(_put_off, person_id, now, now + RETRY_S), "agenda")


def _put_off(person_id: int, now: int, until: int, db: Door) -> None:
    store.put_off(db, person_id, now, until)
