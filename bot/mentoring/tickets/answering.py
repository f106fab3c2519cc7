"""What a mentor says about a question that was handed to them: an answer, pass on, not today."""

from dataclasses import replace

from bot import delivery, people
from bot.chat import Answer, Door, Incoming, Kind, Letter, Reply
from bot.mentoring.groups.store import group
from bot.mentoring.mentors.store import away
from bot.mentoring.tickets import hearing, mentor_wording, store, wording, writing
from bot.mentoring.tickets.handing import Handing
from bot.mentoring.tickets.roster import day_ends_at
from bot.mentoring.tickets.store import Ticket
from bot.mentoring.words import ticked
from bot.settings import HOUR

DONE = "👌"
ABOUT = store.about("")
TYPED_WITHIN_S = HOUR  # after Answer; later a message alone is more likely meant for the bot, and an answer goes out


def is_answer(incoming: Incoming) -> bool:
    """Tell whether a text is surely about the answer that was asked for, and no goal of the mentor's own.

    What comes later, and means nothing else, is not passed on, but told so.
    """
    _, until_at = _asked(incoming)
    heard, now = incoming.understood, incoming.context.now if incoming.context else 0
    if heard is None and not _says_more_than_a_word(incoming):  # a bare word that is not read is a command's
        return False
    means_nothing = heard is None or (heard.decision == "decline" and heard.kind in ("question", "unknown"))
    return not _is_firm_goal(incoming) and (now <= until_at or incoming.edited or means_nothing)


class Answering:
    """The handlers of the mentor; a question obeys only its owner."""

    def __init__(self, passing: Handing) -> None:
        self._passing = passing

    def replied(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take a reply to a handed question as its answer; nothing where it replies to something else."""
        if incoming.answered is None or incoming.kind not in (Kind.TEXT, Kind.UNREADABLE):
            return []
        about = delivery.about_of(db, incoming.place_id, incoming.answered) or ""
        return self._take(incoming, db, now, about.removeprefix(ABOUT)) if about.startswith(ABOUT) else []

    def written(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take the text that was asked for as the answer, unless it comes late or is an older one that was changed."""
        ref, until_at = _asked(incoming)
        ticket = store.find(db, ref)
        is_open = ticket is not None and ticket.owner_id == incoming.person_id
        is_doubtful = incoming.edited or now > until_at
        return [mentor_wording.doubtful(ref)] if is_open and is_doubtful else self._take(incoming, db, now, ref)

    def said_later(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take what somebody says as the answer for which a command came in between; a word alone may mean that one."""
        if incoming.context is None or incoming.context.awaits is not None:
            if hearing.says(incoming, hearing.WAYS_OUT):
                writing.end(db, incoming.person_id)
            return []
        if hearing.says(incoming, hearing.WAYS_OUT):
            return [mentor_wording.left_open()] if writing.end(db, incoming.person_id) else []
        if incoming.edited or _is_firm_goal(incoming) or not _says_more_than_a_word(incoming):
            return []
        ref = writing.ref_of(db, incoming.person_id, now)
        return self._take(incoming, db, now, ref) if ref else []

    def ask(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Ask for the answer."""
        ticket = _owned(incoming, db)
        if ticket is None:
            return [mentor_wording.old_press()]
        if not ticket.is_open:
            return [_closed(db, ticket, incoming.person_id, now)]
        until_at = now + TYPED_WITHIN_S
        writing.begin(db, ticket.ref, incoming.person_id, until_at)
        return [mentor_wording.asking(self._passing.letter(db, ticket, incoming.person_id), until_at)]

    def pass_on(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Give a question to the next mentor."""
        ticket = _owned(incoming, db)
        if ticket is None:
            return [mentor_wording.old_press()]
        if not ticket.is_open:
            return [_closed(db, ticket, incoming.person_id, now)]
        times, _ = store.given_to(db, ticket.ref, incoming.person_id)
        letters = self._passing.pass_on(db, ticket, "passed", now)
        passed = store.find(db, ticket.ref)
        has_taker = passed is not None and passed.owner_id is not None
        return [mentor_wording.passed_on(ticket.ref, times, has_taker=has_taker), *letters]

    def rest(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Give a question to the next mentor, and bring no more of that group today."""
        ticket = _owned(incoming, db)
        if ticket is None:
            return [mentor_wording.old_press()]
        times, _ = store.given_to(db, ticket.ref, incoming.person_id)
        found = group(db, ticket.place_id)
        away(db, ticket.place_id, incoming.person_id, day_ends_at(db, incoming.person_id, now))
        kept = len(store.owned_by(db, incoming.person_id, ticket.place_id)) - 1
        said = mentor_wording.not_today(ticket.ref, times, found.title if found else "", kept)
        if not ticket.is_open:
            _closed(db, ticket, incoming.person_id, now)
            return [said]
        return [said, *self._passing.pass_on(db, ticket, "passed", now)]

    def _take(self, incoming: Incoming, db: Door, now: int, ref: str) -> list[Answer]:
        ticket = store.find(db, ref)
        words = incoming.text.strip()
        if ticket is None or ticket.owner_id != incoming.person_id:
            return [_too_late(incoming, db, ref, ticket)]
        if not ticket.is_open:
            shut = _closed(db, ticket, incoming.person_id, now)
            return [mentor_wording.closed(ref), Letter(incoming.person_id, shut)]
        if not words or incoming.has_attachment:
            return [mentor_wording.no_words(ref)]
        if pressed := self._named(incoming, db, now, ref):
            return pressed
        shown = self._passing.letter(db, ticket, incoming.person_id)
        asker_id = ticket.asker_id
        if asker_id is None or people.private_place(db, asker_id) is None:
            store.close(db, ref, "ended", now)
            return [
                mentor_wording.out_of_reach(ref),
                Letter(incoming.person_id, mentor_wording.closed_letter(ref, shown.times)),
            ]
        key = store.answered(db, ref, now)
        told: list[Answer] = [
            Letter(asker_id, wording.answer(ticket.question, words, ref, key)),
            Letter(incoming.person_id, mentor_wording.answered(shown)),
        ]
        return [*ticked(incoming, DONE), *told]

    def _named(self, incoming: Incoming, db: Door, now: int, ref: str) -> list[Answer]:
        """Take a button's own words as that button, as they answer nobody's question."""
        ways = ((hearing.PASS, self.pass_on), (hearing.REST, self.rest), (hearing.ANSWER, self.ask))
        meant = [handle for phrases, handle in ways if hearing.says(incoming, phrases)]
        return meant[0](replace(incoming, text=f"/ticket {ref}"), db, now) if meant else []


def _too_late(incoming: Incoming, db: Door, ref: str, ticket: Ticket | None) -> Answer:
    if ticket is None:
        return mentor_wording.closed(ref)
    _, is_theirs = store.given_to(db, ref, incoming.person_id)
    if is_theirs:
        return mentor_wording.sent_as_it_was(ref) if incoming.edited else mentor_wording.answered_already(ref)
    return mentor_wording.not_theirs(ref) if ticket.is_open else mentor_wording.closed(ref)


def _is_firm_goal(incoming: Incoming) -> bool:
    heard = incoming.understood
    return heard is not None and heard.kind == "goal" and heard.goal is not None and heard.goal.is_firm


def _says_more_than_a_word(incoming: Incoming) -> bool:
    return len(incoming.text.split()) > 1


def _asked(incoming: Incoming) -> tuple[str, int]:
    """Name the question whose answer is waited for, and until when a message alone may be it."""
    awaits = (incoming.context.awaits if incoming.context else None) or ""
    ref, _, until_at = awaits.removeprefix(ABOUT).partition(" ")
    return ref, int(until_at or 0)


def _closed(db: Door, ticket: Ticket, person_id: int, now: int) -> Reply:
    """Let go of a question that was closed quietly, now that its mentor turns to it."""
    times, _ = store.given_to(db, ticket.ref, person_id)
    store.close(db, ticket.ref, "withdrawn", now)
    return mentor_wording.closed_letter(ticket.ref, times)


def _owned(incoming: Incoming, db: Door) -> Ticket | None:
    ticket = store.find(db, incoming.argument.strip())
    return ticket if ticket and ticket.owner_id == incoming.person_id else None
