"""Goals that come with their steps: the list of them, the plan that one proposes, and taking it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot import clock
from bot.chat import Answer, Door, Incoming, Reply
from bot.goals import changes, hearing, store, taking_wording
from bot.goals import setting_wording as words
from bot.goals.asking import Asking
from bot.goals.looking import Looking, day
from bot.goals.model import MAX_OPEN, Goal, Step
from bot.goals.pages import PER_PAGE
from bot.goals.planning import advised_steps, replanned, suggested
from bot.library import Library, Template, folded

WHOLE, FIND, NO_DATE = "whole", "find", "none"
THE_WHOLE_PLAN = frozenset(("whole", "whole plan", "the whole plan", "all of it", "everything", "full plan"))


class Taking:
    """The handlers of ready-made goals."""

    def __init__(self, library: Library, looking: Looking, asking: Asking) -> None:
        self._library, self._looking, self._asking = library, looking, asking
        self._offered = {template.id: template for template in library.offered}

    def ready(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Show the list of ready-made goals; a number names its page."""
        return [self.listed(hearing.number(incoming) or 1)]

    def listed(self, page: int = 1, news: str = "") -> Reply:
        """Give a page of the ready-made goals."""
        templates = list(self._offered.values())
        page = max(1, min(page, -(-len(templates) // PER_PAGE)))
        return taking_wording.ready(templates, page, news)

    def named(self, said: Sequence[str]) -> Template | None:
        """Give the ready-made goal that a command names, with nothing behind it but a day or that all is wanted."""
        rest = all(word == WHOLE or clock.day_of(word) for word in said[1:])
        return self._offered.get(said[0]) if said and rest else None

    def fitting(self, goal: Goal, opened: Sequence[Goal]) -> Template | None:
        """Give the ready-made goal whose name stands in a goal's own words, the longest such name first.

        None where the goal has steps already, or that one is open beside it.
        """
        if goal.steps or goal.template:
            return None
        fitting = self._library.template_named(goal.title)
        return fitting if fitting and fitting.id not in {other.template for other in opened} else None

    def with_steps(self, goal: Goal, name: str, today: date) -> Goal:
        """Give a goal with the steps of a ready-made one, as far as it has none and that one is there."""
        template = self._offered.get(name)
        if template is None or goal.steps:
            return goal
        return replace(goal, template=template.id, steps=_steps(template, today, goal.due))

    def redated(self, goal: Goal, due: date | None, today: date) -> Goal:
        """Give a goal with another day or none, and its advised steps planned towards that."""
        template = self._library.templates.get(goal.template or "")
        weeks = [step.weeks for step in template.steps] if template else []
        return replanned(replace(goal, due=due), weeks, today) if due != goal.due else goal

    def proposed(self, incoming: Incoming, db: Door, template: Template, said: Sequence[str]) -> list[Answer]:
        """Propose the plan of a ready-made goal, or the smaller goal first, where no day was said."""
        due = next((on for word in said if (on := clock.day_of(word))), None)
        is_whole = WHOLE in said or due is not None
        finding, whole = self._open_ones(incoming, db, template)
        if whole:
            return [self._there(incoming, db, whole)]
        if finding and not is_whole:
            page = self._there(incoming, db, finding)
            return [replace(page, buttons=[[taking_wording.whole_plan_too(template)], *page.buttons])]
        if template.finding_out and not is_whole:
            return [taking_wording.finding_out(template)]
        return [self._proposal(incoming, template, due)]

    def find_said(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take a yes to the smaller goal, or the wish for all of it."""
        template = self._asked(incoming)
        if template is None:
            return [self.listed(news=taking_wording.not_ready())]
        if hearing.says_yes(incoming.text):
            return self._take(incoming, db, now, template, None, is_finding=True)
        if folded(incoming.text) in THE_WHOLE_PLAN:
            return self.proposed(incoming, db, template, [WHOLE])
        return [self.listed()]

    def is_find_answer(self, incoming: Incoming) -> bool:
        """Tell whether a text says which of the two is wanted, or neither."""
        text = incoming.text
        return hearing.says_yes(text) or hearing.declines(text) or folded(text) in THE_WHOLE_PLAN

    def take(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take a ready-made goal with a day or without, or the smaller one of it."""
        said = incoming.argument.split()
        template = self._offered.get(said[0]) if said else None
        if template is None:
            return [self.listed(news=taking_wording.not_ready())]
        due = next((on for word in said[1:] if (on := clock.day_of(word))), None)
        if due is None and NO_DATE not in said[1:]:
            return [self._proposal(incoming, template, None)]
        is_finding = FIND in said[1:] and template.finding_out is not None
        return self._take(incoming, db, now, template, due, is_finding=is_finding)

    def take_said(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take the day that was typed for a ready-made goal, or a yes to the one proposed."""
        template = self._asked(incoming)
        if template is None:
            return [self.listed(news=taking_wording.not_ready())]
        named = next((on for word in hearing.asked(incoming)[1:] if (on := clock.day_of(word))), None)
        if named and hearing.says_yes(incoming.text):
            return self._take(incoming, db, now, template, named)
        if hearing.declines(incoming.text) or hearing.says_no_day(incoming.text):
            return self._take(incoming, db, now, template, None)
        said = hearing.day_in(incoming.text, day(incoming))
        if said is None or said.day is None:
            again = words.ODD[said.odd] if said and said.odd else words.no_day_in_that()
            return [self._proposal(incoming, template, None, again)]
        return self._take(incoming, db, now, template, said.day)

    def is_take_answer(self, incoming: Incoming) -> bool:
        """Tell whether a text is nothing but a day for it, or a yes where one was proposed."""
        return hearing.is_day(incoming) or (len(hearing.asked(incoming)) > 1 and hearing.says_yes(incoming.text))

    def _take(
        self,
        incoming: Incoming,
        db: Door,
        now: int,
        template: Template,
        due: date | None,
        *,
        is_finding: bool = False,
    ) -> list[Answer]:
        today, person = day(incoming), incoming.person_id
        if odd := hearing.odd_day(due, today):
            return [self._proposal(incoming, template, None, words.ODD[odd])]
        there = self._open_ones(incoming, db, template)[0 if is_finding else 1]
        if there:
            return [self._there(incoming, db, there)]
        opened = store.open_ones(db, person)
        if len(opened) >= MAX_OPEN:
            return [words.too_many(opened[0])]
        title = taking_wording.found_out(template) if is_finding else template.title
        steps = () if is_finding else _steps(template, today, due)
        new = Goal(0, 0, title, today, due=due, template=template.id, steps=steps)
        goal = store.add(db, person, new, now)
        changes.made(db, person, goal, now)
        begin = self._asking.begin_plan if is_finding else self._asking.begin
        return begin(incoming, db, goal)

    def _proposal(self, incoming: Incoming, template: Template, due: date | None, again: str = "") -> Reply:
        today = day(incoming)
        if odd := hearing.odd_day(due, today):
            due, again = None, words.ODD[odd]
        return taking_wording.proposal(self._library, template, today, due, suggested(template.weeks, today), again)

    def _there(self, incoming: Incoming, db: Door, goal: Goal) -> Reply:
        """Show a goal that is there already."""
        return self._looking.anew(incoming, db, goal, words.already())

    def _open_ones(self, incoming: Incoming, db: Door, template: Template) -> tuple[Goal | None, Goal | None]:
        """Find the smaller goal and the whole one, as far as they were taken and are open."""
        taken = [goal for goal in store.open_ones(db, incoming.person_id) if goal.template == template.id]
        found = folded(template.finding_out or "")
        finding = next((goal for goal in taken if found and folded(goal.title) == found), None)
        return finding, next((goal for goal in taken if goal != finding), None)

    def _asked(self, incoming: Incoming) -> Template | None:
        return self._offered.get(next(iter(hearing.asked(incoming)), ""))


def _steps(template: Template, today: date, due: date | None) -> tuple[Step, ...]:
    return advised_steps([step.does for step in template.steps], [step.weeks for step in template.steps], today, due)
