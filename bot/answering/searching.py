"""Search from any chat: up to five entries as cards, or the themes where nothing is asked yet. Reads only."""

from bot.answering import wording
from bot.answering.shelf import Shelf, day_of
from bot.chat import Answer, Card, Cards, Door, Incoming, Understood
from bot.library import Entry

CARDS = 5
GUESSED_LETTERS = 4  # "hosp" is worth a guess, "ho" is not
REFUSED = ("crisis", "clinical")


class Searching:
    """The handler, bound to the library."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf, self._library = shelf, shelf.library

    def search(self, incoming: Incoming, _: Door, now: int) -> list[Answer]:
        """Give the entries that a text is about, or the themes."""
        heard = incoming.understood
        if heard is None or not incoming.text.strip():
            cards = [wording.theme_card(self._library, theme, entries) for theme, entries in self._shelf.themes()]
            return [Cards(cards, wording.INVITES_TO_BROWSE)]
        if heard.kind in REFUSED:
            return [Cards([wording.boundary_card(self._library, self._library.boundaries[heard.kind])])]
        begun = self._begun(incoming.text)
        found = begun + [entry for entry in self._meant(heard, incoming.text) if entry not in begun]
        cards = [self._card(entry, incoming, now) for entry in found[: CARDS - heard.worried]]
        if heard.worried:
            cards.insert(0, wording.boundary_card(self._library, self._library.boundaries["heavy"]))
        return [Cards(cards, wording.INVITES_TO_BROWSE if cards else wording.NOTHING_FOUND)]

    def _meant(self, heard: Understood, text: str) -> list[Entry]:
        """List what a text may be about; of what nothing answers, only a single word is guessed at."""
        if heard.decision == "decline" and not (len(text.strip()) >= GUESSED_LETTERS and len(text.split()) == 1):
            return []
        return [self._shelf.published[match.id] for match in heard.entries if match.id in self._shelf.published]

    def _begun(self, text: str) -> list[Entry]:
        """Find the titles that hold what was typed so far: a search is asked at every letter."""
        typed = text.casefold().split()
        return [entry for entry in self._shelf.published.values() if typed and _holds(entry.title, typed)]

    def _card(self, entry: Entry, incoming: Incoming, now: int) -> Card:
        return wording.card(self._library, entry, day_of(incoming, now))


def _holds(title: str, typed: list[str]) -> bool:
    words = title.casefold().replace("(", " ").split()
    return all(any(word.startswith(begun) for word in words) for begun in typed)
