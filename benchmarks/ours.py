"""The bot of the throughput runs: `python -m bot run`, but for its cache of understood texts, which is off."""

import asyncio
import json
import signal
import sys
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from benchmarks.pause import Pause
from benchmarks.processes import CACHE
from bot import library, service, understanding
from bot.settings import Settings


async def serve(task: dict[str, Any]) -> None:
    """Run until told to stop; then say the loop's longest pause in milliseconds."""
    settings = Settings(
        telegram_token=SecretStr(task["token"]),
        telegram_api_url=task["api"],
        database_url=f"sqlite:///{Path(task['folder']) / 'ours.db'}",
    )
    read = library.read(library.find(None))
    meaning = understanding.load(read, CACHE, None, lambda _: None, cache_size=0)
    pause = Pause()
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, pause.forget)
    watching = asyncio.create_task(pause.watch())
    print("ready", flush=True)
    await service.serve(settings, read, meaning.understand)
    print(json.dumps({"pause_ms": pause.longest_ms}), flush=True)
    watching.cancel()


if __name__ == "__main__":
    asyncio.run(serve(json.loads(sys.argv[1])))
