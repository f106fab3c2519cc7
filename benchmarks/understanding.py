"""Times understanding in fresh processes: learning, starting from the cache, memory, milliseconds a text.

Usage: python -m benchmarks.understanding QUESTIONS.jsonl
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from bot.library import find, read
from bot.understanding import Understanding, load

PERCENTILES = (50, 95, 100)


def report(cache: Path, questions: Path) -> None:
    """Print what one process costs: the first with a cache learns, a later one starts from it."""
    library = read(find(None))
    start = time.perf_counter()
    understanding = load(library, cache, None, lambda _: None, cache_size=0)
    print(
        f"ready after {time.perf_counter() - start:.2f} s, {_resident()} MB resident, {_took(understanding, questions)}"
    )


def _took(understanding: Understanding, questions: Path) -> str:
    texts = [json.loads(line)["q"] for line in questions.read_text("utf-8").splitlines()]
    understanding.understand(texts[0])
    spent: list[float] = []
    for text in texts:
        start = time.perf_counter()
        understanding.understand(text)
        spent.append((time.perf_counter() - start) * 1000)
    p50, p95, most = np.percentile(spent, PERCENTILES)
    return f"p50 {p50:.1f} ms, p95 {p95:.1f} ms, longest {most:.1f} ms over {len(texts)} texts"


def _resident() -> int:
    status = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) // 1024


def main(questions: Path) -> None:
    """Learn in one process, then start from the cache in another."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("first start", "later start"):
            print(name, end=": ", flush=True)
            subprocess.run([sys.executable, "-m", "benchmarks.understanding", str(questions), folder], check=True)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        report(Path(sys.argv[2]), Path(sys.argv[1]))
    else:
        main(Path(sys.argv[1]))
