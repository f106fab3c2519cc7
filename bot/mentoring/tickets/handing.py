"""A question on its way from mentor to mentor: it always has one owner or none, and somebody always looks again."""

import logging
from collections.abc import Mapping, Sequence

from bot import delivery, people
from bot.chat import Door, Letter, where
from bot.mentoring.groups.store import group
from bot.mentoring.tickets import drafts, mentor_wording, news, store, wording
from bot.mentoring.tickets.choosing import Candidate, next_mentor
from bot.mentoring.tickets.roster import next_look, roster
from bot.mentoring.tickets.store import Ticket
from bot.settings import DAY, HOUR

PASSED_FOR_S = DAY  # in which whoever had a question is not asked again
AT_ONCE = 10  # questions in one transaction
USUAL_WAIT_S = DAY

log = logging.getLogger(__name__)

# Looked at every second: by way of the few questions that are open, never of all places of a gateway.
_OPEN = """
    SELECT ref, due_at FROM tickets
    WHERE due_at IS NOT NULL AND (SELECT gateway FROM places WHERE places.id = tickets.place_id) = :gateway
"""
_FIRST = "ORDER BY due_at, ref LIMIT :some"
# A question given to somebody who is no longer there, or can no longer be written to.
_LOST = """
    AND state = 'given' AND NOT EXISTS (
        SELECT 1 FROM assignments JOIN people ON people.id = assignments.person_id
        WHERE assignments.ref = tickets.ref AND assignments.ended_at IS NULL AND people.blocked_at IS NULL)
"""


class Handing:
    """Gives questions to mentors and looks after those that wait; `themes` are titles by id."""

    def __init__(self, themes: Mapping[str, str]) -> None:
        self._themes = themes

    def hand_on(self, db: Door, ticket: Ticket, now: int) -> list[Letter]:
        """Give a question that nobody has to the next mentor; it waits where nobody has room for it."""
        candidates = roster(db, ticket.place_id, ticket.asker_id, now)
        chosen = next_mentor(ticket.theme, store.passed_since(db, ticket.ref, now - PASSED_FOR_S), candidates)
        if chosen is None:
            store.look_again(db, ticket.ref, min(next_look(ticket.theme, candidates, now), ticket.until_at))
            return []
        return [self._given(db, ticket, chosen, now)]

    def pass_on(self, db: Door, ticket: Ticket, how: store.How, now: int) -> list[Letter]:
        """Take a question from its owner and give it to the next mentor, and tell whoever asked."""
        store.take_away(db, ticket.ref, how, now)
        return [*self.hand_on(db, ticket, now), *news.of(db, ticket.ref)]

    def letter(self, db: Door, ticket: Ticket, person_id: int) -> mentor_wording.Handed:
        """Give what its owner reads about a question."""
        found = group(db, ticket.place_id)
        return mentor_wording.Handed(
            ticket.ref,
            store.given_to(db, ticket.ref, person_id)[0],
            ticket.question,
            found.title if found else "",
            ticket.name,
            self._themes.get(ticket.theme or ""),
        )

    def due(self, db: Door, gateway: str, now: int) -> int | None:
        """Give when a question is next to be looked at; now, where one is lost."""
        if self._lost(db, gateway):
            return now
        found = db.rows(f"{_OPEN} {_FIRST}", gateway=gateway, some=1)
        return int(found[0]["due_at"]) if found else None

    def tend(self, db: Door, gateway: str, now: int) -> Sequence[Letter]:
        """Look at some of the questions that are due."""
        due = db.rows(f"{_OPEN} AND due_at <= :now {_FIRST}", now=now, gateway=gateway, some=AT_ONCE)
        refs = dict.fromkeys([*self._lost(db, gateway), *(row["ref"] for row in due)])
        found = [store.find(db, ref) for ref in refs]
        return [letter for ticket in found if ticket for letter in self._tended(db, ticket, now)]

    def _tended(self, db: Door, ticket: Ticket, now: int) -> list[Letter]:
        """Look at a question; one that fails waits, and keeps no other waiting."""
        try:
            return self._looked_at(db, ticket, now)
        except Exception as error:
            store.look_again(db, ticket.ref, now + HOUR)  # fails, too, where the database is what failed
            log.error("a question to a mentor failed: %s at %s", type(error).__name__, where(error))
            return []

    def _lost(self, db: Door, gateway: str) -> list[str]:
        found = db.rows(f"{_OPEN} {_LOST} {_FIRST}", gateway=gateway, some=AT_ONCE)
        return [row["ref"] for row in found]

    def _looked_at(self, db: Door, ticket: Ticket, now: int) -> list[Letter]:
        owner = ticket.owner_id
        if not ticket.is_open:  # closed quietly, and by now its mentor may see so
            return withdraw(db, ticket, now)
        if now >= ticket.until_at:
            return self._ended(db, ticket, now)
        if owner is None or people.private_place(db, owner) is None:
            return self.pass_on(db, ticket, "unreachable", now)
        candidates = roster(db, ticket.place_id, ticket.asker_id, now)
        passed = {owner, *store.passed_since(db, ticket.ref, 0)}  # else it would go to and fro between two
        chosen = next_mentor(ticket.theme, passed, candidates)
        if chosen is None:  # a slow owner is better than none
            store.look_again(db, ticket.ref, min(now + HOUR, ticket.until_at))
            return news.of(db, ticket.ref, is_late=True)
        moved = gone(db, ticket, "late", now)
        return [*moved, self._given(db, ticket, chosen, now), *news.of(db, ticket.ref)]

    def _given(self, db: Door, ticket: Ticket, chosen: Candidate, now: int) -> Letter:
        found = group(db, ticket.place_id)
        wait_s = found.wait_s if found else USUAL_WAIT_S
        store.give(db, ticket.ref, chosen.person_id, now, min(now + wait_s, ticket.until_at))
        shown = self.letter(db, ticket, chosen.person_id)
        return Letter(chosen.person_id, mentor_wording.letter(shown, (chosen.given_today + 1, chosen.a_day)))

    def _ended(self, db: Door, ticket: Ticket, now: int) -> list[Letter]:
        letters = _told(db, ticket, mentor_wording.closed_letter)
        key = store.end(db, ticket.ref, now)
        told = wording.ended(ticket.question, ticket.ref, key)
        return [*letters, Letter(ticket.asker_id, told)] if ticket.asker_id else letters


def gone(db: Door, ticket: Ticket, how: store.How, now: int) -> list[Letter]:
    """Take a question from its owner, who sees that there is nothing to do."""
    if not ticket.is_open:
        return withdraw(db, ticket, now)
    letters = _told(db, ticket, mentor_wording.gone_letter)
    store.take_away(db, ticket.ref, how, now)
    return letters


def withdraw(db: Door, ticket: Ticket, now: int) -> list[Letter]:
    """Close a question whose asker takes it back; its owner sees that there is nothing to do."""
    letters = _told(db, ticket, mentor_wording.closed_letter)
    store.close(db, ticket.ref, "withdrawn", now)
    return letters


def released(db: Door, person_id: int, place_id: int, now: int) -> list[Letter]:
    """Take the open questions of a group from somebody who mentors there no longer; they go on within a second."""
    found = [store.find(db, ref) for ref in store.owned_by(db, person_id, place_id)]
    return [letter for ticket in found if ticket for letter in gone(db, ticket, "released", now)]


def withdrawn(db: Door, person_id: int, place_id: int, now: int) -> list[Letter]:
    """Close the open questions of somebody who left a group; a nameless one quietly. One not sent yet is forgotten."""
    drafts.drop_in(db, person_id, place_id)
    theirs = [ticket for ticket in store.asked_by(db, person_id) if ticket.place_id == place_id]
    return [letter for ticket in theirs for letter in _left(db, ticket, now)]


def forgotten(db: Door, person_id: int) -> None:
    """Take back what is not sent yet of the questions of somebody who is about to be forgotten."""
    for ticket in store.asked_by(db, person_id):
        delivery.withdraw_about(db, store.about(ticket.ref))


def _left(db: Door, ticket: Ticket, now: int) -> list[Letter]:
    if ticket.name or not _who_saw(db, ticket):
        return withdraw(db, ticket, now)
    store.close_quietly(db, ticket.ref, now)
    return []


def _who_saw(db: Door, ticket: Ticket) -> int | None:
    """Take back what is not sent yet of a question; gives its owner, unless it never reached them."""
    unseen = delivery.withdraw_about(db, store.about(ticket.ref))
    return None if ticket.owner_id in unseen else ticket.owner_id


def _told(db: Door, ticket: Ticket, say: mentor_wording.Closing) -> list[Letter]:
    owner_id = _who_saw(db, ticket)
    if owner_id is None:
        return []
    times, _ = store.given_to(db, ticket.ref, owner_id)
    return [Letter(owner_id, say(ticket.ref, times))]
