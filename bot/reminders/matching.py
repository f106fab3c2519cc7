"""Which reminder somebody means, and whether a deed was what one is about; pure."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from bot.library import folded
from bot.reminders.schedule import Shown, in_words

ALIKE, SAME = 80, 85  # of 100
SHORT = 4  # letters
NUMBER = re.compile(r"(?:^|#|\breminder #?)(\d{1,6})\b")
EMPTY = frozenset(
    ("a", "about", "all", "an", "and", "at", "did", "do", "doing", "done", "finish", "finished", "for", "from", "i",
     "im", "in", "it", "just", "me", "my", "of", "on", "one", "reminder", "reminders", "that", "the", "this", "to",
     "today", "with", "complete", "completed", "reminding", "remind", "please", "pls", "move", "change", "reschedule",
     "push", "make", "set", "switch", "stop", "cancel", "delete", "remove", "end", "turn", "off", "no", "more", "dont",
     "don", "t")
)  # fmt: skip
HOUR = re.compile(r"\d*(?:h|hr|hrs|hours?)")


def named(words: str, among: Sequence[Shown]) -> list[Shown]:
    """Find which reminders a text names: by number, by what they are about, or by when they come."""
    if found := NUMBER.search(words):
        return [each for each in among if each.reminder.number == int(found[1])]
    said = _told(words)
    if not said:
        return list(among)
    fitting = [each for each in among if _names(said, f"{each.reminder.words} {in_words(each)}")]
    return fitting or [
        each for each in among if fuzz.partial_ratio(" ".join(said), folded(each.reminder.words)) >= SAME
    ]


def was_done(words: str, deed: str) -> bool:
    """Tell whether what somebody did (in their words) is what a reminder is about: it says all of that, or more."""
    about = _told(words)
    return bool(about) and _names(about, " ".join(_told(deed)))


def _names(said: Sequence[str], words: str) -> bool:
    known = folded(words).split()
    return all(any(_is_like(one, word) for word in known) for one in said)


def _is_like(one: str, word: str) -> bool:
    """Forgive a slip, and another form of a word: "study" in "studied"."""
    return fuzz.ratio(one, word) >= ALIKE or (len(one) > SHORT and word.startswith(one[:-1]))


def _told(words: str) -> list[str]:
    """List the words of a text that tell what it is about."""
    plain = ("hour" if HOUR.fullmatch(word) else word for word in folded(words).split())
    return [word for word in plain if word not in EMPTY]
