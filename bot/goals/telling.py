"""What is kept of somebody's goals, in words they can read."""

from collections.abc import Mapping, Sequence

from bot.chat import Door, Told
from bot.goals import changes, store
from bot.goals.changes import What
from bot.goals.checkins import rests
from bot.goals.checkins import store as checkins
from bot.goals.model import Goal, GoalState

_ORDER: tuple[GoalState, ...] = ("open", "reached", "dropped")
_STEP = {"open": "open", "done": "done", "skipped": "not needed"}
_CHANGED: Mapping[What, str] = {
    "made": "You set a goal",
    "step": "You ticked a step, or opened it again",
    "skip": "You set a step aside as not needed",
    "day": "You gave it another day",
    "words": "You put it in other words",
    "steps": "You changed its steps",
    "reached": "You reached a goal",
    "dropped": "You dropped a goal",
    "again": "You opened a goal again",
    "progress": "You told me what you did",
    "place": "You put something you did to another goal",
    "plan": "You said what may get in the way, or your when-then",
}


def tells(db: Door, person_id: int) -> Sequence[Told]:
    """Tell everything that is kept of somebody's goals."""
    goals = sorted(store.all_of(db, person_id), key=lambda goal: _ORDER.index(goal.state))
    gone = store.counted(db, person_id).get("gone")
    deleted = [f"{gone} deleted, of which I keep the number alone"] if gone else []
    return [
        Told("Your goals", [*(line for goal in goals for line in _in_words(goal)), *deleted], ("goals", "steps")),
        Told("Changes of your goals that you can undo", _changes(db, person_id), ("changes",)),
        *checkins.tells(db, person_id),
        rests.tells(db, person_id),
    ]


def _in_words(goal: Goal) -> list[str]:
    due = f", by {goal.due.isoformat()}" if goal.due else ""
    closed = f", {goal.state} on {goal.closed_on.isoformat()}" if goal.closed_on else ""
    lines = [f"{goal.number}. {goal.title}{due}{closed} (set on {goal.made_on.isoformat()})"]
    for step in goal.steps:
        day = step.due if step.state == "open" else step.done_on
        when = f", {'by ' if step.state == 'open' else ''}{day.isoformat()}" if day else ""
        lines.append(f"{goal.number}.{step.number} {step.title}: {_STEP[step.state]}{when}")
    lines += [f"{goal.number}. may get in the way: {goal.obstacle}"] if goal.obstacle else []
    lines += [f"{goal.number}. when-then: {goal.plan}"] if goal.plan else []
    return lines


def _changes(db: Door, person_id: int) -> list[str]:
    lines = []
    for what, before in changes.kept(db, person_id):
        was = _in_words(before.goal) if before.goal and before.goal.state != "gone" else []
        was += [f"it was dated {before.moved.on.isoformat()}"] if before.moved and what == "day" else []
        said = _CHANGED.get(what, "You changed something")
        lines.append(f"{said}. Before that: {'; '.join(was)}" if was else said)
    return lines
