"""A day on which everybody is due once, with kills in the middle: `python -m benchmarks.agenda.day 5000`."""

import json
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from rich.console import Console

from benchmarks import processes
from benchmarks.agenda import chimes
from benchmarks.agenda.crowd import BEGINS, Member, crowd
from benchmarks.agenda.day_verdict import PER_S, Verdict, judge, read_log
from benchmarks.agenda.dwelling import GATEWAY, HandClock, house_on
from benchmarks.measured import Bar, Report, Say, at_most, none_of, table
from bot import library
from bot.assembly import House
from bot.chat import Door

PEOPLE = 100_000
KILLS = 6
SEED = 14
RESTART_S = 5  # of the simulated day between a kill and the next start
WITHIN_S = 0.5  # of real time, after so much was sent
AT_ONCE = 100  # people planned in one transaction
LOOKS_EVERY_S = 0.05
PATIENCE_S = 1500.0
LINE = 34  # characters of the log for a message, about


@dataclass(frozen=True, slots=True)
class Files:
    """Where one day is kept."""

    db: Path
    log: Path

    @property
    def lines(self) -> list[str]:
        """Give what was written so far."""
        return self.log.read_text("utf-8").splitlines() if self.log.exists() else []

    @property
    def written(self) -> int:
        """Give how much was written so far, in bytes."""
        return self.log.stat().st_size if self.log.exists() else 0

    @property
    def at(self) -> float:
        """Give how late it was when the last process wrote it down."""
        file = self.log.with_suffix(".time")
        return float(file.read_text("utf-8")) if file.exists() and file.stat().st_size else float(BEGINS)


def run(say: Say) -> Report:
    """Live through the whole day."""
    return lived(PEOPLE, say)


def lived(people: int, say: Say) -> Report:
    """Live through it with so many people."""
    began = time.monotonic()
    members = crowd(people, SEED)
    with tempfile.TemporaryDirectory() as folder:
        files = Files(Path(folder) / "day.db", Path(folder) / "day.log")
        fill(files.db, members, say)
        in_flight = _with_kills(files, people, say)
        say("the day: counting")
        begun, handed_back = _begun(files.db)
        verdict = judge(members, read_log(files.lines), begun, handed_back, in_flight)
    return _report(verdict, time.monotonic() - began)


def fill(file: Path, members: Sequence[Member], say: Say) -> None:
    """Write everybody into a new file, and let the agenda plan their moments."""
    house = house_on(file, library.read(library.find(None)), HandClock(BEGINS), more=(chimes.feature(),))
    for first in range(0, len(members), AT_ONCE):
        say("the day: writing everybody down", first / len(members))
        house.db.write_now(partial(_write, house, members[first : first + AT_ONCE]))
    house.close()


def _write(house: House, members: Sequence[Member], db: Door) -> None:
    for each in members:
        _write_one(db, each)
        house.beginning.agenda.replan(db, each.number, BEGINS)


def _write_one(db: Door, each: Member) -> None:
    values = {"id": each.number, "gateway": GATEWAY, "chat": each.chat, "now": BEGINS - 1}
    db.run(
        "INSERT INTO people(id, gateway, chat_id, zone, first_seen_at, seen_at, started_at, is_known) "
        "VALUES(:id, :gateway, :chat, :zone, :now, :now, :now, 1)",
        zone=each.zone,
        **values,
    )
    db.run(
        "INSERT INTO places(id, gateway, chat_id, is_group, person_id) VALUES(:id, :gateway, :chat, 0, :id)",
        **{name: value for name, value in values.items() if name != "now"},
    )
    db.run("INSERT INTO chimes(person_id, at) VALUES(:id, :at)", id=each.number, at=each.due_at)
    begins, ends = each.quiet
    db.run(
        "INSERT INTO hours(person_id, weeks, since) VALUES(:id, :weeks, '2027-01-04')",
        id=each.number,
        weeks=json.dumps([["", begins, ends, 0]]),
    )
    if each.pauses_at == 0:
        db.run(
            "INSERT INTO silences(person_id, why, since_at) VALUES(:id, 'pause', :now)", id=each.number, now=BEGINS - 1
        )


def _with_kills(files: Files, people: int, say: Say) -> int:
    """Live through the day, killed on the way; gives what was in flight at the kills, taken together."""
    chance = random.Random(SEED)
    whole = people * LINE
    marks = sorted(chance.uniform(0.05, 0.9) * whole for _ in range(KILLS))
    in_flight = 0
    for number in range(KILLS + 1):
        paused = [line.split()[1] for line in files.lines if line.startswith("paused")]
        task = {"db": str(files.db), "log": str(files.log), "people": people, "seed": SEED, "paused": paused}
        task["at"] = files.at + RESTART_S * (number > 0)
        child = processes.start("benchmarks.agenda.day_child", task)
        try:
            until = time.monotonic() + PATIENCE_S
            while child.poll() is None and (number == KILLS or files.written < marks[number]):
                say(f"the day: {number} of {KILLS} kills", min(1.0, files.written / whole))
                if time.monotonic() > until:
                    raise TimeoutError("the day did not come to its end")
                time.sleep(LOOKS_EVERY_S)
            if number < KILLS:
                time.sleep(chance.uniform(0.0, WITHIN_S))
        finally:
            processes.kill(child)
        if number == KILLS and child.returncode:
            raise RuntimeError(f"the last process ended with {child.returncode}")
        in_flight += _leased(files.db) if number < KILLS else 0
    return in_flight


def _leased(file: Path) -> int:
    """Count what was under way, in a copy: recovery is the next process's job."""
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        for suffix in ("", "-wal"):
            if (part := file.with_name(file.name + suffix)).exists():
                shutil.copy(part, folder)
        with closing(sqlite3.connect(Path(folder) / file.name)) as raw:
            return int(raw.execute("SELECT count(*) FROM queues WHERE lease IS NOT NULL").fetchone()[0])


def _begun(file: Path) -> tuple[dict[str, int], int]:
    """Count the messages that were begun with each chat and stayed so, and those that were handed back."""
    with closing(sqlite3.connect(file)) as raw:
        rows = raw.execute(
            "SELECT people.chat_id, count(*) FROM begun JOIN people ON people.id = begun.person_id "
            "WHERE begun.handed_back_at IS NULL GROUP BY people.chat_id"
        ).fetchall()
        back = raw.execute("SELECT count(*) FROM begun WHERE handed_back_at IS NOT NULL").fetchone()[0]
    return dict(rows), int(back)


def _report(found: Verdict, took_s: float) -> Report:
    n = f"{found.due:,} due, {KILLS} kills"
    repeated = f"{found.repeated} of {found.in_flight} in flight"
    bars = [
        none_of(6, "A day: due moments not claimed exactly once", found.not_once, n),
        none_of(6, "A day: messages lost", found.lost, n),
        none_of(6, "A day: messages said twice", found.said_twice, n),
        Bar(6, "A day: repeated at most those in flight", repeated, n, found.repeated <= found.in_flight),
        none_of(6, "A day: in somebody's quiet hours", found.in_quiet_hours, n),
        none_of(6, "A day: after a pause", found.after_a_pause, n),
        none_of(6, "A day: before their moment", found.too_early, n),
        at_most(6, "A day: in the busiest second", PER_S, found.busiest_s, n),
    ]
    shown = table("The simulated day", "what", "measured")
    for name, value in asdict(found).items():
        shown.add_row(name.replace("_", " "), f"{value:,.1f}" if isinstance(value, float) else f"{value:,}")
    shown.add_row("real minutes", f"{took_s / 60:.1f}")
    return Report(bars, [shown])


def main(people: int) -> int:
    """Print the bars of a day with so many people; 1 when one is short."""
    from benchmarks.bars import progressing

    with progressing() as say:
        report = lived(people, say)
    Console(width=None if sys.stdout.isatty() else 150).print(*chain(report.details, report.bars))
    return 0 if all(bar.passed for bar in report.bars) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE))
