"""Below an honest no: the way to a mentor, where somebody has one."""

from collections.abc import Callable, Mapping

from bot import people
from bot.chat import Button, Door, Incoming, Kind
from bot.library import Library
from bot.mentoring.groups.store import Group, group
from bot.mentoring.mentors.store import mentors_of
from bot.mentoring.tickets import drafts, wording
from bot.mentoring.tickets.drafts import Draft

SURE = 0.5  # from this score on, the nearest entry tells what a question is about
DANGER = frozenset(("crisis", "clinical"))

Offer = Callable[[Incoming, Door, int, bool], list[list[Button]]]


def offering(library: Library) -> Offer:
    """Give what offers a mentor for a question and keeps it meanwhile; no buttons where nobody could be asked.

    The flag tells that somebody goes on with the question before, so that one stays.
    """
    themes = themes_by_entry(library)

    def offer(incoming: Incoming, db: Door, now: int, goes_on: bool = False) -> list[list[Button]]:
        return _offer(themes, incoming, db, now, goes_on)

    return offer


def themes_by_entry(library: Library) -> dict[str, str]:
    """Give the theme of each entry."""
    return {entry.id: entry.theme for entry in library.entries.values()}


def theme_of(themes: Mapping[str, str], incoming: Incoming) -> str | None:
    """Tell what a question is about, where the nearest entry is sure enough."""
    heard = incoming.understood
    nearest = heard.entries[0] if heard and heard.entries else None
    return themes.get(nearest.id) if nearest and nearest.score >= SURE else None


def askable(db: Door, incoming: Incoming, place_id: int | None) -> list[Group]:
    """List the groups of somebody with a mentor other than them; only the one in which they asked, where they did."""
    found = [group(db, each) for each in _places_of(db, incoming.person_id) if place_id in (None, each)]
    return [
        each
        for each in found
        if each and each.is_open and not each.is_channel and each.gateway == incoming.gateway
        and any(one.person_id != incoming.person_id for one in mentors_of(db, each.place_id))
    ]  # fmt: skip


def _offer(themes: Mapping[str, str], incoming: Incoming, db: Door, now: int, goes_on: bool) -> list[list[Button]]:
    heard = incoming.understood
    if heard and (heard.kind in DANGER or heard.language):
        return []
    place_id = incoming.place_id if incoming.is_group else None
    if not askable(db, incoming, place_id):
        return []
    is_theirs = incoming.kind is Kind.TEXT and heard and not incoming.is_quoted  # nobody asks in another's words
    question = incoming.argument.strip() if is_theirs else ""
    if question:
        drafts.keep(db, incoming.person_id, Draft(question, place_id, theme_of(themes, incoming)), now)
    elif not goes_on:  # what was asked before is not what they mean now
        drafts.drop(db, incoming.person_id)
    return wording.offer("ask_mentor" if incoming.is_group else "mentor")


def _places_of(db: Door, person_id: int) -> list[int]:
    found = db.rows(
        """
        SELECT place_id FROM members WHERE person_id = :person_id
        UNION SELECT place_id FROM mentors WHERE person_id = :person_id
        UNION SELECT place_id FROM group_admins WHERE person_id = :person_id
        ORDER BY place_id
        """,
        person_id=person_id,
    )
    return [int(row["place_id"]) for row in found]


def has_private_place(db: Door, incoming: Incoming) -> bool:
    """Tell whether whoever writes can be written to in private."""
    return people.private_place(db, incoming.person_id) is not None
