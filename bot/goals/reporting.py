"""What people report in their own words: kept at once, at the goal it surely belongs to, and never counted twice."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from bot import deeds
from bot.chat import Answer, Door, Incoming, ProgressHeard, Reply, Understood
from bot.deeds import WORDED, Deed
from bot.goals import changes, deed_wording, hearing, pages, store, wording
from bot.goals.changes import Before
from bot.goals.deed_wording import Hours, Logged
from bot.goals.kinship import roots
from bot.goals.looking import Looking, day
from bot.goals.matching import OFFERED, Fit, Open, known
from bot.goals.model import MAX_OPEN, Goal
from bot.goals.report import Report
from bot.goals.vocabulary import COMPLAINTS
from bot.goals.way_back import EDITED_S
from bot.library import Library, folded

MAX_NOTE = 200  # characters of a report that are kept
MOST = 12  # deeds of one message
NO = "no"
NONE = frozenset(("none of these", "none of them", "no goal", "neither", "other", "something else"))
THAT_ONE = frozenset(("yes that one", "yes that", "that one", "this one", "the first", "the first one", "first one"))


Record = Callable[[Incoming, Door, int, str], list[Answer]]


def recorder(library: Library) -> Record:
    """Give what keeps a deed that was told by a button, in given words."""
    return Reporting(library, Looking(library)).record


class Reporting:
    """The handlers for what was done, told in words."""

    def __init__(self, library: Library, looking: Looking) -> None:
        self._looking = looking
        self._known = known(library.offered)

    def heard(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Keep what was done, each deed at once, and say where it went."""
        heard = incoming.understood
        if heard is None or heard.progress is None:
            return []
        told = (heard.progress, *heard.further)
        report = Report(incoming, db, now, self._known)
        logged, undo = report.keep([_cleaned(each, incoming.text) for each in told[:MOST]])
        return [self._answer(report, logged, told, undo, db)]

    def record(self, incoming: Incoming, db: Door, now: int, words: str) -> list[Answer]:
        """Keep what somebody says by a button that they did, as if they had written these words."""
        heard = incoming.understood or Understood("progress", "decline")
        told = replace(heard, kind="progress", progress=ProgressHeard(words), further=())
        return self.heard(replace(incoming, text=words, understood=told), db, now)

    def perhaps(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Keep what may be a deed where it surely is an open step of this person's; nothing where it is none."""
        heard = incoming.understood
        if heard is None or heard.perhaps is None:
            return []
        goals = store.in_state(db, incoming.person_id, "open", MAX_OPEN)
        if not goals or not Open(goals, self._known).fit(heard.perhaps).steps:
            return []
        surely = replace(heard, kind="progress", progress=heard.perhaps)
        return self.heard(replace(incoming, understood=surely), db, now)

    def place(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Put a deed to a goal, to none (0), or ask to which."""
        number, said, *_ = [*incoming.argument.split(), "", ""]
        deed = _reported(db, incoming.person_id, int(number) if hearing.NUMBER.fullmatch(number) else 0)
        if deed is None:
            return [wording.nothing_to_undo()]
        if not said:
            return [deed_wording.which(self._asked(db, incoming, deed), day(incoming))]
        goal = store.find(db, incoming.person_id, int(said)) if hearing.NUMBER.fullmatch(said) else None
        if said != "0" and (goal is None or goal.state != "open"):
            return [wording.nothing_to_undo()]
        return [self._placed(incoming, db, now, deed, goal)]

    def which_said(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take the goal that was typed when asked for which one."""
        deed = _reported(db, incoming.person_id, hearing.asked_number(incoming))
        if deed is None:
            return [wording.nothing_to_undo()]
        if _is_none(incoming.text):
            return [self._placed(incoming, db, now, deed, None)]
        asked = self._asked(db, incoming, deed)
        if goal := self._named(incoming, db, asked):
            return [self._placed(incoming, db, now, deed, goal)]
        if not COMPLAINTS.isdisjoint(roots(incoming.text)):
            return [deed_wording.left_without_goal()]
        return [deed_wording.which(asked, day(incoming), news=deed_wording.no_such_answer())]

    def is_which(self, incoming: Incoming) -> bool:
        """Tell whether a text is nothing but a goal's number, a yes, or none."""
        word = incoming.text.strip().removeprefix("#")
        return hearing.NUMBER.fullmatch(word) is not None or _is_none(incoming.text) or _is_that(incoming.text)

    def count(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Count a deed that seemed to be one of before, or leave it."""
        deed = deeds.find(db, incoming.person_id, hearing.number(incoming))
        if deed is None or not deed.is_asked or not deed.note:
            return [wording.nothing_to_undo()]
        if incoming.argument.split()[1:] == [NO]:
            return [deed_wording.same_one()]
        person, today = incoming.person_id, day(incoming)
        deeds.set_counting(db, person, deed.id, now, counts=True)
        undo = changes.keep(db, person, "progress", Before(made=(deed.id,)), now)
        goals = store.in_state(db, person, "open", MAX_OPEN)
        goal = store.by_id(db, person, deed.goal) if deed.goal else None
        among = () if goal else self._fit(deed, goals).among
        logged = [Logged(replace(deed, is_undone=False, is_asked=False), goal, among=among)]
        hours = _hours(db, person, today) if deed.kind == "ce" else None
        return [deed_wording.told(logged, today, now, undo=undo, hours=hours, others=len(goals) > 1)]

    def _answer(
        self, report: Report, logged: Sequence[Logged], told: Sequence[ProgressHeard], undo: int | None, db: Door
    ) -> Answer:
        way_back, goals = report.way_back, report.goals.goals
        news = [deed_wording.corrected()] if way_back.withdrawn else []
        news += [deed_wording.set_aside(way_back.set_aside)] if way_back.set_aside else []
        news += [deed_wording.too_many(MOST)] if len(told) > MOST else []
        news += [deed_wording.cut(MAX_NOTE)] if any(len(each.note) > MAX_NOTE for each in told[:MOST]) else []
        hint = "" if goals or not report.is_first else deed_wording.no_goal_yet(self._looking.example())
        counts = any(each.deed.kind == "ce" and not each.twin for each in logged)
        hours = _hours(db, report.person, report.today) if counts else None
        others = len(goals) > 1
        reply = deed_wording.told(
            logged, report.today, report.now, undo=undo, hours=hours, news=news, hint=hint, others=others
        )
        odd = next((each.deed for each in logged if each.is_odd), None)
        return _asking_the_day(reply, odd, report.today) if odd else reply

    def _placed(self, incoming: Incoming, db: Door, now: int, deed: Deed, goal: Goal | None) -> Answer:
        """Put a deed to a goal, and go on to the next of its message that has none."""
        person, today, undo = incoming.person_id, day(incoming), None
        if deed.goal != (goal.id if goal else None):
            undo = changes.move(db, person, deed, replace(deed, goal=goal.id if goal else None), now)
        text = deed_wording.placed(deed, goal, today)
        told = deeds.told_in(db, person, deed.origin, now - EDITED_S) if deed.origin else []
        for one in (each for each in told if each.id > deed.id and each.goal is None and each.kind in WORDED):
            asked = self._asked(db, incoming, one)
            if self._fit(one, asked.among).among:
                return deed_wording.which(asked, today, undo, text)
        return deed_wording.after_placing(text, deed, undo)

    def _asked(self, db: Door, incoming: Incoming, deed: Deed) -> Logged:
        """Choose the goals to ask about, the likeliest first."""
        goals = store.in_state(db, incoming.person_id, "open", MAX_OPEN)
        fit = self._fit(deed, goals)
        first = [*([fit.goal] if fit.goal else []), *fit.among]
        rest = [goal for goal in goals if goal not in first]
        return Logged(deed, among=tuple([*first, *rest][:OFFERED]))

    def _named(self, incoming: Incoming, db: Door, asked: Logged) -> Goal | None:
        if _is_that(incoming.text):
            return next(iter(asked.among), None)
        return Open(store.in_state(db, incoming.person_id, "open", MAX_OPEN), self._known).named(incoming.text)

    def _fit(self, deed: Deed, goals: Sequence[Goal]) -> Fit:
        return Open(goals, self._known).fit(ProgressHeard(deed.note, deed.hours, deed.subject))


def _cleaned(heard: ProgressHeard, text: str) -> ProgressHeard:
    """Give a report on one line, short enough to keep, and never without words."""
    note = hearing.own(heard.note) or heard.activity or heard.ce_subject or hearing.own(text)
    return replace(heard, note=note[:MAX_NOTE].rstrip())


def _asking_the_day(reply: Reply, deed: Deed, today: date) -> Reply:
    """Ask for the day as well, where none can be the one that was said."""
    asked = pages.earlier(deed, today, deed_wording.no_such_day(deed))
    return replace(reply, text=f"{reply.text}\n{asked.text}", buttons=[*asked.buttons, *reply.buttons], asks=asked.asks)


def _reported(db: Door, person_id: int, deed_id: int) -> Deed | None:
    deed = deeds.find(db, person_id, deed_id)
    return deed if deed and not deed.is_undone and deed.kind in WORDED else None


def _is_none(text: str) -> bool:
    return hearing.declines(text) or folded(text) in NONE


def _is_that(text: str) -> bool:
    return hearing.says_yes(text) or folded(text) in THAT_ONE


def _hours(db: Door, person_id: int, today: date) -> Hours:
    return Hours(deeds.hours(db, person_id), deeds.hours(db, person_id, today.replace(month=1, day=1)))
