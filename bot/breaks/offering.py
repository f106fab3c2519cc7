"""Offers a pause to somebody who says, out of the blue, that this week is none."""

from dataclasses import replace

from bot.agenda import coming, newest_begun
from bot.breaks import hearing, wording
from bot.breaks.pausing import Pausing
from bot.breaks.state import hours_of, is_silent, open_question
from bot.chat import Answer, Door, Incoming
from bot.settings import DAY

LATELY_S = 3 * DAY  # in which it answers a message of ours


class Offering:
    """The handlers of the offer."""

    def __init__(self, pausing: Pausing) -> None:
        self._pausing = pausing

    def heard(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take "sick kid, can't this week" of whoever would hear from us; nothing for all else."""
        heard = incoming.understood
        if not hearing.says_not_this_week(incoming.text) or (heard is not None and heard.worried):
            return []
        is_answer = open_question(incoming) or newest_begun(db, incoming.person_id, now - LATELY_S) is not None
        if is_answer or is_silent(db, incoming, now) or coming(db, incoming.person_id, now) is None:
            return []
        today = hours_of(db, incoming).day(now)
        until = hearing.until("this week", today)
        return [wording.offered_pause(until.day, today)] if until and until.day else []

    def refuse(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Leave everything as it is."""
        return [wording.no_pause()]

    def answered(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take a yes or a no that was typed, or another day."""
        agrees = hearing.agrees(incoming.text)
        if agrees is None:
            return self._pausing.answered(incoming, db, now)
        if not agrees:
            return self.refuse(incoming, db, now)
        awaits = (incoming.context.awaits if incoming.context else None) or ""
        return self._pausing.pause(replace(incoming, text=f"/pause {awaits.partition(':')[2]}"), db, now)
