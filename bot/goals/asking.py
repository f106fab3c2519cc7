"""The questions after a goal is set, a message each and every one to be skipped: what may get in the way, when-then."""

from dataclasses import replace

from bot import people
from bot.chat import Answer, Door, Incoming
from bot.goals import changes, hearing, store
from bot.goals import setting_wording as words
from bot.goals.changes import Before
from bot.goals.checkins.wishes import names_time
from bot.goals.looking import Looking, day, with_zone
from bot.goals.model import MAX_WORDS, Goal

SKIP = "skip"
NEXT = "next"  # stands in an open question of the way from one to the next; without it, it leads back to the goal


class Asking:
    """The handlers of these questions, each handed the open goal it is about."""

    def __init__(self, looking: Looking) -> None:
        self._looking = looking

    def begin(self, incoming: Incoming, db: Door, goal: Goal, news: str = "") -> list[Answer]:
        """Ask the first question that has no answer yet, or come to the end."""
        if goal.obstacle is None:
            return [with_zone(incoming, words.obstacle(goal, day(incoming), goes_on=True, news=news))]
        return self.begin_plan(incoming, db, goal, news)

    def begin_plan(self, incoming: Incoming, db: Door, goal: Goal, news: str = "") -> list[Answer]:
        """Ask for the when-then plan unless there is one, or come to the end."""
        if goal.plan is None:
            return [words.plan(goal, day(incoming), goes_on=True, news=news)]
        return self._end(incoming, db, goal)

    def obstacle(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Ask what may get in the way, or skip that."""
        if incoming.argument.split()[1:] == [SKIP]:
            return self.begin_plan(incoming, db, goal)
        return [words.obstacle(goal, day(incoming), goes_on=False)]

    def obstacle_said(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Take what may get in the way."""
        goes_on = _goes_on(incoming)
        if hearing.declines(incoming.text):
            return self.begin_plan(incoming, db, goal) if goes_on else self._back(incoming, db, goal)
        if goes_on and goal.plan is None and _is_plan(incoming.text):
            return self.plan_said(incoming, db, now, goal)
        if again := _not_that(incoming, words.meant_by_obstacle()):
            return [words.obstacle(goal, day(incoming), goes_on=goes_on, news=again)]
        kept = self._kept(incoming, db, now, goal, replace(goal, obstacle=hearing.own(incoming.text)))
        if goes_on:
            return self.begin_plan(incoming, db, kept, words.kept())
        return [self._looking.shown(incoming, db, kept, words.kept())]

    def plan(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Ask for a when-then plan, or skip that."""
        if incoming.argument.split()[1:] == [SKIP]:
            return self._end(incoming, db, goal)
        return [words.plan(goal, day(incoming), goes_on=False)]

    def plan_said(self, incoming: Incoming, db: Door, now: int, goal: Goal) -> list[Answer]:
        """Take a when-then plan; the half that was asked for is made whole."""
        goes_on = _goes_on(incoming)
        if hearing.declines(incoming.text):
            return self._end(incoming, db, goal) if goes_on else self._back(incoming, db, goal)
        if again := _not_that(incoming, words.meant_by_plan()):
            return [words.plan(goal, day(incoming), goes_on=goes_on, news=again)]
        said = hearing.own(incoming.text)
        whole = words.when_then(goal, said) if hearing.is_half_a_plan(said) else said
        kept = self._kept(incoming, db, now, goal, replace(goal, plan=whole))
        return self._end(incoming, db, kept) if goes_on else [self._looking.shown(incoming, db, kept, words.kept())]

    def _kept(self, incoming: Incoming, db: Door, now: int, before: Goal, goal: Goal) -> Goal:
        goal = replace(goal, is_confirmed=True)
        if goal != before:
            changes.keep(db, incoming.person_id, "plan", Before(before), now)
            store.save(db, incoming.person_id, goal)
        return goal

    def _back(self, incoming: Incoming, db: Door, goal: Goal) -> list[Answer]:
        return [self._looking.shown(incoming, db, goal, words.left_as_it_was())]

    def _end(self, incoming: Incoming, db: Door, goal: Goal) -> list[Answer]:
        """Show the goal as it is set; lead to the shifts they spoke of, while these are unknown."""
        page = self._looking.shown(incoming, db, goal, words.all_set())
        hours = people.hours_of(db, incoming.person_id)
        has_no_pattern = hours is not None and len(hours.weeks) == 1 and not hours.weeks[0].name
        if has_no_pattern and hearing.speaks_of_shifts(goal.obstacle, goal.plan):
            return [words.with_shifts(page)]
        return [page]


def _is_plan(text: str) -> bool:
    """Tell whether somebody says already when they will do it, not what keeps them from it."""
    return hearing.begins_with_when(text) and names_time(text) and not hearing.speaks_of_trouble(text)


def _goes_on(incoming: Incoming) -> bool:
    return NEXT in hearing.asked(incoming)[1:]


def _not_that(incoming: Incoming, meant: str) -> str:
    """Say why a text cannot be kept as it is, or what was `meant` by our question; empty where it can be kept."""
    text = incoming.text
    said = hearing.own(text)
    is_answer = hearing.says_something(said) and not hearing.says_yes(text)
    if not is_answer or hearing.asks(text) or hearing.is_unclear(text):
        return meant
    return words.words_too_long() if len(said) > MAX_WORDS else ""
