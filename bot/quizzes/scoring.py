"""What a row of taps comes to: which outcomes are shown, with how much of their possible points, and why; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.library import Option, Quiz

SHOWN = 3
FULL = 10  # points of an outcome that had all it could have
HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Score:
    """One outcome: its share of the points it could have had (0 to 1), and the options that moved it, strongest first.

    An option raised it that gave more than the middle of what its question could give, and lowered it below that.
    """

    outcome: str
    share: Fraction
    raised: tuple[str, ...] = ()
    lowered: tuple[str, ...] = ()

    @property
    def points(self) -> int:
        """Give the share as points of ten."""
        return int(self.share * FULL + HALF)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Outcomes to show and the others, both in order; none is shown where all have the same points."""

    shown: tuple[Score, ...]
    others: tuple[Score, ...]

    @property
    def has_ties(self) -> bool:
        """Tell whether an outcome that is shown has the same points as another, so that its place says little."""
        points = [score.points for score in (*self.shown, *self.others)]
        return any(points.count(score.points) > 1 for score in self.shown)


def taps(quiz: Quiz, digits: str) -> tuple[int, ...] | None:
    """Read the options chosen so far, a digit each from 0; None for what no button of this quiz says."""
    if len(digits) > len(quiz.questions):
        return None
    chosen = tuple(map(int, digits))
    pairs = zip(chosen, quiz.questions, strict=False)  # the questions that are still to come have no tap
    return chosen if all(tap < len(question.options) for tap, question in pairs) else None


def judged(quiz: Quiz, chosen: Sequence[int]) -> Verdict:
    """Judge a whole row of taps.

    Equal outcomes keep the order of the file. At most three are shown, and none at the far end: what has no point at
    all suits nobody, and what has all of them is no gap.
    """
    sign, far_end = (1, FULL) if quiz.shows == "lowest" else (-1, 0)
    scores = [_score(quiz, outcome, chosen) for outcome in quiz.outcomes]
    ordered = tuple(sorted(scores, key=lambda score: sign * score.share))
    if ordered[0].points == ordered[-1].points:
        return Verdict((), ordered)
    cut = min(SHOWN, sum(score.points != far_end for score in ordered))
    return Verdict(ordered[:cut], ordered[cut:])


def _score(quiz: Quiz, outcome: str, chosen: Sequence[int]) -> Score:
    asked = list(_asked(quiz, outcome, chosen))
    least, most = sum(low for _, _, low, _ in asked), sum(high for _, _, _, high in asked)
    points = sum(given for _, given, _, _ in asked)
    share = Fraction(points - least, most - least) if most > least else HALF
    raised = [(given - low, option.says) for option, given, low, high in asked if 2 * given > low + high]
    lowered = [(high - given, option.says) for option, given, low, high in asked if 2 * given < low + high]
    return Score(outcome, share, _strongest(raised), _strongest(lowered))


def _asked(quiz: Quiz, outcome: str, chosen: Sequence[int]) -> Iterator[tuple[Option, int, int, int]]:
    """Give for each question the option chosen, its points, and the fewest and most it could have been."""
    for question, tap in zip(quiz.questions, chosen, strict=True):
        possible = [option.gives.get(outcome, 0) for option in question.options]
        yield question.options[tap], possible[tap], min(possible), max(possible)


def _strongest(moved: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(says for _, says in sorted(moved, key=lambda each: -each[0]))
