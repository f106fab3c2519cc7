"""Putting off the message that was begun last, and opening its other parts."""

from bot import people
from bot.agenda import Agenda, newest_begun, was_begun
from bot.breaks import choices, wording
from bot.breaks.state import open_question
from bot.chat import PARTS_ASK, Answer, Door, Incoming, Kind
from bot.settings import DAY

WORDS = (
    "snooze", "later", "maybe later", "in", "half an hour", "an hour", "1 hour", "one hour", "tonight", "tonite",
    "this evening", "tomorrow", "tmrw", "tmr", "next week", "ask me", "remind me later", "remind me in",
    "remind me tonight", "remind me tomorrow", "remind me next week",
)  # fmt: skip
NEWEST_S = DAY  # for which a message may be put off; later it is of a day that is over


class Snoozing:
    """The handlers; a message is named by the number under which it was begun."""

    def __init__(self, agenda: Agenda) -> None:
        self._agenda = agenda

    def snooze(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Offer until when a message can be put off, or put it off; a number names a message on buttons alone.

        Pressed, `/snooze 2 hour` is the second message, put off for an hour; typed, it is the newest, for two hours.
        """
        number, _, until = incoming.argument.strip().partition(" ")
        if incoming.kind is Kind.PRESS and _is_number(number):
            return self._pressed(int(number), until, incoming, db, now)
        begun = newest_begun(db, incoming.person_id, now - NEWEST_S)
        if begun is None:
            return [wording.nothing_to_put_off()]
        said = "" if _is_number(incoming.argument.strip()) else incoming.argument
        return self._until(begun, said, incoming, db, now)

    def heard(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take "tonight" and "in an hour" after a message that was begun, "snooze 2 hours" always."""
        is_named = incoming.text.strip().casefold().startswith("snooze")
        if not is_named and open_question(incoming) not in PARTS_ASK:
            return []
        hours = people.hours_of(db, incoming.person_id)
        until = choices.said(incoming.text, hours, now) if hours else None
        if hours is None or until is None:
            return []
        is_exact = not is_named and choices.timed(incoming.text, hours, now) is not None
        if is_exact and open_question(incoming) == "reminder":
            return []  # what they asked for comes at the very minute, in quiet hours, too
        begun = newest_begun(db, incoming.person_id, now - NEWEST_S)
        if begun is None:
            return [wording.nothing_to_put_off()] if is_named else []
        return self._put_off(begun, until, incoming, db, now)

    def due(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Open a part of a message: `/due 5 1`."""
        numbers = incoming.argument.split()
        if len(numbers) != 2 or not all(map(_is_number, numbers)):
            return [wording.gone()]
        return [self._agenda.part(db, incoming, int(numbers[0]), int(numbers[1]), now) or wording.gone()]

    def _pressed(self, begun: int, said: str, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        if said == "back":
            return [self._agenda.part(db, incoming, begun, 0, now) or wording.gone()]
        hours = people.hours_of(db, incoming.person_id)
        if hours is None:
            return [wording.no_zone()]
        if not was_begun(db, incoming.person_id, begun, now - NEWEST_S):
            return [wording.nothing_to_put_off()]
        if said not in choices.NAMED:
            return [wording.choices(begun, choices.offered(hours, now))]
        until = choices.NAMED[said](hours, now)
        return self._put_off(begun, until, incoming, db, now) if until else [wording.no_such_time()]

    def _until(self, begun: int, said: str, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        hours = people.hours_of(db, incoming.person_id)
        if hours is None:
            return [wording.no_zone()]
        if not said.strip():
            return [wording.which_time(begun, choices.offered(hours, now))]
        until = choices.said(said, hours, now)
        return self._put_off(begun, until, incoming, db, now) if until else [wording.no_such_time()]

    def _put_off(self, begun: int, until: choices.Choice, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        hours = people.hours_of(db, incoming.person_id)
        if hours is None or not self._agenda.put_off(db, incoming.person_id, begun, until.at, now):
            return [wording.nothing_to_put_off()]
        return [wording.put_off(until, hours, now)]


def _is_number(said: str) -> bool:
    return said.isascii() and said.isdigit() and len(said) <= 15
