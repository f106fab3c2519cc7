"""What is said of goals that come with their steps: the list of them, the smaller goal first, the plan, the offer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot import clock
from bot.chat import Button, Reply
from bot.goals.model import VISIBLE, Goal
from bot.goals.pages import ALL_GOALS, MENU, PER_PAGE, goal_text, label, parts, turning
from bot.goals.setting_wording import BY_WHEN, SPANS
from bot.library import Library, Template, cited

NEAR = 14  # days around the suggested day in which another is no choice
ROOM = 900  # characters of a first message; with more, a step names one source, and the rest once it is taken


def ready(templates: Sequence[Template], page: int, news: str = "") -> Reply:
    """List goals with a plan of their own."""
    shown = templates[(page - 1) * PER_PAGE : page * PER_PAGE]
    rows = [[Button(label(one.title), says=f"/goal {one.id}")] for one in shown]
    rows += turning(page, len(templates), "/ready")
    text = "**Ready-made goals**\nEach comes with its steps and where they come from. You can change all of it later."
    return Reply(parts(news, text), buttons=[*rows, [ALL_GOALS]], menu=MENU)


def not_ready() -> str:
    """Say that a ready-made goal is no longer there."""
    return "That goal is no longer among the ready-made ones."


def finding_out(template: Template) -> Reply:
    """Suggest to find out first, as all of it is new ground."""
    text = parts(
        f"**{template.title}**\n{template.intro}",
        f"As this is new ground, a smaller goal could come first: *{found_out(template)}.* Keep it?",
    )
    rows = [
        [Button("Keep it", says=f"/goal_take {template.id} none find")],
        [whole_plan_too(template), Button("My own words", says="/goal")],
    ]
    return Reply(text, buttons=rows, menu=MENU, asks=f"goal_find:{template.id}")


def found_out(template: Template) -> str:
    """Give the title of the smaller goal."""
    said = template.finding_out or template.title
    return said[:1].upper() + said[1:]


def whole_plan_too(template: Template) -> Button:
    """Lead from the smaller goal to all of it."""
    return Button("The whole plan", says=f"/goal {template.id} whole")


def proposal(library: Library, template: Template, today: date, due: date | None, by: date, again: str = "") -> Reply:
    """Show the plan of a ready-made goal with its sources, and ask for the day unless it was said."""
    asked = f"By {clock.in_words(due, today)}?" if due else f"{again} {BY_WHEN}".strip()
    text = _plan_text(library, template, asked, every_source=True)
    if len(text) > ROOM:
        text = _plan_text(library, template, asked, every_source=False)
    take = f"/goal_take {template.id}"
    own = [Button("My own words", says="/goal")]
    if due:
        rows = [
            [Button("Take it", says=f"{take} {due}"), Button("Another day", says=f"/goal {template.id} whole")],
            own,
        ]
        return Reply(text, buttons=rows, menu=MENU, asks=f"goal_take:{template.id} {due}")
    spans = {words: today + span for words, span in SPANS.items() if abs((today + span - by).days) > NEAR}
    days = {f"By {clock.in_words(by, today)}": by, **dict(list(spans.items())[-3:])}
    buttons = [Button(words, says=f"{take} {day}") for words, day in days.items()]
    rows = [buttons[:1], buttons[1:], [Button("No date", says=f"{take} none"), *own]]
    return Reply(text, buttons=rows, menu=MENU, asks=f"goal_take:{template.id}")


def _plan_text(library: Library, template: Template, asked: str, *, every_source: bool) -> str:
    listed = []
    for place, step in enumerate(template.steps[:VISIBLE], start=1):
        named = step if every_source else replace(step, sources=step.sources[:1])
        left = len(step.sources) - len(named.sources)
        listed.append(f"{place}. {step.does}\n*{cited(library, template, named)}{f'; {left} more' if left else ''}*")
    head = f"**{template.title}**\n{template.intro}"
    return parts(head, "\n".join([*listed, *_rest(template)]), f"{asked} Nobody else sees it.")


def steps_offer(goal: Goal, template: Template, today: date, news: str = "") -> Reply:
    """Offer the steps of a ready-made goal for one in somebody's own words."""
    listed = [f"{place}. {step.does}" for place, step in enumerate(template.steps[:VISIBLE], start=1)]
    steps = "\n".join([*listed, *_rest(template)])
    count = "1 step" if len(template.steps) == 1 else f"{len(template.steps)} steps"
    text = f"There is a ready plan for this, {count}, each with its source:\n{steps}"
    says = f"/goal_right {goal.number}"
    rows = [[Button("Use these steps", says=f"{says} {template.id}"), Button("Without", says=f"{says} none")]]
    shown = parts(news, goal_text(goal, today), text)
    return Reply(
        shown, buttons=rows, menu=MENU, asks=f"goal_right:{goal.number} {template.id}", about=f"goal:{goal.number}"
    )


def _rest(template: Template) -> list[str]:
    return [f"and {len(template.steps) - VISIBLE} more"] if len(template.steps) > VISIBLE else []
