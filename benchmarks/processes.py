"""Processes of a benchmark: started with a task, looked at through /proc, always ended."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
CACHE = ROOT / "data" / "understanding"  # the program's own: a warm cache is what is measured
END_S = 10.0


def start(module: str, task: Mapping[str, Any] | None = None, **environment: str) -> "subprocess.Popen[str]":
    """Start a module of ours with a task in JSON."""
    arguments = [sys.executable, "-m", module, *([json.dumps(task)] if task is not None else [])]
    return subprocess.Popen(
        arguments,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


@contextmanager
def running(module: str, task: Mapping[str, Any] | None = None) -> "Iterator[subprocess.Popen[str]]":
    """Keep a module running, and wait until it says that it is ready."""
    process = start(module, task)
    try:
        said(process)
        yield process
    finally:
        end(process)


def said(process: "subprocess.Popen[str]") -> str:
    """Read the next line that a process says; RuntimeError when it ended instead."""
    assert process.stdout
    line = process.stdout.readline()
    if not line:
        raise RuntimeError(f"a process ended with {process.wait()} before it was ready")
    return line.strip()


def end(process: "subprocess.Popen[str]") -> None:
    """End a process, kindly first."""
    if process.poll() is None:
        process.send_signal(signal.SIGCONT)
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(END_S)
    kill(process)


def kill(process: "subprocess.Popen[str]") -> None:
    """End a process as a power cut would."""
    if process.poll() is None:
        process.kill()
    process.wait()
    if process.stdout:
        process.stdout.close()


def cpu_s(pid: int) -> float:
    """Give the CPU seconds a process has used, in all its threads."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid: int | str = "self") -> float:
    """Give the resident memory of a process in MB."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def free_port() -> int:
    """Find a port on 127.0.0.1 that nobody uses at the moment."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])
