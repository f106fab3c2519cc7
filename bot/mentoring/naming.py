"""Which entry somebody means who names one in a few words, slips forgiven; pure."""

from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, utils

from bot.chat import Incoming, Reply, Understood
from bot.library import Entry

Short = Callable[[str, Incoming, int, int], Reply | None]
"""The form of an entry for many readers, by its id; None where people do not see it.

The last argument is how many characters of its room are taken by what else stands in that message.
"""

CLOSE = 80  # of 100; how alike the words must be on average
CLEAR = 8  # by how much the best must lead
MOST = 3  # offered where it is not clear
LONGEST = 80  # characters; more is no name
FAIR = 0.2  # the least probability of an entry that is offered


class Names:
    """The names of the entries people may see: id and title."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._ids = {entry.id for entry in entries}
        self._words = {entry.id: _words(f"{entry.id} {entry.title}") for entry in entries}

    def meant(self, said: str, heard: Understood | None) -> tuple[str, ...]:
        """Give the id of the entry that was meant; several where it is not clear, the likeliest first."""
        plain = "-".join(said.casefold().split())
        if plain in self._ids:
            return (plain,)
        named = self._named(said)
        if len(named) == 1:
            return named
        likely = [match for match in heard.entries if match.id in self._ids] if heard else []
        if heard and heard.decision == "answer" and likely and (not named or likely[0].id in named):
            return (likely[0].id,)
        fair = [match.id for match in likely if match.score >= FAIR]
        return tuple(dict.fromkeys((*named, *fair)))[:MOST]

    def _named(self, said: str) -> tuple[str, ...]:
        typed = _words(said[:LONGEST])
        if not typed:
            return ()
        scores = {id_: max(_alike(typed, words), _alike_joined(typed, id_)) for id_, words in self._words.items()}
        close = {id_: score for id_, score in scores.items() if score >= CLOSE}
        order = sorted(close, key=lambda id_: (-close[id_], id_))
        is_clear = len(order) == 1 or (len(order) > 1 and close[order[0]] - close[order[1]] >= CLEAR)
        return tuple(order[:1] if is_clear else order[:MOST])


def _alike(typed: Sequence[str], words: Sequence[str]) -> float:
    """Weigh each typed word by its likest one among the words; long words count for more than short ones."""
    weights = [len(word) for word in typed]
    best = [max(fuzz.ratio(word, other) for other in words) for word in typed]
    return sum(weight * score for weight, score in zip(weights, best, strict=True)) / sum(weights)


def _alike_joined(typed: Sequence[str], id_: str) -> float:
    """Weigh a name that was typed with other gaps between its words: "burn out", "crosstraining"."""
    return fuzz.ratio("".join(typed), id_.replace("-", ""))


def _words(said: str) -> list[str]:
    return list(dict.fromkeys(utils.default_process(said).split()))
