"""Setting up a group in private: its page, and every change of it, each for administrators alone."""

from collections.abc import Callable

from bot import people
from bot.chat import Answer, Chat, Door, Incoming, Letter, Need, Reply, To
from bot.mentoring.groups import store, wording
from bot.mentoring.groups.admins import may_set_up, surely
from bot.mentoring.groups.doctor import examine
from bot.mentoring.groups.hosting import noted
from bot.mentoring.groups.store import Group
from bot.mentoring.words import ticked
from bot.settings import DAY, HOUR

Change = Callable[[Group, str, Door, int], None]


def in_group(incoming: Incoming, db: Door, now: int) -> list[Answer]:
    """Open the page of the group in which /setup was typed, in private; the group sees a link at most."""
    noted(incoming, db, now)
    group = store.group(db, incoming.place_id)
    if incoming.is_by_admin and group is not None:
        shown = _page(group, incoming, db, now)
        link = wording.look_in_private(group.place_id)
        is_reachable = people.private_place(db, incoming.person_id) is not None
        page = Reply(shown.text, buttons=shown.buttons, to=To.PRIVATE, otherwise=link)
        return [page, *(ticked(incoming, "👌") if is_reachable else [])]
    said = wording.admins_unknown() if incoming.is_by_admin is None else wording.is_for_admins()
    return refused(incoming, said)


def refused(incoming: Incoming, said: Reply) -> list[Answer]:
    """Say no in private, where that is possible; the group sees a reaction and no message."""
    emoji = "🤔" if incoming.is_by_admin is None else "🤷"
    return [Letter(incoming.person_id, said), *ticked(incoming, emoji)]


def about(incoming: Incoming, db: Door) -> str | None:
    """Name the chat whose administrators may do what is said here: the group that is named, or the only one."""
    group = _meant(incoming, db)
    return group.chat_id if group else None


def in_private(incoming: Incoming, db: Door, now: int) -> list[Answer]:
    """Show a group's page, change something of it, or list somebody's groups: `/setup 12 calm`."""
    if not incoming.argument:
        return [_first(incoming, db, now)]
    group = _meant(incoming, db)
    may = may_set_up(incoming, db, group)
    if group is None or may is False:
        return [wording.not_an_admin()]
    if may is None:
        return [wording.admins_unknown(f"/setup {incoming.argument}")]
    group = _noted_by_admin(group, incoming, db, now)
    what, _, value = incoming.argument.partition(" ")[2].partition(" ")
    if change := _CHANGES.get(what):
        change(group, value, db, now)
        group = store.group(db, group.place_id) or group
    if what in _ABOUT_TOPICS:
        return [wording.topics_page(group, store.topics_of(db, group.place_id))]
    if what == "wait" and not value:
        return [wording.wait_page(group)]
    is_doctor = what == "sees"
    return [wording.sees(group, examine(incoming.facts)) if is_doctor else _page(group, incoming, db, now)]


def _first(incoming: Incoming, db: Door, now: int) -> Reply:
    """Open the only group at once, where the facts are surely about that one; else let choose."""
    known = store.administered(db, incoming.gateway, incoming.person_id)
    if only := surely(known[0] if len(known) == 1 else None, incoming, db):
        may = may_set_up(incoming, db, only)
        if may:
            return _page(_noted_by_admin(only, incoming, db, now), incoming, db, now)
        known = [] if may is False else known
    return wording.groups(known) if known else wording.no_group()


def _meant(incoming: Incoming, db: Door) -> Group | None:
    """Find the group that is named by its number and has the bot in it, or the only one of somebody's."""
    if not incoming.argument:
        known = store.administered(db, incoming.gateway, incoming.person_id)
        return known[0] if len(known) == 1 else None
    return store.named(db, incoming.gateway, incoming.argument.split()[0])


def _noted_by_admin(group: Group, incoming: Incoming, db: Door, now: int) -> Group:
    """Note a new title, and who administers the group and so knows it by that."""
    chat = incoming.facts.get(Need.CHAT)
    if isinstance(chat, Chat) and store.tidy(chat.title) != group.title:
        store.note(db, group.place_id, chat.title, now, is_channel=chat.is_channel)
    store.saw_admin(db, group.place_id, incoming.person_id, now)
    return store.group(db, group.place_id) or group


def _page(group: Group, incoming: Incoming, db: Door, now: int) -> Reply:
    calm_s = max((group.quiet_until or now) - now, 0)
    topics = store.topics_of(db, group.place_id)
    return wording.page(group, examine(incoming.facts), topics, store.mentors_in(db, group.place_id), calm_s)


def _choose(group: Group, value: str, db: Door, _: int) -> None:
    known = {wording.GENERAL, *store.topics_of(db, group.place_id)}
    store.restrict(db, group.place_id, group.topics | {topic for topic in known if str(topic) == value})


def _take_out(group: Group, value: str, db: Door, _: int) -> None:
    store.restrict(db, group.place_id, {topic for topic in group.topics if str(topic) != value})


def _everywhere(group: Group, _: str, db: Door, __: int) -> None:
    store.restrict(db, group.place_id, ())


def _private(group: Group, _: str, db: Door, __: int) -> None:
    store.answer_privately(db, group.place_id, True)


def _sight(group: Group, _: str, db: Door, __: int) -> None:
    store.answer_privately(db, group.place_id, False)


def _calm(group: Group, _: str, db: Door, now: int) -> None:
    store.calm(db, group.place_id, now + DAY)


def _lively(group: Group, _: str, db: Door, __: int) -> None:
    store.calm(db, group.place_id, None)


def _wait(group: Group, value: str, db: Door, _: int) -> None:
    for hours in wording.HOURS:
        if value == str(hours):
            store.wait(db, group.place_id, hours * HOUR)


_CHANGES: dict[str, Change] = {
    "in": _choose,
    "out": _take_out,
    "everywhere": _everywhere,
    "private": _private,
    "sight": _sight,
    "calm": _calm,
    "lively": _lively,
    "wait": _wait,
}
_ABOUT_TOPICS = frozenset(("topics", "in", "out", "everywhere"))
