"""One peer by name, run as a file in an environment that knows nothing of us; task in, result out, both JSON."""

import json
import os
import re
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

Found = list[tuple[str, float]]  # topics with their scores, best first
Ask = Callable[[str], Found]
NEAREST = 60  # phrasings looked at, so that three topics are among them


def main(name: str) -> None:
    """Get ready, answer every question, print the result."""
    task = json.load(sys.stdin)
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = [text for text, _ in task["phrasings"]]
    topics = [topic for _, topic in task["phrasings"]]
    start = time.perf_counter()
    ask = PEERS[name](texts, topics, task["weights"])
    ask("a first text warms the memory")
    ready = time.perf_counter() - start
    ranked, sure, spent = [], [], []
    for text in task["asked"]:
        begun = time.perf_counter()
        found = ask(text)
        spent.append((time.perf_counter() - begun) * 1000)
        ranked.append([topic for topic, _ in found[:5]])
        sure.append(found[0][1] if found else 0.0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    megabytes = pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    print(json.dumps({"ranked": ranked, "sure": sure, "ms": spent, "ready_s": ready, "mb": megabytes}))


def best(scored: Iterable[tuple[str, float]]) -> Found:
    """Give each topic the score of its nearest phrasing."""
    of_topic: dict[str, float] = {}
    for topic, score in scored:
        of_topic[topic] = max(score, of_topic.get(topic, float("-inf")))
    return sorted(of_topic.items(), key=lambda pair: -pair[1])


def fuzzy(scorer: str) -> Callable[[Sequence[str], Sequence[str], str], Ask]:
    """Prepare one of rapidfuzz's scorers."""

    def prepare(texts: Sequence[str], topics: Sequence[str], _: str) -> Ask:
        from rapidfuzz import fuzz, process, utils

        plain = [utils.default_process(text) for text in texts]

        def ask(text: str) -> Found:
            near = process.extract(
                utils.default_process(text), plain, scorer=getattr(fuzz, scorer), processor=None, limit=NEAREST
            )
            return best((topics[at], score) for _, score, at in near)

        return ask

    return prepare


def fts5(texts: Sequence[str], topics: Sequence[str], _: str) -> Ask:
    """Prepare SQLite's full-text search; any of the words may match."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE phrasings USING fts5(text, tokenize='porter unicode61')")
    db.executemany("INSERT INTO phrasings (rowid, text) VALUES (?, ?)", enumerate(texts))

    def ask(text: str) -> Found:
        words = re.findall(r"\w+", text)
        if not words:
            return []
        rows = db.execute(
            "SELECT rowid, -bm25(phrasings) FROM phrasings WHERE phrasings MATCH ? ORDER BY bm25(phrasings) LIMIT ?",
            (" OR ".join(f'"{word}"' for word in words), NEAREST),
        )
        return best((topics[at], score) for at, score in rows)

    return ask


def bm25(texts: Sequence[str], topics: Sequence[str], _: str) -> Ask:
    """Prepare bm25s with a stemmer and English stop words."""
    import bm25s
    import Stemmer

    stemmer = Stemmer.Stemmer("english")

    def cut(some: Sequence[str]) -> Any:
        return bm25s.tokenize(list(some), stopwords="en", stemmer=stemmer, show_progress=False)

    index = bm25s.BM25()
    index.index(cut(texts), show_progress=False)

    def ask(text: str) -> Found:
        found, scores = index.retrieve(cut([text]), k=NEAREST, show_progress=False)
        return best((topics[int(at)], float(score)) for at, score in zip(found[0], scores[0], strict=True))

    return ask


def sentences(texts: Sequence[str], topics: Sequence[str], weights: str) -> Ask:
    """Prepare sentence-transformers with the weights that we use, on one thread."""
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)
    model = SentenceTransformer(weights, device="cpu")
    known = model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)

    def ask(text: str) -> Found:
        near = known @ model.encode(text, normalize_embeddings=True, show_progress_bar=False)
        return best((topics[at], float(near[at])) for at in near.argsort()[::-1][:NEAREST])

    return ask


PEERS: dict[str, Callable[[Sequence[str], Sequence[str], str], Ask]] = {
    "rapidfuzz": fuzzy("WRatio"),
    "token_set": fuzzy("token_set_ratio"),
    "fts5": fts5,
    "bm25s": bm25,
    "sentences": sentences,
}

if __name__ == "__main__":
    main(sys.argv[1])
