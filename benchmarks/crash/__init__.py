"""What is left after `kill -9`, after every update came twice, and after a process slept over its lease."""

from benchmarks.crash.killing import Kills, after_kills
from benchmarks.crash.pausing import after_a_pause
from benchmarks.crash.report import run
from benchmarks.crash.verdict import Verdict

__all__ = ["Kills", "Verdict", "after_a_pause", "after_kills", "run"]
