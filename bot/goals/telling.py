"""What is kept of somebody's goals, in words they can read."""

from collections.abc import Sequence

from bot.chat import Door, Told
from bot.goals import changes, store
from bot.goals.model import Goal, GoalState

STATES: tuple[GoalState, ...] = ("open", "reached", "dropped")


def tells(db: Door, person_id: int) -> Sequence[Told]:
    """Tell everything that is kept of somebody's goals."""
    many = store.counted(db, person_id)
    goals = [goal for state in STATES for goal in store.in_state(db, person_id, state, many.get(state, 0))]
    deleted = [f"{many['gone']} deleted, of which I keep the number alone"] if many.get("gone") else []
    return [
        Told("Your goals", [*(line for goal in goals for line in _in_words(goal)), *deleted], ("goals", "steps")),
        Told("Changes of your goals that you can undo", _changes(db, person_id), ("changes",)),
    ]


def _in_words(goal: Goal) -> list[str]:
    due = f", by {goal.due.isoformat()}" if goal.due else ""
    closed = f", {goal.state} on {goal.closed_on.isoformat()}" if goal.closed_on else ""
    lines = [f"{goal.number}. {goal.title}{due}{closed} (set on {goal.made_on.isoformat()})"]
    for step in goal.steps:
        day = step.due if step.state == "open" else step.done_on
        lines.append(f"{goal.number}.{step.number} {step.title}: {step.state}{f', {day.isoformat()}' if day else ''}")
    lines += [f"{goal.number}. may get in the way: {goal.obstacle}"] if goal.obstacle else []
    lines += [f"{goal.number}. when-then: {goal.plan}"] if goal.plan else []
    return lines


def _changes(db: Door, person_id: int) -> list[str]:
    lines = []
    for what, before in changes.kept(db, person_id):
        was = _in_words(before.goal) if before.goal and before.goal.state != "gone" else []
        was += [f"{before.deed.on.isoformat()}: {before.deed.note}"] if before.deed else []
        lines.append(f"{what}, before it: {'; '.join(was) or 'nothing'}")
    return lines
