"""The monthly question whether a pause without an end is still wanted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count

from dateutil.relativedelta import relativedelta

from bot import people
from bot.breaks import hearing, wording
from bot.breaks.pausing import Pausing
from bot.breaks.state import RESTING, hours_of, pause_of
from bot.chat import Answer, Door, Due, Incoming, Part, Planned
from bot.clock import Hours, local
from bot.people import Silence
from bot.settings import DAY

MONTH_S = 30 * DAY
EVENING = 18 * 60  # minutes after midnight


def next_question(since: int, last: int | None, hours: Hours) -> int:
    """Give the instant of the next question: in the evening of the same day of a later month, within open hours."""
    began, after = local(since, hours.zone).date(), max(since, last or since)
    times = (hours.next_open(hours.at(began + relativedelta(months=many), EVENING)) for many in count(1))
    return next(at for at in times if at > after)


class Resting:
    """Asks, and takes the answer."""

    def __init__(self, pausing: Pausing) -> None:
        self._pausing = pausing

    def plans(self, db: Door, person_id: int, last: Mapping[str, int], now: int) -> Sequence[Planned]:
        """Give the next question while everything is paused without an end."""
        pause, hours = _endless(db, person_id), people.hours_of(db, person_id)
        if pause is None or hours is None:
            return []
        return [Planned(RESTING, "resting", next_question(pause.since_at, last.get(RESTING), hours), every_s=MONTH_S)]

    def composes(self, db: Door, due: Due, now: int) -> Part | None:
        """Ask; nothing where the pause has an end by now, or is over."""
        pause, hours = _endless(db, due.person_id), people.hours_of(db, due.person_id)
        if pause is None or hours is None:
            return None
        return wording.still_resting(local(pause.since_at, hours.zone).date(), hours.day(now))

    def answer(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take a press: `/resting yes`, `/resting back`, `/resting until`."""
        said = incoming.argument.strip()
        if said == "back" or pause_of(db, incoming, now) is None:
            return self._pausing.resume(incoming, db, now)
        if said == "until":
            asked = wording.until_when(wording.is_paused_still(), hours_of(db, incoming).day(now))
            return [self._pausing.noted(asked, incoming, db, now)]
        return [self._pausing.noted(wording.rests_on(), incoming, db, now)]

    def answered(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take what was typed: a yes, a no, or a day."""
        rests = hearing.still_rests(incoming.text)
        if rests is None:
            return self._pausing.answered(incoming, db, now)
        said = "yes" if rests else "back"
        return self.answer(replace(incoming, text=f"/resting {said}"), db, now)


def _endless(db: Door, person_id: int) -> Silence | None:
    """Give the pause of everything that has no end."""
    return next(
        (
            each
            for each in people.silences_of(db, person_id)
            if each.why == "pause" and not each.about and each.until_on is None and each.until_at is None
        ),
        None,
    )
