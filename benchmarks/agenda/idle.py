"""What a look at the agenda costs when nothing is due, in a file with few moments to come and in one with many."""

import asyncio
import gc
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np
from rich.table import Table

from benchmarks.agenda.dwelling import GATEWAY, HandClock, house_on
from benchmarks.agenda.rows import fill
from benchmarks.measured import Bar, Say, at_most, table
from bot.assembly import House
from bot.library import Library

NOW = 1_804_500_000  # 2027-03-08 08:00 UTC
FEW, MANY = 100_000, 1_000_000
MOST_RATIO = 2.0
ROUNDS, TICKS = 5, 1_000  # the files take turns, so that what else the machine does meets both


@dataclass(frozen=True, slots=True)
class Idle:
    """Microseconds of looks with nothing due: by the clock on the wall, and of the processor in all threads."""

    moments: int
    wall: list[float]
    cpu: list[float]


def measure(library: Library, say: Say) -> list[Idle]:
    """Look at both files in turn."""
    found = [Idle(moments, [], []) for moments in (FEW, MANY)]
    clock = HandClock(NOW)
    with tempfile.TemporaryDirectory() as folder:
        houses = []
        for one in found:
            file = Path(folder) / f"{one.moments}.db"
            house_on(file, library, clock).close()
            say(f"agenda: writing {one.moments:,} moments")
            fill(file, one.moments, NOW)
            houses.append(house_on(file, library, clock))
        gc.collect()
        for number in range(ROUNDS):
            for one, house in zip(found, houses, strict=True):
                say(f"agenda: looking at {one.moments:,} moments, round {number + 1} of {ROUNDS}")
                asyncio.run(_looks(house, one))
        for house in houses:
            house.close()
    return found


async def _looks(house: House, one: Idle) -> None:
    for _ in range(TICKS):
        wall, cpu = time.perf_counter(), time.process_time()
        await house.begin(GATEWAY)
        one.cpu.append((time.process_time() - cpu) * 1e6)
        one.wall.append((time.perf_counter() - wall) * 1e6)


def bars(found: list[Idle]) -> list[Bar]:
    """Compare the larger file with the smaller."""
    few, many = found
    n = f"{ROUNDS * TICKS:,} looks at each"
    what = f"An idle look at {MANY:,} moments over one at {FEW:,}"
    return [
        at_most(6, f"{what}, median", MOST_RATIO, median(many.wall) / median(few.wall), n),
        at_most(6, f"{what}, CPU", MOST_RATIO, sum(many.cpu) / sum(few.cpu), n),
    ]


def shown(found: list[Idle]) -> Table:
    """Show the microseconds."""
    made = table("A look at the agenda with nothing due, µs", "moments to come", "p50", "p99", "CPU, mean")
    for one in found:
        p50, p99 = np.percentile(one.wall, (50, 99))
        made.add_row(f"{one.moments:,}", f"{p50:.0f}", f"{p99:.0f}", f"{sum(one.cpu) / len(one.cpu):.0f}")
    return made
