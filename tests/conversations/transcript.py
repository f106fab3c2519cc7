"""A transcript: what people type and what comes back, in the terminal's own format, held anew and compared.

Lines that begin with `# ` say what it is about, one that begins with `$ ` gives the options of `chat`, `> ` begins
what somebody types. All other lines are what the bot prints; one that itself begins with > or \\ stands behind a \\.
"""

import argparse
import shlex
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from bot.gateways.terminal import Cast, Clock, PlainPage, Terminal
from tests.conversations.house import open_house

ZONE = "America/New_York"
FILES = sorted(Path(__file__).parent.glob("*.txt"))


@dataclass(frozen=True, slots=True)
class Transcript:
    """The lines before the first turn, who speaks where and when, and what is typed."""

    head: tuple[str, ...]
    person: str
    group: str | None
    now: float
    typed: tuple[str, ...]


def read(file: Path) -> Transcript:
    """Read a transcript's head and what is typed in it."""
    lines = file.read_text(encoding="utf-8").splitlines()
    typed = tuple(line.removeprefix("> ") for line in lines if line.startswith("> "))
    head = tuple(line for line in lines[: _first_turn(lines)] if line.startswith(("# ", "$ ")))
    asked = argparse.ArgumentParser()
    asked.add_argument("--as", dest="person", default="Dana")
    asked.add_argument("--group")
    asked.add_argument("--now", default="2026-11-22T19:05")
    options = asked.parse_args([word for line in head if line.startswith("$ ") for word in shlex.split(line[2:])])
    now = datetime.fromisoformat(options.now).replace(tzinfo=ZoneInfo(ZONE)).timestamp()
    return Transcript(head, options.person, options.group, now, typed)


async def hold(transcript: Transcript) -> str:
    """Hold the conversation in a house of its own; give the whole file as it ought to read."""
    written = [f"{line}\n" for line in transcript.head]

    async def typed() -> AsyncIterator[str]:
        for line in transcript.typed:
            written.append(f"> {line}\n")
            yield line

    clock = Clock(transcript.now)
    terminal = Terminal(
        PlainPage(lambda block: written.append(_quoted(block))),
        clock,
        ZoneInfo(ZONE),
        Cast(transcript.person, transcript.group),
    )
    with TemporaryDirectory() as folder:
        async with open_house(Path(folder), terminal.send, clock, ZONE) as house:
            await terminal.converse(typed(), house.intake, house.deliver, house.advance, house.needs)
    return "".join(written)


def _first_turn(lines: list[str]) -> int:
    return next((at for at, line in enumerate(lines) if line.startswith("> ")), len(lines))


def _quoted(block: str) -> str:
    return "".join(f"\\{line}" if line.startswith((">", "\\")) else line for line in block.splitlines(keepends=True))
