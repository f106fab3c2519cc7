"""Putting off the message that was begun last, and opening its other parts."""

from bot import people
from bot.agenda import Agenda, newest_begun
from bot.breaks import choices, wording
from bot.breaks.state import open_question
from bot.chat import Answer, Door, Incoming, Kind
from bot.settings import DAY

# What is open after a message that the bot began; elsewhere "tomorrow" is the answer to another question.
OPEN = ("checkin", "reminder", "resting")
WORDS = (
    "snooze", "later", "maybe later", "in", "half an hour", "an hour", "1 hour", "one hour", "tonight", "tonite",
    "this evening", "tomorrow", "tmrw", "tmr", "next week", "ask me", "remind me later", "remind me in",
    "remind me tonight", "remind me tomorrow", "remind me next week",
)  # fmt: skip
NEWEST_S = DAY  # for which a message may be put off without saying which


class Snoozing:
    """The handlers; a message is named by the number under which it was begun."""

    def __init__(self, agenda: Agenda) -> None:
        self._agenda = agenda

    def snooze(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Offer until when a message can be put off, or put it off: `/snooze 5 tonight`, `/snooze 2 hours`."""
        number, _, until = incoming.argument.strip().partition(" ")
        if until and _is_number(number) and (until == "back" or until in choices.NAMED):
            return self._chosen(int(number), until, incoming, db, now)
        if incoming.kind is Kind.PRESS and _is_number(number):
            return self._offered(int(number), incoming, db, now)
        begun = newest_begun(db, incoming.person_id, now - NEWEST_S)
        if begun is None:
            return [wording.nothing_to_put_off()]
        said = "" if _is_number(incoming.argument.strip()) else incoming.argument
        return self._until(begun, said, incoming, db, now)

    def heard(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take "tonight" and "in an hour" after a message that was begun, "snooze 2 hours" always."""
        is_named = incoming.text.strip().casefold().startswith("snooze")
        if not is_named and open_question(incoming) not in OPEN:
            return []
        hours = people.hours_of(db, incoming.person_id)
        until = choices.said(incoming.text, hours, now) if hours else None
        if until is None:
            return []
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

    def _offered(self, begun: int, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        hours = people.hours_of(db, incoming.person_id)
        return [wording.choices(begun, choices.offered(hours, now)) if hours else wording.no_zone()]

    def _chosen(self, begun: int, name: str, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        if name == "back":
            return [self._agenda.part(db, incoming, begun, 0, now) or wording.gone()]
        hours = people.hours_of(db, incoming.person_id)
        if hours is None:
            return [wording.no_zone()]
        until = choices.NAMED[name](hours, now)
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
