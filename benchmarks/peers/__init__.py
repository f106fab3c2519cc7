"""The same phrasings and questions to others and to us, in one run: `make bench PEERS=1`.

The others live in an environment of their own, `.venv-peers`, and never see our code; each runs in a process of its
own, held to one core and one thread.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.measured import Report, Say, at_most, table
from benchmarks.peers.task import Task, read_task
from benchmarks.processes import ROOT
from bot import library
from bot.understanding.encoder import WEIGHTS_PACKAGE

PYTHON = ROOT / ".venv-peers" / "bin" / "python"
ALONE = ROOT / "benchmarks" / "peers" / "contest.py"  # run as a file: nothing of ours is installed there
US, THEM = "RxLadder, the whole understanding", "MiniLM cosine, sentence-transformers"
PEERS = {
    "rapidfuzz": "rapidfuzz WRatio",
    "token_set": "rapidfuzz token_set_ratio",
    "fts5": "SQLite FTS5, porter, bm25",
    "bm25s": "bm25s with stemmer",
    "sentences": THEM,
}
KEPT = 0.95  # share of the questions in scope that must stay, when what is out of scope is refused
SHARE_OF_TIME = 0.7


@dataclass(frozen=True, slots=True)
class Contest:
    """What one of them did: for each question its topics, best first, and how sure it was, with the time it took."""

    ranked: Sequence[Sequence[str]]
    sure: Sequence[float]
    ms: Sequence[float]
    ready_s: float
    mb: float


def run(say: Say) -> Report:
    """Let all of them answer the report half."""
    if not PYTHON.exists():
        raise SystemExit("The peers are not installed; run: make bench PEERS=1")
    task = read_task(library.read(library.find(None)))
    found: dict[str, Contest] = {}
    for name, title in PEERS.items():
        say(f"peers: {title}")
        found[title] = _contest([str(PYTHON), str(ALONE), name], task.plain(_weights()))
    say(f"peers: {US}")
    found[US] = _contest([sys.executable, "-m", "benchmarks.peers.ours"], {"asked": list(task.asked)})
    shown = table(
        f"The same {len(task.phrasings):,} phrasings, then {len(task.asked)} questions of the report half, on one core",
        "who", "first is right", "in first three", "AUROC, in against out of scope", f"refused at {KEPT:.0%} kept",
        "p50 ms", "p95 ms", "ready after s", "MB",
    )  # fmt: skip
    for title, contest in found.items():
        shown.add_row(title, *_row(task, contest))
    ratio = float(np.median(found[US].ms) / np.median(found[THEM].ms))
    bar = at_most(3, "Time a text against sentence-transformers, p50", SHARE_OF_TIME, ratio, f"{len(task.asked)} texts")
    return Report([bar], [shown])


def _weights() -> str:
    folders = subprocess.run(
        [sys.executable, "-c", f"import importlib.util as u; print(u.find_spec('{WEIGHTS_PACKAGE}').origin)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return folders.stdout.strip().rpartition("/")[0] + "/model"


def _contest(command: Sequence[str], task: Mapping[str, Any]) -> Contest:
    done = subprocess.run(command, input=json.dumps(task), capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.strip()[-400:]}")
    return Contest(**json.loads(done.stdout.splitlines()[-1]))


def _row(task: Task, contest: Contest) -> list[str]:
    inside = [index for index, topics in enumerate(task.wanted) if topics]
    outside = [index for index, topics in enumerate(task.wanted) if not topics]
    first = sum(contest.ranked[index][:1] != [] and contest.ranked[index][0] in task.wanted[index] for index in inside)
    three = sum(task.wanted[index][0] in contest.ranked[index][:3] for index in inside)
    sure = np.asarray(contest.sure)
    pairs = sure[inside][:, None] - sure[outside][None, :]
    auroc = float(np.mean(pairs > 0) + np.mean(pairs == 0) / 2)
    refused = int(np.sum(sure[outside] < np.quantile(sure[inside], 1 - KEPT)))
    p50, p95 = np.percentile(contest.ms, (50, 95))
    return [
        f"{first} of {len(inside)} ({first / len(inside):.0%})",
        f"{three} ({three / len(inside):.0%})",
        f"{auroc:.3f}",
        f"{refused} of {len(outside)} ({refused / len(outside):.0%})",
        f"{p50:.1f}",
        f"{p95:.1f}",
        f"{contest.ready_s:.1f}",
        f"{contest.mb:.0f}",
    ]
