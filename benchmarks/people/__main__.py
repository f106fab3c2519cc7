"""The same on a smaller file, within seconds: `python -m benchmarks.people 20000`."""

import sys
from itertools import chain

from rich.console import Console

from benchmarks import people
from benchmarks.bars import progressing

if __name__ == "__main__":
    with progressing() as say:
        report = people.walked(int(sys.argv[1]) if len(sys.argv) > 1 else people.PEOPLE, say)
    Console(width=None if sys.stdout.isatty() else 150).print(*chain(report.details, report.bars))
