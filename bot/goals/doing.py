"""What is done with a goal: steps ticked, skipped and opened again, reached, dropped, undone, dated earlier."""

from dataclasses import replace
from datetime import date
from typing import Literal

from bot import clock, deeds
from bot.chat import Answer, Door, Incoming
from bot.deeds import WORDED, Deed
from bot.goals import changes, closing_wording, hearing, pages, store, undo_wording, wording
from bot.goals.changes import Before
from bot.goals.looking import Looking, day
from bot.goals.model import MAX_OPEN, Goal, Step
from bot.goals.setting_wording import too_many

Closing = Literal["reached", "dropped"]

EARLIEST = 5 * 366  # days back that a deed may be dated
YES = "yes"


class Doing:
    """The handlers that change how a goal stands."""

    def __init__(self, looking: Looking) -> None:
        self._looking = looking

    def tick(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Tick a step; one that is ticked stays so."""
        goal, step = _named(incoming, db)
        if goal is None or step is None:
            return [wording.no_such_goal()]
        if goal.state != "open" or step.state != "open":
            return [self._looking.shown(incoming, db, goal)]
        deed = tick(db, incoming.person_id, goal, step, day(incoming), now)
        return [self._looking.anew(incoming, db, goal, wording.ticked(step), deed)]

    def skip(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Ask which step is not needed, or set one aside as such."""
        goal, step = _named(incoming, db)
        if goal is None:
            return [wording.no_such_goal()]
        if goal.state != "open" or goal.next is None:
            return [self._looking.shown(incoming, db, goal)]
        if step is None or step.state != "open":
            return [pages.skipping(goal, day(incoming))]
        today, person = day(incoming), incoming.person_id
        deed = deeds.add(db, person, Deed("skip", step.title, today, goal=goal.id, step=step.number), now)
        changes.keep(db, person, "skip", Before(goal, made=(deed,)), now)
        store.save(db, person, goal.having(replace(step, state="skipped", done_on=today)))
        return [self._looking.anew(incoming, db, goal, wording.skipped(step))]

    def reopen(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take a tick or a skip away again."""
        goal, step = _named(incoming, db)
        if goal is None or step is None:
            return [wording.no_such_goal()]
        if goal.state != "open" or step.state == "open":
            return [self._looking.shown(incoming, db, goal)]
        untick(db, incoming.person_id, goal, step, now)
        return [self._looking.anew(incoming, db, goal, wording.opened(step))]

    def reached(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Celebrate a goal, once."""
        goal = store.find(db, incoming.person_id, hearing.number(incoming))
        if goal is None:
            return [wording.no_such_goal()]
        if goal.state == "reached":
            return [self._looking.shown(incoming, db, goal)]
        done = deeds.of_goal(db, incoming.person_id, goal.id)
        change = self._close(incoming, db, now, goal, "reached")
        return [closing_wording.celebration(goal, done, day(incoming), change)]

    def drop(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Set a goal aside; nothing is deleted."""
        goal = store.find(db, incoming.person_id, hearing.number(incoming))
        if goal is None:
            return [wording.no_such_goal()]
        if goal.state == "open":
            self._close(incoming, db, now, goal, "dropped")
            return [self._looking.anew(incoming, db, goal, wording.dropped())]
        return [self._looking.shown(incoming, db, goal)]

    def again(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Open a goal again that was reached or dropped."""
        goal = store.find(db, incoming.person_id, hearing.number(incoming))
        if goal is None:
            return [wording.no_such_goal()]
        if goal.state != "open":
            person = incoming.person_id
            if len(opened := store.open_ones(db, person)) >= MAX_OPEN:
                return [too_many(opened[0], is_kept=True)]
            closing = [deed.id for deed in deeds.of_goal(db, person, goal.id) if deed.kind in ("reached", "dropped")]
            changes.keep(db, person, "again", Before(goal, uncounted=tuple(closing)), now)
            for deed in closing:
                deeds.set_counting(db, person, deed, now, counts=False)
            store.save(db, person, replace(goal, state="open", closed_on=None))
        return [self._looking.anew(incoming, db, goal, wording.open_again())]

    def delete(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Delete a goal for good, once that was confirmed."""
        goal = store.find(db, incoming.person_id, hearing.number(incoming))
        if goal is None:
            return [wording.no_such_goal()]
        if incoming.argument.split()[1:] != [YES]:
            return [closing_wording.dropping_for_good(goal, deeds.of_goal(db, incoming.person_id, goal.id))]
        store.forget(db, incoming.person_id, goal)
        hours_stay = deeds.forget_goal(db, incoming.person_id, goal.id)
        return [self._looking.listed(incoming, db, wording.deleted(hours_stay=hours_stay))]

    def undo(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take a change back: the one that is named, else the newest."""
        number = hearing.number(incoming) or changes.newest(db, incoming.person_id, now)
        undone = changes.undo(db, incoming.person_id, number, now)
        if undone is None:
            return [wording.nothing_to_undo()]
        if undone.why_not == "full":
            return [too_many(store.open_ones(db, incoming.person_id)[0], is_kept=True)]
        if undone.what == "made" and undone.goal and not undone.why_not:
            deeds.forget_goal(db, incoming.person_id, undone.goal.id)
        news = undo_wording.said(undone, day(incoming))
        if undone.goal is None or undone.goal.state == "gone":
            return [undo_wording.alone(news)]
        return [self._looking.shown(incoming, db, undone.goal, news)]

    def earlier(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Ask on which day something was done, or date it."""
        deed = _dateable(db, incoming.person_id, hearing.number(incoming))
        if deed is None:
            return [wording.nothing_to_undo()]
        words = incoming.argument.split()
        on = clock.day_of(words[1]) if len(words) > 1 else None
        return self._dated(incoming, db, now, deed, on)

    def earlier_said(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take the day that was typed when asked for it."""
        deed = _dateable(db, incoming.person_id, hearing.asked_number(incoming))
        if deed is None:
            return [wording.nothing_to_undo()]
        said = hearing.done_in(incoming.text, day(incoming))
        return self._dated(incoming, db, now, deed, said.day if said else None, wording.which_day())

    def is_day(self, incoming: Incoming) -> bool:
        """Tell whether a text is a day on which something may have been done."""
        context, text = incoming.context, incoming.text
        return context is not None and hearing.is_only(hearing.done_in(text, context.today), text)

    def _dated(
        self, incoming: Incoming, db: Door, now: int, deed: Deed, on: date | None, again: str = ""
    ) -> list[Answer]:
        today, person = day(incoming), incoming.person_id
        if on is None or not 0 <= (today - on).days <= EARLIEST:
            return [pages.earlier(deed, today, again if on is None else wording.not_that_day())]
        goal = store.by_id(db, person, deed.goal) if deed.goal else None
        undo = changes.move(db, person, deed, replace(deed, on=on), now, goal) if on != deed.on else None
        step = goal.step(deed.step) if goal and deed.step else None
        if goal is None:
            return [wording.dated(deed, clock.in_words(on, today), undo)]
        if step and step.state != "open":
            store.save(db, person, goal.having(replace(step, done_on=on)))
        return [self._looking.anew(incoming, db, goal, wording.dated_on(clock.in_words(on, today)))]

    def _close(self, incoming: Incoming, db: Door, now: int, goal: Goal, kind: Closing) -> int:
        today, person = day(incoming), incoming.person_id
        deed = deeds.add(db, person, Deed(kind, goal.title, today, goal=goal.id), now)
        change = changes.keep(db, person, kind, Before(goal, made=(deed,)), now)
        store.save(db, person, replace(goal, state=kind, closed_on=today))
        return change


def tick(db: Door, person_id: int, goal: Goal, step: Step, on: date, now: int) -> int:
    """Tick a step as done on a day; gives the deed."""
    deed = deeds.add(db, person_id, Deed("step", step.title, on, goal=goal.id, step=step.number), now)
    changes.keep(db, person_id, "step", Before(goal, made=(deed,)), now)
    store.save(db, person_id, goal.having(replace(step, state="done", done_on=on)))
    return deed


def untick(db: Door, person_id: int, goal: Goal, step: Step, now: int) -> None:
    """Open a step again; what was reported of it counts no longer."""
    counted = [deed.id for deed in deeds.of_goal(db, person_id, goal.id) if deed.step == step.number]
    changes.keep(db, person_id, "step", Before(goal, uncounted=tuple(counted)), now)
    for deed in counted:
        deeds.set_counting(db, person_id, deed, now, counts=False)
    store.save(db, person_id, goal.having(replace(step, state="open", done_on=None)))


def _dateable(db: Door, person_id: int, deed_id: int) -> Deed | None:
    """Give a deed that counts and whose day is its own; that of a goal closed or a step skipped is the goal's."""
    deed = deeds.find(db, person_id, deed_id)
    return deed if deed and not deed.is_undone and deed.kind in ("step", *WORDED) else None


def _named(incoming: Incoming, db: Door) -> tuple[Goal | None, Step | None]:
    """Give the goal and the step that a command names, as far as they are this person's."""
    named = hearing.numbers(incoming)
    goal = store.find(db, incoming.person_id, named[0]) if named else None
    return goal, goal.step(named[1]) if goal and len(named) > 1 else None
