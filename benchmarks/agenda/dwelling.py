"""The house on a file of its own, with a clock that is moved by hand."""

import math
from collections.abc import Sequence
from pathlib import Path

from bot import assembly
from bot.agenda import next_due
from bot.assembly import House
from bot.chat import Context, Feature, Understood
from bot.delivery import Delivery, next_ready
from bot.library import Library

GATEWAY = "telegram"
DEFAULT_ZONE = "America/New_York"


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: float) -> None:
        self.at = at

    def now(self) -> float:
        """Give the instant it shows, in UTC seconds."""
        return self.at


def unheard(_: str, __: Context | None) -> Understood:
    """Understand no free text; commands and buttons need none of it."""
    return Understood("unknown", "decline")


def house_on(
    file: Path,
    library: Library,
    clock: HandClock,
    understand: assembly.Understand = unheard,
    more: Sequence[Feature] = (),
) -> House:
    """Open the house; `more` are features of a caller's own."""
    return assembly.build(
        file, library, understand, now=clock.now, default_zone=DEFAULT_ZONE, more=more, limits_texts=False
    )


def next_at(house: House, now: float, tick_s: int) -> float | None:
    """Tell when there is something to do next: the ticker looks every so many seconds, delivery every second.

    What is due already and was not done is looked at again with the next tick, as the ticker does.
    """
    ticks, sends = next_due(house.db.read(), GATEWAY), next_ready(house.db.read(), GATEWAY, now)
    grids = ((ticks, tick_s), (sends, 1))
    return min((max(now + every, _up(at, every)) for at, every in grids if at is not None), default=None)


def _up(at: float, every: int) -> float:
    return float(math.ceil(at / every) * every)


async def all_done(house: House, sender: Delivery) -> None:
    """Let the house begin what is due, and deliver until nothing is."""
    await house.begin(GATEWAY)
    sender.wake()
    await sender.idle()
