"""Forgetting people in the copies that lie beside the database."""

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import sqlite_utils

from bot.chat import Door
from bot.database.connection import Connection
from bot.database.lock import is_held

log = logging.getLogger(__name__)

MAGIC = b"SQLite format 3\0"
TO_REWRITE = "_to_rewrite"  # a table that says: somebody was deleted here, and their bytes may lie around
OURS = {"people", "places", "_sqlite_migrations"}  # together in no file but ours
BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def erase_in_copies(live: Path, work: Callable[[Door], int]) -> bool:
    """Do some work that deletes, and tells how much, in every copy that lies beside a database or one folder below.

    A database that another bot is using is no copy of ours.

    False when one of them is in use: come again, doing it twice is harmless. A backup that was broken off is removed. A
    copy that cannot be changed is named in the log.
    """
    done = [_erased(file, work) for file in _copies(live)]
    return all(done)


def _copies(live: Path) -> Iterator[Path]:
    own = {live.with_name(live.name + ending) for ending in ("", "-wal", "-shm", "-journal", ".lock")}
    for file in sorted([*live.parent.glob("*"), *live.parent.glob("*/*")]):
        is_one = file not in own and file.is_file() and (_begins_as_ours(file) or _is_broken_off(file))
        if is_one and not is_held(file):
            yield file


def _begins_as_ours(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return opened.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def _is_broken_off(file: Path) -> bool:
    """Tell whether a file is a backup that never came to its end; its first page is written last."""
    return file.suffix == ".part" and file.with_name(file.name + "-journal").is_file()


def _erased(file: Path, work: Callable[[Door], int]) -> bool:
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)) as raw:
            for pragma in ("busy_timeout=0", "foreign_keys=ON", "secure_delete=ON"):
                raw.execute(f"PRAGMA {pragma}")
            raw.execute("BEGIN IMMEDIATE")  # also undoes what a backup that was broken off had written
            tables = set(sqlite_utils.Database(raw).table_names())
            is_ours, is_empty = tables >= OURS, not tables
            is_done = not is_ours or _rewritten(raw, work(Connection(raw, file)))
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in BUSY or not file.is_file():
            return False  # a backup that is finished meanwhile has another name then
        log.warning(
            "%s cannot be changed (%s); if it is a copy of the bot's database, delete it: it may hold people who asked "
            "to be forgotten.",
            file,
            error,
        )
        return True
    if is_empty and file.suffix == ".part":
        file.unlink(missing_ok=True)
    return is_done


def _rewritten(raw: sqlite3.Connection, deleted: int) -> bool:
    """Commit, and leave nothing between the rows; a table of our own keeps that in mind over a crash."""
    if deleted:
        raw.execute(f"CREATE TABLE IF NOT EXISTS {TO_REWRITE}(made_at INTEGER)")
    raw.execute("COMMIT")
    if TO_REWRITE not in sqlite_utils.Database(raw).table_names():
        return True
    raw.execute("VACUUM")
    if raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        return False
    raw.execute(f"DROP TABLE {TO_REWRITE}")
    return True
