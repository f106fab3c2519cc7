"""Sends the outbox: the oldest open row of each place, leased, paced, and marked once it is done."""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import uuid4

from bot.chat import Door, Row
from bot.database import Database
from bot.delivery import pace, settle
from bot.delivery.crowd import Crowded, merge
from bot.delivery.outcome import Lost, Outcome, Outgoing, Send, Stop
from bot.delivery.settle import Claim

log = logging.getLogger(__name__)

LEASE_S = 60.0  # longer than a send may take, so that a lease only ends when its sender is gone
SENDERS = 64  # at 60 ms to the platform and back, half as many would be the limit long before the processor is
MOST_LOOKED_AT = 256  # places in one look, so that a crowd that must wait does not hold the database's thread
LEAST_WAIT_S = 0.01
LAND_S = 1.0  # how long a stop waits for what is under way
Draw = Callable[[str, dict[str, Any]], Awaitable[bytes]]
MaySpeak = Callable[[Door, int, str | None, float], bool]  # a person, what the row is about, now


class Stopped(Exception):
    """The platform will not listen until somebody acts; one sentence with the remedy."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """What one look at the outbox gave: claims to send, and when to look again (UTC seconds, None: when woken)."""

    claims: tuple[Claim, ...]
    next_at: float | None


class Delivery:
    """The sender of one gateway's rows. Any number may run on one file; leases keep them apart."""

    def __init__(
        self,
        db: Database,
        gateway: str,
        send: Send,
        *,
        now: Callable[[], float] = time.time,
        draw: Draw | None = None,
        may_speak: MaySpeak | None = None,
        crowded: Crowded | None = None,
        paced: bool = True,
        lease_s: float = LEASE_S,
        senders: int = SENDERS,
        alone: bool = True,
    ) -> None:
        self._db, self._gateway, self._send, self._now = db, gateway, send, now
        self._draw, self._may_speak, self._crowded, self._paced = draw, may_speak, crowded, paced
        self._lease_s, self._senders, self._alone = lease_s, senders, alone
        self._bucket = pace.Bucket(pace.UNPROMPTED_PER_S)
        self._flights: set[asyncio.Task[None]] = set()
        self._results: list[tuple[Claim, Outcome]] = []
        self._awake, self._idle = asyncio.Event(), asyncio.Event()
        self._stop: str | None = None
        self._put_off = 0

    def wake(self) -> None:
        """Look at the outbox now: something was committed, or the clock moved."""
        self._idle.clear()
        self._awake.set()

    async def idle(self) -> None:
        """Wait until nothing is due, under way or unmarked."""
        await self._idle.wait()

    async def run(self) -> None:
        """Send for ever. Raises Stopped on 401 and 409, DatabaseTrouble when the file cannot be used."""
        if self._alone:  # the lock beside the file says that whoever held these leases is gone
            await self._db.write(partial(settle.release_all, gateway=self._gateway, now=self._now()), "delivery")
        try:
            while True:
                self._awake.clear()
                results, self._results = self._results, []
                turn = await self._looked(results)
                for claim in turn.claims:
                    flight = asyncio.create_task(self._fly(claim))
                    self._flights.add(flight)
                    flight.add_done_callback(self._landed)
                if self._stop:
                    raise Stopped(self._stop)
                is_due = turn.next_at is not None and turn.next_at <= self._now()
                if not (is_due or self._flights or self._results or self._awake.is_set()):
                    self._idle.set()
                await self._sleep(turn.next_at)
        finally:
            await self._land_all()

    async def _looked(self, results: list[tuple[Claim, Outcome]], claim: bool = True) -> _Turn:
        try:
            return await self._db.write(partial(self._look, results, claim=claim), "delivery")
        except BaseException:
            self._results = results + self._results  # not written down yet: to be marked at the next chance
            raise

    def _landed(self, flight: asyncio.Task[None]) -> None:
        self._flights.discard(flight)
        self.wake()

    async def _land_all(self) -> None:
        """Mark what is under way before leaving, so that it is not sent again."""
        if self._flights:
            await asyncio.wait(self._flights, timeout=LAND_S)
        if self._results:
            results, self._results = self._results, []
            await self._looked(results, claim=False)

    async def _sleep(self, until: float | None) -> None:
        wait = None if until is None else max(LEAST_WAIT_S, until - self._now())
        with suppress(TimeoutError):
            async with asyncio.timeout(wait):  # wait_for would lose a cancellation that comes together with a wake-up
                await self._awake.wait()

    async def _fly(self, claim: Claim) -> None:
        outgoing = claim.outgoing
        if picture := outgoing.request.get("picture"):
            outgoing = await self._with_picture(outgoing, picture)
        if self._now() >= claim.leased_until:
            return  # we slept over our own lease; whoever holds the place now sends this row
        try:
            outcome = await self._send(outgoing)
        except Exception as error:
            log.error("row %d could not be sent: %s", outgoing.row, type(error).__name__)
            outcome = Lost(type(error).__name__)
        if isinstance(outcome, Stop):
            self._stop = outcome.sentence
        self._results.append((claim, outcome))

    async def _with_picture(self, outgoing: Outgoing, picture: dict[str, Any]) -> Outgoing:
        if self._draw is not None:
            try:
                return replace(outgoing, picture=await self._draw(picture["kind"], picture["data"]))
            except Exception as error:
                log.error("picture %s could not be drawn: %s", picture["kind"], type(error).__name__)
        if not outgoing.request.get("text"):
            return replace(outgoing, do="send", request={**outgoing.request, "text": "(picture)"})
        return replace(outgoing, do="send")

    def _look(self, results: list[tuple[Claim, Outcome]], db: Door, claim: bool = True) -> _Turn:
        now = self._now()
        for claimed, outcome in results:
            settle.settle(db, claimed, outcome, now, self._paced)
        free = self._senders - len(self._flights) if claim and not self._stop else 0
        claims: list[Claim] = []
        self._put_off = looked = 0
        while (wanted := min(free - len(claims), MOST_LOOKED_AT - looked)) > 0:
            places = settle.ready_places(db, self._gateway, now, wanted)
            found = [self._claim(db, place["place_id"], bool(place["is_group"]), now) for place in places]
            claims += [each for each in found if each]
            looked += len(places)
            if len(places) < wanted:
                return _Turn(tuple(claims), settle.next_ready(db, self._gateway, now))
        # Either a landing flight wakes us, or there are more to look at once others had the database's thread.
        return _Turn(tuple(claims), now if len(claims) < free else None)

    def _claim(self, db: Door, place_id: int, is_group: bool, now: float) -> Claim | None:
        """Lease a place for its oldest open row; rows that must not go any more are closed on the way."""
        if is_group and self._crowded:
            merge(db, place_id, now, self._crowded)
        while row := settle.oldest_row(db, place_id):
            if row["good_until"] is not None and row["good_until"] <= now:
                settle.close(db, row["id"], "late")
            elif row["kind"] == "unprompted" and not self._may(db, row, now):
                settle.close(db, row["id"], "returned")
            elif row["kind"] == "unprompted" and (wait := self._wait_for_token(db, place_id, now)):
                self._put_off += 1
                settle.put_off(db, place_id, now + max(wait, LEAST_WAIT_S))
                return None
            elif row["what"] == "rebutton" and row["message"] is None and row["root_message"] is None:
                settle.close(db, row["id"], "done")
            else:
                return self._lease(db, row, is_group, now)
        settle.rest(db, place_id)
        return None

    def _wait_for_token(self, db: Door, place_id: int, now: float) -> float:
        """Give the seconds until an unprompted row may go; none when a reply waits behind it, which nothing holds."""
        return 0.0 if settle.has_reply(db, place_id) else self._bucket.take(now, self._put_off)

    def _may(self, db: Door, row: Row, now: float) -> bool:
        return (
            self._may_speak is None
            or row["person_id"] is None
            or self._may_speak(db, row["person_id"], row["about"], now)
        )

    def _lease(self, db: Door, row: Row, is_group: bool, now: float) -> Claim:
        lease, until = uuid4().hex, now + self._lease_s
        tries = settle.lease(db, row["place_id"], lease, until)
        message = row["message"] if row["message"] is not None else row["root_message"]
        outgoing = Outgoing(
            row=row["id"],
            chat=row["chat_id"],
            # an edit of a message that never arrived becomes a message of its own
            do="send" if row["what"] == "edit" and message is None else row["what"],
            request=json.loads(row["request"]),
            message=message,
            plain=bool(row["plain"]),
            unprompted=row["kind"] == "unprompted",
        )
        return Claim(outgoing, row["place_id"], row["person_id"], self._gateway, is_group, lease, until, tries)
