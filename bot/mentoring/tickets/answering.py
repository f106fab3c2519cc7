"""What a mentor says about a question that was handed to them: an answer, pass on, not today."""

from bot import delivery, people
from bot.chat import Answer, Door, Incoming, Kind, Letter, React, Reply
from bot.mentoring.groups.store import group
from bot.mentoring.mentors.store import away
from bot.mentoring.tickets import mentor_wording, store, wording
from bot.mentoring.tickets.handing import Handing
from bot.mentoring.tickets.roster import day_ends_at
from bot.mentoring.tickets.store import Ticket
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
    is_goal = heard is not None and heard.kind == "goal" and heard.goal is not None and heard.goal.is_firm
    means_nothing = heard is None or (heard.decision == "decline" and heard.kind in ("question", "unknown"))
    is_due = now <= until_at or incoming.edited or means_nothing
    return len(incoming.text.split()) > 1 and not is_goal and is_due


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
        return [mentor_wording.doubtful()] if is_open and is_doubtful else self._take(incoming, db, now, ref)

    def ask(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Ask for the answer."""
        ticket = _owned(incoming, db)
        if ticket is None:
            return [mentor_wording.old_press()]
        if not ticket.is_open:
            return [_closed(db, ticket, incoming.person_id, now)]
        shown = self._passing.letter(db, ticket, incoming.person_id)
        return [mentor_wording.asking(shown, now + TYPED_WITHIN_S)]

    def pass_on(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Give a question to the next mentor."""
        ticket = _owned(incoming, db)
        if ticket is None:
            return [mentor_wording.old_press()]
        if not ticket.is_open:
            return [_closed(db, ticket, incoming.person_id, now)]
        times, _ = store.given_to(db, ticket.ref, incoming.person_id)
        store.take_away(db, ticket.ref, "passed", now)
        return [mentor_wording.passed_on(ticket.ref, times), *self._passing.hand_on(db, ticket, now)]

    def rest(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Give a question to the next mentor, and bring no more of that group today."""
        ticket = _owned(incoming, db)
        if ticket is None:
            return [mentor_wording.old_press()]
        times, _ = store.given_to(db, ticket.ref, incoming.person_id)
        found = group(db, ticket.place_id)
        away(db, ticket.place_id, incoming.person_id, day_ends_at(db, incoming.person_id, now))
        said = mentor_wording.not_today(ticket.ref, times, found.title if found else "")
        if not ticket.is_open:
            _closed(db, ticket, incoming.person_id, now)
            return [said]
        store.take_away(db, ticket.ref, "passed", now)
        return [said, *self._passing.hand_on(db, ticket, now)]

    def _take(self, incoming: Incoming, db: Door, now: int, ref: str) -> list[Answer]:
        ticket = store.find(db, ref)
        words = incoming.text.strip()
        if ticket is None or ticket.owner_id != incoming.person_id:
            return [self._too_late(incoming, db, ticket)]
        if not ticket.is_open:
            return [mentor_wording.closed(), Letter(incoming.person_id, _closed(db, ticket, incoming.person_id, now))]
        if not words or incoming.has_attachment:
            return [mentor_wording.no_words()]
        shown = self._passing.letter(db, ticket, incoming.person_id)
        asker_id = ticket.asker_id
        if asker_id is None or people.private_place(db, asker_id) is None:
            store.close(db, ref, "ended", now)
            return [
                mentor_wording.out_of_reach(),
                Letter(incoming.person_id, mentor_wording.closed_letter(ref, shown.times)),
            ]
        key = store.answered(db, ref, now)
        told: list[Answer] = [
            Letter(asker_id, wording.answer(ticket.question, words, ref, key)),
            Letter(incoming.person_id, mentor_wording.answered(shown)),
        ]
        return [React(DONE, incoming.message), *told] if incoming.message is not None else told

    def _too_late(self, incoming: Incoming, db: Door, ticket: Ticket | None) -> Answer:
        if ticket is None:
            return mentor_wording.closed()
        _, is_theirs = store.given_to(db, ticket.ref, incoming.person_id)
        if is_theirs:
            return mentor_wording.sent_as_it_was() if incoming.edited else mentor_wording.answered_already()
        return mentor_wording.not_theirs() if ticket.is_open else mentor_wording.closed()


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
