"""Everything that goals would like to say of themselves, as one for the agenda."""

from collections.abc import Mapping, Sequence

from bot.chat import Begins, Door, Due, Part, Planned


class Moments:
    """Hands each key to who plans it, by what stands before the colon."""

    def __init__(self, owners: Mapping[str, Begins]) -> None:
        self._owners = owners

    def plans(self, db: Door, person_id: int, last: Mapping[str, int], now: int) -> Sequence[Planned]:
        """Give every moment of each of them."""
        return [each for owner in self._owners.values() for each in owner.plans(db, person_id, last, now)]

    def composes(self, db: Door, due: Due, now: int) -> Part | None:
        """Let the owner of a moment say it."""
        owner = self._owners.get(due.key.partition(":")[0])
        return owner.composes(db, due, now) if owner else None
