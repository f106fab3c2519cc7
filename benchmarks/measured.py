"""A bar, what was measured against it, and the tables behind it."""

from dataclasses import dataclass, field
from statistics import median
from typing import Protocol

from rich.table import Table


class Say(Protocol):
    """Shows which step is being measured and, of one that takes minutes, which share of it is done (0 to 1)."""

    def __call__(self, step: str, share: float | None = None) -> None:
        """Show it."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One number that an issue names, as measured in this run; `n` says over how much."""

    issue: int
    bar: str
    measured: str
    n: str
    passed: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What one benchmark found."""

    bars: list[Bar]
    details: list[Table] = field(default_factory=list)


def at_least(issue: int, what: str, limit: float, value: float, n: str) -> Bar:
    """Compare a ratio that must reach a limit."""
    return Bar(issue, f"{what}: at least {limit:g}", f"{value:.2f}", n, value >= limit)


def at_most(issue: int, what: str, limit: float, value: float, n: str, unit: str = "") -> Bar:
    """Compare a number that must not pass a limit."""
    shown = f"{value:.0f}" if value >= 100 else f"{value:.2f}"
    return Bar(issue, f"{what}: at most {limit:g}{unit}", f"{shown}{unit}", n, value <= limit)


def none_of(issue: int, what: str, count: int, n: str) -> Bar:
    """Compare a count that must be 0."""
    return Bar(issue, f"{what}: 0", str(count), n, count == 0)


def spread(values: list[float], form: str = ".0f") -> str:
    """Show the median and the range of some rounds."""
    return f"{median(values):{form}} ({min(values):{form}}-{max(values):{form}})"


def table(title: str, first: str, *others: str) -> Table:
    """Begin a table; all columns but the first hold numbers."""
    begun = Table(first, title=title, title_justify="left")
    for column in others:
        begun.add_column(column, justify="right")
    return begun
