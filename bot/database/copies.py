"""Backup of a database in use, and restore into its place."""

import itertools
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import sqlite_utils

from bot import clock
from bot.database.connection import DatabaseTrouble, connect, explain
from bot.settings import DAY, RETENTION


def back_up(source: Path, target: Path, progress: Callable[[int, int], None], now: float) -> None:
    """Copy a database that may be in use into one consistent file, which carries when that was.

    Whoever is just being forgotten is not in it. `progress` gets pages done and pages in all. Raises DatabaseTrouble.
    """
    if (target.exists() and target.samefile(source)) or target.name in _companions(source):
        raise DatabaseTrouble(f"{target} is the database itself or belongs to it; give the backup another name.")
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with closing(connect(source, read_only=True)) as origin, closing(sqlite3.connect(part)) as copy:
            origin.backup(copy, pages=1000, progress=lambda _, left, total: progress(total - left, total))
            copy.execute("PRAGMA journal_mode=DELETE")
            _finish(copy, now)
        part.replace(target)
    except (sqlite3.Error, OSError) as error:
        part.unlink(missing_ok=True)
        known = explain(error, source) if isinstance(error, sqlite3.Error) else None
        raise known or DatabaseTrouble(f"The backup to {target} failed ({error}); nothing was changed.") from None


def _finish(copy: sqlite3.Connection, now: float) -> None:
    """Date a copy, and leave nothing in it of those who are gone from the database."""
    tables = sqlite_utils.Database(copy)
    copy.execute("PRAGMA foreign_keys=ON")
    with copy:
        copy.execute("CREATE TABLE IF NOT EXISTS _backup(made_at INTEGER NOT NULL)")
        copy.execute("DELETE FROM _backup")
        copy.execute("INSERT INTO _backup(made_at) VALUES(:now)", {"now": int(now)})
        if "people" in tables.table_names() and "leaving_at" in tables["people"].columns_dict:
            copy.execute("DELETE FROM people WHERE leaving_at IS NOT NULL")
    copy.execute("VACUUM")


def last_day(made_at: float) -> str:
    """Say the last day (UTC) on which a copy of that instant may be restored: "January 29, 2027"."""
    return _in_words(_last_day(made_at))


def _in_words(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _last_day(made_at: float) -> date:
    return clock.today(made_at + (RETENTION["backups"].seconds or 0), "UTC")


def _refusal(file: Path, now: float) -> str | None:
    """Say why a copy may not be restored by its age; None where it may be.

    One that was made by hand carries no date and counts as old as the newest word in it.
    """
    with closing(connect(file, read_only=True)) as raw:
        is_dated = "_backup" in sqlite_utils.Database(raw).table_names()
        asks = "SELECT max(made_at) FROM _backup" if is_dated else "SELECT max(seen_at) FROM people"
        made_at: float | None = raw.execute(asks).fetchone()[0]
    if made_at is None:
        return None
    day = _in_words(clock.today(made_at, "UTC"))
    if made_at > now + DAY:
        what = f"says that it was made on {day}" if is_dated else f"holds words of {day}"
        return f"{file} {what}, which is still to come. Nothing was changed. Set this machine's clock right."
    if clock.today(now, "UTC") <= _last_day(made_at):
        return None
    whose = "" if is_dated else f" has no date, and nobody wrote in it since {day}; so it"
    return (
        f"{file}{whose} could be restored until {last_day(made_at)}; after that, people who asked to be "
        "forgotten would come back. Nothing was changed. Choose a newer backup, and delete this one."
    )


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


def restore(source: Path, target: Path, now: float) -> Path | None:
    """Put a backup in the place of a database that nobody uses; gives where the one before was kept.

    Raises DatabaseTrouble when the backup is no whole database of ours, too old, or dated in the future; nothing is
    changed then.
    """
    if not source.is_file() or not is_sound(source):
        raise DatabaseTrouble(f"{source} is not a whole RxLadder backup; nothing was changed. Choose another file.")
    if refusal := _refusal(source, now):
        raise DatabaseTrouble(refusal)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    back_up(source, part, lambda _, __: None, now)
    with closing(sqlite3.connect(part)) as raw:
        raw.execute("DROP TABLE _backup")
    before = None
    if target.exists():
        numbered = (target.with_name(f"{target.name}.before-restore-{number}") for number in itertools.count(1))
        before = next(name for name in numbered if not name.exists())
        back_up(target, before, lambda _, __: None, now) if is_sound(target) else target.replace(before)
    for leftover in ("-wal", "-shm"):
        target.with_name(target.name + leftover).unlink(missing_ok=True)
    part.replace(target)
    return before
