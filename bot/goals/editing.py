"""Changing a goal: its day, its words, its steps; every change can be undone."""

from dataclasses import replace
from datetime import date

from bot import clock
from bot.chat import Answer, Door, GoalHeard, Incoming
from bot.goals import changes, hearing, pages, store
from bot.goals import setting_wording as words
from bot.goals.changes import Before, What
from bot.goals.looking import Looking, day
from bot.goals.model import MAX_STEPS, MAX_TITLE, Goal, Step
from bot.goals.setting import Setting
from bot.goals.taking import Taking
from bot.library import folded

NEW = "new"  # stands in the questions about a goal that is just being set, and leads back there
AGAIN, NO_DATE = "again", "none"


class Editing:
    """The handlers of changes; each is handed the goal it is about, which is open."""

    def __init__(self, looking: Looking, setting: Setting, taking: Taking) -> None:
        self._looking, self._setting, self._taking = looking, setting, taking

    def edit(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Offer what can be changed."""
        return [pages.editing(goal, day(incoming))]

    def move(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Ask for a goal's day, or set the one that is named."""
        said = incoming.argument.split()[1:]
        is_new, named = NEW in said, next((word for word in said if word != NEW), "")
        on = clock.day_of(named)
        if on is None and named != NO_DATE:
            return [words.by_when(goal, day(incoming), is_new=is_new)]
        return self._dated(incoming, db, now, goal, on, is_new=is_new)

    def date_said(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Take the day that was typed, or that there is none."""
        flags, text, today = hearing.asked(incoming)[1:], incoming.text, day(incoming)
        is_new = NEW in flags
        if hearing.declines(text) and not is_new and folded(text) != NO_DATE:
            return [self._looking.shown(incoming, db, goal, words.left_as_it_was())]
        if hearing.declines(text) or hearing.says_no_day(text):
            return self._dated(incoming, db, now, goal, None, is_new=is_new)
        said = hearing.day_in(text, today)
        if said is None:
            again = words.no_day_in_that()
            return [words.by_when(goal, today, is_new=is_new, again=again, ends=AGAIN in flags)]
        if said.day is None:
            return [words.by_when(goal, today, is_new=is_new, again=words.ODD[said.odd or "impossible"])]
        return self._dated(incoming, db, now, goal, said.day, is_new=is_new)

    def _dated(
        self, incoming: Incoming, db: Door, now: int, goal: Goal, due: date | None, *, is_new: bool
    ) -> list[Answer]:
        today = day(incoming)
        if odd := hearing.odd_day(due, today):
            return [words.by_when(goal, today, is_new=is_new, again=words.ODD[odd])]
        kept = self._taking.redated(replace(goal, is_confirmed=True), due, today)
        self._keep(incoming, db, now, "day", goal, kept)
        news = words.dated(due, today)
        if is_new:
            return self._setting.go_on(incoming, db, kept, news)
        return [self._looking.shown(incoming, db, kept, news)]

    def title(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Ask for a goal's new words."""
        is_new = incoming.argument.split()[1:] == [NEW]
        return [words.other_words(goal, is_new=is_new)]

    def title_said(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Take a goal's new words, and the day among them."""
        is_new = NEW in hearing.asked(incoming)[1:]
        if hearing.declines(incoming.text):
            return [self._looking.shown(incoming, db, goal, words.left_as_it_was())]
        heard = incoming.understood.goal if incoming.understood else None
        heard = heard or hearing.goal_in(incoming.text, day(incoming))
        return self.retitled(incoming, db, now, goal, heard, is_new=is_new)

    def retitled(
        self, incoming: Incoming, db: Door, now: int, goal: Goal, heard: GoalHeard, *, is_new: bool = False
    ) -> list[Answer]:
        """Give a goal the words that were heard, and the day among them."""
        title = hearing.own(heard.title)
        if not hearing.says_something(title) or len(title) > MAX_TITLE or hearing.asks(incoming.text):
            return [words.other_words(goal, is_new=is_new, again=words.title_limit())]
        due = goal.due if heard.odd else heard.due or goal.due
        kept = self._taking.redated(replace(goal, title=title), due, day(incoming))
        kept = replace(kept, is_confirmed=goal.is_confirmed or not is_new)
        self._keep(incoming, db, now, "words", goal, kept)
        return [words.heard(kept, day(incoming))] if is_new else [self._looking.shown(incoming, db, kept, words.kept())]

    def more(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Ask for one more step."""
        if len(goal.steps) >= MAX_STEPS:
            return [self._looking.shown(incoming, db, goal, words.steps_full())]
        return [words.one_more_step(goal, day(incoming))]

    def more_said(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Take one more step."""
        if hearing.declines(incoming.text):
            return [self._looking.shown(incoming, db, goal, words.left_as_it_was())]
        if len(goal.steps) >= MAX_STEPS:
            return [self._looking.shown(incoming, db, goal, words.steps_full())]
        title, due = _step_in(incoming)
        if not title:
            return [words.one_more_step(goal, day(incoming), words.title_limit())]
        step = Step(len(goal.steps) + 1, title, due=due)
        kept = replace(goal, steps=(*goal.steps, step))
        self._keep(incoming, db, now, "steps", goal, kept)
        return [self._looking.shown(incoming, db, kept, words.kept())]

    def step(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Ask which step gets other words, or for the words."""
        step = goal.step(next(iter(hearing.numbers(incoming)[1:]), 0))
        if step is None and not goal.steps:
            return [pages.editing(goal, day(incoming))]
        return [words.other_step(goal, step) if step else pages.renaming(goal, day(incoming))]

    def step_said(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Take a step's new words; they are somebody's own from then on, and no source stands behind them."""
        step = goal.step(hearing.asked_number(incoming, 1))
        if step is None or hearing.declines(incoming.text):
            return [self._looking.shown(incoming, db, goal, words.left_as_it_was())]
        title, due = _step_in(incoming)
        if not title:
            return [words.other_step(goal, step, words.title_limit())]
        own = replace(step, title=title, due=due or step.due, advised=None)
        steps = tuple(own if one.number == step.number else one for one in goal.steps)
        kept = replace(goal, steps=steps)
        self._keep(incoming, db, now, "steps", goal, kept)
        return [self._looking.shown(incoming, db, kept, words.kept())]

    def _keep(self, incoming: Incoming, db: Door, now: int, what: What, before: Goal, goal: Goal) -> None:
        if goal != before:
            changes.keep(db, incoming.person_id, what, Before(before), now)
            store.save(db, incoming.person_id, goal)


def _step_in(incoming: Incoming) -> tuple[str, date | None]:
    """Read a step's words and day; no words where they are too many or none."""
    heard = hearing.goal_in(incoming.text, day(incoming))
    title = hearing.own(heard.title if heard.odd is None else incoming.text)
    fits = hearing.says_something(title) and len(title) <= MAX_TITLE and not hearing.asks(incoming.text)
    return (title if fits else ""), heard.due
