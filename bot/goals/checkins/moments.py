"""Everything that goals would like to say of themselves, as one for the agenda."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from bot.chat import Door, Due, Part, Planned
from bot.goals.checkins.theirs import Theirs, theirs


class Owner(Protocol):
    """What plans one kind of key; see `Begins`."""

    def plans(self, theirs: Theirs, last: Mapping[str, int], now: int) -> Sequence[Planned]:
        """Give every moment of this kind, from what was read for all kinds."""

    def composes(self, db: Door, due: Due, now: int) -> Part | None:
        """Give the words for a moment, or None where nothing is to be said any more."""


class Moments:
    """Hands each key to who plans it, by what stands before the colon."""

    def __init__(self, owners: Mapping[str, Owner]) -> None:
        self._owners = owners

    def plans(self, db: Door, person_id: int, last: Mapping[str, int], now: int) -> Sequence[Planned]:
        """Give every moment of each of them."""
        read = theirs(db, person_id)
        return [each for owner in self._owners.values() for each in owner.plans(read, last, now)] if read else []

    def composes(self, db: Door, due: Due, now: int) -> Part | None:
        """Let the owner of a moment say it."""
        owner = self._owners.get(due.key.partition(":")[0])
        return owner.composes(db, due, now) if owner else None
