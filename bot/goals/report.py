"""One message that reports, while it is kept: each deed at its goal, steps ticked, nothing twice."""

from collections.abc import Sequence
from dataclasses import replace

from bot import deeds
from bot.chat import Door, Incoming, ProgressHeard
from bot.deeds import Deed
from bot.goals import changes, store
from bot.goals.deed_wording import Logged
from bot.goals.doubles import COMPARED, Doubles
from bot.goals.kinship import roots
from bot.goals.looking import day
from bot.goals.matching import Fit, Known, Open
from bot.goals.model import MAX_OPEN
from bot.goals.vocabulary import TO_COME
from bot.goals.way_back import WayBack
from bot.understanding import days

TWICE_S = 300  # within which the same deed is asked about


class Report:
    """Who reports, when, their open goals, and what came of it so far."""

    def __init__(self, incoming: Incoming, db: Door, now: int, known: Known) -> None:
        self._db, self.person, self.now, self.today = db, incoming.person_id, now, day(incoming)
        self._origin = incoming.message
        self.is_first = not deeds.are_there(db, self.person)
        self.way_back = WayBack(db, self.person, now)
        self.way_back.withdraw(incoming)
        self.way_back.drop_goal(incoming)
        goals = store.in_state(db, self.person, "open", MAX_OPEN)
        self.goals = Open(goals, known, changes.last_goal(db, self.person, now))
        recent = deeds.since(db, self.person, now - TWICE_S, COMPARED)
        self._doubles = Doubles(recent, self.goals, self.today)

    def keep(self, told: Sequence[ProgressHeard]) -> tuple[list[Logged], int | None]:
        """Keep deeds; gives what came of each, and the number that takes back what ticked nothing."""
        withdrawn = self.way_back.withdrawn
        inherited = withdrawn[0].goal if len(withdrawn) == len(told) == 1 else None
        logged = [self._kept(each, inherited) for each in told]
        undo = self.way_back.keep()
        ticked = (replace(each, undo=undo[each.deed.goal]) if each.steps else each for each in logged)
        return list(ticked), undo.get(None)

    def _kept(self, heard: ProgressHeard, inherited: int | None) -> Logged:
        """Keep one deed, and tick the steps that it surely is."""
        deed = Deed(_kind(heard), heard.note, heard.on or self.today, origin=self._origin)
        deed = replace(deed, hours=heard.ce_hours, subject=heard.ce_subject, activity=heard.activity)
        fit = self.goals.fit(heard)
        twin = self._twin(deed, heard, fit)
        is_odd = twin is None and self._is_odd(heard)
        ahead = tuple(step for step in fit.steps if step.state == "open")
        if fit.goal and ahead and not twin and deed.kind == "progress":
            return replace(self._ticked(deed, replace(fit, steps=ahead)), is_odd=is_odd)
        chosen = self.goals.by_id(inherited) if fit.goal is None or fit.is_guess else None
        goal = chosen or fit.goal
        deed = replace(deed, at=self.now, goal=goal.id if goal else None, is_undone=twin is not None)
        deed = replace(deed, id=deeds.add(self._db, self.person, deed, self.now))
        if not twin:
            self.way_back.made(deed.id)
        among = () if goal or twin else fit.among
        may_tick = ahead[0] if ahead and deed.kind == "ce" else None
        is_guess = fit.is_guess and not chosen
        return Logged(deed, goal, may_tick=may_tick, is_reached=fit.is_reached, among=among, twin=twin,
                      is_guess=is_guess, is_odd=is_odd)  # fmt: skip

    def _ticked(self, deed: Deed, fit: Fit) -> Logged:
        goal = fit.goal
        if goal is None:  # only sure steps come here
            raise ValueError("no goal to tick a step of")
        kept, ids = goal, []
        for step in fit.steps:
            done = replace(deed, kind="step", goal=goal.id, step=step.number)
            ids.append(deeds.add(self._db, self.person, done, self.now))
            self.way_back.made(ids[-1], goal.id)
            kept = kept.having(replace(step, state="done", done_on=deed.on))
        self.way_back.save(goal, kept)
        self.goals.changed(kept)
        return Logged(replace(done, id=ids[-1]), kept, fit.steps)

    def _twin(self, deed: Deed, heard: ProgressHeard, fit: Fit) -> Deed | None:
        """Find the deed that this one seems to be: one activity counts once for ever, all else may come again."""
        if deed.activity:
            return deeds.of_activity(self._db, self.person, deed.activity)
        if fit.goal and fit.steps and all(step.state != "open" for step in fit.steps):
            return self._doubles.of_step(fit.goal.id, {step.number for step in fit.steps})
        return self._doubles.of(deed, heard)

    def _is_odd(self, heard: ProgressHeard) -> bool:
        """Tell whether a day was said that cannot be the day of a deed."""
        if heard.on is not None or not any(one.isdigit() for one in heard.note):
            return False
        if not TO_COME.isdisjoint(roots(heard.note)):
            return False
        said = days.done_on(heard.note, self.today)
        return said is not None and said.odd == "impossible"


def _kind(heard: ProgressHeard) -> deeds.Kind:
    if heard.ce_hours is None:
        return "progress"
    return "total" if heard.ce_total else "ce"
