"""A platform, a database, and bots that come and go."""

import asyncio
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, closing
from pathlib import Path

from benchmarks import processes
from tests.fake_telegram import TOKEN, FakeTelegram, Request

SENDS, EDITS = "sendMessage", "editMessageText"
PATIENCE_S = 60.0
Bot = subprocess.Popen[str]


class Scene:
    """Where a crash happens. The platform takes `answers_after_s` to answer a message, so that some are under way."""

    def __init__(
        self, telegram: FakeTelegram, folder: Path, known: Mapping[str, str], is_real: bool, answers_after_s: float
    ) -> None:
        self.telegram, self.file = telegram, folder / "victim.db"
        self._known = None if is_real else dict(known)
        self._bots: list[Bot] = []
        for method in (SENDS, EDITS):
            telegram.order(method, delay_s=answers_after_s, times=None)

    def start(self, by_webhook: bool, lease_s: float = 60.0, alone: bool = True) -> Bot:
        """Start a bot; one that is not alone shares the file with another."""
        task = {
            "api": self.telegram.url,
            "token": TOKEN,
            "db": str(self.file),
            "listen": f"127.0.0.1:{processes.free_port()}" if by_webhook else "",
            "secret": "only-the-platform-knows",
            "known": self._known,
            "lease_s": lease_s,
            "alone": alone,
        }
        bot = processes.start("benchmarks.victim", task)
        self._bots.append(bot)
        return bot

    async def stop(self, bot: Bot) -> None:
        """Let a bot end in peace."""
        await asyncio.to_thread(processes.end, bot)

    def kill_all(self) -> None:
        """Leave no process behind."""
        for bot in self._bots:
            processes.kill(bot)

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait for something; TimeoutError after a minute, RuntimeError when the newest bot ends meanwhile."""
        async with asyncio.timeout(PATIENCE_S):
            while not is_so():
                if (code := self._bots[-1].poll()) is not None:
                    raise RuntimeError(f"the bot ended by itself with {code}")
                await asyncio.sleep(0.05)

    def shown(self) -> list[Request]:
        """List what the platform was asked to show, in order."""
        return self.telegram.of(SENDS, EDITS)

    def leased(self) -> int:
        """Count what was under way when the last bot died, in a copy: recovery is the next bot's job."""
        with tempfile.TemporaryDirectory(dir=self.file.parent) as folder:
            for suffix in ("", "-wal"):
                if (part := self.file.with_name(self.file.name + suffix)).exists():
                    shutil.copy(part, folder)
            return _count(Path(folder) / self.file.name, "SELECT count(*) FROM queues WHERE lease IS NOT NULL")

    async def all_sent(self) -> None:
        """Wait until the outbox is empty."""
        await self.until(lambda: _count(self.file, "SELECT count(*) FROM outbox WHERE state = 'open'") == 0)

    def dump(self) -> list[str]:
        """Write down the whole database."""
        with closing(sqlite3.connect(self.file)) as raw:
            return sorted(raw.iterdump())


@asynccontextmanager
async def scene(known: Mapping[str, str], is_real: bool, answers_after_s: float) -> AsyncIterator[Scene]:
    """Set the scene, and clear it away afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        async with FakeTelegram() as telegram:
            here = Scene(telegram, Path(folder), known, is_real, answers_after_s)
            try:
                yield here
            finally:
                here.kill_all()


def _count(file: Path, sql: str) -> int:
    with closing(sqlite3.connect(file)) as raw:
        return int(raw.execute(sql).fetchone()[0])
