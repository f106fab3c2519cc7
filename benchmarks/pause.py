"""How long an event loop kept everybody waiting."""

import asyncio
import time

EVERY_S = 0.005


class Pause:
    """The longest time by which a timer came late."""

    def __init__(self) -> None:
        self.longest_ms = 0.0

    def forget(self) -> None:
        """Begin anew."""
        self.longest_ms = 0.0

    async def watch(self) -> None:
        """Set one timer after the other."""
        while True:
            due = time.perf_counter() + EVERY_S
            await asyncio.sleep(EVERY_S)
            self.longest_ms = max(self.longest_ms, (time.perf_counter() - due) * 1000)
