"""Whether a group or channel is somebody's to set up."""

from bot.chat import Chat, Door, Incoming, Need
from bot.mentoring.groups import store
from bot.mentoring.groups.store import Group


def may_set_up(incoming: Incoming, db: Door, group: Group | None) -> bool | None:
    """Tell whether somebody administers a group; None where the platform did not tell who does.

    That is said only to whoever was seen as its administrator before: to others a group that is there is like one that
    is not. Who administers it no longer is not seen as that any more.
    """
    if group is None:
        return False
    if incoming.is_by_admin is None and store.administers(db, group.place_id, incoming.person_id):
        return None
    if incoming.is_by_admin is False:
        store.forget_admin(db, group.place_id, incoming.person_id)
    return bool(incoming.is_by_admin)


def surely(only: Group | None, incoming: Incoming, db: Door) -> Group | None:
    """Give a group that nobody named as it is now, where the facts that came are surely about that very one."""
    chat, found = incoming.facts.get(Need.CHAT), store.group(db, only.place_id) if only else None
    return found if found and isinstance(chat, Chat) and store.tidy(chat.title) == found.title else None
