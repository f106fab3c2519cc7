"""One update at a time for each chat, in the order they came."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Lanes:
    """A queue for each chat with something under way; nothing is kept for the others."""

    def __init__(self) -> None:
        self._last: dict[str, asyncio.Future[None]] = {}

    @asynccontextmanager
    async def turn(self, chat: str) -> AsyncIterator[None]:
        """Wait for the chat's earlier updates, then hold its lane."""
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        before, self._last[chat] = self._last.get(chat), mine
        try:
            if before is not None:
                await asyncio.shield(before)
            yield
        finally:
            # Whoever gives up while waiting must not let later ones overtake the earlier ones.
            if before is not None and not before.done():
                before.add_done_callback(lambda _: self._end(chat, mine))
            else:
                self._end(chat, mine)

    def _end(self, chat: str, mine: asyncio.Future[None]) -> None:
        mine.set_result(None)
        if self._last.get(chat) is mine:
            del self._last[chat]

    def __len__(self) -> int:
        return len(self._last)
