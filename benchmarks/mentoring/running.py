"""The bot as a process of its own beside the platform: updates brought, the clock moved, killed and started again."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks import processes
from benchmarks.mentoring.acting import Stage
from benchmarks.mentoring.hands import Dial

PATIENCE_S = 60.0
LOOKS_EVERY_S = 0.002
Row = dict[str, Any]


class Running:
    """Keeps the bot running; `settle` returns when it has nothing to do at the instant that the stage shows."""

    def __init__(self, stage: Stage, folder: Path, known: dict[str, list[str]]) -> None:
        self.stage, self.file = stage, folder / "day.db"
        self._asked, self._done = Dial(folder / "asked"), Dial(folder / "done")
        self._task = {
            "api": stage.platform.url,
            "db": str(self.file),
            "asked": str(folder / "asked"),
            "done": str(folder / "done"),
            "known": known,
        }
        self._count = 0
        self.bot: Any = None

    def start(self) -> None:
        """Start the bot."""
        self._asked.write(self.stage.now, self._count)
        self.bot = processes.start("benchmarks.mentoring.bot", self._task)

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.bot is not None:
            processes.kill(self.bot)

    def close(self) -> None:
        """Leave nothing behind."""
        self.kill()
        self._asked.close()
        self._done.close()

    async def bring(self) -> None:
        """Bring what people did to the bot, without waiting for what it does; first of all it is now for the bot, too.

        Nothing is under way then, so no lease ends early by the clock's jump.
        """
        self._asked.write(self.stage.now, self._count)
        offered, self.stage.offered = self.stage.offered, []
        await self.stage.platform.add(*offered)

    async def settle(self) -> float:
        """Bring what people did, wait until all is taken and sent; gives when there is something to do next, or 0."""
        await self.bring()
        await self._until(lambda: not self.stage.platform.unconfirmed)
        return await self.move(self.stage.now)

    async def move(self, at: int) -> float:
        """Move the clock, and let the bot do what is due then."""
        self.stage.now = at
        self._count += 1
        self._asked.write(at, self._count)
        await self._until(lambda: self._done.read()[1] == self._count)
        return self._done.read()[0]

    def rows(self, sql: str) -> list[Row]:
        """Look into the bot's file, without touching it."""
        with closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True, timeout=10)) as raw:
            raw.row_factory = sqlite3.Row
            return [dict(row) for row in raw.execute(sql)]

    async def _until(self, is_so: Any) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while not is_so():
                if (code := self.bot.poll()) is not None:
                    raise RuntimeError(f"the bot ended by itself with {code}")
                await asyncio.sleep(LOOKS_EVERY_S)
