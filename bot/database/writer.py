"""One writer thread with natural group commit, a read-only connection, and migrations."""

import asyncio
import concurrent.futures
import itertools
import logging
import queue
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import sqlite_utils
from sqlite_utils import Migrations

from bot.chat import Door, Migration
from bot.database.connection import BUSY_MS, Connection, DatabaseTrouble, TooSlow, connect, explain

log = logging.getLogger(__name__)

T = TypeVar("T")
MAX_GROUP = 256  # units of work that share one commit
SLOW_S, TOO_SLOW_S = 0.05, 2.0
STEPS_BETWEEN_LOOKS = 20_000  # SQLite's virtual machine steps, well under a millisecond


@dataclass(slots=True)
class _Unit:
    """One unit of work and where its result goes."""

    work: Callable[[Door], Any]
    name: str
    result: "asyncio.Future[Any] | concurrent.futures.Future[Any]"
    alone: bool = False
    value: Any = None
    error: BaseException | None = None


class Database:
    """A SQLite file. Writes run on one thread and share commits; reads run where they are called."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._units: queue.SimpleQueue[_Unit | None] = queue.SimpleQueue()
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._writer = Connection(connect(file), file)
            self._writer.raw.set_progress_handler(self._writer.is_late, STEPS_BETWEEN_LOOKS)
            self._reader = Connection(connect(file, read_only=True), file)
        except OSError as error:
            raise DatabaseTrouble(
                f"{file.parent} cannot be used ({error.strerror}); choose another DATABASE_URL."
            ) from None
        except sqlite3.Error as error:
            raise explain(error, file) or DatabaseTrouble(f"{file} cannot be used ({error}).") from None
        self._thread = threading.Thread(target=self._serve, name="database", daemon=True)
        self._thread.start()

    async def write(self, work: Callable[[Door], T], name: str = "work") -> T:
        """Run a unit of work in a transaction and return once it is committed.

        Raises what the unit raised (its changes are undone, other units are not), TooSlow, or DatabaseTrouble. A unit
        may run twice, when another one in its group was aborted.
        """
        unit = _Unit(work, name, asyncio.get_running_loop().create_future())
        self._units.put(unit)
        result: T = await unit.result  # type: ignore[misc]  # always a future of this loop here
        return result

    def write_now(self, work: Callable[[Door], T], name: str = "work") -> T:
        """Do as write does, waiting in the calling thread."""
        return self._submit(work, name, alone=False)

    def read(self) -> Door:
        """Give a read-only door, for queries of microseconds on the thread that opened the database."""
        return self._reader

    def migrate(self, rooms: Iterable[tuple[str, Iterable[Migration]]]) -> None:
        """Apply what each room's tables still need, in order."""

        def apply(_: Door) -> None:
            tables = sqlite_utils.Database(self._writer.raw)
            for room, steps in rooms:
                migrations = Migrations(room)
                for step in steps:
                    migrations(name=step.name)(_statements(step.sql))
                migrations.apply(tables)

        self._submit(apply, "migrations", alone=True)

    def forget_traces(self, *, rewrites: bool = False) -> bool:
        """Empty the write-ahead log, so that what was deleted is in no file; False while a reader holds it.

        SQLite wipes what is deleted where it lay last, but not where it lay before its page was split or filled anew.
        `rewrites` the whole file, which leaves nothing between the rows; for that long nothing else is written.
        """

        def clear(door: Door) -> bool:
            if rewrites:
                door.run("VACUUM")
            door.rows("PRAGMA busy_timeout = 0")  # to wait for a reader here would let everybody wait
            try:
                return bool(door.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0]["busy"] == 0)
            finally:
                door.rows(f"PRAGMA busy_timeout = {BUSY_MS}")

        return self._submit(clear, "traces", alone=True)

    def close(self) -> None:
        """Finish what is queued and close."""
        self._units.put(None)
        self._thread.join()
        self._reader.raw.close()
        self._writer.raw.close()

    def _submit(self, work: Callable[[Door], T], name: str, alone: bool) -> T:
        result: concurrent.futures.Future[T] = concurrent.futures.Future()
        self._units.put(_Unit(work, name, result, alone))
        return result.result()

    def _serve(self) -> None:
        """Take what is queued; while one commit waits for the disk, the next group gathers by itself."""
        running = True
        while running:
            batch = [self._units.get()]
            with suppress(queue.Empty):
                while len(batch) < MAX_GROUP:
                    batch.append(self._units.get_nowait())
            running = None not in batch
            units = [unit for unit in batch if unit is not None]
            for alone, together in itertools.groupby(units, lambda unit: unit.alone):
                group = list(together)
                if alone:
                    for unit in group:
                        self._attempt(unit)
                else:
                    self._commit(group)
                _settle(group)

    def _commit(self, group: list[_Unit]) -> None:
        """Run a group in one transaction; a failing unit is undone alone, a failing disk undoes the group."""
        raw = self._writer.raw
        try:
            raw.execute("BEGIN IMMEDIATE")
            for unit in group:
                raw.execute("SAVEPOINT one")
                self._attempt(unit)
                if isinstance(unit.error, DatabaseTrouble):
                    raise unit.error
                if not raw.in_transaction:
                    unit.error = unit.error or TooSlow()
                    # SQLite undoes the whole transaction when a write in it is aborted: the others begin anew.
                    self._commit([other for other in group if other is not unit])
                    return
                if unit.error:
                    raw.execute("ROLLBACK TO one")
                raw.execute("RELEASE one")
            raw.execute("COMMIT")
        except (sqlite3.Error, DatabaseTrouble) as error:
            if raw.in_transaction:
                raw.execute("ROLLBACK")
            trouble = self._trouble(error)
            for unit in group:
                unit.error = trouble

    def _trouble(self, error: Exception) -> DatabaseTrouble:
        if isinstance(error, DatabaseTrouble):
            return error
        known = explain(error, self.file) if isinstance(error, sqlite3.Error) else None
        return known or DatabaseTrouble(f"{self.file} cannot be used ({error}).")

    def _attempt(self, unit: _Unit) -> None:
        unit.value, unit.error = None, None
        started = time.monotonic()
        self._writer.deadline = started + TOO_SLOW_S if not unit.alone else float("inf")
        try:
            unit.value = unit.work(self._writer)
        except sqlite3.Error as error:
            unit.error = explain(error, self.file) or error
        except BaseException as error:  # handed to whoever waits for this unit; the thread must live on
            unit.error = error
        finally:
            self._writer.deadline = float("inf")
        took = time.monotonic() - started
        if took > SLOW_S and not unit.alone:
            log.warning("%s took %.0f ms on the database thread", unit.name, took * 1000)


def _statements(sql: str) -> Callable[[sqlite_utils.Database], None]:
    def apply(tables: sqlite_utils.Database) -> None:
        for statement in filter(None, map(str.strip, sql.split(";"))):
            tables.execute(statement)

    return apply


def _settle(group: list[_Unit]) -> None:
    """Hand out results: one wake-up of the event loop for a whole group."""
    for loop, units in _by_loop(group):
        if loop is None:
            _set_all(units)
        else:
            with suppress(RuntimeError):  # the loop was closed while we worked; nobody waits any more
                loop.call_soon_threadsafe(_set_all, units)


def _by_loop(group: list[_Unit]) -> Iterator[tuple[asyncio.AbstractEventLoop | None, list[_Unit]]]:
    loops: dict[asyncio.AbstractEventLoop | None, list[_Unit]] = {}
    for unit in group:
        loop = unit.result.get_loop() if isinstance(unit.result, asyncio.Future) else None
        loops.setdefault(loop, []).append(unit)
    yield from loops.items()


def _set_all(units: list[_Unit]) -> None:
    for unit in units:
        if unit.result.done():
            continue
        if unit.error is not None:
            unit.result.set_exception(unit.error)
        else:
            unit.result.set_result(unit.value)
