"""One goal alone is let rest, for a while or until they say so, and taken up again."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count

from dateutil.relativedelta import relativedelta

from bot import clock, people
from bot.agenda import Agenda
from bot.chat import Answer, Door, Due, Incoming, Part, Planned, Reply
from bot.clock import Hours
from bot.goals import hearing, store
from bot.goals.checkins import resting_wording as wording
from bot.goals.checkins import rests, stale
from bot.goals.checkins.theirs import Theirs
from bot.goals.doing import Doing
from bot.goals.editing import Editing
from bot.goals.looking import Looking, day
from bot.goals.model import Goal
from bot.library import folded
from bot.people import Silence
from bot.settings import DAY

FEATURE = "goals"
KEY, MONTH_S = "resting", 30 * DAY
EVENING = 18 * 60  # minutes after midnight
NO_END = frozenset(
    ("until i say so", "till i say so", "open", "no end", "until i come back", "for now", "for a while", "not sure",
     "i dont know", "dont know", "idk")
)  # fmt: skip


class Resting:
    """The handlers, each handed the open goal it is about, and the monthly question about a pause without an end."""

    def __init__(self, looking: Looking, doing: Doing, editing: Editing, agenda: Agenda) -> None:
        self._looking, self._doing, self._editing, self._agenda = looking, doing, editing, agenda

    def plans(self, theirs: Theirs, last: Mapping[str, int], now: int) -> Sequence[Planned]:
        """Give the next question about each goal that is paused without an end."""
        endless = {each.about: each for each in theirs.silences if each.why == "pause" and each.until_on is None}
        hours = theirs.hours
        return [
            Planned(key, "resting", _next_month(pause.since_at, last.get(key), hours), rests.about(goal), None, MONTH_S)
            for goal in theirs.open
            if (pause := endless.get(rests.about(goal))) and (key := f"{KEY}:{goal.number}")
        ]

    def composes(self, db: Door, due: Due, now: int) -> Part | None:
        """Ask, unless the pause is over or has an end by now."""
        hours = people.hours_of(db, due.person_id)
        goal = store.find(db, due.person_id, int(due.key.partition(":")[2]))
        if hours is None or goal is None or goal.state != "open":
            return None
        today = hours.day(now)
        pause = rests.silence_of(people.silences_of(db, due.person_id), goal, today)
        if pause is None or pause.why != "pause" or pause.until_on:
            return None
        return wording.still_resting(goal, clock.today(pause.since_at, hours.zone), today)

    def pause(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Let a goal rest at once, and ask until when, unless that is said."""
        named = next(iter(incoming.argument.split()[1:]), "")
        on = clock.day_of(named)
        if on is None and named != wording.OPEN:
            return [self._noted(incoming, db, now, goal, self._asked(incoming, db, now, goal))]
        return [self.paused(incoming, db, now, goal, on)]

    def paused(self, incoming: Incoming, db: Door, now: int, goal: Goal, until: date | None) -> Reply:
        """Let a goal rest until a day begins, or without an end."""
        if until == day(incoming) or hearing.odd_day(until, day(incoming)):
            return self._asked(incoming, db, now, goal, wording.odd_day())
        self._silence(incoming, db, now, goal, until)
        page = self._looking.shown(incoming, db, goal, wording.paused(until))
        return self._noted(incoming, db, now, goal, page)

    def until_said(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Take until when a goal rests."""
        text = incoming.text
        if hearing.declines(text) or hearing.says_no_day(text) or folded(text).replace("'", "") in NO_END:
            return [self.paused(incoming, db, now, goal, None)]
        said = hearing.day_in(text, day(incoming))
        if said is None or said.day is None:
            odd = wording.odd_day() if said else wording.not_a_day()
            return [self._asked(incoming, db, now, goal, odd)]
        return [self.paused(incoming, db, now, goal, said.day)]

    def is_until(self, incoming: Incoming) -> bool:
        """Tell whether a text is nothing but an answer to "until when?"."""
        return folded(incoming.text).replace("'", "") in NO_END or hearing.is_day(incoming)

    def resume(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Take a goal up again."""
        was = take_up(db, incoming.person_id, goal, day(incoming), now)
        if was:
            self._agenda.resume(db, incoming.person_id, now, rests.about(goal))
        news = wording.taken_up() if was else wording.was_awake()
        return [self._noted(incoming, db, now, goal, self._looking.shown(incoming, db, goal, news))]

    def rest(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Let a goal rest until they take it up again; nobody asks about that."""
        stale.let_rest(db, incoming.person_id, goal, now)
        return [self._noted(incoming, db, now, goal, self._looking.shown(incoming, db, goal, wording.rests()))]

    def still(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Take the answer to the monthly question."""
        pause = rests.silence_of(people.silences_of(db, incoming.person_id), goal, day(incoming))
        if pause is None or _answer(incoming) == "back":
            return self.resume(incoming, db, now, goal)
        page = self._looking.shown(incoming, db, goal, wording.rests_on())
        return [self._noted(incoming, db, now, goal, page)]

    def quiet(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Take the answer to the question whether a quiet goal is still theirs."""
        said = _answer(incoming)
        if said == "rest":
            return self.rest(incoming, db, now, goal)
        rests.touch(db, incoming.person_id, goal, now)
        rests.end(db, incoming.person_id, goal, day(incoming))
        if said == "drop":
            return self._each(incoming, db, now, goal, self._doing.drop(incoming, db, now))
        if said == "change":
            return self._each(incoming, db, now, goal, self._editing.edit(incoming, db, now, goal))
        page = self._looking.shown(incoming, db, goal, wording.still_theirs())
        return [self._noted(incoming, db, now, goal, page)]

    def today(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Take the answer to the question of a goal's own day."""
        said = _answer(incoming)
        if said == "reached":
            return self._each(incoming, db, now, goal, self._doing.reached(incoming, db, now))
        if said == "rest":
            return self.rest(incoming, db, now, goal)
        return self._each(incoming, db, now, goal, self._editing.move(incoming, db, now, goal))

    def _asked(self, incoming: Incoming, db: Door, now: int, goal: Goal, odd: str = "") -> Reply:
        """See to it that a goal is paused, and ask until when; an end that was given before stays so far."""
        silences, today = people.silences_of(db, incoming.person_id), day(incoming)
        held = rests.silence_of([each for each in silences if each.why == "pause"], goal, today)
        pause = held or self._silence(incoming, db, now, goal, None)
        return wording.until_when(goal, pause, today, odd)

    def _silence(self, incoming: Incoming, db: Door, now: int, goal: Goal, until: date | None) -> Silence:
        silences, today = people.silences_of(db, incoming.person_id), day(incoming)
        held = rests.silence_of(silences, goal, today)
        kept = Silence("pause", rests.about(goal), held.since_at if held else now, until_on=until)
        if held is None:
            rests.end(db, incoming.person_id, goal, today)  # an earlier one whose time is over becomes a rest of before
        people.end_silence(db, incoming.person_id, "rest", about=rests.about(goal))
        people.silence(db, incoming.person_id, kept)
        return kept

    def _noted(self, incoming: Incoming, db: Door, now: int, goal: Goal, reply: Reply) -> Reply:
        """Note that whatever was asked about a goal is answered; gives the reply with a way to what else was asked."""
        for kind in ("checkin", "day", KEY):
            reply = self._agenda.answered(db, incoming.person_id, FEATURE, f"{kind}:{goal.number}", reply, now)
        return reply

    def _each(self, incoming: Incoming, db: Door, now: int, goal: Goal, answers: Sequence[Answer]) -> list[Answer]:
        noted = (self._noted(incoming, db, now, goal, each) if isinstance(each, Reply) else each for each in answers)
        return list(noted)


def take_up(db: Door, person_id: int, goal: Goal, today: date, now: int) -> bool:
    """End the rest of a goal, of whatever kind; tells whether there was one."""
    rests.touch(db, person_id, goal, now)
    return rests.end(db, person_id, goal, today)


def _answer(incoming: Incoming) -> str:
    return next(iter(incoming.argument.split()[1:]), "")


def _next_month(since: int, last: int | None, hours: Hours) -> int:
    """Give the instant of the next question: in the evening of the same day of a later month, within open hours."""
    began, after = clock.today(since, hours.zone), max(since, last or since)
    times = (hours.next_open(hours.at(began + relativedelta(months=many), EVENING)) for many in count(1))
    return next(at for at in times if at > after)
