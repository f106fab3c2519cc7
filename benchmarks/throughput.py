"""The durable path against python-telegram-bot, over HTTP on this machine: updates answered in a second."""

import json
import signal
import subprocess
import tempfile
import urllib.request
from dataclasses import dataclass
from statistics import median
from typing import Any

from rich.table import Table

from benchmarks.measured import Bar, Report, Say, at_least, at_most, spread, table
from benchmarks.processes import cpu_s, free_port, running, said
from bot import library

TOKEN = "123456789:AAfakefakefakefakefakefakefakefakefa"
ROUNDS = 5
CHATS = 1000  # enough that nobody is written to faster than pacing allows
PATIENCE_S = 180


@dataclass(frozen=True, slots=True)
class Variant:
    """One side of one comparison."""

    name: str
    module: str
    kind: str
    n: int
    warm: int = CHATS
    at_its_best: bool = True
    our_collector: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """What one run of a variant took."""

    per_s: float
    cpu_ms: float
    api_cpu_ms: float
    pause_ms: float


OURS = Variant("the bot (SQLite FULL, outbox, pacing)", "benchmarks.ours", "commands", 2000)
FLOOR = Variant("PTB, 32 concurrent, aiohttp, no store", "benchmarks.floor", "commands", 2000)
DEFAULT = Variant("PTB as it comes", "benchmarks.floor", "commands", 500, 100, at_its_best=False)
OURS_TEXT = Variant("the bot, with free text", "benchmarks.ours", "with free text", 1000)
FLOOR_TEXT = Variant("PTB, 32 concurrent, same understanding", "benchmarks.floor", "with free text", 1000)
TUNED = Variant("PTB, 32 concurrent, our gc settings", "benchmarks.floor", "commands", 2000, our_collector=True)
TUNED_TEXT = Variant(
    "PTB, same understanding, our gc settings", "benchmarks.floor", "with free text", 1000, our_collector=True
)
VARIANTS = (OURS, FLOOR, TUNED, DEFAULT, OURS_TEXT, FLOOR_TEXT, TUNED_TEXT)

Rounds = dict[Variant, list[Round]]


def run(say: Say) -> Report:
    """Run all variants in turn, several times over, and compare the medians."""
    rounds: Rounds = {variant: [] for variant in VARIANTS}
    for number in range(ROUNDS):
        for variant in VARIANTS:
            say(f"throughput, round {number + 1} of {ROUNDS}: {variant.name}")
            rounds[variant].append(one(variant))
    return Report(_bars(rounds), [_table(rounds)])


def one(variant: Variant) -> Round:
    """Run one variant once, on a database and an API of its own."""
    first = library.read(library.find(None)).published[0]
    port = free_port()
    with tempfile.TemporaryDirectory() as folder, running("benchmarks.fast_api", {"port": port}):
        api = f"http://127.0.0.1:{port}"
        task = {"api": api, "token": TOKEN, "folder": folder, "at_its_best": variant.at_its_best}
        task["our_collector"] = variant.our_collector
        with running(variant.module, task) as bot:
            _offer(api, {"warm": variant.warm, "theme": first.theme})
            bot.send_signal(signal.SIGUSR1)
            before = cpu_s(bot.pid)
            took = _offer(api, {"kind": variant.kind, "n": variant.n, "theme": first.theme, "entry": first.id})
            cpu = cpu_s(bot.pid) - before
            pause = _stop(bot)
    return Round(variant.n / took["wall"], 1000 * cpu / variant.n, 1000 * took["api_cpu"] / variant.n, pause)


def _stop(bot: "subprocess.Popen[str]") -> float:
    bot.terminate()
    return float(json.loads(said(bot))["pause_ms"])


def _offer(api: str, task: dict[str, Any]) -> dict[str, float]:
    request = urllib.request.Request(f"{api}/run", json.dumps(task).encode())
    with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
        took: dict[str, float] = json.load(answer)
    return took


def _ratio(rounds: Rounds, ours: Variant, theirs: Variant) -> float:
    """Compare round by round: what else the machine does changes from minute to minute, but less within a round."""
    pairs = zip(rounds[ours], rounds[theirs], strict=True)
    return median(one.per_s / other.per_s for one, other in pairs)


def _cpu_ratio(rounds: Rounds, ours: Variant, theirs: Variant) -> float:
    pairs = zip(rounds[ours], rounds[theirs], strict=True)
    return median(one.cpu_ms / other.cpu_ms for one, other in pairs)


def _bars(rounds: Rounds) -> list[Bar]:
    n = f"{OURS.n} updates x {ROUNDS}"
    text_n = f"{OURS_TEXT.n} updates x {ROUNDS}"
    pause = max(each.pause_ms for variant in (OURS, OURS_TEXT) for each in rounds[variant])
    return [
        at_least(2, "Updates/s against PTB's floor, without free text", 0.9, _ratio(rounds, OURS, FLOOR), n),
        at_least(2, "Updates/s against PTB as it comes, without free text", 3, _ratio(rounds, OURS, DEFAULT), n),
        at_least(
            2, "Updates/s against PTB's floor, half free text", 0.9, _ratio(rounds, OURS_TEXT, FLOOR_TEXT), text_n
        ),
        at_least(2, "The same, that floor with our gc settings, no free text", 0.9, _ratio(rounds, OURS, TUNED), n),
        at_least(2, "The same, half free text", 0.9, _ratio(rounds, OURS_TEXT, TUNED_TEXT), text_n),
        at_most(2, "The event loop's longest pause in those runs", 100, pause, f"{2 * ROUNDS} runs", " ms"),
    ]


def _table(rounds: Rounds) -> Table:
    columns = ("updates/s", "of floor", "CPU ms/update", "of floor", "API's CPU ms", "longest pause ms")
    shown = table("Updates answered over HTTP, median (range)", "variant", *columns)
    for variant, found in rounds.items():
        floor = FLOOR_TEXT if variant in (OURS_TEXT, FLOOR_TEXT, TUNED_TEXT) else FLOOR
        shown.add_row(
            variant.name,
            spread([each.per_s for each in found]),
            f"{_ratio(rounds, variant, floor):.2f}",
            spread([each.cpu_ms for each in found], ".2f"),
            f"{_cpu_ratio(rounds, variant, floor):.2f}",
            f"{median(each.api_cpu_ms for each in found):.2f}",
            spread([each.pause_ms for each in found]),
        )
    return shown
