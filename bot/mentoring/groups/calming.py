"""A day of calm for a group: /quiet, typed there by an administrator."""

from bot.chat import Answer, Door, Incoming, Letter
from bot.mentoring.groups import store, wording
from bot.mentoring.groups.hosting import noted
from bot.mentoring.groups.setup import refused
from bot.mentoring.words import ticked
from bot.settings import DAY

OFF = frozenset(("off", "end", "over", "no", "stop"))
FOR_A_DAY = frozenset(("", "on", "day", "a day", "1 day", "one day", "for a day", "1d", "24h", "24 hours"))


def quiet(incoming: Incoming, db: Door, now: int) -> list[Answer]:
    """Calm a group for a day, or end that; the group sees a reaction, the administrator a line in private."""
    noted(incoming, db, now)
    group = store.group(db, incoming.place_id)
    if not incoming.is_by_admin or group is None:
        is_known = incoming.is_by_admin is not None
        return refused(incoming, wording.quiet_is_for_admins() if is_known else wording.admins_unknown())
    said = incoming.argument.strip(" .!").casefold()
    if said in OFF:
        store.calm(db, group.place_id, None)
        return ticked(incoming, "👌")
    store.calm(db, group.place_id, now + DAY)
    return [
        *ticked(incoming, "👌"),
        Letter(incoming.person_id, wording.calmed(group, is_other_time=said not in FOR_A_DAY)),
    ]
