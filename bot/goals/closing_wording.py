"""What is said where a goal is reached, and before one is deleted."""

from collections.abc import Sequence
from datetime import date

from bot.chat import Button, Reply, escape
from bot.deeds import Deed
from bot.goals.model import VISIBLE, Goal
from bot.goals.pages import ALL_GOALS, MENU, back, parts, span


def celebration(goal: Goal, deeds: Sequence[Deed], today: date, undo: int) -> Reply:
    """Celebrate a goal that was reached: once, with what led to it."""
    days = (today - goal.made_on).days
    done = [step for step in goal.steps if step.state == "done"]
    way = [f"- {escape(step.title)}" for step in done] + [
        f"- {escape(deed.note)}" for deed in deeds if deed.kind in ("progress", "ce")
    ]
    more = f"\nand {len(way) - VISIBLE} more" if len(way) > VISIBLE else ""
    led = "\n".join(way[:VISIBLE])
    text = parts(
        f"🎉 **You did it: {escape(goal.title)}**",
        f"Reached {span(days)} after you set it." if days > 0 else "",
        f"What led here:\n{led}{more}" if way else "",
        "It is kept under Reached. When you are ready for the next one, just write it.",
    )
    return Reply(text, buttons=[[Button("Undo", says=f"/undo {undo}"), ALL_GOALS]], menu=MENU)


def dropping_for_good(goal: Goal, deeds: Sequence[Deed]) -> Reply:
    """Ask before a goal is deleted; hours among the deeds that were done for it stay counted."""
    rows = [[Button("Delete it", says=f"/goal_delete {goal.number} yes"), back(goal, "Keep it")]]
    text = f"Delete “{escape(goal.title)}” with its steps and everything you told me about it? This cannot be undone."
    if any(deed.kind in ("ce", "total") for deed in deeds):
        text += " The hours you logged stay counted."
    return Reply(text, buttons=rows, menu=MENU)
