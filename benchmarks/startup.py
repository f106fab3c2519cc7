"""From starting the process to its first answer, with a warm cache; and what the bot takes while it rests."""

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks import processes
from benchmarks.measured import Report, Say, at_most, spread, table
from bot import library, understanding
from tests.fake_telegram import TOKEN, FakeTelegram, message

STARTS = 5
PATIENCE_S = 60.0
RESTS_FOR_S = 2.0
QUESTION = "is certification worth it"


def run(say: Say) -> Report:
    """Start the bot several times, a question waiting for it each time."""
    understanding.load(library.read(library.find(None)), processes.CACHE, None, lambda _: None)
    took, rest = [], []
    for number in range(STARTS):
        say(f"start-up {number + 1} of {STARTS}")
        first_answer_s, resident = asyncio.run(_start())
        took.append(first_answer_s)
        rest.append(resident)
    bars = [
        at_most(2, "Process start to first answer, warm cache", 3, median(took), f"{STARTS} starts", " s"),
        at_most(2, "Resident memory of the bot at rest", 350, max(rest), f"{STARTS} starts", " MB"),
    ]
    shown = table("Start-up, median (range)", "measure", "found")
    shown.add_row("process start to first answer, s", spread(took, ".2f"))
    shown.add_row("resident memory at rest, MB", spread(rest))
    return Report(bars, [shown])


async def _start() -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "understanding").symlink_to(processes.CACHE, target_is_directory=True)
        async with FakeTelegram() as telegram:
            await telegram.add(message(QUESTION, date=int(time.time())))
            settings = {
                "TELEGRAM_TOKEN": TOKEN,
                "TELEGRAM_API_URL": telegram.url,
                "DATABASE_URL": f"sqlite:///{folder}/rxladder.db",
                "INGRESS": "poll",
                "LOG_LEVEL": "ERROR",
            }
            started = time.perf_counter()
            bot = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=processes.ROOT, env={**os.environ, **settings}
            )
            try:
                await telegram.until("sendMessage", within_s=PATIENCE_S)
                took = time.perf_counter() - started
                await asyncio.sleep(RESTS_FOR_S)
                return took, processes.resident_mb(bot.pid)
            finally:
                bot.terminate()
                await bot.wait()
