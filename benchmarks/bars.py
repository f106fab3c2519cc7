"""Prints one table of every number that an issue names, computed in this run: `python -m benchmarks.bars`."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain

from rich.console import Console
from rich.progress import Progress, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeElapsedColumn
from rich.progress_bar import ProgressBar
from rich.table import Table

from benchmarks import (
    accuracy,
    agenda,
    chatter,
    conversation,
    crash,
    days,
    fresh,
    goals,
    inline,
    memory,
    peers,
    people,
    safety,
    secrets,
    startup,
    throughput,
    tidiness,
    understanding,
)
from benchmarks.agenda import day, lives, month
from benchmarks.measured import Bar, Report, Say
from benchmarks.mentoring import day as day_in_a_group

BENCHMARKS: dict[str, Callable[[Say], Report]] = {
    "startup": startup.run,
    "accuracy": accuracy.run,
    "safety": safety.run,
    "chatter": chatter.run,
    "conversation": conversation.run,
    "inline": inline.run,
    "days": days.run,
    "throughput": throughput.run,
    "memory": memory.run,
    "crash": crash.run,
    "people": people.run,
    "tidiness": tidiness.run,
    "understanding": understanding.run,
    "goals": goals.run,
    "agenda": agenda.run,
    "lives": lives.run,
    "day": day.run,
    "month": month.run,
    "secrets": secrets.run,
    "mentoring": day_in_a_group.run,
    "fresh": fresh.run,
    "peers": peers.run,
}


class Share(ProgressColumn):
    """A bar, for a step that says how far it is."""

    def render(self, task: Task) -> ProgressBar | str:
        """Draw the bar, or nothing."""
        share = task.fields["share"]
        return "" if share is None else ProgressBar(total=1.0, completed=share, width=40)


@contextmanager
def progressing() -> Iterator[Say]:
    """Show on stderr how far it is."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), Share(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=None, share=None)

        def say(step: str, share: float | None = None) -> None:
            progress.update(task, description=step, share=share)

        yield say


def measured(names: list[str]) -> list[Report]:
    """Run benchmarks one after the other, showing how far it is."""
    with progressing() as say:
        return [BENCHMARKS[name](say) for name in names]


def main(names: list[str]) -> int:
    """Print the bars and then the tables behind them; 1 when one is short."""
    reports = measured(names or [name for name in BENCHMARKS if name != "peers" or peers.PYTHON.exists()])
    bars: list[Bar] = list(chain.from_iterable(report.bars for report in reports))
    shown = Table("issue", "bar", "measured", "n", "pass or short", title="Bars", title_justify="left")
    for bar in bars:
        shown.add_row(str(bar.issue), bar.bar, bar.measured, bar.n, "pass" if bar.passed else "short")
    console = Console(width=None if sys.stdout.isatty() else 150)
    console.print(shown, *chain.from_iterable(report.details for report in reports))
    return 0 if all(bar.passed for bar in bars) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
