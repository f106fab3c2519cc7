"""Whether a deed was already told just before: the newest few are compared, each read once; pure."""

from collections.abc import Sequence
from datetime import date

from rapidfuzz import fuzz

from bot.chat import ProgressHeard
from bot.deeds import Deed
from bot.goals.matching import Open
from bot.goals.ticking import tells_of
from bot.goals.vocabulary import DONE, telling
from bot.library import folded

COMPARED = 20  # deeds of before
ALIKE = 90  # of 100: how alike two reports of one deed are
ALIKE_SUBJECT = 85  # the same where the hours are equal, too

Key = tuple[str, ...]


class Doubles:
    """The newest deeds that were told, ready to be compared."""

    def __init__(self, recent: Sequence[Deed], goals: Open, today: date) -> None:
        self._recent, self._goals, self._today = recent[:COMPARED], goals, today
        self._keys: dict[str, Key] = {}

    def of(self, deed: Deed, heard: ProgressHeard) -> Deed | None:
        """Find the deed of before that this one seems to be."""
        return next((other for other in self._recent if self._is_same(deed, heard, other)), None)

    def of_step(self, goal: int, steps: set[int]) -> Deed | None:
        """Find the deed of before by which one of these steps was ticked."""
        return next(
            (one for one in self._recent if one.kind == "step" and one.goal == goal and one.step in steps), None
        )

    def _is_same(self, deed: Deed, heard: ProgressHeard, other: Deed) -> bool:
        if heard.on is not None and other.on not in (deed.on, self._today):
            return False  # two days were said, and they differ
        if other.kind in ("step", "reached"):
            return deed.kind == "progress" and self._is_told(deed, other)
        if deed.kind != other.kind or deed.hours != other.hours:
            return False
        if deed.subject and other.subject:
            alike = fuzz.token_set_ratio(folded(deed.subject), folded(other.subject))
            return alike >= ALIKE_SUBJECT and not other.activity
        return _are_alike(self._key(deed.note), self._key(other.note))

    def _is_told(self, deed: Deed, other: Deed) -> bool:
        """Tell whether a report is of what was ticked: by its words then, or by the step's own."""
        title = self._goals.title_of(other.goal, other.step) if other.kind == "step" else None
        texts = {other.note, title or other.note}
        return any(_are_alike(self._key(deed.note), self._key(text)) for text in texts) or any(
            tells_of(deed.note, text) for text in texts
        )

    def _key(self, note: str) -> Key:
        if note not in self._keys:
            self._keys[note] = key(note)
        return self._keys[note]


def key(note: str) -> Key:
    """Reduce a report to what it tells; nothing where it says only that something is done."""
    return tuple(sorted(telling(note) - DONE))


def is_same(note: str, other: str) -> bool:
    """Tell whether two reports are of one deed: alike but for slips and small words, and with the same numbers."""
    return _are_alike(key(note), key(other))


def _are_alike(one: Key, two: Key) -> bool:
    digits = [[word for word in each if not word.isalpha()] for each in (one, two)]
    return bool(one) and digits[0] == digits[1] and fuzz.ratio(" ".join(one), " ".join(two)) >= ALIKE
