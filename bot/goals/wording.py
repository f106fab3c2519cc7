"""What goals say beside their pages: what was just done, what is asked, what could not be found."""

from bot.chat import Button, Reply, Toast, escape
from bot.deeds import Deed
from bot.goals.model import Step

ALL_GOALS = Button("All goals", says="/goals")


def no_such_goal() -> Reply:
    """Answer a number that is nobody's, somebody else's, or of a goal that was deleted."""
    return Reply("I have no goal of yours under that number. /goals shows those you have.", buttons=[[ALL_GOALS]])


def none_so_called() -> Reply:
    """Answer a name that none of their open goals has."""
    return Reply("You have no open goal by that name, so nothing has changed.", buttons=[[ALL_GOALS]])


def which_goal() -> str:
    """Ask for the goal that is meant."""
    return "Which goal do you mean? Open it below."


def ticked(step: Step) -> str:
    """Say that a step is done."""
    return f"Done: {escape(step.title)}."


def skipped(step: Step) -> str:
    """Say that a step does not count."""
    return f"Not needed: {escape(step.title)}. It does not count either way."


def opened(step: Step) -> str:
    """Say that a step is open again."""
    return f"Open again: {escape(step.title)}."


def dropped() -> str:
    """Say that a goal was set aside."""
    return "Dropped, and kept: you can open it again at any time."


def open_again() -> str:
    """Say that a goal is open again."""
    return "It is open again."


def deleted(*, hours_stay: bool = False) -> str:
    """Say that a goal was deleted, and that hours logged for it still count."""
    return "Deleted for good." + (" The hours you logged stay counted." if hours_stay else "")


def nothing_to_undo() -> Toast:
    """Answer an Undo that has been done, is too old, or belongs to nobody here."""
    return Toast("There is nothing of that left to change. /goals shows how things stand.")


def not_kept() -> Reply:
    """Say that a goal that was none is gone."""
    return Reply("All right, I kept none of it.", buttons=[[ALL_GOALS]], menu="goals")


def which_day() -> str:
    """Say that a day could not be read."""
    return "I could not read a day from that."


def not_that_day() -> str:
    """Say that a day lies ahead or too far back."""
    return "That day lies ahead, or too far back. Nothing has changed."


def dated(deed: Deed, day: str, undo: int | None) -> Reply:
    """Say that something that belongs to no goal was dated, with the way back."""
    back = [Button("Undo", says=f"/undo {undo}")] if undo else []
    return Reply(f"“{escape(deed.note)}” is now dated {day}.", buttons=[[*back, ALL_GOALS]])


def dated_on(day: str) -> str:
    """Say that a deed was dated."""
    return f"Dated {day}."
