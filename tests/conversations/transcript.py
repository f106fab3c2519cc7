"""A transcript: what people type and what comes back, in the terminal's own format, held anew and compared.

Lines that begin with `# ` say what it is about, one that begins with `$ ` gives the options of `chat`, `> ` begins
what somebody types. All other lines are what the bot prints; one that itself begins with > or \\ stands behind a \\.
"""

import argparse
import re
import shlex
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from bot.gateways.terminal import Cast, Clock, PlainPage, Terminal
from tests.conversations.house import open_house

ZONE = "America/New_York"
BUTTON = re.compile(r"  \[(\d+)\] (.*)")
NAMED = re.compile(r"> \[(.*\D.*)\]")
FILES = sorted(Path(__file__).parent.glob("*.txt"))


@dataclass(frozen=True, slots=True)
class Transcript:
    """The lines before the first turn, who speaks where and when, and what is typed.

    `pressed` gives, for each line that is typed, the label of the button that its number pressed when it was written.
    """

    head: tuple[str, ...]
    person: str
    group: str | None
    now: float
    typed: tuple[str, ...]
    pressed: tuple[str | None, ...]


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
    return Transcript(head, options.person, options.group, now, typed, tuple(_pressed(lines)))


async def hold(transcript: Transcript, *, follows: bool = False) -> str:
    """Hold the conversation in a house of its own; give the whole file as it ought to read.

    Where it `follows` the buttons, a press is that of the label it was when the transcript was written.
    """
    written = [f"{line}\n" for line in transcript.head]

    async def typed() -> AsyncIterator[str]:
        for said, label in zip(transcript.typed, transcript.pressed, strict=True):
            line = _number_of(label, written) or said if follows and label else said
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


def _pressed(lines: list[str]) -> Iterator[str | None]:
    """Give the label of each typed number; a label in brackets, `[Right]`, is one as it stands."""
    labels: dict[str, str] = {}
    for line, after in pairwise([*lines, ""]):
        if shown := BUTTON.fullmatch(line):
            labels[shown[1]] = shown[2]
        elif line.startswith("> "):
            named, is_dead = NAMED.fullmatch(line), after.startswith("No message here shows a button")
            yield named[1] if named else None if is_dead else labels.get(line.removeprefix("> "))


def _number_of(label: str, written: list[str]) -> str | None:
    """Find the newest button of a label; one that begins with it will do."""
    shown = [found for block in written for line in block.splitlines() if (found := BUTTON.fullmatch(line))]
    exact = [found[1] for found in shown if found[2] == label]
    alike = [found[1] for found in shown if found[2].startswith(label)]
    return (exact or alike or [None])[-1]


def _quoted(block: str) -> str:
    return "".join(f"\\{line}" if line.startswith((">", "\\")) else line for line in block.splitlines(keepends=True))
