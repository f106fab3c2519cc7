"""A file with a million people in it, their goals and deeds; kept between runs while the tables stay the same."""

import hashlib
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.measured import Say
from benchmarks.people import rows
from benchmarks.processes import ROOT
from bot import assembly
from bot.chat import Context, Understood
from bot.library import Library

FOLDER = ROOT / ".cache" / "benchmarks"  # not beside the live database, whose copies are looked through
NOW = 1_800_000_000  # 2027-01-15 08:00 UTC; a clock that stands still, so that a file that is kept does not age
ZONE = "America/New_York"
AT_ONCE = 50_000  # people in one transaction
PRAGMAS = ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "cache_size=-600000", "secure_delete=OFF")


def house_on(file: Path, library: Library) -> assembly.House:
    """Open the house on a file; meanings are given by hand."""
    return assembly.build(file, library, _unheard, now=lambda: float(NOW), default_zone=ZONE)


def _unheard(_: str, __: Context | None) -> Understood:
    return Understood("unknown", "decline")


def filled(library: Library, people: int, say: Say) -> Path:
    """Give the file with so many people, as it was kept or filled anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER) as place:
        part = Path(place) / "people.db"
        house_on(part, library).close()
        file = FOLDER / f"people-{people}-{_digest(part)}.db"
        if not file.exists():
            for old in FOLDER.glob(f"people-{people}-*"):
                old.unlink()
            _fill(part, library, people, say)
            part.replace(file)
    return file


def _digest(file: Path) -> str:
    """Tell one state of the tables, and of how they are filled, from another."""
    with closing(sqlite3.connect(file)) as raw:
        tables = raw.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()
        steps = raw.execute("SELECT migration_set, name FROM _sqlite_migrations ORDER BY 1, 2").fetchall()
    written = Path(rows.__file__).read_text("utf-8")
    return hashlib.sha256(repr((tables, steps, written)).encode()).hexdigest()[:12]


def _fill(file: Path, library: Library, people: int, say: Say) -> None:
    """Write layer after layer, so that what belongs to one person lies as far apart as it would after two years."""
    layers = list(rows.layers())
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        for pragma in PRAGMAS:
            raw.execute(f"PRAGMA {pragma}")
        rows.prepare(raw, library, AT_ONCE)
        for index, layer in enumerate(layers):
            for before, some in _chunks(people):
                say(f"people: filling the file with {layer.name}", (index + before / people) / len(layers))
                values = {"before": before, "some": some, "round": layer.round, "people": people, "now": NOW}
                raw.execute("BEGIN")
                raw.execute(layer.sql, values)
                raw.execute("COMMIT")


def _chunks(people: int) -> Iterator[tuple[int, int]]:
    for before in range(0, people, AT_ONCE):
        yield before, min(AT_ONCE, people - before)
