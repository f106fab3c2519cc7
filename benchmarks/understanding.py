"""What understanding costs: a text on one core, learning a change of the knowledge, a start from the cache."""

import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from benchmarks.measured import Report, Say, at_most, table
from benchmarks.processes import CACHE, ROOT, resident_mb, running, said
from bot import library, understanding

QUESTIONS = ("dev-fit.jsonl", "dev-report.jsonl")
ONE_MORE = '{"q": "a line that nobody has written before", "topics": ["why-certify"], "voice": "terse"}\n'
ROUNDS = 3


def run(say: Say) -> Report:
    """Measure each in a fresh process."""
    found: dict[str, float] = {}
    for what in ("texts", "change"):
        say(f"understanding: {what}")
        with running("benchmarks.understanding", {"what": what}) as process:
            found |= json.loads(said(process))
    n = f"{found['count']} texts"
    bars = [
        at_most(3, "Understanding a text on one core, p50", 15, found["p50"], n, " ms"),
        at_most(3, "Understanding a text on one core, p95", 40, found["p95"], n, " ms"),
        at_most(3, "Learning a change of the knowledge", 60, found["learnt"], f"{found['lines']:,} lines", " s"),
    ]
    shown = table("Understanding", "what", "measured")
    shown.add_row("longest text", f"{found['most']:.0f} ms")
    shown.add_row("ready from the cache", f"{found['ready']:.2f} s")
    shown.add_row("resident, ready", f"{found['mb']:.0f} MB")
    return Report(bars, [shown])


def texts() -> dict[str, float]:
    """Understand every labelled question on one core; the best of some rounds counts, for the machine is shared."""
    read = library.read(library.find(None))
    understanding.load(read, CACHE, None, lambda _: None)  # learning is no part of this
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    start = time.perf_counter()
    meaning = understanding.load(read, CACHE, None, lambda _: None, cache_size=0)
    ready, mb = time.perf_counter() - start, resident_mb()
    lines = [
        line for name in QUESTIONS for line in (ROOT / "tests" / "questions" / name).read_text("utf-8").splitlines()
    ]
    asked = [json.loads(line)["q"] for line in lines]
    meaning.understand("hola, buenas noches amigo")  # opens what other languages need
    spent = np.array([[_took(meaning, text) for text in asked] for _ in range(ROUNDS)]).min(0)
    p50, p95, most = np.percentile(spent, (50, 95, 100))
    return {"p50": p50, "p95": p95, "most": most, "count": len(asked), "ready": ready, "mb": mb}


def change() -> dict[str, float]:
    """Add one line to the knowledge and learn it, with everything else read before."""
    with tempfile.TemporaryDirectory() as place:
        folder, cache = Path(place) / "knowledge", Path(place) / "cache"
        shutil.copytree(library.find(None), folder)
        shutil.copytree(CACHE, cache)
        with (folder / "phrasings" / "why-certify.jsonl").open("a", encoding="utf-8") as file:
            file.write(ONE_MORE)
        read = library.read(folder)
        start = time.perf_counter()
        understanding.load(read, cache, None, lambda _: None)
        return {"learnt": time.perf_counter() - start, "lines": len(read.phrasings) + len(read.negatives)}


def _took(meaning: understanding.Understanding, text: str) -> float:
    start = time.perf_counter()
    meaning.understand(text)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    task = json.loads(sys.argv[1])
    print("ready", flush=True)
    print(json.dumps({"texts": texts, "change": change}[task["what"]]()), flush=True)
