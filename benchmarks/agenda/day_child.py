"""The bot that lives through the day and is killed: the real house, a clock that jumps, a log of all it sends."""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

from benchmarks.agenda import chimes
from benchmarks.agenda.crowd import BEGINS, LASTS_S, Member, crowd
from benchmarks.agenda.dwelling import GATEWAY, HandClock, all_done, house_on, next_at
from bot import library
from bot.assembly import House
from bot.chat import Incoming, Kind
from bot.delivery import Delivered, Outgoing

TICK_S = 30  # in quiet times; while messages wait, the clock goes second by second
ANSWERS_AFTER_S = 0.003  # of real time, so that some are under way when the process is killed
LEASE_S = 60.0


class Book:
    """What happened, written so that it outlives the process: one line for each message and pause."""

    def __init__(self, file: Path, clock: HandClock) -> None:
        self._log = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self._time = os.open(file.with_suffix(".time"), os.O_RDWR | os.O_CREAT)
        self._clock = clock

    def note(self, *words: object) -> None:
        """Add a line."""
        os.write(self._log, (" ".join(map(str, (*words, int(self._clock.now())))) + "\n").encode())

    def keep_time(self) -> None:
        """Note how late it is."""
        os.pwrite(self._time, f"{int(self._clock.now()):12}".encode(), 0)

    async def send(self, outgoing: Outgoing) -> Delivered:
        """Stand in for the platform."""
        self.note("sent" if outgoing.unprompted else "reply", outgoing.chat, outgoing.row)
        await asyncio.sleep(ANSWERS_AFTER_S)
        return Delivered(outgoing.row)


async def live(task: dict[str, Any]) -> None:
    """Go on from an instant until nothing is due any more."""
    clock = HandClock(task["at"])
    book = Book(Path(task["log"]), clock)
    house = house_on(Path(task["db"]), library.read(library.find(None)), clock, more=(chimes.feature(),))
    sender = house.delivery(GATEWAY, book.send, lease_s=LEASE_S)
    sending = asyncio.create_task(sender.run())
    pauses = sorted(
        (each for each in crowd(task["people"], task["seed"]) if each.pauses_at),
        key=lambda each: (each.pauses_at, each.number),
        reverse=True,
    )
    done = set(task["paused"])
    pauses = [each for each in pauses if each.chat not in done]
    try:
        while clock.at < BEGINS + LASTS_S:
            while pauses and (pauses[-1].pauses_at or 0) <= clock.at:
                await _pause(house, pauses.pop(), clock, book)
            await all_done(house, sender)
            if sending.done():
                sending.result()
            following = [next_at(house, clock.at, TICK_S), *(each.pauses_at for each in pauses[-1:])]
            if not (ahead := [at for at in following if at is not None]):
                break
            clock.at = max(clock.at + 1, min(ahead))
            book.keep_time()
    finally:
        sending.cancel()
        await asyncio.wait({sending})
        house.close()


async def _pause(house: House, who: Member, clock: HandClock, book: Book) -> None:
    """Let somebody say it; the same update after a restart is known."""
    await house.intake.take(
        Incoming(
            GATEWAY, who.number, Kind.TEXT, who.chat, who.chat, "/pause", int(clock.now()), message=10**9 + who.number
        )
    )
    book.note("paused", who.chat, 0)


if __name__ == "__main__":
    asyncio.run(live(json.loads(sys.argv[1])))
