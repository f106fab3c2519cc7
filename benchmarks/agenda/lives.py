"""Random lives of sixty days against the rules of the agenda; `python -m benchmarks.agenda.lives 17` tells one."""

import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from rich.table import Table

from benchmarks.measured import Report, Say, none_of
from tests.manners.lives import a_life
from tests.manners.living import live, opened
from tests.manners.oracle import complaints, smallest, told

LIVES, AT_ONCE = 5_000, 50
PROCESSES = 2
MOST_SHOWN = 10

Wrong = tuple[int, list[str]]


def run(say: Say) -> Report:
    """Live them, in two processes."""
    found: list[Wrong] = []
    parts = range(0, LIVES, AT_ONCE)
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        for done, wrong in enumerate(pool.map(_wrong, parts), 1):
            found += wrong
            say("agenda: random lives", done / len(parts))
    count = sum(len(each) for _, each in found)
    what = "random lives of 60 days, moments that no rule allows or that did not come"
    return Report([none_of(6, what, count, f"{LIVES:,} lives")], [_table(found)] if found else [])


def _wrong(first: int) -> list[Wrong]:
    """Give the lives from one on in which something is wrong, and what it is."""
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "lives.db") as db:
        lives = (a_life(seed) for seed in range(first, first + AT_ONCE))
        found = [(life.seed, [what for _, what in complaints(life, live(life, db))]) for life in lives]
    return [each for each in found if each[1]]


def _table(found: list[Wrong]) -> Table:
    made = Table("life", "what is wrong first", title="Lives in which something is wrong", title_justify="left")
    for seed, whats in found[:MOST_SHOWN]:
        made.add_row(str(seed), whats[0])
    return made


def main(seed: int) -> int:
    """Tell one life, as small as it can be while something in it is wrong; 1 when something is."""
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "life.db") as db:
        life = a_life(seed)
        is_wrong = bool(complaints(life, live(life, db)))
        life = smallest(life, lambda smaller: live(smaller, db)) if is_wrong else life
        print(told(life, live(life, db)))
    return int(is_wrong)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
