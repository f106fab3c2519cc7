"""A million people with two goals and ten deeds each: what a turn of one of them costs the database.

Every command that is registered and every button that is offered is tried by some of them, chosen by chance.
"""

import gc
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median

import numpy as np
from rich.table import Table

from benchmarks.measured import Report, Say, at_most, none_of, table
from benchmarks.people.filling import NOW, filled, house_on
from benchmarks.people.timing import Timed, scans
from benchmarks.people.walking import Did, Found, Spent, Walk, not_tried
from bot import delivery, intake, library
from bot.assembly import House
from bot.database.connection import Connection, connect
from bot.people import prune as prune_people

PEOPLE = 1_000_000
WALKERS = 200
ROUNDS = 2
SEED = 5
SLOWEST = 10
MOST_MS = 1.0
GOALS = "goals"  # the feature whose work is held to the bar
COUNTED = ("people", "goals", "steps", "deeds", "changes", "outbox")

__all__ = ["run", "walked"]


def run(say: Say) -> Report:
    """Fill the file, unless one of the same tables was kept, and let some people walk."""
    return walked(PEOPLE, say)


def walked(people: int, say: Say) -> Report:
    """Do the same with a file of so many people."""
    read = library.read(library.find(None))
    file = filled(read, people, say)
    house = house_on(file, read)
    with closing(connect(file)) as raw:
        door = Timed(Connection(raw, file))
        with _as_in_service():
            found = _found(house, raw, door, people, say)
        _tidy(house, raw, door)
        walking = scans(raw, door.statements)
        tables = [_turns_table(found), _statements_table(door), _scans_table(walking), _file_table(raw, file)]
    house.close()
    missed = [what for each in house.features if each.name == GOALS for what in not_tried(each, found)]
    of_goals = [_p99(found, did) for did in found if did.feature == GOALS]
    n = f"{len(of_goals)}, by {WALKERS} people"
    return Report(
        [
            at_most(5, "Database work of a command or button of goals, p99", MOST_MS, max(of_goals), n, " ms"),
            none_of(5, "Buttons and questions of goals that nobody came to", len(missed), " ".join(missed) or n),
            none_of(5, "Statements that walk through a large table", len(walking), f"{len(door.statements)}"),
        ],
        tables,
    )


@contextmanager
def _as_in_service() -> Iterator[None]:
    """Leave what is loaded to itself, as the service does."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)


def _found(house: House, raw: sqlite3.Connection, door: Timed, people: int, say: Say) -> Found:
    """Let all of them walk the same ways several times, the first for the caches alone; each turn counts at its best.

    What else the machine does at that moment is no work of the database.
    """
    walkers = random.Random(SEED).sample(range(1, people + 1), WALKERS)
    rounds: list[Found] = []
    for times in range(1 + ROUNDS):
        door.forget()
        rounds.append({})
        for index, person_id in enumerate(walkers):
            say("people: trying everything", (times + index / WALKERS) / (1 + ROUNDS))
            Walk(house, raw, door, person_id, rounds[-1]).all_ways()
    return {
        did: [
            Spent(*map(min, zip(*turns, strict=True))) for turns in zip(*(one[did] for one in rounds[1:]), strict=True)
        ]
        for did in rounds[0]
    }


def _tidy(house: House, raw: sqlite3.Connection, door: Timed) -> None:
    """Let every room look once for what is past its time, so that those statements are seen, too."""
    raw.execute("BEGIN IMMEDIATE")
    for prune in (prune_people, delivery.prune, intake.prune, *(each.prune for each in house.features)):
        if prune:
            prune(door, NOW)
    raw.execute("ROLLBACK")


def _p99(found: Found, did: Did) -> float:
    return float(np.percentile([turn.database for turn in found[did]], 99))


def _turns_table(found: Found) -> Table:
    columns = ("n", "database p50", "p99", "its CPU p99", "the whole transaction's p99")
    title = f"The {SLOWEST} slowest of {len(found)}, ms, each turn the best of {ROUNDS}"
    made = table(title, "what was done", *columns)
    for did in sorted(found, key=lambda did: _p99(found, did), reverse=True)[:SLOWEST]:
        whole, database, cpu = zip(*found[did], strict=True)
        numbers = (median(database), *(float(np.percentile(each, 99)) for each in (database, cpu, whole)))
        made.add_row(f"{did.what} ({did.feature})", f"{len(whole):,}", *(f"{number:.3f}" for number in numbers))
    return made


def _statements_table(door: Timed) -> Table:
    made = table("The statements that took the most time in all, ms", "statement", "n", "p50", "p99", "in all")
    for sql in sorted(door.spent, key=lambda sql: sum(door.spent[sql]), reverse=True)[:SLOWEST]:
        spent = [each / 1e6 for each in door.spent[sql]]
        numbers = (f"{median(spent):.3f}", f"{np.percentile(spent, 99):.3f}", f"{sum(spent):,.0f}")
        made.add_row(_short(sql), f"{len(spent):,}", *numbers)
    return made


def _scans_table(walking: list[tuple[str, str]]) -> Table:
    made = Table("statement", "what it walks through", title="Walks through a large table", title_justify="left")
    for sql, detail in walking or [("none", "")]:
        made.add_row(sql, detail)
    return made


def _file_table(raw: sqlite3.Connection, file: Path) -> Table:
    made = table("The file", "what", "measured")
    for name in COUNTED:
        made.add_row(name, f"{raw.execute(f'SELECT count(*) FROM {name}').fetchone()[0]:,}")
    made.add_row("size", f"{file.stat().st_size / 2**30:.1f} GB")
    return made


def _short(sql: str) -> str:
    line = " ".join(sql.split())
    return line if len(line) <= 90 else f"{line[:89]}…"
