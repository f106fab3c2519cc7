"""A newcomer's two commands in a fresh clone where nothing else is installed."""

import os
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.measured import Bar, Report, Say, at_most, table
from benchmarks.processes import ROOT

TEST_S = 300.0
QUESTION = "is certification worth it\n"
KEPT = ("PATH", "HOME", "LANG", "SSL_CERT_FILE", "TMPDIR")


def run(say: Say) -> Report:
    """Clone what is committed, set up, run all tests, and ask one question in the chat."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "rxladder"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        say("make test in a fresh clone")
        started = time.perf_counter()
        tested = _make(clone, "test")
        took = time.perf_counter() - started
        say("make run in a fresh clone")
        ran = _make(clone, "run")
        asked = subprocess.run(
            [".venv/bin/rxladder", "chat"],
            cwd=clone,
            env=_bare(),
            input=QUESTION,
            capture_output=True,
            text=True,
            check=False,
        )
    closing = next((line for line in reversed(tested.stdout.splitlines()) if "passed" in line), "no closing line")
    bars = [
        at_most(2, "make test in a fresh clone, set-up included", TEST_S, took, "1 clone", " s"),
        Bar(2, "make test in a fresh clone: all passes", closing.strip("= "), "1 clone", tested.returncode == 0),
        # Without a token and without a terminal there is nobody to talk to: one sentence, and exit 2 through make.
        Bar(
            2,
            "make run in a fresh clone says what it needs",
            _last(ran.stderr),
            "1 clone",
            "TELEGRAM_TOKEN" in ran.stderr,
        ),
        Bar(
            2, "a first question there is answered", _last(asked.stdout), "1 clone", "Source: document" in asked.stdout
        ),
    ]
    shown = table("A fresh clone", "command", "took, s")
    shown.add_row("make test, set-up included", f"{took:.0f}")
    return Report(bars, [shown])


def _make(clone: Path, target: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", target], cwd=clone, env=_bare(), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


def _bare() -> dict[str, str]:
    """Leave out what this shell was set up with, pip's own settings excepted."""
    return {name: value for name, value in os.environ.items() if name in KEPT or name.startswith("PIP_")}


def _last(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("make")]
    return lines[-1][:60] if lines else "nothing"
