"""The bot that is killed: wired as `python -m bot run` wires it, with the counting feature switched on."""

import asyncio
import json
import logging
import sys
from collections.abc import Mapping
from functools import partial
from typing import Any

from pydantic import SecretStr

from benchmarks import counting
from benchmarks.processes import CACHE
from bot import assembly, library, service
from bot.chat import Context, Match, Understood
from bot.settings import Settings


def understanding(read: library.Library, known: Mapping[str, str] | None) -> assembly.Understand:
    """Give the real understanding, or with `known` (text to entry) one that starts at once."""
    if known is not None:
        return partial(_looked_up, known)
    from bot.understanding import load

    return load(read, CACHE, None, lambda _: None).understand


async def serve(task: dict[str, Any]) -> None:
    """Run until told to stop."""
    listen = task["listen"]
    settings = Settings(
        telegram_token=SecretStr(task["token"]),
        telegram_api_url=task["api"],
        database_url=f"sqlite:///{task['db']}",
        ingress="webhook" if listen else "poll",
        webhook_listen=listen or "127.0.0.1:8080",
        webhook_secret=SecretStr(task["secret"]) if listen else None,
    )
    # The fake platform calls without a certificate, which the settings rightly refuse.
    settings = settings.model_copy(update={"webhook_url": f"http://{listen}/hook" if listen else None})
    read = library.read(library.find(None))
    await service.serve(
        settings,
        read,
        understanding(read, task["known"]),
        more=[counting.feature()],
        lease_s=task["lease_s"],
        alone=task["alone"],
    )


def _looked_up(known: Mapping[str, str], text: str, _: Context | None) -> Understood:
    if text in known:
        return Understood("question", "answer", (Match(known[text], 0.9),))
    return Understood("unknown", "decline")


if __name__ == "__main__":
    logging.basicConfig(level=logging.ERROR)
    asyncio.run(serve(json.loads(sys.argv[1])))
