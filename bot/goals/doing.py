"""What is done with a goal: steps ticked, skipped and opened again, reached, dropped, undone, dated earlier."""

from dataclasses import replace
from datetime import date
from typing import Literal

from bot import clock, deeds
from bot.chat import Answer, Door, Incoming
from bot.deeds import Deed
from bot.goals import changes, hearing, pages, store, wording
from bot.goals.changes import Before
from bot.goals.looking import Looking, day
from bot.goals.model import Goal, Step
from bot.understanding import days

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
        return [self._again(incoming, db, goal, wording.ticked(step), deed)]

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
        changes.change(db, person, "skip", Before(goal, made=(deed,)), now)
        store.save(db, person, _with(goal, replace(step, state="skipped", done_on=today)))
        return [self._again(incoming, db, goal, wording.skipped(step))]

    def open(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take a tick or a skip away again."""
        goal, step = _named(incoming, db)
        if goal is None or step is None:
            return [wording.no_such_goal()]
        if goal.state != "open" or step.state == "open":
            return [self._looking.shown(incoming, db, goal)]
        untick(db, incoming.person_id, goal, step, now)
        return [self._again(incoming, db, goal, wording.opened(step))]

    def reached(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Celebrate a goal, once."""
        goal = store.find(db, incoming.person_id, hearing.number(incoming))
        if goal is None:
            return [wording.no_such_goal()]
        if goal.state == "reached":
            return [self._looking.shown(incoming, db, goal)]
        done = deeds.of_goal(db, incoming.person_id, goal.id)
        change = self._close(incoming, db, now, goal, "reached")
        return [pages.celebration(goal, done, day(incoming), change)]

    def drop(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Set a goal aside; nothing is deleted."""
        goal = store.find(db, incoming.person_id, hearing.number(incoming))
        if goal is None:
            return [wording.no_such_goal()]
        if goal.state == "open":
            self._close(incoming, db, now, goal, "dropped")
            return [self._again(incoming, db, goal, wording.dropped())]
        return [self._looking.shown(incoming, db, goal)]

    def again(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Open a goal again that was reached or dropped."""
        goal = store.find(db, incoming.person_id, hearing.number(incoming))
        if goal is None:
            return [wording.no_such_goal()]
        if goal.state != "open":
            person = incoming.person_id
            closing = [deed.id for deed in deeds.of_goal(db, person, goal.id) if deed.kind in ("reached", "dropped")]
            changes.change(db, person, "reached", Before(goal, uncounted=tuple(closing)), now)
            for deed in closing:
                deeds.count(db, person, deed, now, counts=False)
            store.save(db, person, replace(goal, state="open", closed_on=None))
        return [self._again(incoming, db, goal, wording.open_again())]

    def delete(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Delete a goal for good, once that was confirmed."""
        goal = store.find(db, incoming.person_id, hearing.number(incoming))
        if goal is None:
            return [wording.no_such_goal()]
        if incoming.argument.split()[1:] != [YES]:
            return [pages.dropping_for_good(goal)]
        store.forget(db, incoming.person_id, goal)
        deeds.forget_goal(db, incoming.person_id, goal.id)
        return [self._looking.listed(incoming, db, wording.deleted())]

    def undo(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take a change back: the one that is named, else the newest."""
        number = hearing.number(incoming) or changes.newest(db, incoming.person_id, now)
        undone = changes.undo(db, incoming.person_id, number, now)
        if undone is None:
            return [wording.nothing_to_undo()]
        if undone.goal is None:
            return [wording.taken_back() if undone.what == "progress" else wording.as_it_was()]
        if undone.goal.state == "gone":
            deeds.forget_goal(db, incoming.person_id, undone.goal.id)
            return [wording.not_kept()]
        news = wording.changed_since() if undone.is_late else wording.undone(undone.what)
        return [self._looking.shown(incoming, db, undone.goal, news)]

    def earlier(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Ask on which day something was done, or date it."""
        deed = deeds.find(db, incoming.person_id, hearing.number(incoming))
        if deed is None or deed.is_undone:
            return [wording.nothing_to_undo()]
        words = incoming.argument.split()
        on = clock.day_of(words[1]) if len(words) > 1 else None
        return self._dated(incoming, db, now, deed, on)

    def earlier_said(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take the day that was typed when asked for it."""
        named = hearing.asked(incoming)
        deed_id = int(named[0]) if named and hearing.NUMBER.fullmatch(named[0]) else 0
        deed = deeds.find(db, incoming.person_id, deed_id)
        if deed is None or deed.is_undone:
            return [wording.nothing_to_undo()]
        said = days.done_on(incoming.text, day(incoming))
        return self._dated(incoming, db, now, deed, said.day if said else None, wording.which_day())

    def is_day(self, incoming: Incoming) -> bool:
        """Tell whether a text is a day on which something may have been done."""
        context, text = incoming.context, incoming.text
        return context is not None and hearing.is_only(days.done_on(text, context.today), text)

    def _dated(
        self, incoming: Incoming, db: Door, now: int, deed: Deed, on: date | None, again: str = ""
    ) -> list[Answer]:
        today, person = day(incoming), incoming.person_id
        if on is None or not 0 <= (today - on).days <= EARLIEST:
            return [pages.earlier(deed, today, again if on is None else wording.not_that_day())]
        goal = store.by_id(db, person, deed.goal) if deed.goal else None
        changes.change(db, person, "day", Before(goal, deed=deed), now)
        deeds.move(db, person, deed.id, on, deed.goal)
        step = goal.step(deed.step) if goal and deed.step else None
        if goal is None:
            return [wording.dated(deed, clock.in_words(on, today))]
        if step and step.state != "open":
            store.save(db, person, _with(goal, replace(step, done_on=on)))
        return [self._again(incoming, db, goal, wording.dated_on(clock.in_words(on, today)))]

    def _close(self, incoming: Incoming, db: Door, now: int, goal: Goal, kind: Closing) -> int:
        today, person = day(incoming), incoming.person_id
        deed = deeds.add(db, person, Deed(kind, goal.title, today, goal=goal.id), now)
        change = changes.change(db, person, kind, Before(goal, made=(deed,)), now)
        store.save(db, person, replace(goal, state=kind, closed_on=today))
        return change

    def _again(self, incoming: Incoming, db: Door, goal: Goal, news: str, deed: int | None = None) -> Answer:
        """Show a goal as the database now holds it."""
        kept = store.by_id(db, incoming.person_id, goal.id)
        return self._looking.shown(incoming, db, kept or goal, news, deed)


def tick(
    db: Door,
    person_id: int,
    goal: Goal,
    step: Step,
    on: date,
    now: int,
    *,
    note: str | None = None,
    origin: int | None = None,
) -> int:
    """Tick a step as done on a day; gives the deed. `note` are the words, `origin` the message that told of it."""
    done = Deed("step", note or step.title, on, goal=goal.id, step=step.number, origin=origin)
    deed = deeds.add(db, person_id, done, now)
    changes.change(db, person_id, "step", Before(goal, made=(deed,)), now)
    store.save(db, person_id, _with(goal, replace(step, state="done", done_on=on)))
    return deed


def untick(db: Door, person_id: int, goal: Goal, step: Step, now: int) -> None:
    """Open a step again; what was reported of it counts no longer."""
    counted = [deed.id for deed in deeds.of_goal(db, person_id, goal.id) if deed.step == step.number]
    changes.change(db, person_id, "step", Before(goal, uncounted=tuple(counted)), now)
    for deed in counted:
        deeds.count(db, person_id, deed, now, counts=False)
    store.save(db, person_id, _with(goal, replace(step, state="open", done_on=None)))


def _named(incoming: Incoming, db: Door) -> tuple[Goal | None, Step | None]:
    """Give the goal and the step that a command names, as far as they are this person's."""
    named = hearing.numbers(incoming)
    goal = store.find(db, incoming.person_id, named[0]) if named else None
    return goal, goal.step(named[1]) if goal and len(named) > 1 else None


def _with(goal: Goal, step: Step) -> Goal:
    return replace(goal, steps=tuple(step if one.number == step.number else one for one in goal.steps))
