"""What happens to a group: the bot comes, a member goes."""

from collections.abc import Callable

from bot.chat import Answer, Door, Incoming, Letter
from bot.mentoring.groups import store, wording

Parted = Callable[[Door, int, int, int], list[Letter]]


class Happening:
    """Keeps up with what the platform tells of a group.

    `released` and `withdrawn` take (database, person, place, now) when somebody does not mentor or ask there any more,
    and give what others are told of it.
    """

    def __init__(self, released: Parted, withdrawn: Parted) -> None:
        self._released, self._withdrawn = released, withdrawn

    def returned(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Note a group or channel that the bot was added to, and tell whoever added it, in private alone."""
        if not (incoming.is_group or incoming.is_channel):
            return []
        is_back = store.group(db, incoming.place_id) is not None
        store.note(db, incoming.place_id, incoming.title, now, is_channel=incoming.is_channel)
        group = store.group(db, incoming.place_id)
        if group is None or not incoming.person_id or incoming.person.startswith("-"):
            return []
        store.saw_admin(db, incoming.place_id, incoming.person_id, now)
        return [Letter(incoming.person_id, wording.arrived(group, is_back=is_back))]

    def gone(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Let go of a member who left; questions that they were given or asked there are settled."""
        if not incoming.person_id:
            return []
        place_id, person_id = incoming.place_id, incoming.person_id
        store.forget_member(db, place_id, person_id)
        return [*self._released(db, person_id, place_id, now), *self._withdrawn(db, person_id, place_id, now)]
