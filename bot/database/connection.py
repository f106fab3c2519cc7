"""One connection to the file: pragmas, the door over it, and sentences for what can be wrong with the disk."""

import os
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.chat import Row

BUSY_MS = 5000

_REMEDIES = {
    sqlite3.SQLITE_FULL: "The disk is full, so {file} cannot grow; free some space and start again. Nothing is lost.",
    sqlite3.SQLITE_READONLY: "{file} is read-only; give this user the right to write the file and its folder.",
    sqlite3.SQLITE_CANTOPEN: "{file} cannot be opened; check that its folder exists and this user may write there.",
    sqlite3.SQLITE_NOTADB: "{file} is no database or is damaged; bring a backup back with: rxladder restore FILE",
    sqlite3.SQLITE_CORRUPT: "{file} is damaged; stop the bot and bring a backup back: rxladder restore FILE",
    sqlite3.SQLITE_IOERR: "The disk under {file} gives errors; check it (and its free space), then start again.",
    sqlite3.SQLITE_BUSY: "{file} is held by another program; close it and start again.",
}


class DatabaseTrouble(Exception):
    """The file or the disk cannot be used: one sentence with the remedy; what was under way did not happen."""


class TooSlow(Exception):
    """A unit of work took over two seconds and was aborted."""


def explain(error: sqlite3.Error, file: Path) -> DatabaseTrouble | None:
    """Turn an error of the file or disk into its sentence; None for any other error."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return DatabaseTrouble(_REMEDIES[code].format(file=file)) if code in _REMEDIES else None


@dataclass(slots=True)
class Connection:
    """A door over one connection."""

    raw: sqlite3.Connection
    file: Path
    deadline: float = float("inf")

    def rows(self, sql: str, /, **values: Any) -> list[Row]:
        """Run a query and give all its rows."""
        return self._execute(sql, values)[0]

    def run(self, sql: str, /, **values: Any) -> int:
        """Run a statement and count the rows it changed."""
        return self._execute(sql, values)[1]

    def _execute(self, sql: str, values: dict[str, Any]) -> tuple[list[Row], int]:
        if time.monotonic() > self.deadline:
            raise TooSlow
        try:
            cursor = self.raw.execute(sql, values)
            return cursor.fetchall(), cursor.rowcount
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
                raise TooSlow from None
            raise explain(error, self.file) or error from None

    def is_late(self) -> bool:
        """Tell whether the unit of work at hand has had its time."""
        return time.monotonic() > self.deadline


def connect(file: Path, read_only: bool = False) -> sqlite3.Connection:
    """Open the file with our pragmas, readable by its owner alone; raises sqlite3.Error when it is no database."""
    if not read_only and not file.exists():
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    raw = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    raw.row_factory = sqlite3.Row
    for pragma in (f"busy_timeout={BUSY_MS}", "cache_size=-8000", "foreign_keys=ON"):
        raw.execute(f"PRAGMA {pragma}")
    if not read_only:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
            raw.execute(f"PRAGMA {pragma}")
    raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return raw
