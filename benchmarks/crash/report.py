"""The crash trials as bars."""

import asyncio

from rich.table import Table

from benchmarks.crash.killing import Kills, after_kills
from benchmarks.crash.pausing import after_a_pause
from benchmarks.crash.verdict import Verdict
from benchmarks.measured import Bar, Report, Say, none_of, table
from benchmarks.processes import CACHE
from bot import library, understanding

KILLS, PEOPLE, ROUNDS = 8, 300, 10
QUESTIONS = 3


def run(say: Say) -> Report:
    """Kill, redeliver and pause, with the real understanding."""
    known = _questions()
    trial = Kills(KILLS, PEOPLE, ROUNDS, known, is_real=True)
    found = {
        "kill -9, polling": asyncio.run(after_kills(trial, False, say)),
        "kill -9, webhook": asyncio.run(after_kills(trial, True, say)),
    }
    say("a process that sleeps over its lease")
    found["SIGSTOP"] = asyncio.run(after_a_pause(known, is_real=True))
    bars = [bar for name in ("polling", "webhook") for bar in _bars(name, found[f"kill -9, {name}"])]
    return Report([*bars, _pause_bar(found["SIGSTOP"])], [_table(found)])


def _questions() -> dict[str, str]:
    """Choose questions that are surely understood: a phrasing of each of some entries."""
    read = library.read(library.find(None))
    meaning = understanding.load(read, CACHE, None, lambda _: None)
    known: dict[str, str] = {}
    for phrasing in read.phrasings:
        entry = phrasing.entries[0]
        heard = meaning.understand(phrasing.text)
        if entry not in known.values() and heard.decision == "answer" and heard.entries[0].id == entry:
            known[phrasing.text] = entry
    return dict(list(known.items())[:QUESTIONS])


def _bars(mode: str, found: Verdict) -> list[Bar]:
    n = f"{KILLS} kills, {found.updates} updates"
    what = f"kill -9 by {mode}"
    redelivered = f"{found.updates} updates"
    repeated = f"{found.repeated} of {found.in_flight} in flight"
    return [
        none_of(2, f"{what}: updates or effects lost", found.lost, n),
        none_of(2, f"{what}: effects doubled", found.doubled, n),
        none_of(2, f"{what}: answers lost", found.answers_lost + found.strange, n),
        Bar(2, f"{what}: repeated answers at most those in flight", repeated, n, found.repeated <= found.in_flight),
        none_of(2, f"{what}: chats out of order", found.out_of_order, f"{n}, {PEOPLE} chats"),
        none_of(2, f"{what}: changes by redelivering every update", found.changed_by_redelivery, redelivered),
        Bar(2, f"{what}: database whole", "ok" if found.is_whole else "damaged", n, found.is_whole),
    ]


def _pause_bar(found: Verdict) -> Bar:
    harm = found.lost + found.doubled + found.answers_lost + found.strange + found.out_of_order
    measured = f"{harm} harmed, {found.repeated} of {found.in_flight} repeated"
    is_harmless = harm == 0 and found.repeated <= found.in_flight and found.is_whole
    return Bar(2, "SIGSTOP over a lease, then awake again: no harm", measured, f"{found.updates} updates", is_harmless)


def _table(found: dict[str, Verdict]) -> Table:
    columns = ("updates", "lost", "doubled", "answers lost", "repeated", "in flight", "out of order", "changed again")
    shown = table("What is left after a crash", "trial", *columns)
    for name, one in found.items():
        counts = (one.updates, one.lost, one.doubled, one.answers_lost + one.strange, one.repeated, one.in_flight)
        shown.add_row(name, *map(str, counts), str(one.out_of_order), str(one.changed_by_redelivery))
    return shown
