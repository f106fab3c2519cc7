"""update -> lane -> context -> understood -> one transaction -> acknowledge; tries and poison."""

import asyncio
import logging
import re
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial

from bot import delivery, people
from bot.chat import Answer, Context, Door, Incoming, Kind, Reply, To, Understood, where
from bot.database import Database, DatabaseTrouble
from bot.intake import flood, updates
from bot.intake.lanes import Lanes

log = logging.getLogger(__name__)

FIRST_BATCH = 100  # as many updates as one getUpdates gives: those a crash loop would meet again
GROUP_MESSAGE_AGE_S = 15 * 60  # nobody in a group waits longer for an answer
RETRY_AFTER_S = 0.2
FOR_US = frozenset((Kind.TEXT, Kind.PRESS, Kind.UNREADABLE, Kind.LOCATION))
OF_A_CHAT = frozenset((Kind.LEFT, Kind.RETURNED, Kind.GONE, Kind.MIGRATED))
COMMAND_SHAPE = re.compile(r"[a-z0-9_]{1,32}")


Transaction = Callable[[Incoming, Door], tuple[Answer, ...]]


@dataclass(frozen=True, slots=True)
class Reception:
    """What intake needs to know from above: who answers, and the sentences of its own."""

    answer: Callable[[Incoming, Door, int], list[Answer]]
    search: Callable[[Incoming, Door, int], list[Answer]]
    happened: Callable[[Incoming, Door, int], list[Answer]]
    heeds: Callable[[Incoming, Door], bool]
    reads: Callable[[Incoming], str]
    sorry: Callable[[int], Reply]
    passed_over: Callable[[int], Reply]


class Intake:
    """The one way in. Every update is handled once in effect, however often it is delivered."""

    def __init__(
        self,
        db: Database,
        reception: Reception,
        understand: Callable[[str, Context | None], Understood],
        workers: Executor,
        *,
        now: Callable[[], float],
        default_zone: str,
        committed: Callable[[], None] = lambda: None,
        limits_texts: bool = True,
    ) -> None:
        self._db, self._reception, self._understand, self._workers = db, reception, understand, workers
        self._now, self._zone, self._limits_texts = now, default_zone, limits_texts
        self.committed = committed
        self._lanes = Lanes()
        self._first = FIRST_BATCH
        self._one_by_one = asyncio.Lock()

    async def take(self, incoming: Incoming) -> tuple[Answer, ...]:
        """Handle one update and return after the commit, with what is shown at once (toasts, cards).

        Raises DatabaseTrouble: nothing happened, the update must not be acknowledged.
        """
        if incoming.kind is Kind.SEARCH:
            return await self._search(incoming)
        async with self._lanes.turn(incoming.chat):
            return await self._with_tries(incoming, self._transaction, partial(_claim, incoming))

    async def release(self, gateway: str) -> None:
        """Answer the held texts whose turn has come."""
        while due := flood.due(self._db.read(), gateway, int(self._now())):
            for held in due:
                async with self._lanes.turn(held.incoming.chat):
                    await self._with_tries(held.incoming, partial(self._release, held), partial(flood.take, held))

    async def _search(self, incoming: Incoming) -> tuple[Answer, ...]:
        try:
            incoming = await self._understood(incoming)
            return tuple(self._reception.search(incoming, self._db.read(), int(self._now())))
        except Exception as error:
            log.error("search %d failed: %s", incoming.number, type(error).__name__)
            return ()

    async def _with_tries(
        self, incoming: Incoming, transaction: Transaction, claim: Callable[[Door, int], bool]
    ) -> tuple[Answer, ...]:
        """Try three times, then set the update aside and say so; counted outside what is rolled back.

        The first updates after a start are counted before they are handled, because a crash leaves no chance to do it
        after; and one by one, so that only the one that crashes us is counted.
        """
        if self._first <= 0:
            return await self._tried(incoming, transaction, claim, 0)
        self._first -= 1
        async with self._one_by_one:
            return await self._tried(incoming, transaction, claim, await self._count(incoming, None))

    async def _tried(
        self, incoming: Incoming, transaction: Transaction, claim: Callable[[Door, int], bool], tries: int
    ) -> tuple[Answer, ...]:
        is_counted = tries > 0
        for attempt in range(updates.TRIES):
            if tries > updates.TRIES - (not is_counted):
                break
            try:
                heard = await self._understood(incoming)
                shown = await self._db.write(partial(transaction, heard), _name(incoming))
            except DatabaseTrouble:
                raise
            except Exception as error:
                what = f"{type(error).__name__} at {where(error)}"
                log.error("update %d failed: %s", incoming.number, what)
                if not is_counted:
                    tries = await self._count(incoming, what)
                is_counted = False
                await asyncio.sleep(RETRY_AFTER_S * attempt)
            else:
                self.committed()
                return shown
        return await self._give_up(incoming, claim)

    async def _count(self, incoming: Incoming, error: str | None) -> int:
        now = int(self._now())
        return await self._db.write(
            lambda db: updates.count_try(db, incoming.gateway, incoming.number, now, error), "tries"
        )

    async def _give_up(self, incoming: Incoming, claim: Callable[[Door, int], bool]) -> tuple[Answer, ...]:
        log.error("update %d was set aside after %d tries", incoming.number, updates.TRIES)

        def set_aside(db: Door) -> tuple[Answer, ...]:
            now = int(self._now())
            if not claim(db, now) or not _is_for_us(incoming):
                return ()
            return delivery.put(db, self._known(incoming, db, now), [self._reception.sorry(incoming.number)], now)

        shown = await self._db.write(set_aside, "poison")
        self.committed()
        return shown

    async def _understood(self, incoming: Incoming) -> Incoming:
        is_heard = incoming.kind is Kind.SEARCH or _is_for_us(incoming)
        text = self._reception.reads(incoming) if is_heard else ""
        if not text:
            return incoming
        ids = people.find(self._db.read(), incoming.gateway, incoming.person, incoming.chat)
        context = people.context(self._db.read(), ids, int(self._now()), self._zone, is_group=incoming.is_group)
        if incoming.kind is Kind.SEARCH:  # what was said in private is not to show in another chat
            context = replace(context, about=())
        loop = asyncio.get_running_loop()
        understood = await loop.run_in_executor(self._workers, self._understand, text, context)
        return replace(incoming, understood=understood)

    def _known(self, incoming: Incoming, db: Door, now: int) -> Incoming:
        person_id, place_id = people.know(db, incoming.gateway, incoming.person, incoming.chat, incoming.is_group, now)
        context = people.context(db, (person_id, place_id), now, self._zone, is_group=incoming.is_group)
        return replace(incoming, person_id=person_id, place_id=place_id, context=context)

    def _transaction(self, incoming: Incoming, db: Door) -> tuple[Answer, ...]:
        """Do everything that one update means; the database commits it as a whole."""
        now = int(self._now())
        if not _claim(incoming, db, now):
            return ()
        if incoming.kind in OF_A_CHAT:
            _follow(db, incoming, now)
            told = self._reception.happened(_in_it(db, incoming), db, now)
            return delivery.put(db, incoming, told, now)
        if not _is_for_us(incoming) or _is_stale(incoming, now) or not self._reception.heeds(incoming, db):
            return ()
        incoming = self._known(incoming, db, now)
        if self._limits_texts and incoming.kind is Kind.TEXT and not _is_urgent(incoming):
            turn = flood.is_too_many(db, incoming)
            if turn is not None:
                flood.hold(db, incoming, turn)
                return ()
        return self._answered(db, incoming, (), now)

    def _release(self, held: flood.Held, incoming: Incoming, db: Door) -> tuple[Answer, ...]:
        now = int(self._now())
        if not flood.take(held, db) or _is_stale(incoming, now):
            return ()
        first = (self._reception.passed_over(held.passed_over),) if held.passed_over else ()
        incoming = replace(incoming, edited=False)  # a minute later it is an answer of its own
        return self._answered(db, self._known(incoming, db, now), first, now)

    def _answered(self, db: Door, incoming: Incoming, first: Sequence[Answer], now: int) -> tuple[Answer, ...]:
        if _is_urgent(incoming):  # an edit of an old message would be seen too late, or never
            incoming = replace(incoming, edited=False)
        answers = self._reception.answer(incoming, db, now)
        is_in_sight = any(isinstance(answer, Reply) and answer.to is To.CHAT for answer in answers)
        return delivery.put(db, incoming, [*(first if is_in_sight else ()), *answers], now)


def _claim(incoming: Incoming, db: Door, now: int) -> bool:
    return updates.claim(db, incoming.gateway, incoming.number, now)


def _is_for_us(incoming: Incoming) -> bool:
    return incoming.called and bool(incoming.person) and incoming.kind in FOR_US


def _is_urgent(incoming: Incoming) -> bool:
    return incoming.understood is not None and incoming.understood.kind == "crisis"


def _name(incoming: Incoming) -> str:
    """Name an update for the log; a word that is no command's shape may be anything and stays out."""
    return f"{incoming.kind.value} {incoming.command if COMMAND_SHAPE.fullmatch(incoming.command) else ''}".rstrip()


def _is_stale(incoming: Incoming, now: int) -> bool:
    return incoming.is_group and incoming.kind is Kind.TEXT and now - incoming.sent_at > GROUP_MESSAGE_AGE_S


def _follow(db: Door, incoming: Incoming, now: int) -> None:
    """Keep up with what the platform says about a chat."""
    if incoming.kind is Kind.LEFT:
        place_id = people.left(db, incoming.gateway, incoming.chat, now)
        if place_id is not None:
            delivery.withdraw_place(db, place_id, incoming.gateway, now)
    elif incoming.kind is Kind.RETURNED:
        people.returned(db, incoming.gateway, incoming.chat)
    elif incoming.kind is Kind.MIGRATED and incoming.moved_to:
        delivery.move(db, incoming.gateway, incoming.chat, incoming.moved_to, now)


def _in_it(db: Door, incoming: Incoming) -> Incoming:
    """Add who and where that is to us: a group that we come to is known from then on, a person only if they were."""
    is_company = incoming.is_group or incoming.is_channel
    if incoming.kind is Kind.RETURNED and is_company:
        people.know_place(db, incoming.gateway, incoming.chat, is_group=True, person_id=None)
    chat = incoming.moved_to or incoming.chat
    return replace(
        incoming,
        person_id=people.person_at(db, incoming.gateway, incoming.person) or 0,
        place_id=people.place_at(db, incoming.gateway, chat) or 0,
    )
