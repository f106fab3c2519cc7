"""What a mentor can bring to somebody in a group: /say salary, as a reply to their message."""

from bot import people
from bot.chat import Answer, Command, Door, Feature, For, Incoming, Letter, Need, Remove, Reply
from bot.library import Library
from bot.mentoring.groups import store as groups
from bot.mentoring.mentors import store as mentors
from bot.mentoring.naming import Names, Short
from bot.mentoring.saying import wording
from bot.mentoring.words import line, ticked

UNSURE, NOT_YOURS = "🤔", "🤷"
MAX_NAME = 32  # characters
MAY_REMOVE = "can_delete_messages"


def feature(library: Library, short: Short) -> Feature:
    """Let mentors and admins bring an entry to somebody; `short` gives its form for a group, by its id."""
    say = Command(
        "say",
        "Reply to somebody with an answer of mine",
        _Saying(library, short).say,
        shown_to=For.ADMINS,
        needs=frozenset((Need.ADMINS, Need.RIGHTS)),
    )
    return Feature("saying", in_groups=(say,))


class _Saying:
    """The handler, bound to the library."""

    def __init__(self, library: Library, short: Short) -> None:
        self._entries = {entry.id: entry for entry in library.published}
        self._names = Names(library.published)
        self._short = short

    def say(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Bring an entry as a reply to the message that was replied to; nothing else is ever said in the group."""
        if incoming.edited:
            return []
        if not _may_say(incoming, db):
            is_unknown = incoming.is_by_admin is None
            told = _aside(incoming, db, wording.unknown_admins() if is_unknown else wording.not_allowed())
            return [*told, *ticked(incoming, UNSURE if is_unknown else NOT_YOURS)]
        place = groups.group(db, incoming.place_id)
        if place and place.quiet_until is not None and now < place.quiet_until:
            return self._unsaid(incoming, db, wording.calm())
        to = incoming.answered
        if to is None or not incoming.argument:
            return self._unsaid(incoming, db, wording.how())
        meant = self._names.meant(incoming.argument, incoming.understood)
        by = wording.brought_by(_name(incoming))
        short = self._short(meant[0], incoming, now, len(by)) if len(meant) == 1 else None
        if short is None:
            offered = [self._entries[id_] for id_ in meant]
            return self._unsaid(incoming, db, wording.which(offered) if offered else wording.none_found())
        return [wording.brought(short, to, by), *_tidied(incoming)]

    def _unsaid(self, incoming: Incoming, db: Door, why: Reply) -> list[Answer]:
        """Tell whoever said it, alone, why nothing was brought; where that is impossible a reaction has to do."""
        told = _aside(incoming, db, why)
        return [*told, *_tidied(incoming)] if told else ticked(incoming, UNSURE)


def _may_say(incoming: Incoming, db: Door) -> bool:
    if incoming.is_by_admin:
        return True
    return mentors.mentor(db, incoming.place_id, incoming.person_id) is not None


def _name(incoming: Incoming) -> str:
    """Name whoever brings an entry: as everybody in the group sees them anyway."""
    if incoming.as_group:
        return wording.AN_ADMIN
    return line(incoming.name, MAX_NAME) or wording.SOMEBODY


def _aside(incoming: Incoming, db: Door, reply: Reply) -> list[Answer]:
    """Write to whoever said it in private; nobody knows who speaks as the group."""
    if incoming.as_group or people.private_place(db, incoming.person_id) is None:
        return []
    return [Letter(incoming.person_id, reply)]


def _tidied(incoming: Incoming) -> list[Answer]:
    """Take the command away where the bot may; elsewhere it stays, and nobody is told."""
    is_allowed = MAY_REMOVE in (incoming.facts.get(Need.RIGHTS) or ())
    return [Remove(incoming.message)] if is_allowed and incoming.message is not None else []
