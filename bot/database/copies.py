"""Backup of a database in use, and restore into its place."""

import itertools
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import sqlite_utils

from bot.database.connection import DatabaseTrouble, connect, explain


def back_up(source: Path, target: Path, progress: Callable[[int, int], None]) -> None:
    """Copy a database that may be in use into one consistent file.

    `progress` gets pages done and pages in all. Raises DatabaseTrouble.
    """
    if (target.exists() and target.samefile(source)) or target.name in _companions(source):
        raise DatabaseTrouble(f"{target} is the database itself or belongs to it; give the backup another name.")
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with closing(connect(source, read_only=True)) as origin, closing(sqlite3.connect(part)) as copy:
            origin.backup(copy, pages=1000, progress=lambda _, left, total: progress(total - left, total))
            copy.execute("PRAGMA journal_mode=DELETE")
        part.replace(target)
    except (sqlite3.Error, OSError) as error:
        part.unlink(missing_ok=True)
        known = explain(error, source) if isinstance(error, sqlite3.Error) else None
        raise known or DatabaseTrouble(f"The backup to {target} failed ({error}); nothing was changed.") from None


def _companions(file: Path) -> set[str]:
    return {file.name + ending for ending in ("", "-wal", "-shm", ".lock", ".part")}


def is_sound(file: Path) -> bool:
    """Tell whether a file is a whole database with our tables in it."""
    try:
        with closing(connect(file, read_only=True)) as raw:
            whole = raw.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            return whole and "people" in sqlite_utils.Database(raw).table_names()
    except sqlite3.Error:
        return False


def restore(source: Path, target: Path) -> Path | None:
    """Put a backup in the place of a database that nobody uses; gives where the one before was kept.

    Raises DatabaseTrouble when the backup is no whole database of ours; nothing is changed then.
    """
    if not source.is_file() or not is_sound(source):
        raise DatabaseTrouble(f"{source} is not a whole RxLadder backup; nothing was changed. Choose another file.")
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    back_up(source, part, lambda _, __: None)
    before = None
    if target.exists():
        numbered = (target.with_name(f"{target.name}.before-restore-{number}") for number in itertools.count(1))
        before = next(name for name in numbered if not name.exists())
        back_up(target, before, lambda _, __: None) if is_sound(target) else target.replace(before)
    for leftover in ("-wal", "-shm"):
        target.with_name(target.name + leftover).unlink(missing_ok=True)
    part.replace(target)
    return before
