"""What is said once something was undone, by its name: whoever types "undo" does not see what that will be."""

from collections.abc import Iterator, Mapping
from datetime import date

from bot.chat import Reply, escape
from bot.deeds import Deed
from bot.goals.changes import Undone, What
from bot.goals.deed_wording import what
from bot.goals.model import Goal
from bot.goals.wording import ALL_GOALS

MOST = 3  # deeds that are named
_GOAL_CHANGED: Mapping[What, str] = {
    "day": "its new day",
    "words": "its new words",
    "steps": "the change of its steps",
    "reached": "that it was reached",
    "dropped": "that it was dropped",
    "again": "that it was opened again",
}


def said(undone: Undone, today: date) -> str:
    """Say what was undone, or why nothing was."""
    if undone.why_not:
        about = "this goal" if undone.goal else "that"
        return f"Something newer happened to {about}, so I left it as it is. Undo takes back the newest change first."
    if undone.what == "made" and undone.until_then:
        return f"Undone: the goal “{escape(undone.until_then.title)}”. I kept none of it."
    if undone.what == "progress":
        return f"Undone: {_deeds(undone.deeds, today)}. {_counted(undone.deeds)}"
    if undone.what in ("day", "place") and undone.deeds:
        changed = "new day" if undone.what == "day" else "new goal"
        return f"Undone: the {changed} of “{escape(undone.deeds[0].note)}”. It is as it was before."
    if undone.goal is None:
        return f"Undone: the correction to {_deeds(undone.deeds, today)}. It is as it was before."
    return f"Undone: {_of_goal(undone)}."


def alone(text: str) -> Reply:
    """Say it where there is no goal to show."""
    return Reply(text, buttons=[[ALL_GOALS]])


def _of_goal(undone: Undone) -> str:
    goal, until_then = undone.goal, undone.until_then
    if goal is None or until_then is None:
        return "the change"
    if undone.what in ("step", "skip"):
        return ", ".join(_ticks(goal, until_then)) or "the change of its steps"
    if undone.what == "plan":
        return "what may get in the way" if goal.obstacle != until_then.obstacle else "your when-then"
    return _GOAL_CHANGED.get(undone.what, "the change")


def _ticks(goal: Goal, until_then: Goal) -> Iterator[str]:
    """Name each step that stood otherwise until then."""
    stood = {"done": "the tick at", "skipped": "the skip of", "open": "the opening of"}
    states = {step.number: step.state for step in goal.steps}
    return (
        f"{stood[step.state]} “{escape(step.title)}”"
        for step in until_then.steps
        if states.get(step.number) != step.state
    )


def _deeds(deeds: tuple[Deed, ...], today: date) -> str:
    named = "; ".join(what(deed, today) for deed in deeds[:MOST])
    return f"{named}; and {len(deeds) - MOST} more" if len(deeds) > MOST else named


def _counted(deeds: tuple[Deed, ...]) -> str:
    return "It is no longer counted." if len(deeds) == 1 else "They are no longer counted."
