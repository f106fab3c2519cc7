"""The way back from all that one message changed, and what an edit of it takes back."""

from collections import defaultdict
from dataclasses import replace

from bot import deeds
from bot.chat import Door, Incoming
from bot.deeds import Deed
from bot.goals import changes, store
from bot.goals.changes import Before, What
from bot.goals.model import Goal

EDITED_S = 48 * 3600  # within which an edit corrects what its message told; the platform allows no later one


class WayBack:
    """What one message changed so far: for each goal it touched one change, for the deeds of none another.

    What an edit of a message changed is one change as far as it can be: that of the first goal it touched takes the
    rest along.
    """

    def __init__(self, db: Door, person: int, now: int) -> None:
        self._db, self._person, self._now = db, person, now
        self._before: dict[int, Goal] = {}
        self._made: defaultdict[int | None, list[int]] = defaultdict(list)
        self._uncounted: defaultdict[int | None, list[int]] = defaultdict(list)
        self.withdrawn: tuple[Deed, ...] = ()
        self.set_aside: Goal | None = None

    def save(self, before: Goal, goal: Goal) -> None:
        """Change a goal."""
        self._before.setdefault(goal.id, before)
        store.save(self._db, self._person, goal)

    def made(self, deed: int, goal: int | None = None) -> None:
        """Take note of a new deed, and of the goal that changed with it."""
        self._made[goal].append(deed)

    def withdraw(self, incoming: Incoming) -> None:
        """Take back the deeds that an edited message told before."""
        if not incoming.edited or incoming.message is None:
            return
        since = self._now - EDITED_S
        self.withdrawn = tuple(deeds.told_in(self._db, self._person, incoming.message, since))
        for deed in self.withdrawn:
            goal = store.by_id(self._db, self._person, deed.goal) if deed.kind == "step" and deed.goal else None
            step = goal.step(deed.step) if goal and deed.step else None
            is_ticked = goal and step and goal.state == "open" and step.state == "done"
            if goal and step and is_ticked:
                self.save(goal, goal.having(replace(step, state="open", done_on=None)))
            deeds.set_counting(self._db, self._person, deed.id, self._now, counts=False)
            self._uncounted[goal.id if goal and is_ticked else None].append(deed.id)

    def drop_goal(self, incoming: Incoming) -> None:
        """Set the open goal aside that an edited message set before."""
        if not incoming.edited or incoming.message is None or incoming.context is None:
            return
        goal = store.by_origin(self._db, self._person, incoming.message)
        if goal and goal.state == "open":
            self.save(goal, replace(goal, state="dropped", closed_on=incoming.context.today))
            self.set_aside = goal

    def keep(self) -> dict[int | None, int]:
        """Keep the way back; gives the change of each goal, and under None that of all else."""
        is_edit = bool(self.withdrawn or self.set_aside)
        if is_edit and self._before:
            first = next(iter(self._before))
            self._made[first] += self._made.pop(None, [])
            self._uncounted[first] += self._uncounted.pop(None, [])
        kept: dict[int | None, int] = {}
        for goal in [*self._before, None]:
            before = Before(self._before.get(goal or 0), None, tuple(self._made[goal]), tuple(self._uncounted[goal]))
            if before != Before():
                kept[goal] = changes.keep(self._db, self._person, self._what(before), before, self._now)
        if is_edit and self._before:
            kept[None] = kept[next(iter(self._before))]
        return kept

    def _what(self, before: Before) -> What:
        if before.goal:
            return "dropped" if before.goal is self.set_aside else "step"
        return "words" if before.uncounted else "progress"


def take_back(incoming: Incoming, db: Door, now: int) -> int | None:
    """Take back what an edited message reported, where it now means something else; gives the number for Undo."""
    way_back = WayBack(db, incoming.person_id, now)
    way_back.withdraw(incoming)
    return way_back.keep().get(None)
