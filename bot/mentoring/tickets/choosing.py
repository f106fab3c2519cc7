"""Which mentor gets a question next; pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mentor as the choice sees them; no themes means all of them.

    `free_at` is when another look at them is worth it (UTC seconds), where that is known.
    """

    person_id: int
    themes: frozenset[str]
    a_day: int
    given_today: int
    open: int
    last_given_at: int | None
    is_available: bool
    free_at: int | None = None

    def takes(self, theme: str | None) -> bool:
        """Tell whether they take questions on a theme; one on no theme is for everybody."""
        return theme is None or not self.themes or theme in self.themes

    @property
    def has_room(self) -> bool:
        """Tell whether they can be given one more question now."""
        return self.is_available and self.given_today < self.a_day


def next_mentor(theme: str | None, passed_ids: Collection[int], candidates: Sequence[Candidate]) -> Candidate | None:
    """Choose who has the fewest open questions among those who fit; then who was given none for longest."""
    fitting = [each for each in candidates if each.takes(theme) and each.has_room and each.person_id not in passed_ids]
    return min(fitting, key=lambda each: (each.open, each.last_given_at or 0, each.person_id), default=None)
