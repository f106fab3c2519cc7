"""A goal and its steps, as the rest of the room works with them."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

MAX_TITLE = 120  # characters of a goal's or step's own words
MAX_WORDS = 300  # characters of a plan or an obstacle
MAX_OPEN = 30  # open goals of one person
MAX_STEPS = 12  # steps of one goal
VISIBLE = 5  # steps shown at once

GoalState = Literal["open", "reached", "dropped", "gone"]
StepState = Literal["open", "done", "skipped"]


@dataclass(frozen=True, slots=True)
class Step:
    """A step, numbered from 1 within its goal; `advised` is its place (from 0) among the template's steps."""

    number: int
    title: str
    state: StepState = "open"
    due: date | None = None
    done_on: date | None = None
    advised: int | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of one person; `number` is what they see (from 1, never given twice), `id` ours.

    `template` names the goal of the library it was taken from, `plan` is their when-then sentence, `obstacle` what they
    said is most likely to stop them, `origin` the message that set it: an edit of that message changes this goal.
    One that was heard in a text is not confirmed until they say so, or go on with it.
    """

    id: int
    number: int
    title: str
    made_on: date
    state: GoalState = "open"
    due: date | None = None
    template: str | None = None
    obstacle: str | None = None
    plan: str | None = None
    closed_on: date | None = None
    origin: int | None = None
    is_confirmed: bool = True
    steps: tuple[Step, ...] = ()

    @property
    def is_just_heard(self) -> bool:
        """Tell whether nothing was done with it since it was heard; what was reported for it stands elsewhere."""
        begun = self.steps or self.template or self.obstacle or self.plan
        return self.state == "open" and not self.is_confirmed and not begun

    @property
    def next(self) -> Step | None:
        """Give the first step that is open."""
        return next((step for step in self.steps if step.state == "open"), None)

    def step(self, number: int) -> Step | None:
        """Give a step by its number."""
        return next((step for step in self.steps if step.number == number), None)

    def having(self, step: Step) -> "Goal":
        """Give the goal with one of its steps as it is given."""
        return replace(self, steps=tuple(step if one.number == step.number else one for one in self.steps))
