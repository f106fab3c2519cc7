"""What the buttons do, said in plain words: to the goal that is meant, of which nobody knows the number."""

from dataclasses import replace

from bot.chat import Answer, Door, Handler, Incoming
from bot.goals import changes, hearing, store, wording
from bot.goals import setting_wording as words
from bot.goals.doing import Doing
from bot.goals.editing import Editing
from bot.goals.looking import Looking, day
from bot.goals.model import Goal
from bot.goals.setting import Setting
from bot.library import folded

THIS_ONE = frozenset(("it", "this", "that", "this one", "my goal", "the goal", "this goal", "that goal"))
TELLING = 3  # letters of a word that may name a goal
TELL_NOTHING = frozenset(("the", "and", "for", "get", "out", "all", "with", "from", "this", "that", "goal", "now"))


class Speaking:
    """The handlers of such words; each gives nothing where what follows them means something else."""

    def __init__(self, looking: Looking, doing: Doing, setting: Setting, editing: Editing) -> None:
        self._looking, self._doing, self._setting, self._editing = looking, doing, setting, editing

    def about(self, handle: Handler) -> Handler:
        """Give the handler that is told which goal is meant: the one that is named, else the likeliest."""

        def handled(incoming: Incoming, db: Door, now: int) -> list[Answer]:
            number = hearing.number(incoming)
            if incoming.argument and not hearing.NUMBER.fullmatch(incoming.argument.strip()):
                return _something_else(incoming)
            goal = store.find(db, incoming.person_id, number) if number else meant(incoming, db, now)
            return handle(_naming(incoming, goal), db, now) if goal else [self._which(incoming, db)]

        return handled

    def about_step(self, handle: Handler) -> Handler:
        """Give the handler that is told which goal is meant by the number of a step, or by none."""

        def handled(incoming: Incoming, db: Door, now: int) -> list[Answer]:
            said = incoming.argument.strip()
            if said and not hearing.NUMBER.fullmatch(said):
                return _something_else(incoming)
            goal = meant(incoming, db, now)
            return handle(_naming(incoming, goal, said), db, now) if goal else [self._which(incoming, db)]

        return handled

    def given_up(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Set the goal aside that is named by a word of it."""
        said = folded(incoming.argument)
        if said in THIS_ONE:
            goal = meant(incoming, db, now)
        else:
            telling = {word for word in said.split() if len(word) >= TELLING} - TELL_NOTHING
            opened = store.open_ones(db, incoming.person_id)
            named = [goal for goal in opened if telling & set(folded(goal.title).split())]
            goal = named[0] if len(named) == 1 else None
        return self._doing.drop(_naming(incoming, goal), db, now) if goal else _something_else(incoming)

    def moved(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Give the goal another day."""
        said = hearing.day_in(incoming.argument, day(incoming))
        if said is None or not hearing.is_only(said, incoming.argument):
            return _something_else(incoming)
        goal = meant(incoming, db, now)
        if goal is None:
            return [self._which(incoming, db)]
        if said.day is None:
            return [words.by_when(goal, day(incoming), is_new=False, again=words.ODD[said.odd or "impossible"])]
        return self._editing.move(_naming(incoming, goal, said.day.isoformat()), db, now, goal)

    def renamed(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Give the goal other words."""
        goal = meant(incoming, db, now)
        if goal is None or not incoming.argument:
            return [self._which(incoming, db)]
        heard = hearing.goal_in(incoming.argument, day(incoming))
        return self._editing.retitled(incoming, db, now, goal, heard)

    def not_a_goal(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Forget a goal that was only heard; delete any other once that was confirmed."""
        goal = meant(incoming, db, now)
        if goal is None:
            return [self._which(incoming, db)]
        handle = self._setting.no_goal if goal.is_just_heard else self._doing.delete
        return handle(_naming(incoming, goal), db, now)

    def _which(self, incoming: Incoming, db: Door) -> Answer:
        return self._looking.listed(incoming, db, wording.which_goal())


def meant(incoming: Incoming, db: Door, now: int) -> Goal | None:
    """Choose the only open goal, or the one that was changed last, if that was just now."""
    person, opened = incoming.person_id, store.open_ones(db, incoming.person_id)
    last = opened[0].id if len(opened) == 1 else changes.last_goal(db, person, now)
    goal = store.by_id(db, person, last) if last else None
    return goal if goal and goal.state == "open" else None


def _naming(incoming: Incoming, goal: Goal, more: str = "") -> Incoming:
    return replace(incoming, text=f"/{incoming.command} {goal.number} {more}".strip())


def _something_else(incoming: Incoming) -> list[Answer]:
    """Leave a text to what it means; a command that was typed as such means nothing else."""
    return [] if incoming.understood else [wording.no_such_goal()]
