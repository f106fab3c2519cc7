"""The pages of the one menu of goals: the list, one goal as a checklist, and what can be done about it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot import clock
from bot.chat import Button, Reply, escape
from bot.deeds import Deed
from bot.goals.model import MAX_STEPS, VISIBLE, Goal, Step
from bot.goals.planning import weeks_left
from bot.library import Library, cited

MENU = "goals"
PER_PAGE = 6
LATEST = 80  # characters of the newest report
LABEL = 44  # characters of a button that a phone shows in one line
_MARKS = {"open": "☐", "done": "☑", "skipped": "–"}
ALL_GOALS = Button("All goals", says="/goals")
CLOSED = {"reached": "Reached", "dropped": "Dropped"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the list: its goals, how many there are by state, which of them (by number) nobody confirmed yet.

    `hours` are those of continuing education that were logged so far; `silent` says of a goal (by number) that nothing
    is asked about it, `standing` the same of everything.
    """

    goals: Sequence[Goal]
    counts: Mapping[str, int]
    page: int = 1
    unsure: Collection[int] = ()
    hours: float = 0
    silent: Mapping[int, str] = field(default_factory=dict)
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a goal's page: why nothing is asked about it, or at all (`top`), when it is asked about.

    `weeks` tells in how many of the last ones something was done; `is_silent` where it is this goal alone that rests.
    """

    top: str = ""
    asks: str = ""
    weeks: str = ""
    is_silent: bool = False


def goal_list(listed: Listed, today: date, example: str, news: str = "") -> Reply:
    """List open goals, a line each with the day and the next step, and lead to what is closed.

    `example` is a goal in words that could be typed.
    """
    goals, counts = listed.goals, listed.counts
    rows = [[_opens(goal)] for goal in goals]
    asleep = [goal for goal in goals if goal.number in listed.silent]
    rows += [[resumes(goal, f"Take up {goal.number} again") for goal in asleep]] if asleep else []
    rows += turning(listed.page, counts.get("open", 0), "/goals")
    rows.append([Button("New goal", says="/goal"), Button("Ready-made goals", says="/ready")])
    closed = [(state, counts.get(state, 0)) for state in CLOSED if counts.get(state)]
    rows += [[Button(f"{CLOSED[state]} ({many})", says=f"/{state}") for state, many in closed]] if closed else []
    lines = "\n".join(_line(goal, today, listed) for goal in goals)
    hours = f"CE logged so far: {listed.hours:g} h." if listed.hours else ""
    how = f"Write a new one in a sentence, such as “{escape(example)}”. Nobody else sees this."
    head = "**Your goals**" if goals else "**Your goals**\nYou have no open goal."
    return Reply(parts(listed.standing, news, f"{head}\n{lines}".strip(), hours, how), buttons=rows, menu=MENU)


def closed_list(goals: Sequence[Goal], state: str, many: int, today: date, page: int = 1) -> Reply:
    """List the goals that were reached, or dropped."""
    rows = [[_opens(goal)] for goal in goals]
    rows += [*turning(page, many, f"/{state}"), [ALL_GOALS]]
    listed = "\n".join(f"{goal.number}. {escape(goal.title)}{_on(goal.closed_on, today)}" for goal in goals)
    return Reply(parts(f"**{CLOSED[state]}**\n{listed or 'Nothing here yet.'}"), buttons=rows, menu=MENU)


def goal_page(
    goal: Goal,
    today: date,
    news: str = "",
    undo: int | None = None,
    deed: int | None = None,
    latest: Deed | None = None,
    around: Around = Around(),
) -> Reply:
    """Show one goal as a checklist with its day, pace, plan and obstacle.

    `undo` is the change that Undo takes back, `deed` what was just done and may have been done earlier, `latest` the
    newest report that belongs to it.
    """
    just = [Button("Undo", says=f"/undo {undo}")] if undo else []
    just += [Button("It was earlier", says=f"/goal_earlier {deed}")] if deed else []
    rows = [just] if just else []
    rows += _open_rows(goal, around) if goal.state == "open" else _closed_rows(goal)
    told = [f"Latest: {escape(label(latest.note, LATEST))}{_on(latest.on, today)}"] if latest else []
    told += [line for line in (around.weeks, around.asks) if line and deed is None]
    text = parts(around.top, news, "\n".join((goal_text(goal, today, is_brief=deed is not None), *told)))
    return Reply(text, buttons=rows, menu=MENU, about=f"goal:{goal.number}")


def goal_text(goal: Goal, today: date, *, is_brief: bool = False) -> str:
    """Tell a goal in words: title, day, steps, pace and, unless it is to be brief, plan and obstacle."""
    due = f", by {clock.in_words(goal.due, today)}" if goal.due else ""
    lines = [f"**{escape(goal.title)}**{due if goal.state == 'open' else ''}"]
    if goal.state != "open":
        lines.append(f"{CLOSED[goal.state]}{_on(goal.closed_on, today)}.")
    done = [step for step in goal.steps if step.state == "done"]
    shown = visible(goal) if goal.state == "open" else done  # what is left of a closed goal is nothing to do
    lines += [_step_line(step, today) for step in shown]
    if goal.state == "open" and len(shown) < len(goal.steps):
        lines.append(f"and {len(goal.steps) - len(shown)} more")
    if goal.state == "open":
        lines += [line for line in (_next(goal), pace(goal, today)) if line]
    if is_brief:
        return "\n".join(lines)
    lines += [f"Your when-then: {escape(goal.plan)}"] if goal.plan else []
    lines += [f"May get in the way: {escape(goal.obstacle)}"] if goal.obstacle else []
    return "\n".join(lines)


def visible(goal: Goal) -> Sequence[Step]:
    """Choose the steps to show: all of a few, else those around the next one."""
    place = goal.steps.index(goal.next) if goal.next else len(goal.steps)
    first = max(0, min(place - 1, len(goal.steps) - VISIBLE))
    return goal.steps[first : first + VISIBLE]


def pace(goal: Goal, today: date) -> str:
    """Say how far somebody has come, and how much time each open step has; no judgement."""
    left = [step for step in goal.steps if step.state == "open"]
    done = sum(step.state == "done" for step in goal.steps)
    said = f"{done} of {done + len(left)} steps done" if goal.steps else ""
    if goal.due and goal.due < today:
        over = "the day you set is over, the goal is still yours: Edit moves the day"
        return f"{said}; {over}." if said else f"{over[0].upper()}{over[1:]}."
    weeks = weeks_left(goal, today)
    if weeks is None:
        return f"{said}." if said else ""
    days = (goal.due - today).days if goal.due else 0
    time = f"{weeks} weeks left" if weeks > 1 else f"{days} {'day' if days == 1 else 'days'} left"
    if goal.due == today:
        time = "today is the day"
    is_dated = any(step.due for step in left)  # their own days say more than a share of what is left
    shared = len(left) > 1 and weeks and not is_dated
    each = f", about {span(days // len(left))} for each" if shared else ""
    return f"{said}; {time}{each}." if said else f"{time[0].upper()}{time[1:]}."


def skipping(goal: Goal, today: date) -> Reply:
    """Ask which step is not needed; that is no miss."""
    rows = [[_step_button(goal, step, "goal_skip")] for step in goal.steps if step.state == "open"]
    text = parts(goal_text(goal, today), "Which step do you not need? Skipping is not missing: it just does not count.")
    return Reply(text, buttons=[*rows, [back(goal)]], menu=MENU)


def editing(goal: Goal, today: date) -> Reply:
    """Offer what of a goal can be changed."""
    rows = [
        [Button("Its words", says=f"/goal_title {goal.number}"), Button("Its day", says=f"/goal_date {goal.number}")]
    ]
    steps = [Button("Add a step", says=f"/goal_more {goal.number}")] if len(goal.steps) < MAX_STEPS else []
    steps += [Button("A step's words", says=f"/goal_step {goal.number}")] if goal.steps else []
    rows += [steps] if steps else []
    rows.append([Button("What may get in the way", says=f"/goal_obstacle {goal.number}")])
    rows.append([Button("When-then plan", says=f"/goal_plan {goal.number}")])
    text = parts(goal_text(goal, today), "What would you like to change?")
    return Reply(text, buttons=[*rows, [back(goal)]], menu=MENU)


def renaming(goal: Goal, today: date) -> Reply:
    """Ask which step gets other words."""
    rows = [[_step_button(goal, step, "goal_step")] for step in goal.steps]
    return Reply(parts(goal_text(goal, today), "Which step?"), buttons=[*rows, [back(goal)]], menu=MENU)


def earlier(deed: Deed, today: date, again: str = "") -> Reply:
    """Ask on which day something was done."""
    days = {"Yesterday": 1, "2 days ago": 2, "3 days ago": 3, "A week ago": 7}
    buttons = [
        Button(label, says=f"/goal_earlier {deed.id} {(today - timedelta(days=back)).isoformat()}")
        for label, back in days.items()
    ]
    said = again or f"“{escape(deed.note)}”: which day was it?"
    text = f"{said} Press one, or type it, such as “Tuesday” or “11/3”."
    rows = [buttons[:2], buttons[2:], [Button("It was today", says=f"/goal_earlier {deed.id} {today.isoformat()}")]]
    return Reply(text, buttons=rows, menu=MENU, asks=f"goal_day:{deed.id}")


def how(library: Library, goal: Goal, today: date) -> Reply:
    """Tell how the steps that are shown are done and where each comes from; a person's own steps have no source."""
    template = library.templates.get(goal.template or "")
    lines = [goal_text(goal, today)]
    for step in visible(goal):
        advised = template.steps[step.advised] if template and step.advised is not None else None
        told = (
            f"{advised.how}\nSource: {cited(library, template, advised)}" if template and advised else "Your own step."
        )
        lines.append(f"**{step.number}. {escape(step.title)}**\n{told}")
    return Reply(parts(*lines), buttons=[[back(goal)]], menu=MENU)


def _open_rows(goal: Goal, around: Around) -> list[list[Button]]:
    rows = [[_short_button(goal, step) for step in visible(goal)]] if goal.steps else []
    second = [Button("Skip a step", says=f"/goal_skip {goal.number}")] if goal.next else []
    second += [Button("How, and sources", says=f"/goal_how {goal.number}")] if goal.template and goal.steps else []
    rows += [second] if second else []
    rows.append(
        [Button("Edit", says=f"/goal_edit {goal.number}"), Button("Reached", says=f"/goal_reached {goal.number}")]
    )
    pauses = resumes(goal) if around.is_silent else Button("Pause", says=f"/goal_pause {goal.number}")
    rows.append([Button("Check-ins", says=f"/checkins {goal.number}"), pauses] if around.asks else [pauses])
    rows.append([Button("Drop", says=f"/goal_drop {goal.number}"), ALL_GOALS])
    return rows


def _closed_rows(goal: Goal) -> list[list[Button]]:
    delete = Button("Delete for good", says=f"/goal_delete {goal.number}")
    return [[Button("Open it again", says=f"/goal_again {goal.number}"), delete], [ALL_GOALS]]


def resumes(goal: Goal, words: str = "Take it up again") -> Button:
    """Give the button that takes up a goal again that rests."""
    return Button(words, says=f"/goal_resume {goal.number}")


def turning(page: int, many: int, says: str) -> list[list[Button]]:
    """Give the buttons that turn the pages of a list."""
    turns = [Button("Earlier", says=f"{says} {page - 1}")] if page > 1 else []
    turns += [Button("More", says=f"{says} {page + 1}")] if many > page * PER_PAGE else []
    return [turns] if turns else []


def _short_button(goal: Goal, step: Step) -> Button:
    """Give the button of a step whose words stand above it already."""
    says = "goal_tick" if step.state == "open" else "goal_open"
    return Button(f"{_MARKS[step.state]} {step.number}", says=f"/{says} {goal.number} {step.number}")


def _step_button(goal: Goal, step: Step, command: str) -> Button:
    return Button(label(f"{_MARKS[step.state]} {step.title}"), says=f"/{command} {goal.number} {step.number}")


def back(goal: Goal, label: str = "Back") -> Button:
    """Give the button that leads to a goal's page."""
    return Button(label, says=f"/goal {goal.number}")


def _step_line(step: Step, today: date) -> str:
    when = {"done": _on(step.done_on, today), "skipped": ", not needed"}.get(step.state, "")
    if step.state == "open" and step.due:
        when = f", by {clock.in_words(step.due, today)}"
    return f"{_MARKS[step.state]} {step.number}. {escape(step.title)}{when}"


def _opens(goal: Goal) -> Button:
    return Button(label(f"{goal.number}. {goal.title}"), says=f"/goal {goal.number}")


def _line(goal: Goal, today: date, listed: Listed) -> str:
    due = f", by {clock.in_words(goal.due, today)}" if goal.due else ""
    step = f"; next: {escape(goal.next.title)}" if goal.next else ""
    unsure = "; not confirmed yet" if goal.number in listed.unsure else ""
    silent = f"; {listed.silent[goal.number]}" if goal.number in listed.silent else ""
    return f"{goal.number}. **{escape(goal.title)}**{due}{step}{unsure}{silent}"


def _next(goal: Goal) -> str:
    if goal.next:
        return f"Next: {escape(goal.next.title)}"
    return "Every step is done. If that was all, press Reached." if goal.steps else ""


def _on(day: date | None, today: date) -> str:
    return f", {clock.in_words(day, today)}" if day else ""


def span(days: int) -> str:
    """Say a number of days in the unit that people would use."""
    for unit, length in (("year", 365), ("month", 30), ("week", 7)):
        if days >= 2 * length:
            return f"{days // length} {unit}s"
    return "a day" if days == 1 else f"{days} days" if days else "less than a day"


def label(words: str, most: int = LABEL) -> str:
    """Fit words on a button, or in so many characters."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def parts(*said: str) -> str:
    """Join paragraphs, leaving out empty ones."""
    return "\n\n".join(part for part in said if part)
