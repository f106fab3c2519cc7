"""What is said when a goal is asked about, and to what was answered."""

from dataclasses import dataclass, replace
from datetime import date

from bot import clock
from bot.chat import Button, Part, Reply, escape
from bot.goals.checkins.rhythm import Rhythm
from bot.goals.model import Goal, Step
from bot.goals.pages import label, parts

IN_WORDS = {"done": "done", "partly": "partly", "not": "not this time", "skip": "not needed"}
SHORT = 60  # characters of a goal's title inside a sentence of several
SMALL_MINUTES = "two minutes"


@dataclass(frozen=True, slots=True)
class Again:
    """A day on which a goal could be asked about again, and the minute of it."""

    on: date
    minutes: int


@dataclass(frozen=True, slots=True)
class Offer:
    """The day that is proposed for asking again, and the Monday that may be chosen in its place.

    `is_usual` where that day is the next turn of the rhythm, which comes without being agreed.
    """

    first: Again
    monday: Again | None = None
    is_usual: bool = False


def question(goal: Goal, rhythm: Rhythm, begun: int, kind: str = "") -> Part:
    """Ask how the next step went; where every step is done, whether that was the goal.

    `kind` names the kind of shift week that this was waiting for.
    """
    said = label(goal.title, SHORT)
    week = f"{escape(kind.capitalize())} week. " if kind else ""
    plan = f" {_plan(goal)}" if goal.plan else ""
    asks = f"checkin:{goal.number} {goal.next.number if goal.next else 0} {begun}"
    if goal.steps and goal.next is None:
        text = f"{week}Every step of “{escape(goal.title)}” is done. Is the goal reached?"
        rows = [[Button("Reached", says=f"/goal_reached {goal.number}"), _says("Not yet", goal, "not", begun)],
                [Button("Add a step", says=f"/goal_more {goal.number}")]]  # fmt: skip
        return Part(text, f"“{escape(said)}”: every step is done.", label(goal.title), rows, asks)
    if goal.next:
        text = f"{week}Next for “{escape(goal.title)}”: “{escape(goal.next.title)}”. How did it go?{plan}"
        line = f"Next for “{escape(said)}”: “{escape(label(goal.next.title, SHORT))}”."
    else:
        text = f"{week}“{escape(goal.title)}”: did you get to it?{plan}"
        line = f"“{escape(said)}”: did you get to it?"
    skip = "Skip: not needed" if goal.next else "Skip this time"
    rows = [
        [_says("Done", goal, "done", begun), _says("Partly", goal, "partly", begun)],
        [_says(_not(rhythm), goal, "not", begun), _says(skip, goal, "skip", begun)],
    ]
    return Part(text, line, label(goal.title), rows, asks)


def worked_on(goal: Goal) -> str:
    """Name, as a deed, that somebody got to a goal that has no steps."""
    return f"Worked on: {goal.title}"


def got_to_it() -> str:
    """Say that it was kept that somebody got to a goal."""
    return "Kept: you got to it today."


def part_of(goal: Goal, step: Step | None) -> str:
    """Name, as a deed, that a part was done."""
    return f"Partly: {step.title if step else goal.title}"


def partly(goal: Goal, step: Step | None, deed: int, undo: int) -> Reply:
    """Keep that a part was done, and ask in one line which."""
    about = step.title if step else goal.title
    text = f"Kept: a part of “{escape(about)}”, today. What got done? One line is enough, and you can skip it."
    rows = [[Button("Skip", says=f"/goal {goal.number}"), Button("Undo", says=f"/undo {undo}")]]
    return Reply(text, buttons=rows, asks=f"checkin_part:{goal.number} {deed}")


def part_kept() -> str:
    """Say that a line about what was done is kept."""
    return "Kept, with your words."


def skipped_once(again: str) -> str:
    """Say that one check-in was left out."""
    return f"Skipped this time. {again}"


def not_now(goal: Goal, small: str, offer: Offer, today: date, begun: int) -> Reply:
    """Answer somebody who did not get to it: the smallest piece, their own plan, and a day to be asked again."""
    first, monday = offer.first, offer.monday
    named = f"I will ask again on {_at(first, today)}."
    row = []
    if not offer.is_usual:
        named = f"Shall I ask again on {_at(first, today)}?"
        row = [Button(f"Yes, {first.on:%a} {clock.time_in_words(first.minutes)}", says=_again(goal, first, begun))]
    if monday:
        row.append(Button("Next Monday", says=_again(goal, monday, begun)))
    rows = [row] if row else []
    rows.append([Button("Pause this goal", says=f"/goal_pause {goal.number}")])
    asks = f"checkin_again:{goal.number} {first.on.isoformat()} {begun}"
    return Reply(parts(_smallest(goal, small), _own_words(goal), named), buttons=rows, asks=asks)


def kindly(reply: Reply, worried: str = "") -> Reply:
    """Say something kind before what is answered to somebody who sounds low; `worried` names whom to call."""
    kind = "That sounds like a lot to carry, and it says nothing bad about you."
    return replace(reply, text=parts(kind, reply.text, worried))


def again_on(goal: Goal, small: str, again: Again, today: date) -> Reply:
    """Say the day that somebody named for being asked again."""
    text = f"I will ask again on {_at(again, today)}, and not before."
    rows = [[Button("Pause this goal", says=f"/goal_pause {goal.number}"), _page(goal)]]
    return Reply(parts(_smallest(goal, small), text), buttons=rows)


def agreed(goal: Goal, again: Again, today: date) -> Reply:
    """Confirm the day on which a goal is asked about again."""
    return Reply(f"Good. I will ask again on {_at(again, today)}, and not before.", buttons=[[_page(goal)]])


def _smallest(goal: Goal, small: str) -> str:
    if small:
        return f"That is fine. The smallest next piece: {escape(small)}, {SMALL_MINUTES} are enough."
    about = goal.next.title if goal.next else goal.title
    return f"That is fine. The smallest next piece: {SMALL_MINUTES} on “{escape(about)}”, no more."


def _own_words(goal: Goal) -> str:
    obstacle = (
        f"You thought this might get in the way: “{escape(goal.obstacle.rstrip(' .'))}”." if goal.obstacle else ""
    )
    return " ".join(said for said in (obstacle, _plan(goal)) if said)


def _plan(goal: Goal) -> str:
    return f"Your plan: “{escape(goal.plan.rstrip(' .'))}”." if goal.plan else ""


def _not(rhythm: Rhythm) -> str:
    return "Not today" if rhythm.every == "daily" else "Not this week"


def _says(words: str, goal: Goal, answer: str, begun: int) -> Button:
    return Button(words, says=f"/checkin {goal.number} {answer} {goal.next.number if goal.next else 0} {begun}")


def _again(goal: Goal, again: Again, begun: int) -> str:
    return f"/checkin_again {goal.number} {again.on.isoformat()} {begun}"


def _at(again: Again, today: date) -> str:
    return f"{clock.in_words(again.on, today)} at {clock.time_in_words(again.minutes)}"


def _page(goal: Goal) -> Button:
    return Button("Open the goal", says=f"/goal {goal.number}")
