"""Pausing everything, stopping for good, and beginning again."""

import re
from datetime import date

from bot import people
from bot.agenda import Agenda, coming, when
from bot.breaks import hearing, wording
from bot.breaks.state import NAME, RESTING, hours_of, is_silent, open_question, pause_of, silences_now
from bot.chat import Answer, Door, Handler, Incoming, Reply
from bot.clock import day_of
from bot.people import Silence, Silent

ENDED: tuple[Silent, ...] = ("stop", "pause", "snooze", "farewell")
LEADING = re.compile(r"^\W*(?:pause|stop|no messages)\b\W*", re.IGNORECASE)


class Pausing:
    """The handlers; a pause holds from the first word on, before anybody knows until when."""

    def __init__(self, agenda: Agenda) -> None:
        self._agenda = agenda

    def pause(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Pause everything at once; the argument is a day or words that hold one."""
        said = incoming.argument.strip()
        today = hours_of(db, incoming).day(now)
        if hearing.says_everything(said):
            return [self._asked(incoming, db, now)]
        day = day_of(said)
        until = hearing.Until(day if day > today else None, None if day > today else "past") if day else None
        return [self._until(until or hearing.until(said, today), incoming, db, now)]

    def pause_heard(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take "pause until monday" and "stop for 2 weeks"; nothing where something else is to be paused."""
        said = incoming.text.strip()
        words, is_pause = LEADING.sub("", said), said.casefold().startswith("pause")
        if is_pause and hearing.says_everything(words):
            return [self._asked(incoming, db, now)]
        until = hearing.until(hearing.without_everything(words), hours_of(db, incoming).day(now))
        return [self._until(until, incoming, db, now)] if until else []

    def hush(self, said: str) -> Handler:
        """Give the handler that is silent at once, until what was said; what is silent for longer stays so."""

        def handle(incoming: Incoming, db: Door, now: int) -> list[Answer]:
            today = hours_of(db, incoming).day(now)
            until, held = hearing.until(said, today), pause_of(db, incoming, now)
            if any(each.why == "stop" for each in silences_now(db, incoming, now)):
                return [wording.stopped()]
            if held and until and until.day and (held.until_on is None or held.until_on > until.day):
                return [wording.paused_anyway(held.until_on, today)]
            return [self._until(until, incoming, db, now)]

        return handle

    def answered(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take until when a pause goes."""
        until = hearing.until(incoming.text, hours_of(db, incoming).day(now))
        return [self._until(until, incoming, db, now)]

    def stop(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Begin nothing any more until they say so."""
        people.silence(db, incoming.person_id, Silence("stop", since_at=now))
        self._agenda.replan(db, incoming.person_id, now)
        return [wording.stopped()]

    def resume(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """End every silence of their own, and say what comes next."""
        if not is_silent(db, incoming, now):
            return [wording.not_paused()]
        people.end_silence(db, incoming.person_id, *ENDED)
        self._agenda.resume(db, incoming.person_id, now)
        hours, at = people.hours_of(db, incoming.person_id), coming(db, incoming.person_id, now)
        reply = wording.back(when(max(at, now), hours, now) if hours and at is not None else "")
        return [self.noted(reply, incoming, db, now)]

    def resume_heard(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take "resume" and "im back" where something is silent; the words mean other things, too."""
        is_meant = hearing.says_resume(incoming.text) and is_silent(db, incoming, now)
        return self.resume(incoming, db, now) if is_meant else []

    def not_at_all(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take a pause back by whoever is asked until when."""
        is_asked = open_question(incoming) == wording.PAUSE_ASKS
        return self.resume(incoming, db, now) if is_asked and is_silent(db, incoming, now) else []

    def noted(self, reply: Reply, incoming: Incoming, db: Door, now: int) -> Reply:
        """Note that the question after a rest is answered, where it was asked; gives the reply with what else was."""
        return self._agenda.answered(db, incoming.person_id, NAME, RESTING, reply, now)

    def _asked(self, incoming: Incoming, db: Door, now: int) -> Reply:
        """Be silent, and ask until when; an end that was given before stays until another is."""
        if any(each.why == "stop" for each in silences_now(db, incoming, now)):
            return wording.stopped()
        today, until = hours_of(db, incoming).day(now), self._paused(incoming, db, now)
        return wording.until_when(wording.paused_so_far(until, today) if until else wording.paused(), today)

    def _until(self, until: hearing.Until | None, incoming: Incoming, db: Door, now: int) -> Reply:
        today = hours_of(db, incoming).day(now)
        if until is None:
            return wording.not_a_day(self._paused(incoming, db, now), today)
        if until.odd:
            return wording.odd_day(until.odd, self._paused(incoming, db, now), today)
        people.end_silence(db, incoming.person_id, "stop")
        people.silence(db, incoming.person_id, Silence("pause", since_at=now, until_on=until.day))
        self._agenda.replan(db, incoming.person_id, now)
        reply = wording.paused_until(until.day, today) if until.day else wording.paused_openly()
        return self.noted(reply, incoming, db, now)

    def _paused(self, incoming: Incoming, db: Door, now: int) -> date | None:
        """See to it that everything is paused; gives until when."""
        found = pause_of(db, incoming, now)
        if found is None:
            people.silence(db, incoming.person_id, Silence("pause", since_at=now))
            self._agenda.replan(db, incoming.person_id, now)
        return found.until_on if found else None
