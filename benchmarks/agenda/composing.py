"""A thousand people with one to three things due at once: composed and put into the outbox."""

import asyncio
import json
import shutil
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

import numpy as np
from rich.table import Table

from benchmarks.agenda.dwelling import GATEWAY, HandClock, house_on
from benchmarks.measured import Bar, Say, at_most, table
from bot.assembly import House
from bot.chat import Door, Incoming, Kind
from bot.library import Library

PEOPLE = 1_000
ROUNDS = 3  # the best counts: what else the machine does is no work of the agenda
MOST_S = 2.0
ZONE = "America/Chicago"
NOW = 1_804_608_000  # 2027-03-09 14:00 UTC, a Tuesday morning there
DUE_AT = NOW + 14 * 86400 + 6 * 3600
GOALS = ("Pass the exam by September 30", "Find a better post by October 15", "Learn to train others by November 20")
REMINDER = "/remind sunday 10am read a chapter"


@dataclass(frozen=True, slots=True)
class Composed:
    """How long all took, by the clock and of the processor; the milliseconds of each alone; messages by their parts."""

    seconds: float
    cpu_s: float
    each_ms: list[float]
    parts: Counter[int]


def measure(library: Library, say: Say) -> Composed:
    """Let them set their goals as anybody does, wait until all are due, and begin; in a copy with one by one."""
    clock = HandClock(NOW)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "due.db"
        house = house_on(file, library, clock)
        asyncio.run(_lives(house, clock, say))
        house.db.forget_traces()  # so that the file alone is the whole of it
        house.close()
        clock.at = DUE_AT
        rounds = []
        for number in range(ROUNDS):
            say(f"agenda: a thousand people are due, round {number + 1} of {ROUNDS}")
            copy = Path(shutil.copy(file, file.with_name(f"round-{number}.db")))
            rounds.append(_began(house_on(copy, library, clock)))
        house = house_on(file, library, clock)
        each_ms = _one_by_one(house)
        house.close()
    seconds, cpu_s, parts = min(rounds, key=lambda one: one[0])
    return Composed(seconds, cpu_s, each_ms, parts)


def _began(house: House) -> tuple[float, float, Counter[int]]:
    """Begin with all; give the seconds that it took, by the clock and of the processor, and messages by their parts."""
    began, cpu = time.perf_counter(), time.process_time()
    asyncio.run(_begin(house))
    seconds, cpu_s = time.perf_counter() - began, time.process_time() - cpu
    parts = Counter(
        len(json.loads(row["parts"])) for row in house.db.read().rows("SELECT parts FROM begun ORDER BY id")
    )
    house.close()
    return seconds, cpu_s, parts


async def _lives(house: House, clock: HandClock, say: Say) -> None:
    numbers = count(1)
    for person in range(PEOPLE):
        if person % 10 == 0:
            say("agenda: people set goals and ask for reminders", person / PEOPLE)
        chat = str(700_000 + person)
        for text in _sets(person):
            number = next(numbers)
            await house.intake.take(
                Incoming(GATEWAY, number, Kind.TEXT, chat, chat, text, int(clock.now()), message=number)
            )


async def _begin(house: House) -> None:
    await house.begin(GATEWAY)


def _one_by_one(house: House) -> list[float]:
    """Time the work of every person behind the door, without the commit."""

    def timed(person_id: int, db: Door) -> float:
        began = time.perf_counter()
        house.beginning.begin(db, person_id, DUE_AT)
        return (time.perf_counter() - began) * 1e3

    due = "SELECT DISTINCT person_id FROM agenda WHERE due_at <= :now ORDER BY person_id"
    people = [int(row["person_id"]) for row in house.db.read().rows(due, now=DUE_AT)]
    return [house.db.write_now(partial(timed, person_id)) for person_id in people]


def _sets(person: int) -> list[str]:
    """Give what somebody says: one to three goals, some a reminder as well."""
    goals = GOALS[: 1 + person % 3]
    said = [text for number, goal in enumerate(goals, 1) for text in (f"/goal {goal}", f"/goal_right {number}")]
    return ["/start", f"/zone {ZONE}", *said, *([REMINDER] if person % 2 else [])]


def bars(found: Composed) -> list[Bar]:
    """Hold the time to its bar."""
    begun = found.parts.total()
    n = f"{begun:,} messages, {sum(size * count for size, count in found.parts.items()):,} parts"
    return [
        Bar(6, f"People with something due: {PEOPLE:,}", f"{begun:,}", n, begun == PEOPLE),
        at_most(6, "A thousand people composed and put into the outbox", MOST_S, found.seconds, n, " s"),
    ]


def shown(found: Composed) -> list[Table]:
    """Show what a person takes, and how much there was to say."""
    times = table(
        "Composing one message, ms, without the commit", "messages", "p50", "p99", "in all, with commits", "CPU"
    )
    p50, p99 = np.percentile(found.each_ms or [0.0], (50, 99))
    times.add_row(
        f"{len(found.each_ms):,}",
        f"{p50:.2f}",
        f"{p99:.2f}",
        f"{found.seconds * 1e3:,.0f}",
        f"{found.cpu_s * 1e3:,.0f}",
    )
    sizes = table("Parts of a message", "parts", "messages")
    for size, messages in sorted(found.parts.items()):
        sizes.add_row(f"{size}", f"{messages:,}")
    return [times, sizes]
