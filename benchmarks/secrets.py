"""Random plays of a group against a model of who may see what; `python -m benchmarks.secrets 17` tells one of them."""

import asyncio
import logging
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from rich.table import Table

from benchmarks.measured import Report, Say, none_of, table
from bot import library
from tests.privacy.secrets_acts import a_play
from tests.privacy.secrets_scene import perform
from tests.privacy.secrets_stage import folder, open_stage
from tests.privacy.secrets_telling import script, smallest
from tests.privacy.secrets_twice import differences

PLAYS, TWICE, AT_ONCE = 10_000, 2_000, 250
PROCESSES = 2
MOST_SHOWN = 10

Wrong = tuple[int, str]
Found = tuple[list[Wrong], list[Wrong], int, Counter[str]]


def run(say: Say) -> Report:
    """Play them, in two processes."""
    wrong: list[Wrong] = []
    other: list[Wrong] = []
    compared, met = 0, Counter[str]()
    parts = range(0, PLAYS, AT_ONCE)
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        for done, found in enumerate(pool.map(_played, parts), 1):
            wrong, other, compared, met = wrong + found[0], other + found[1], compared + found[2], met + found[3]
            say("groups: who sees what", done / len(parts))
    bars = [
        none_of(7, "random sequences of members' actions, private data in a group or with others", len(wrong),
                f"{PLAYS:,} sequences"),
        none_of(7, "the same sequence without what a member did in private, seen otherwise by the group", len(other),
                f"{compared:,} sequences"),
    ]  # fmt: skip
    shown = [_table("Sequences in which something is wrong", [*wrong, *other])] if wrong or other else []
    return Report(bars, [*shown, _met(met)])


def _played(first: int) -> Found:
    """Play some and give what was wrong, what the group saw otherwise, how many were compared, and what came about."""
    logging.disable(logging.WARNING)
    return asyncio.run(_play_all(first))


async def _play_all(first: int) -> Found:
    wrong: list[Wrong] = []
    other: list[Wrong] = []
    compared, met = 0, Counter[str]()
    with folder() as name:
        async with open_stage(name / "house.db", library.read(library.find(None))) as stage:
            commands = stage.commands()
            for seed in range(first, first + AT_ONCE):
                log = await perform(a_play(seed, commands), stage)
                met += log.met
                wrong += [(seed, log.complaints[0][1])] if log.complaints else []
                if seed % (PLAYS // TWICE) == 0:
                    apart = await differences(a_play(seed, commands), stage)
                    compared += apart is not None
                    other += [(seed, apart[0])] if apart else []
    return wrong, other, compared, met


def _table(title: str, found: list[Wrong]) -> Table:
    made = Table("sequence", "what is wrong first", title=title, title_justify="left")
    for seed, what in found[:MOST_SHOWN]:
        made.add_row(str(seed), what)
    return made


def _met(met: Counter[str]) -> Table:
    made = table("What the sequences came past", "what", "times")
    for what, times in met.most_common():
        made.add_row(what, f"{times:,}")
    return made


async def _told(seed: int) -> int:
    with folder() as name:
        async with open_stage(name / "house.db", library.read(library.find(None))) as stage:
            play = a_play(seed, stage.commands())
            log = await perform(play, stage)
            is_wrong = bool(log.complaints)
            print(script(*(await smallest(play, stage) if is_wrong else (play, log))))
            return int(is_wrong)


def main(seed: int) -> int:
    """Tell one sequence, as small as it can be while something in it is wrong; 1 when something is."""
    logging.disable(logging.WARNING)
    return asyncio.run(_told(seed))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
