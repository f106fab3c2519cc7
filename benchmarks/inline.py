"""What is understood while somebody types: a search at every letter; and a second turn that leans on the first.

Each in a process of its own, on one core, with nothing kept of texts understood before.
"""

import asyncio
import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from rich.table import Table

from benchmarks.measured import Bar, Report, Say, none_of, table
from benchmarks.processes import CACHE, ROOT, running, said
from bot import assembly, clock, library, understanding
from bot.chat import Answer, Cards, Context, Incoming, Kind
from bot.understanding.lines import about

QUESTIONS = ROOT / "tests" / "questions"
TYPED, SEED = 120, 13  # questions typed letter by letter
LONGEST = 256  # characters the platform sends of a search
LIMIT_MS = 50
GATEWAY = "inline"
KNOWN, STRANGER = "7", "8"  # what was said in private is not to show in a search

Found = dict[str, Any]


def run(say: Say) -> Report:
    """Measure each in a fresh process."""
    found: Found = {}
    for what in ("searches", "turns"):
        say(f"inline: {what}")
        with running("benchmarks.inline", {"what": what}) as process:
            found |= json.loads(said(process))
    spent = [took for each in found["spent"].values() for took in each]
    p95, n = float(np.percentile(spent, 95)), f"{len(spent):,} queries"
    themes, shown = found["themes"]
    bars = [
        Bar(
            4, f"inline, a query over {found['entries']} entries, p95: under {LIMIT_MS} ms", f"{p95:.1f} ms", n,
            p95 < LIMIT_MS,
        ),
        none_of(4, "inline, write transactions opened by searches", found["written"], n),
        Bar(4, "inline, themes given for an empty query: all", f"{shown} of {themes}", "1 query", shown == themes),
    ]  # fmt: skip
    return Report(bars, [_searches_table(found), _cards_table(found), _turns_table(found["turns"])])


def _searches_table(found: Found) -> Table:
    made = table("Searches at every letter", "by somebody", "queries", "p50", "p95", "longest")
    for person, name in ((KNOWN, "with a turn before"), (STRANGER, "new")):
        spent = found["spent"][person]
        shown = (f"{one:.1f} ms" for one in np.percentile(spent, (50, 95, 100)))
        made.add_row(name, f"{len(spent):,}", *shown)
    return made


def _cards_table(found: Found) -> Table:
    made = table("What searches came to", "what", "measured")
    for cards, queries in sorted(found["cards"].items()):
        made.add_row(f"queries that got {cards} cards", f"{queries:,}")
    made.add_row("write transactions opened by one message, counted alike", str(found["written_by_message"]))
    return made


def _turns_table(turns: list[tuple[int, float, float]]) -> Table:
    made = table("Second turns that lean", "turn before", "lines", "p50", "p95", "p50 of the same text alone")
    for name, rows in (
        ("gave one entry", [turn for turn in turns if turn[0] == 1]),
        ("offered several", [turn for turn in turns if turn[0] > 1]),
        ("any", turns),
    ):
        if rows:
            p50, p95 = np.percentile([spent for _, spent, _ in rows], (50, 95))
            alone = np.percentile([spent for _, _, spent in rows], 50)
            made.add_row(name, str(len(rows)), *(f"{one:.1f} ms" for one in (p50, p95, alone)))
    return made


def searches() -> Found:
    """Search at every letter, the house's real way, and count the transactions that this opened."""
    read, meaning = _ready()
    with tempfile.TemporaryDirectory() as folder:
        house = assembly.build(
            Path(folder) / "inline.db", read, meaning.understand, now=clock.system, default_zone="UTC"
        )
        return asyncio.run(_searched(house, read))


async def _searched(house: assembly.House, read: library.Library) -> Found:
    statements: list[str] = []
    house.db._writer.raw.set_trace_callback(statements.append)  # the only connection that is not read-only
    first = Incoming(GATEWAY, 1, Kind.TEXT, KNOWN, KNOWN, read.phrasings[0].text, sent_at=int(time.time()), message=1)
    await house.intake.take(first)
    by_message = _begun(statements)
    statements.clear()
    spent: dict[str, list[float]] = {KNOWN: [], STRANGER: []}
    cards = Counter[int]()
    for number, text in enumerate(_typed(), 2):
        person = (KNOWN, STRANGER)[number % 2]
        start = time.perf_counter()
        answers = await house.intake.take(_search(number, person, text))
        spent[person].append((time.perf_counter() - start) * 1000)
        cards[_cards(answers)] += 1
    shown = _cards(await house.intake.take(_search(0, KNOWN, "")))
    house.close()  # what was queued meanwhile is written now, and counted
    return {
        "spent": spent,
        "cards": cards,
        "written": _begun(statements),
        "written_by_message": by_message,
        "entries": len(read.published),
        "themes": (len({entry.theme for entry in read.published}), shown),
    }


def _begun(statements: list[str]) -> int:
    return sum(statement.startswith("BEGIN") for statement in statements)


def _search(number: int, person: str, text: str) -> Incoming:
    return Incoming(GATEWAY, number, Kind.SEARCH, person, person, text, press=f"q{number}")


def _cards(answers: tuple[Answer, ...]) -> int:
    return sum(len(answer.cards) for answer in answers if isinstance(answer, Cards))


def _typed() -> list[str]:
    """Give every beginning of some questions once, as they are typed."""
    questions = [line["q"] for line in _lines("dev-fit.jsonl")] + [
        line["first"] for line in _lines("followups-fit.jsonl")
    ]
    chosen = random.Random(SEED).sample(questions, TYPED)
    begun = (text[:length].strip() for text in chosen for length in range(1, min(len(text), LONGEST) + 1))
    return list(dict.fromkeys(filter(None, begun)))


def turns() -> Found:
    """Understand second turns, and give those that needed the first: how many entries it was about, and the time."""
    _, meaning = _ready()
    found = []
    for line in _lines("followups-fit.jsonl") + _lines("own-followups.jsonl"):
        before = about(meaning.understand(line["first"]))
        start = time.perf_counter()
        understood = meaning.understand(line["then"], Context(clock.today(time.time(), "UTC"), about=before))
        middle = time.perf_counter()
        meaning.understand(line["then"])
        if understood.leaned:
            found.append((len(before), (middle - start) * 1000, (time.perf_counter() - middle) * 1000))
    return {"turns": found}


def _ready() -> tuple[library.Library, understanding.Understanding]:
    read = library.read(library.find(None))
    understanding.load(read, CACHE, None, lambda _: None)  # learning is no part of this
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    return read, understanding.load(read, CACHE, None, lambda _: None, cache_size=0)


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (QUESTIONS / name).read_text("utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    task = json.loads(sys.argv[1])
    print("ready", flush=True)
    print(json.dumps({"searches": searches, "turns": turns}[task["what"]]()), flush=True)
