"""A door that tells how long the database took behind it, and what its statements walk through."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter_ns, thread_time_ns
from typing import Any

from bot.chat import Door, Row

SMALL = 1_000  # rows; to walk through fewer is no matter


class Timed:
    """A door; `wall` and `cpu` are the nanoseconds spent behind it since the last `start`."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self.wall = self.cpu = 0
        self.statements: dict[str, Mapping[str, Any]] = {}
        self.spent: dict[str, list[int]] = {}

    def start(self) -> None:
        """Begin to count anew."""
        self.wall = self.cpu = 0

    def forget(self) -> None:
        """Count no more what the statements took so far."""
        self.spent.clear()

    def rows(self, sql: str, /, **values: Any) -> list[Row]:
        """Run a query and give all its rows."""
        with self._counted(sql, values):
            return self._door.rows(sql, **values)

    def run(self, sql: str, /, **values: Any) -> int:
        """Run a statement and count the rows it changed."""
        with self._counted(sql, values):
            return self._door.run(sql, **values)

    @contextmanager
    def _counted(self, sql: str, values: Mapping[str, Any]) -> Iterator[None]:
        cpu, wall = thread_time_ns(), perf_counter_ns()
        try:
            yield
        finally:
            took = perf_counter_ns() - wall
            self.wall += took
            self.cpu += thread_time_ns() - cpu
            self.statements.setdefault(sql, values)
            self.spent.setdefault(sql, []).append(took)


def scans(raw: sqlite3.Connection, statements: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, str]]:
    """List the statements that walk through a large table or index, with what SQLite says of it."""
    return [
        (" ".join(sql.split()), row["detail"])
        for sql, values in statements.items()
        for row in raw.execute(f"EXPLAIN QUERY PLAN {sql}", values)
        if row["detail"].startswith("SCAN ") and _is_large(raw, row["detail"].split()[1])
    ]


def _is_large(raw: sqlite3.Connection, name: str) -> bool:
    """Tell whether a name is that of a table with many rows; what is unknown may be one."""
    if name in ("CONSTANT", "VALUES") or name.startswith("("):
        return False
    if not raw.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,)).fetchone():
        return True
    return bool(raw.execute(f"SELECT 1 FROM {name} LIMIT 1 OFFSET {SMALL}").fetchone())
