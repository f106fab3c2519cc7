"""One session of the terminal chat, on a database of its own."""

import asyncio
import sys
from collections.abc import AsyncIterator, Coroutine
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot import assembly, database
from bot.assembly import House, Understand
from bot.gateways.terminal import GATEWAY, Cast, Clock, Keyboard, Terminal, page_on, piped, walk
from bot.library import Library


class TimeOfOthersError(Exception):
    """The file holds people of Telegram, whose time is not to be moved."""


async def converse(
    db: Path, cast: Cast, time: Clock, zone: str, read: Library, understand: Understand, *, moves_clock: bool
) -> None:
    """Hold a session on standard input and output until the input ends.

    Raises DatabaseTrouble, or TimeOfOthersError where the clock would be moved under people of Telegram.
    """
    with database.lock(db):
        house = assembly.build(db, read, understand, now=time.now, default_zone=zone, limits_texts=False)
        try:
            if moves_clock and house.has_people_of("telegram"):
                raise TimeOfOthersError(f"{db} holds people of Telegram, so its clock is not moved; give another --db.")
            await _talk(house, cast, time, ZoneInfo(zone))
        finally:
            house.close()


async def _talk(house: House, cast: Cast, time: Clock, zone: ZoneInfo) -> None:
    keyboard = Keyboard(cast.name(cast.speaker)) if sys.stdin.isatty() and sys.stdout.isatty() else None
    page = page_on(sys.stdout, keyboard.aside) if keyboard else page_on(sys.stdout)
    terminal = Terminal(page, time, zone, cast, house.first_number(GATEWAY))
    sender = house.delivery(GATEWAY, terminal.send, paced=False)

    async def deliver() -> None:
        await house.notice_absence()
        await house.begin(GATEWAY)
        sender.wake()
        await _unless_ended(sending, sender.idle())
        await house.erasing.step()

    async def advance(to: float) -> None:
        await walk(time, to, lambda: house.next_due(GATEWAY), deliver)

    async def tick() -> None:
        while True:  # what falls due while somebody sits there and does nothing
            await asyncio.sleep(assembly.TICK_S)
            await house.begin(GATEWAY)

    await house.notice_changes()
    sending = asyncio.create_task(sender.run())
    ticking = asyncio.create_task(tick()) if keyboard else None
    try:
        async with keyboard or nullcontext():
            lines = _greeted(keyboard, house, cast) if keyboard else piped(sys.stdin.buffer)
            await terminal.converse(lines, house.intake, deliver, advance, house.needs)
    finally:
        if ticking:
            ticking.cancel()
        sending.cancel()
        with suppress(asyncio.CancelledError):
            await sending


async def _greeted(keyboard: Keyboard, house: House, cast: Cast) -> AsyncIterator[str]:
    """Let somebody who is new here begin with /start, as Telegram does."""
    if cast.group is None and not house.knows(GATEWAY, cast.speaker):
        yield "/start"
    async for line in keyboard:
        yield line


async def _unless_ended(task: asyncio.Task[None], waiting: Coroutine[Any, Any, None]) -> None:
    """Wait for something that would never come once the task has failed."""
    other = asyncio.create_task(waiting)
    done, _ = await asyncio.wait({task, other}, return_when=asyncio.FIRST_COMPLETED)
    if task in done:
        other.cancel()
        task.result()
