"""Our side of the contest, in a process of its own."""

import json
import os
import sys
import time

from benchmarks.processes import CACHE, resident_mb
from bot import library, understanding


def main() -> None:
    """Answer what stands in the input, on one core."""
    asked = json.load(sys.stdin)["asked"]
    read = library.read(library.find(None))
    understanding.load(read, CACHE, None, lambda _: None)  # learning is no part of a start
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    start = time.perf_counter()
    meaning = understanding.load(read, CACHE, None, lambda _: None, cache_size=0)
    meaning.understand("a first text warms the memory")
    ready = time.perf_counter() - start
    ranked, sure, spent = [], [], []
    for text in asked:
        begun = time.perf_counter()
        understood = meaning.understand(text)
        spent.append((time.perf_counter() - begun) * 1000)
        ranked.append([match.id for match in understood.entries])
        is_question = understood.kind in ("question", "unknown")
        sure.append(understood.entries[0].score if is_question and understood.entries else 0.0)
    found = {"ranked": ranked, "sure": sure, "ms": spent, "ready_s": ready, "mb": resident_mb()}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
