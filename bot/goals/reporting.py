"""What people report in their own words: kept at once, at the goal it surely belongs to, and never counted twice."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot import deeds
from bot.chat import Answer, Door, Incoming, ProgressHeard
from bot.deeds import Deed
from bot.goals import changes, deed_wording, doing, hearing, matching, store, wording
from bot.goals.changes import Before
from bot.goals.deed_wording import Hours, Logged
from bot.goals.looking import Looking, day
from bot.goals.model import MAX_OPEN, Goal
from bot.library import Library, folded

MAX_NOTE = 200  # characters of a report that are kept
MOST = 12  # deeds of one message
TWICE_S = 300  # within which the same deed is asked about
EDITED_S = 48 * 3600  # within which an edit corrects what its message told; the platform allows no later one
NO = "no"
WORDED = ("progress", "ce", "total")  # kinds of deeds that are a report, not a change of a goal
NONE = frozenset(("none of these", "none of them", "no goal", "neither", "other", "something else"))


@dataclass(slots=True)
class _Report:
    """One message that reports: who, when, their open goals, and what came of it so far."""

    person: int
    today: date
    now: int
    origin: int | None
    goals: list[Goal]
    recent: Sequence[Deed]
    inherited: int | None = None  # the goal that the deed of an edited message was given to
    logged: list[Logged] = field(default_factory=list)


class Reporting:
    """The handlers for what was done, told in words."""

    def __init__(self, library: Library, looking: Looking) -> None:
        self._looking = looking
        self._known = matching.Known(library.offered)

    def heard(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Keep what was done, each deed at once, and say where it went."""
        heard = incoming.understood
        if heard is None or heard.progress is None:
            return []
        told = (heard.progress, *heard.further)
        person = incoming.person_id
        before, old = self._withdrawn(incoming, db, now)
        goals = store.in_state(db, person, "open", MAX_OPEN)
        recent = deeds.since(db, person, now - TWICE_S)
        report = _Report(person, day(incoming), now, incoming.message, goals, recent)
        if len(before) == len(told) == 1:
            report.inherited = before[0].goal
        for each in told[:MOST]:
            report.logged.append(self._kept(_cleaned(each, incoming.text), report, db))
        undo = _change(report, old, db)
        return [self._answer(report, told, undo, db, was_edited=bool(before))]

    def perhaps(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Keep what may be a deed where it surely is an open step of this person's; nothing where it is none."""
        heard = incoming.understood
        if heard is None or heard.perhaps is None:
            return []
        goals = store.in_state(db, incoming.person_id, "open", MAX_OPEN)
        if not goals or matching.fit(heard.perhaps, goals, self._known).step is None:
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
        if goal is None and said != "0":
            return [wording.nothing_to_undo()]
        return [self._placed(incoming, db, now, deed, goal)]

    def which_said(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take the goal that was typed when asked for which one."""
        deed = _reported(db, incoming.person_id, hearing.asked_number(incoming))
        if deed is None:
            return [wording.nothing_to_undo()]
        if _is_none(incoming.text):
            return [self._placed(incoming, db, now, deed, None)]
        goals = store.in_state(db, incoming.person_id, "open", MAX_OPEN)
        if goal := matching.named(incoming.text, goals, self._known):
            return [self._placed(incoming, db, now, deed, goal)]
        asked = self._asked(db, incoming, deed)
        return [deed_wording.which(asked, day(incoming), news=deed_wording.no_such_answer())]

    def is_which(self, incoming: Incoming) -> bool:
        """Tell whether a text is nothing but a goal's number, or none."""
        word = incoming.text.strip().removeprefix("#")
        return hearing.NUMBER.fullmatch(word) is not None or _is_none(incoming.text)

    def count(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Count a deed that seemed to be one of before, or leave it."""
        deed = deeds.find(db, incoming.person_id, hearing.number(incoming))
        if deed is None or not deed.is_undone or deed.kind not in WORDED or not deed.note:
            return [wording.nothing_to_undo()]
        if incoming.argument.split()[1:] == [NO]:
            return [deed_wording.same_one()]
        person, today = incoming.person_id, day(incoming)
        deeds.count(db, person, deed.id, now, counts=True)
        undo = changes.change(db, person, "progress", Before(made=(deed.id,)), now)
        goals = store.in_state(db, person, "open", MAX_OPEN)
        goal = store.by_id(db, person, deed.goal) if deed.goal else None
        among = () if goal else self._fit(deed, goals).among
        logged = [Logged(replace(deed, is_undone=False), goal, among=among)]
        hours = _hours(db, person, today) if deed.kind == "ce" else None
        return [deed_wording.told(logged, today, now, undo=undo, hours=hours, others=len(goals) > 1)]

    def _kept(self, heard: ProgressHeard, report: _Report, db: Door) -> Logged:
        """Keep one deed, and tick the step that it surely is."""
        deed = Deed(_kind(heard), heard.note, heard.on or report.today, origin=report.origin)
        deed = replace(deed, hours=heard.ce_hours, subject=heard.ce_subject, activity=heard.activity)
        fit = matching.fit(heard, report.goals, self._known)
        twin = _twin(deed, heard, report, db)
        if fit.goal and fit.step and not twin and deed.kind == "progress":
            return self._ticked(deed, fit, report, db)
        goal = fit.goal
        if goal is None and report.inherited:
            goal = next((one for one in report.goals if one.id == report.inherited), None)
        deed = replace(deed, at=report.now, goal=goal.id if goal else None, is_undone=twin is not None)
        deed = replace(deed, id=deeds.add(db, report.person, deed, report.now))
        among = () if goal or twin else fit.among
        may_tick = fit.step if deed.kind == "ce" else None
        return Logged(deed, goal, may_tick=may_tick, is_reached=fit.is_reached, among=among, twin=twin)

    def _ticked(self, deed: Deed, fit: matching.Fit, report: _Report, db: Door) -> Logged:
        if fit.goal is None or fit.step is None:  # only a sure step comes here
            raise ValueError("no step to tick")
        person, goal = report.person, fit.goal
        id_ = doing.tick(db, person, goal, fit.step, deed.on, report.now, note=deed.note, origin=report.origin)
        undo = changes.latest(db, person, goal.id)
        kept = store.by_id(db, person, goal.id) or goal
        report.goals = [kept if one.id == kept.id else one for one in report.goals]
        deed = replace(deed, id=id_, kind="step", goal=goal.id, step=fit.step.number)
        return Logged(deed, kept, fit.step, undo)

    def _answer(
        self, report: _Report, told: Sequence[ProgressHeard], undo: int | None, db: Door, *, was_edited: bool
    ) -> Answer:
        news = [deed_wording.corrected()] if was_edited else []
        news += [deed_wording.too_many(MOST)] if len(told) > MOST else []
        news += [deed_wording.cut(MAX_NOTE)] if any(len(each.note) > MAX_NOTE for each in told[:MOST]) else []
        hint = "" if report.goals else deed_wording.no_goal_yet(self._looking.example())
        counts = any(each.deed.kind == "ce" and not each.twin for each in report.logged)
        hours = _hours(db, report.person, report.today) if counts else None
        return deed_wording.told(
            report.logged,
            report.today,
            report.now,
            undo=undo,
            hours=hours,
            news=news,
            hint=hint,
            others=len(report.goals) > 1,
        )

    def _withdrawn(self, incoming: Incoming, db: Door, now: int) -> tuple[Sequence[Deed], tuple[int, ...]]:
        """Take back what an edited message told before: all of it, and those of it that were no step."""
        if not incoming.edited or incoming.message is None:
            return (), ()
        person, counted = incoming.person_id, []
        old = [deed for deed in deeds.since(db, person, now - EDITED_S) if deed.origin == incoming.message]
        for deed in old:
            goal = store.by_id(db, person, deed.goal) if deed.kind == "step" and deed.goal else None
            step = goal.step(deed.step) if goal and deed.step else None
            if goal and step and goal.state == "open" and step.state == "done":
                doing.untick(db, person, goal, step, now)
            else:
                deeds.count(db, person, deed.id, now, counts=False)
                counted.append(deed.id)
        return old, tuple(counted)

    def _placed(self, incoming: Incoming, db: Door, now: int, deed: Deed, goal: Goal | None) -> Answer:
        """Put a deed to a goal, and go on to the next of its message that has none."""
        person, today, undo = incoming.person_id, day(incoming), None
        if deed.goal != (goal.id if goal else None):
            undo = changes.change(db, person, "place", Before(deed=deed), now)
            deeds.move(db, person, deed.id, deed.on, goal.id if goal else None)
        text = deed_wording.placed(deed, goal, today)
        further = [one for one in deeds.since(db, person, now - EDITED_S) if _follows(one, deed)]
        for one in reversed(further):  # the newest come first
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
        return Logged(deed, among=tuple([*first, *rest][: matching.OFFERED]))

    def _fit(self, deed: Deed, goals: Sequence[Goal]) -> matching.Fit:
        return matching.fit(ProgressHeard(deed.note, deed.hours, deed.subject), goals, self._known)


def _cleaned(heard: ProgressHeard, text: str) -> ProgressHeard:
    """Give a report on one line, short enough to keep, and never without words."""
    note = hearing.own(heard.note) or heard.activity or heard.ce_subject or hearing.own(text)
    return replace(heard, note=note[:MAX_NOTE].rstrip())


def _kind(heard: ProgressHeard) -> deeds.Kind:
    if heard.ce_hours is None:
        return "progress"
    return "total" if heard.ce_total else "ce"


def _change(report: _Report, uncounted: tuple[int, ...], db: Door) -> int | None:
    """Keep the way back from all that is no step."""
    made = tuple(each.deed.id for each in report.logged if not each.twin and not each.step)
    if not made and not uncounted:
        return None
    what: changes.What = "words" if uncounted else "progress"
    return changes.change(db, report.person, what, Before(made=made, uncounted=uncounted), report.now)


def _twin(deed: Deed, heard: ProgressHeard, report: _Report, db: Door) -> Deed | None:
    """Find the deed that this one seems to be: one activity counts once for ever, all else may come again."""
    if deed.activity:
        return deeds.of_activity(db, report.person, deed.activity)
    return next((other for other in report.recent if _is_same(deed, heard, other, report.today)), None)


def _is_same(deed: Deed, heard: ProgressHeard, other: Deed, today: date) -> bool:
    if heard.on is not None and other.on not in (deed.on, today):
        return False  # two days were said, and they differ
    if other.kind not in WORDED:
        is_done = other.kind in ("step", "reached") and deed.kind == "progress"
        return is_done and matching.tells_of(deed.note, other.note)
    if deed.kind != other.kind or deed.hours != other.hours:
        return False
    if deed.subject and other.subject:
        return folded(deed.subject) == folded(other.subject) and not other.activity
    return matching.is_same(deed.note, other.note)


def _reported(db: Door, person_id: int, deed_id: int) -> Deed | None:
    deed = deeds.find(db, person_id, deed_id)
    return deed if deed and not deed.is_undone and deed.kind in WORDED else None


def _follows(one: Deed, deed: Deed) -> bool:
    is_next = one.origin is not None and one.origin == deed.origin and one.id > deed.id
    return is_next and one.goal is None and one.kind in WORDED


def _is_none(text: str) -> bool:
    return hearing.declines(text) or folded(text) in NONE


def _hours(db: Door, person_id: int, today: date) -> Hours:
    return Hours(deeds.hours(db, person_id), deeds.hours(db, person_id, today.replace(month=1, day=1)))
