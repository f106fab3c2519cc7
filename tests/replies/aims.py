"""Example arguments of what goals say: every ready-made one, and goals of one's own in every state."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.answering.layout import View
from bot.chat import GoalHeard, Reply, Understood
from bot.deeds import Deed
from bot.goals.model import MAX_STEPS, MAX_TITLE, MAX_WORDS, Goal, Step
from bot.goals.pages import Around, Listed
from bot.goals.planning import advised_steps, suggested
from bot.library import Library, Template
from tests.replies.examples import PRIVATE, Example, Examples, each, ex, fresh, once

TODAY = date(2027, 1, 15)
LATER = TODAY + timedelta(days=75)
STEP = Step(1, "Call the school")
OWN = Goal(1, 7, "Open my own shop", TODAY)
FULL = replace(OWN, title="w" * MAX_TITLE, due=LATER, plan="w" * MAX_WORDS, obstacle="w" * MAX_WORDS, steps=tuple(
    Step(number, f"{number} " + "w" * (MAX_TITLE - 3), due=LATER) for number in range(1, MAX_STEPS + 1)))  # fmt: skip
DEED = Deed("progress", "Read chapter 3", TODAY, id=9)


def taken(template: Template) -> Goal:
    steps = advised_steps([step.does for step in template.steps], [step.weeks for step in template.steps], TODAY, LATER)
    return Goal(1, 1, template.title, TODAY, due=LATER, template=template.id, steps=steps)


def states(goal: Goal) -> Iterator[Goal]:
    """Give a goal as it may come to stand."""
    yield from (goal, replace(goal, due=TODAY), replace(goal, due=TODAY - timedelta(days=9)), replace(goal, due=None))
    done = tuple(replace(step, state="done", done_on=TODAY) for step in goal.steps)
    yield replace(goal, steps=done)
    yield replace(goal, steps=tuple(replace(step, state="skipped", done_on=TODAY) for step in done[:1]) + done[1:])
    yield from (replace(goal, state=state, closed_on=TODAY) for state in ("reached", "dropped"))


def every(library: Library) -> list[Goal]:
    whole = [each for goal in (OWN, FULL, *map(taken, library.offered)) for each in states(goal)]
    return [replace(goal, number=number) for number, goal in enumerate(whole, start=1)]


def of_goals(*more: object, **named: object) -> Examples:
    return lambda library: (ex(goal, *more, **named) for goal in every(library))


def with_flag(flag: str) -> Examples:
    return lambda library: (ex(goal, TODAY, **{flag: on}) for goal in every(library) for on in (False, True))


def of_templates(library: Library) -> Iterator[Example]:
    return (ex(template, room=PRIVATE) for template in library.offered)


def proposals(library: Library) -> Iterator[Example]:
    for template in library.offered:
        by = suggested(template.weeks, TODAY)
        yield from (ex(library, template, TODAY, due, by) for due in (None, LATER))


def offers(library: Library) -> Iterator[Example]:
    return (ex(goal, template, TODAY, "News.") for template in library.offered for goal in (OWN, FULL))


def lists(library: Library) -> Iterator[Example]:
    goals = every(library)
    many = {"open": 30, "reached": 2}
    yield from (ex(Listed(goals[at : at + 6], many, 2, {1}, 2.5), TODAY, "Pass by May") for at in range(0, 60, 6))
    yield ex(Listed([], {}), TODAY, "Pass by May")
    silent = {goal.number: "paused until Mon, Aug 3" for goal in goals}
    yield ex(Listed(goals[:6], many, silent=silent, standing="Paused: nothing from me."), TODAY, "Pass by May")


def pages_of_goals(library: Library) -> Iterator[Example]:
    paused = Around("Paused until Mon, Aug 3.", "", "Something done in 5 of the last 7 weeks.", is_silent=True)
    for goal in every(library):
        yield ex(goal, TODAY, "News.", 3, 4)
        yield from (ex(goal, TODAY, "", 3, None, DEED, around) for around in (paused, Around(asks="I ask on Sundays.")))


def onward(library: Library) -> Iterator[Example]:
    heard = Understood("goal", "answer", goal=GoalHeard("x", LATER))
    for shown in library.published:
        yield from (ex(library, shown, View(fresh(shown), heard=said)) for said in (None, heard))


PAGES: Mapping[str, Examples] = {
    "back": of_goals(),
    "closed_list": lambda library: (ex(every(library)[-6:], state, 30, TODAY, 2) for state in ("reached", "dropped")),
    "earlier": lambda _: [ex(DEED, TODAY), ex(DEED, TODAY, "I could not read that.")],
    "editing": of_goals(TODAY),
    "goal_list": lists,
    "goal_page": pages_of_goals,
    "goal_text": of_goals(TODAY),
    "how": lambda library: (ex(library, goal, TODAY) for goal in every(library)),
    "label": each("short", "w" * MAX_TITLE),
    "pace": of_goals(TODAY),
    "parts": once("One.", "", "Two."),
    "renaming": of_goals(TODAY),
    "resumes": of_goals(),
    "skipping": of_goals(TODAY),
    "span": each(0, 1, 13, 65, 800),
    "turning": once(2, 30, "/goals"),
    "visible": of_goals(),
}

SETTING: Mapping[str, Examples] = {
    "all_set": once(),
    "already": once(),
    "by_when": with_flag("is_new"),
    "dated": lambda _: [ex(None, TODAY), ex(LATER, TODAY)],
    "head": of_goals(TODAY),
    "heard": of_goals(TODAY),
    "kept": once(),
    "left_as_it_was": once(),
    "meant_by_obstacle": once(),
    "meant_by_plan": once(),
    "move_day": of_goals(LATER, TODAY),
    "no_day_in_that": once(),
    "obstacle": with_flag("goes_on"),
    "one_more_step": of_goals(TODAY, "News."),
    "other_step": of_goals(STEP, "News."),
    "other_words": lambda library: (ex(goal, is_new=True, again="News.") for goal in every(library)),
    "plan": with_flag("goes_on"),
    "steps_full": once(),
    "title_limit": once(),
    "title_too_long": lambda _: [ex(None, 4096), ex(LATER, 121)],
    "too_many": lambda library: (ex(goal, is_kept=is_kept) for goal in every(library) for is_kept in (False, True)),
    "what_goal": each("Pass by May"),
    "what_is_wrong": of_goals(TODAY),
    "when_then": of_goals("when I get home"),
    "with_shifts": once(Reply("It is set.")),
    "with_zone": once(Reply("It is set.")),
    "words_too_long": once(),
}

TAKING: Mapping[str, Examples] = {
    "finding_out": of_templates,
    "found_out": of_templates,
    "not_ready": once(),
    "proposal": proposals,
    "ready": lambda library: [ex(library.offered, page, "News.") for page in (1, 2, 3)],
    "steps_offer": offers,
    "whole_plan_too": of_templates,
}

GOALS: Mapping[str, Examples] = {
    "dated": lambda _: [ex(DEED, "Fri, Jan 15", 3)],
    "dated_on": each("Fri, Jan 15"),
    "deleted": lambda _: [ex(hours_stay=stay) for stay in (False, True)],
    "dropped": once(),
    "which_goal": once(),
    "no_such_goal": once(),
    "none_so_called": once(),
    "not_kept": once(),
    "not_that_day": once(),
    "nothing_to_undo": once(),
    "open_again": once(),
    "opened": each(STEP),
    "skipped": each(STEP),
    "ticked": each(STEP),
    "which_day": once(),
}
