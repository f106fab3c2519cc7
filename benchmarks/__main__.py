"""Prints the tables of benchmarks by name, or of all: `python -m benchmarks throughput memory`."""

import sys
from itertools import chain

from rich.console import Console

from benchmarks.bars import BENCHMARKS, measured

ELSEWHERE = ("tidiness", "fresh", "peers")  # without a table of their own, or asked for by name only


def main(names: list[str]) -> int:
    """Print the tables; 2 when there is no benchmark of a name."""
    if unknown := set(names) - set(BENCHMARKS):
        print(f"There is no benchmark {sorted(unknown)[0]}; there are {', '.join(BENCHMARKS)}.", file=sys.stderr)
        return 2
    reports = measured(names or [name for name in BENCHMARKS if name not in ELSEWHERE])
    Console(width=None if sys.stdout.isatty() else 150).print(*chain.from_iterable(each.details for each in reports))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
