"""Asking who has not written for nearly two years whether to keep what is theirs, a month before it is let go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot import people
from bot.agenda import Agenda
from bot.chat import Answer, Command, Door, Due, Feature, Incoming, Part, Planned
from bot.settings import DAY, RETENTION
from bot.welcome import wording

NAME = KEY = "stay"
BEFORE_S = 30 * DAY
UNSEEN_S = (RETENTION["unseen"].seconds or 0) - BEFORE_S


@dataclass(frozen=True, slots=True)
class Unseen:
    """Somebody who is to be asked, and when they were last seen (UTC seconds)."""

    seen_at: int
    person_id: int


FIRST = Unseen(0, 0)


def feature(agenda: Agenda) -> Feature:
    """Ask them once, and keep everything where they want it; any word of theirs does as well."""

    def stay(incoming: Incoming, db: Door, now: int) -> list[Answer]:
        return [agenda.answered(db, incoming.person_id, NAME, KEY, wording.staying(), now)]

    kept = Command("stay", "Keep what is mine", stay, in_groups=False, hidden=True, lasts=True)
    return Feature(NAME, commands=(kept,), begins=Stay())


class Stay:
    """The question as the agenda asks for it."""

    def plans(self, db: Door, person_id: int, last: Mapping[str, int], now: int) -> Sequence[Planned]:
        """Give the moment of the question, once it has come; a message that was handed back is asked again."""
        seen_at, asked_at = people.seen(db, person_id)
        is_asked = asked_at is not None and last.get(KEY, 0) >= asked_at
        return [] if now < seen_at + UNSEEN_S or is_asked else [Planned(KEY, "deadline", seen_at + UNSEEN_S)]

    def composes(self, db: Door, due: Due, now: int) -> Part | None:
        """Ask, and keep that it was asked; nothing where they wrote meanwhile."""
        hours = people.hours_of(db, due.person_id)
        seen_at, _ = people.seen(db, due.person_id)
        if hours is None or now < seen_at + UNSEEN_S:
            return None
        people.ask_to_stay(db, due.person_id, now)
        return wording.stay_question(hours.day(now + BEFORE_S))


def unseen(db: Door, now: int, after: Unseen, limit: int) -> list[Unseen]:
    """List people who are to be asked and were not yet, the longest unseen first, those behind `after`."""
    return [Unseen(*each) for each in people.unseen(db, now - UNSEEN_S, (after.seen_at, after.person_id), limit)]
