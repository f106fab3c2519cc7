"""What the boundaries' own patterns say of a text, before anything learnt is asked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.library import Boundary
from bot.understanding.names import Names

CRISIS, CLINICAL = "crisis", "clinical"
SMALL_TALK = ("hello", "thanks", "who", "bye", "smalltalk")  # the last is for all that the others are not
NEAR, OTHER, UNKNOWN = "near", "other", "unknown"
ASHAMED, HEAVY = "ashamed", "heavy"
LONGEST_SMALL_TALK = 160  # characters; a longer text is about something, and repetition makes patterns slow


@dataclass(frozen=True, slots=True)
class Rule:
    """One boundary's patterns and names, ready to be searched for; any of `unless` takes the decision back."""

    patterns: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    names: Names

    def fires(self, text: str) -> bool:
        """Whether the patterns or the names decide on this cleaned text."""
        return (any(pattern.search(text) for pattern in self.patterns) or text in self.names) and not self.vetoes(text)

    def vetoes(self, text: str) -> bool:
        """Whether the text is one of those that look like it and are not."""
        return any(pattern.search(text) for pattern in self.unless)


class Rules:
    """All boundaries' rules; a boundary without patterns never fires."""

    def __init__(self, boundaries: Mapping[str, Boundary]) -> None:
        self._rules = {
            name: Rule(
                _compiled(boundary.patterns),
                _compiled(boundary.unless),
                Names(boundary.names.names, boundary.names.ordinary),
            )
            for name, boundary in boundaries.items()
        }

    def small_talk(self, text: str) -> str | None:
        """Name the kind of small talk that a text is, if it is nothing else."""
        return self.first(text, *SMALL_TALK) if len(text) <= LONGEST_SMALL_TALK else None

    def first(self, text: str, *names: str) -> str | None:
        """Name the first of these boundaries whose rule fires."""
        return next((name for name in names if name in self._rules and self._rules[name].fires(text)), None)

    def vetoes(self, text: str, name: str) -> bool:
        """Whether a boundary's `unless` speaks against it."""
        return name in self._rules and self._rules[name].vetoes(text)


def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
