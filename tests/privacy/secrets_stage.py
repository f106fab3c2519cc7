"""The real house for play after play: nothing of one is left in the next, and what texts mean is given as data."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bot import assembly, people
from bot.assembly import House
from bot.chat import CheckinHeard, Context, Door, Feature, GoalHeard, Match, ProgressHeard, Understood
from bot.delivery import Delivery, Outcome, Outgoing
from bot.library import Library

NOW = 1_800_000_000  # 2027-01-15 08:00 UTC
GATEWAY, ZONE = "telegram", "America/New_York"
TOO_LONG_S = 20
ANSWERED = Understood("question", "answer", (Match("why-certify", 0.97),))
UNANSWERED = Understood("unknown", "decline", (Match("why-certify", 0.3),))


@contextmanager
def folder() -> Iterator[Path]:
    """Give a folder in memory where there is one: what is written in a play need not survive."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as name:
        yield Path(name)


class Stage:
    """A house, its delivery, and a clock moved by hand; `send` is where a play looks at what leaves."""

    def __init__(self) -> None:
        self.at = float(NOW)
        self.send: Callable[[Outgoing], Awaitable[Outcome]]
        self.house: House
        self.delivery: Delivery
        self.sending: asyncio.Task[None]

    @property
    def door(self) -> Door:
        """Give the file to read."""
        return self.house.db.read()

    def commands(self) -> list[str]:
        """Name every command there is, in groups or in private, hidden or not."""
        each = [*self.house.features]
        return sorted({command.name for one in each for command in (*one.commands, *one.in_groups)})

    async def begins_anew(self, started: Sequence[str]) -> None:
        """Empty the file but for those who opened the private chat before, and set the clock back."""
        self.at = float(NOW)

        def empty(db: Door) -> None:
            _empty(db)
            for chat in started:
                people.know(db, GATEWAY, chat, chat, False, NOW)

        await self.house.db.write(empty, "anew")

    async def settles(self) -> None:
        """Wait until nothing is due any more."""
        self.delivery.wake()
        idle = asyncio.ensure_future(self.delivery.idle())
        done, _ = await asyncio.wait({idle, self.sending}, timeout=TOO_LONG_S, return_when=asyncio.FIRST_COMPLETED)
        if self.sending in done:
            self.sending.result()
        if idle not in done:
            raise TimeoutError("delivery did not come to rest")

    async def passes(self, seconds: int, most: int = 12) -> None:
        """Let time go by, by way of some of the instants at which something falls due."""
        end = self.at + seconds
        for _ in range(most):
            while await self.house.begin(GATEWAY):
                await self.settles()
            due = self.house.next_due(GATEWAY)
            if due is None or due > end:
                break
            self.at = max(due, self.at)
        self.at = end
        await self.house.begin(GATEWAY)
        await self.settles()


@asynccontextmanager
async def open_stage(file: Path, library: Library, more: Sequence[Feature] = ()) -> AsyncIterator[Stage]:
    """Open the house on a file, with features that plant mistakes perhaps."""
    stage = Stage()
    stage.house = assembly.build(
        file, library, means, now=lambda: stage.at, default_zone=ZONE, more=more, limits_texts=False
    )

    async def send(outgoing: Outgoing) -> Outcome:
        return await stage.send(outgoing)

    stage.delivery = stage.house.delivery(GATEWAY, send, paced=False)
    stage.sending = asyncio.create_task(stage.delivery.run())
    try:
        yield stage
    finally:
        stage.sending.cancel()
        with suppress(asyncio.CancelledError):
            await stage.sending
        stage.house.close()


def means(text: str, _: Context | None) -> Understood:
    """Understand the few texts of a play, by how they begin."""
    said = text.casefold()
    meant = {
        "my goal is": Understood("goal", "decline", goal=GoalHeard(text, date(2027, 3, 31))),
        "i finished": Understood("progress", "decline", progress=ProgressHeard(text)),
        "how am i": Understood("checkin", "decline", checkin=CheckinHeard("view")),
        "remind me": Understood("checkin", "decline", checkin=CheckinHeard("remind", text)),
        "what is": ANSWERED,
        "certify": ANSWERED,
        "which of": Understood("question", "choose", (Match("why-certify", 0.5), Match("work-settings", 0.4))),
        "pt john": Understood("clinical", "decline"),
        "i want to die": Understood("crisis", "decline"),
        "thanks": Understood("smalltalk", "decline"),
    }
    return next((each for begins, each in meant.items() if said.startswith(begins)), UNANSWERED)


def _empty(db: Door) -> None:
    found = db.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    names = [row["name"] for row in found if not row["name"].startswith(("_", "sqlite_"))]
    for name in ("people", "places", *names):
        db.run(f"DELETE FROM {name}")
