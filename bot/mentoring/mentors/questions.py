"""What this room needs of the questions that mentors get; handed over, as that room reads who mentors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.chat import Door, Letter


@dataclass(frozen=True, slots=True)
class Questions:
    """Knows the questions of mentors.

    `released` takes (database, person, place, now) and lets the questions of somebody who stops go on; `open_counts`
    gives those that wait in a place, by mentor; `day_ends_at` takes (database, person, now).
    """

    released: Callable[[Door, int, int, int], list[Letter]]
    open_counts: Callable[[Door, int], Mapping[int, int]]
    day_ends_at: Callable[[Door, int, int], int]
