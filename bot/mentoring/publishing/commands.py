"""What can be said to publishing: which topic, in which channel, as it will stand there, and go."""

from collections.abc import Sequence

from bot.chat import Answer, Command, Door, Feature, Incoming, Kind, Need, Post, Reply
from bot.library import Library
from bot.mentoring.groups import store
from bot.mentoring.groups.admins import may_set_up
from bot.mentoring.groups.store import Group
from bot.mentoring.naming import Names, Short
from bot.mentoring.publishing import wording
from bot.mentoring.words import number

OWNER, MAY_POST = "creator", "can_post_messages"


def feature(library: Library, short: Short) -> Feature:
    """Let administrators of a channel publish an entry there; `short` gives its form for many readers, by its id."""
    publishing = _Publishing(library, short)
    return Feature(
        "publishing",
        commands=(
            Command(
                "publish",
                "Publish a topic in your channel",
                publishing.begin,
                in_groups=False,
                linked=True,
            ),
            Command(
                "publish_now",
                "Publish it",
                publishing.publish,
                in_groups=False,
                hidden=True,
                needs=frozenset((Need.ADMINS, Need.RIGHTS)),
                about=_about,
            ),
            Command("publish_not", "Publish nothing", _cancel, in_groups=False, hidden=True),
        ),
        awaits={"publish": publishing.named},
        surely={"publish": _names_something},
    )


class _Publishing:
    """The handlers, bound to the library."""

    def __init__(self, library: Library, short: Short) -> None:
        self._entries = {entry.id: entry for entry in library.published}
        self._names = Names(library.published)
        self._short = short

    def begin(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Find out which channel and which topic, then show how it would stand there: `/publish 12 salary`."""
        mine = _channels(db, incoming)
        first, _, rest = incoming.argument.partition(" ")
        if not number(first):
            return [self._in_some(incoming, now, mine, incoming.argument)]
        channel = next((each for each in mine if each.place_id == number(first)), None)
        return [self._in_one(incoming, now, channel, rest) if channel else wording.not_yours(bool(mine))]

    def named(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take the topic that was asked for."""
        asked = incoming.context.awaits if incoming.context and incoming.context.awaits else ""
        place = asked.partition(":")[2]
        channel = next((each for each in _channels(db, incoming) if str(each.place_id) == place), None)
        return [self._in_one(incoming, now, channel, incoming.text) if channel else wording.not_yours(has_others=False)]

    def _in_some(self, incoming: Incoming, now: int, mine: Sequence[Group], said: str) -> Reply:
        if not mine:
            return wording.no_channel()
        if len(mine) == 1:
            return self._in_one(incoming, now, mine[0], said)
        meant = self._names.meant(said, incoming.understood) if said else ()
        return wording.which_channel(mine, meant[0] if len(meant) == 1 else "")

    def _in_one(self, incoming: Incoming, now: int, channel: Group, said: str) -> Reply:
        if not said.strip():
            return wording.which_topic(channel)
        meant = self._names.meant(said, incoming.understood)
        short = self._laid_out(meant[0], incoming, now) if len(meant) == 1 else None
        if short is not None:
            return wording.preview(channel, self._entries[meant[0]], short)
        offered = [self._entries[name] for name in meant]
        return wording.which_of(channel, offered) if offered else wording.no_such_topic(channel)

    def _laid_out(self, name: str, incoming: Incoming, now: int) -> Reply | None:
        shown = self._entries.get(name)
        return self._short(name, incoming, now, len(wording.heading(shown))) if shown else None

    def publish(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Publish what was pressed, where that is still the administrator's to say and the bot may."""
        place, _, name = incoming.argument.partition(" ")
        channel = _channel(db, incoming, place)
        short = self._laid_out(name, incoming, now)
        may = may_set_up(incoming, db, channel)
        if incoming.kind is not Kind.PRESS or channel is None or short is None or may is False:
            return [wording.not_yours(bool(_channels(db, incoming)))]
        rights = incoming.facts.get(Need.RIGHTS)
        if may is None or rights is None:
            return [wording.not_known(channel, name)]
        if not {OWNER, MAY_POST} & set(rights):
            return [wording.may_not_post(channel, name)]
        shown = self._entries[name]
        return [Post(channel.place_id, wording.post(shown, short)), wording.published(channel, shown)]


def _cancel(_: Incoming, __: Door, ___: int) -> list[Answer]:
    return [wording.cancelled()]


def _names_something(incoming: Incoming) -> bool:
    """Tell whether a text may name a topic: one is asked for in the words of a question, too."""
    return incoming.understood is not None and incoming.understood.kind in ("question", "unknown", "goal")


def _channels(db: Door, incoming: Incoming) -> list[Group]:
    known = store.administered(db, incoming.gateway, incoming.person_id)
    return [each for each in known if each.is_channel]


def _channel(db: Door, incoming: Incoming, place: str) -> Group | None:
    found = store.named(db, incoming.gateway, place)
    return found if found and found.is_channel else None


def _about(incoming: Incoming, db: Door) -> str | None:
    """Name the channel whose administrators may do what is said here."""
    channel = _channel(db, incoming, incoming.argument.partition(" ")[0])
    return channel.chat_id if channel else None
