"""The real house behind a transcript: its own database, no network, and a clock that stands still."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot import assembly, library
from bot.chat import Incoming, Need
from bot.delivery import Send
from bot.gateways.terminal import GATEWAY, Clock, walk
from bot.intake import Intake
from bot.understanding import Understanding
from bot.understanding.learn import learnt

CACHE = Path(__file__).parents[2] / ".cache" / "conversations"
TOO_LONG_S = 20


@dataclass(frozen=True, slots=True)
class House:
    """What a session needs of the house."""

    intake: Intake
    deliver: Callable[[], Awaitable[None]]
    advance: Callable[[float], Awaitable[None]]
    needs: Callable[[Incoming], tuple[str, frozenset[Need]]]


@asynccontextmanager
async def open_house(folder: Path, send: Send, clock: Clock, zone: str) -> AsyncIterator[House]:
    """Open the house on a new database and close it afterwards."""
    whole, understanding = _knowledge()
    house = assembly.build(
        folder / "chat.db", whole, understanding.understand, now=clock.now, default_zone=zone, limits_texts=False
    )
    sender = house.delivery(GATEWAY, send, paced=False)

    async def deliver() -> None:
        await house.notice_absence()
        await house.begin(GATEWAY)
        sender.wake()
        await asyncio.wait_for(sender.idle(), TOO_LONG_S)
        await house.erasing.step()

    async def advance(to: float) -> None:
        await walk(clock, to, lambda: house.next_due(GATEWAY), deliver)

    sending = asyncio.create_task(sender.run())
    try:
        yield House(house.intake, deliver, advance, house.needs)
    finally:
        await _end(sending)
        house.close()


@lru_cache(maxsize=1)
def _knowledge() -> tuple[library.Library, Understanding]:
    """Read the real knowledge, understood by words alone: transcripts must read the same without the model weights."""
    whole = library.read(library.find(None))
    return whole, Understanding(whole, learnt(whole, None, CACHE, lambda _: None), None)


async def _end(sending: "asyncio.Task[None]") -> None:
    sending.cancel()
    with suppress(asyncio.CancelledError):
        await sending
