"""Where a session's lines come from: a pipe, or a person at the keyboard."""

import asyncio
import contextlib
import io
import signal
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import BinaryIO, Self

from bot.gateways.terminal import wording

try:
    import readline
    import termios
except ImportError:  # neither exists on Windows, where the console itself edits the line
    readline = termios = None  # type: ignore[assignment]  # the one way to say "not here" about a module


async def piped(source: BinaryIO) -> AsyncIterator[str]:
    """Give the lines of a pipe or file; bytes that are no UTF-8 show as a replacement sign."""

    def ask() -> str | None:
        raw = source.readline()
        return raw.decode("utf-8", "replace").removeprefix("\ufeff").rstrip("\r\n") if raw else None

    while (line := await _apart(ask)) is not None:
        yield line


class Keyboard:
    """A person's lines, asked for one at a time behind a prompt; Ctrl-D and Ctrl-C end them."""

    def __init__(self, name: str) -> None:
        self._prompt = f"{name}> "
        self._is_asking = False
        self._stopped = False
        self._waiting: asyncio.Future[str | None] | None = None

    async def __aenter__(self) -> Self:
        self._before = termios.tcgetattr(sys.stdin) if termios and sys.stdin.isatty() else None
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(signal.SIGINT, self._stop)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().remove_signal_handler(signal.SIGINT)
        if self._before:
            # The thread that still waits for a line had switched off the echo and cannot switch it on again.
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, self._before)
        self._write(("\n" if self._is_asking or self._stopped else "") + wording.farewell() + "\n")

    async def __aiter__(self) -> AsyncIterator[str]:
        while not self._stopped:
            self._waiting = asyncio.get_running_loop().create_future()
            line = await _apart(self._ask, self._waiting)
            if line is None:
                self._stopped = True
            else:
                yield line

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Clear the half-typed line while something is shown, and put it back below."""
        if not self._is_asking:
            yield
            return
        self._write("\r\x1b[K")
        yield
        self._write(self._prompt + (readline.get_line_buffer() if readline else ""))

    def _ask(self) -> str | None:
        self._is_asking = True
        try:
            line = input(self._prompt)
        except EOFError:
            return None
        self._is_asking = False
        return line

    def _stop(self) -> None:
        """End the lines; a second Ctrl-C, should the first not be enough, breaks off."""
        self._stopped = True
        asyncio.get_running_loop().remove_signal_handler(signal.SIGINT)
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(None)

    @staticmethod
    def _write(words: str) -> None:
        sys.stdout.write(words)
        sys.stdout.flush()


async def _apart(ask: Callable[[], str | None], answer: "asyncio.Future[str | None] | None" = None) -> str | None:
    """Wait for a blocking question without holding up the loop.

    The thread is a daemon: a question that nobody will answer must not keep the program from ending.
    """
    loop = asyncio.get_running_loop()
    waiting = answer or loop.create_future()

    def settle(line: str | None, error: Exception | None) -> None:
        if waiting.done():
            return
        if error:
            waiting.set_exception(error)
        else:
            waiting.set_result(line)

    def fetch() -> None:
        line, error = None, None
        try:
            line = ask()
        except Exception as trouble:
            error = trouble
        with contextlib.suppress(RuntimeError):  # the loop has closed meanwhile; nobody waits any more
            loop.call_soon_threadsafe(settle, line, error)

    threading.Thread(target=fetch, daemon=True).start()
    return await waiting
