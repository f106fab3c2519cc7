"""The exclusive lock beside a database: one process at a time."""

from pathlib import Path

from filelock import FileLock, Timeout

from bot.database.connection import DatabaseTrouble


def lock(file: Path) -> FileLock:
    """Hold the database until the lock is released or the process ends.

    Raises DatabaseTrouble when another process holds it, or when nothing may be written there.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        held = FileLock(f"{file}.lock")
        held.acquire(timeout=0)
    except Timeout:
        raise DatabaseTrouble(
            f"Another RxLadder is using {file}. Stop it first, or give this one a database of its own."
        ) from None
    except OSError as error:
        raise DatabaseTrouble(
            f"{file.parent} cannot be written to ({error.strerror}); give this user the right, or choose another place."
        ) from None
    return held


def is_held(file: Path) -> bool:
    """Tell whether somebody uses a database right now; a copy that nobody uses has no lock beside it."""
    beside = Path(f"{file}.lock")
    if not beside.is_file():
        return False
    try:
        with FileLock(beside, timeout=0):
            return False
    except (Timeout, OSError):
        return True
