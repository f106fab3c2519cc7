"""Where a session is shown: plain lines for a pipe, a little style for a person at a terminal."""

import io
import os
import re
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Literal, Protocol, TextIO

from rich.console import Console
from rich.text import Text

Role = Literal["header", "text", "button", "note"]

# Colour only repeats what the words say; these three are readable on dark and on light backgrounds.
_STYLES: dict[Role, str] = {"header": "magenta", "text": "", "button": "bold", "note": "italic"}

# Everything that could move the cursor, colour the screen, turn the writing round or break the encoding.
_UNSAFE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line to show and what it is."""

    role: Role
    words: str


class Page(Protocol):
    """What can show lines."""

    def show(self, lines: Iterable[Line]) -> None:
        """Show the lines together and at once."""


class PlainPage:
    """Lines without any code, for pipes, files and transcripts."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self._write = write

    def show(self, lines: Iterable[Line]) -> None:
        """Write the lines in one piece."""
        self._write("".join(harmless(line.words) + "\n" for line in lines))


class RichPage:
    """Lines with a little style; `aside` keeps a half-typed line out of their way."""

    def __init__(self, out: TextIO, aside: Callable[[], AbstractContextManager[None]] = nullcontext) -> None:
        self._console = Console(file=out, highlight=False)
        self._aside = aside

    def show(self, lines: Iterable[Line]) -> None:
        """Print the lines, wrapped to the window, and a blank one after them."""
        with self._aside():
            for line in lines:
                self._console.print(Text(harmless(line.words), style=_STYLES[line.role]))
            self._console.print()


def page_on(out: TextIO, aside: Callable[[], AbstractContextManager[None]] = nullcontext) -> Page:
    """Choose the page that fits an output: rich on a terminal, else plain UTF-8."""
    if out.isatty():
        if isinstance(out, io.TextIOWrapper):
            out.reconfigure(errors="replace")
        return RichPage(out, aside)
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(encoding="utf-8", errors="replace", newline="\n")

    def write(block: str) -> None:
        try:
            out.write(block)
            out.flush()
        except BrokenPipeError:
            # Whoever read has left (`| head`): the session goes on to its end, and nobody sees it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())

    return PlainPage(write)


def harmless(words: str) -> str:
    """Show control characters as signs instead of obeying them."""
    return _UNSAFE.sub(lambda found: _sign(ord(found[0])), words)


def _sign(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
