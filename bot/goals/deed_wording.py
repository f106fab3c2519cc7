"""What is said to somebody who reports what they did: what was logged, where, when, what comes next."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot import clock
from bot.chat import Button, Reply, escape
from bot.deeds import Deed
from bot.goals.model import Goal, Step
from bot.goals.wording import ALL_GOALS

WHICH = "goal_which"
LABEL = 44  # characters of a button that a phone shows in one line
LISTED = 60  # characters of a goal's title beside each deed of many: twelve long reports then fit one message
_LOGGED = re.compile(r"^(?:i(?:['’]ve)?\s+)?(?:just\s+)?(?:logged|log|did|done|completed|finished)\s+", re.IGNORECASE)
_BEFORE_MARK = re.compile(r"\s+(?=[,.;](?:\s|$))")
_HAS_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Logged:
    """A deed as it was kept, and what came of it.

    `goal` is where it belongs, as it now stands (`is_guess`: perhaps); `steps` were ticked by it and `undo` takes that
    back; `may_tick` is one it may be as well. `among` are the goals it may belong to instead, `twin` is the deed of
    before that it seems to be. `is_odd`: the day that was said cannot be, so it has today's.
    """

    deed: Deed
    goal: Goal | None = None
    steps: tuple[Step, ...] = ()
    undo: int | None = None
    may_tick: Step | None = None
    is_reached: bool = False
    among: tuple[Goal, ...] = ()
    twin: Deed | None = None
    is_guess: bool = False
    is_odd: bool = False


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of continuing education that were logged: in all, and of these in this year."""

    in_all: float
    this_year: float


def told(
    logged: Sequence[Logged],
    today: date,
    now: int,
    *,
    undo: int | None,
    hours: Hours | None = None,
    news: Sequence[str] = (),
    hint: str = "",
    others: bool = False,
) -> Reply:
    """Say what became of all that was reported in one message; `undo` takes back what is no step.

    `news` stand before it and `hint` behind; `others`: there are other goals it could belong to.
    """
    alone = logged[0] if len(logged) == 1 else None
    lines = [_line(each if alone else _brief(each), today, now) for each in logged]
    parts = [*news, *(lines if alone else [f"- {line}" for line in lines])]
    parts += [_next(alone.goal, is_reached=alone.is_reached)] if alone and alone.goal and not alone.twin else []
    parts += [_hours(hours)] if hours else []
    parts += [hint] if hint else []
    unsure = next((each for each in logged if each.among), None)
    rows = [row for each in logged for row in _own_rows(each, is_alone=alone is not None)]
    if unsure:
        parts.append(_question(unsure, today, is_alone=alone is not None))
        rows += _goals(unsure)
    rows += _undoing(logged, undo, others=others)
    asks = f"{WHICH}:{unsure.deed.id}" if unsure else None
    return Reply("\n".join(part for part in parts if part), buttons=_apart(rows), asks=asks)


def which(logged: Logged, today: date, undo: int | None = None, news: str = "") -> Reply:
    """Ask for which goal something was."""
    text = f"{news}\n{_question(logged, today, is_alone=False)}".strip()
    rows = [*_goals(logged), *([[Button("Undo", says=f"/undo {undo}")]] if undo else [])]
    return Reply(text, buttons=rows, asks=f"{WHICH}:{logged.deed.id}")


def placed(deed: Deed, goal: Goal | None, today: date) -> str:
    """Say where a deed belongs now."""
    if goal is None:
        return f"Logged: {what(deed, today)}. It belongs to no goal."
    return "\n".join(part for part in (_logged(deed, goal, today), _next(goal)) if part)


def after_placing(text: str, deed: Deed, undo: int | None) -> Reply:
    """Say where a deed belongs now, with the way back."""
    back = [Button("Undo", says=f"/undo {undo}")] if undo else []
    return Reply(text, buttons=[[*back, Button("It was earlier", says=f"/goal_earlier {deed.id}")]])


def no_such_answer() -> str:
    """Say that an answer named none of the goals."""
    return "I could not tell which goal that is."


def left_without_goal() -> Reply:
    """Leave it at that where somebody does not feel like choosing a goal."""
    return Reply("All right. It stays logged, without a goal.", buttons=[[ALL_GOALS]])


def no_such_day(deed: Deed) -> str:
    """Say that something cannot have been done on the day that was said."""
    return f"“{_own(deed)}” has today's date, as there is no such day, or it is still to come. Which day was it?"


def set_aside(goal: Goal) -> str:
    """Say that the message that set a goal now says something else."""
    return f"The goal **{escape(goal.title)}** came from this message, so I set it aside."


def same_one() -> Reply:
    """Say that a deed counts once."""
    return Reply("All right, it counts once.", buttons=[[ALL_GOALS]])


def corrected() -> str:
    """Say that an edited message changed what was logged."""
    return "Corrected; the earlier version no longer counts."


def cut(most: int) -> str:
    """Say that a report was too long to keep whole."""
    return f"I kept the first {most} characters of it."


def too_many(most: int) -> str:
    """Say that only some of a long list were taken."""
    return f"I took the first {most}. Please send the rest in another message."


def no_goal_yet(example: str) -> str:
    """Tell somebody without a goal that there can be one."""
    return f"You have no goal yet. To set one, write it in a sentence, such as “{escape(example)}”."


def what(deed: Deed, today: date) -> str:
    """Say a deed with its hours and its day: "law, 1 h, today"; hours that its own words tell are not said twice."""
    own = _own(deed)
    is_told = deed.hours is None or re.search(rf"(?<![\d.,]){deed.hours:g}\s*(?:h|hrs?|hours?)\b", own, re.IGNORECASE)
    hours = "" if is_told else f", {deed.hours:g} h"
    subject = deed.subject if deed.subject and deed.subject.casefold() not in deed.note.casefold() else None
    return f"{own}{f', {escape(subject)}' if subject else ''}{hours}, {_day(deed.on, today)}"


def _own(deed: Deed) -> str:
    """Give somebody's words without what is said beside them."""
    note = deed.note.rstrip(" .!,;") or deed.note
    note = _BEFORE_MARK.sub("", note)
    if deed.hours is None:
        return escape(note)
    figure = rf"(?<![\d.,]){re.escape(f'{deed.hours:g}')}\s*"
    shorter = re.sub(rf"{figure}(?:h|hrs?|hours?)\b(?:\s+of\b)?", "", _LOGGED.sub("", note), flags=re.IGNORECASE)
    shorter = " ".join(re.sub(rf"^\s*{figure}(?=[^\W\d_])", "", shorter).split()).strip(" ,;")
    return escape(shorter if _HAS_WORD.search(shorter) else note)


def _day(on: date, today: date) -> str:
    return {0: "today", 1: "yesterday"}.get((today - on).days, clock.in_words(on, today))


def _brief(logged: Logged) -> Logged:
    goal = logged.goal
    return replace(logged, goal=replace(goal, title=_short(goal.title, LISTED))) if goal else logged


def _line(logged: Logged, today: date, now: int) -> str:
    deed = logged.deed
    if logged.twin:
        return (
            f"{what(deed, today)}: I already have that from {_ago(logged.twin, today, now)}. It is not counted again."
        )
    if logged.steps and logged.goal:
        return f"Ticked for **{escape(logged.goal.title)}**: {_titles(logged.steps)}, {_day(deed.on, today)}."
    if deed.kind == "total":
        return f"Noted as a total: {what(deed, today)}. I keep it as a note and do not add it to what you log."
    return _logged(deed, logged.goal, today)


def _titles(steps: Sequence[Step]) -> str:
    return "; ".join(escape(step.title) for step in steps)


def _logged(deed: Deed, goal: Goal | None, today: date) -> str:
    where = f" for **{escape(goal.title)}**" if goal else ""
    return f"Logged{where}: {what(deed, today)}."


def _ago(twin: Deed, today: date, now: int) -> str:
    minutes = (now - twin.at) // 60
    if minutes > 59:
        return _day(twin.on, today)
    return "a moment ago" if minutes < 1 else "a minute ago" if minutes == 1 else f"{minutes} minutes ago"


def _next(goal: Goal | None, *, is_reached: bool = False) -> str:
    if goal is None or goal.state != "open":
        return ""
    if is_reached:
        return "If that was the goal, press Reached."
    if goal.next:
        return f"Next: {escape(goal.next.title)}"
    return "Every step is done. If that was all, press Reached." if goal.steps else ""


def _hours(hours: Hours) -> str:
    year = f", {hours.this_year:g} h of them this year" if hours.this_year != hours.in_all else ""
    return f"CE logged so far: {hours.in_all:g} h{year}."


def _question(logged: Logged, today: date, *, is_alone: bool) -> str:
    about = "" if is_alone else f"“{what(logged.deed, today)}”: "
    return f"{about}{'For' if is_alone else 'for'} which goal? Press one, or type its number."


def _goals(logged: Logged) -> list[list[Button]]:
    deed = logged.deed.id
    rows = [
        [Button(_short(f"{goal.number}. {goal.title}", LABEL), says=f"/goal_for {deed} {goal.number}")]
        for goal in logged.among
    ]
    return [*rows, [Button("None of these", says=f"/goal_for {deed} 0")]]


def _own_rows(logged: Logged, *, is_alone: bool) -> list[list[Button]]:
    """Give the buttons about one deed alone."""
    deed, goal = logged.deed, logged.goal
    if logged.twin:
        label = "It is another one" if is_alone else _short(f"Another one: {deed.note}", LABEL)
        same = [Button("Same one", says=f"/goal_count {deed.id} no")] if is_alone else []
        return [[Button(label, says=f"/goal_count {deed.id}"), *same]]
    if goal is None or goal.state != "open":
        return []
    if logged.may_tick:
        label = _short(f"Tick: {logged.may_tick.title}", LABEL)
        return [[Button(label, says=f"/goal_tick {goal.number} {logged.may_tick.number}")]]
    if logged.is_reached or (goal.steps and goal.next is None):
        label = "Reached" if is_alone else _short(f"Reached: {goal.title}", LABEL)
        return [[Button(label, says=f"/goal_reached {goal.number}")]]
    return []


def _undoing(logged: Sequence[Logged], undo: int | None, *, others: bool) -> list[list[Button]]:
    counted = [each for each in logged if not each.twin]
    if len(logged) > 1:
        many = sum(not each.steps for each in counted)
        rows = [[Button("Undo all" if many > 1 else "Undo", says=f"/undo {undo}")]] if undo else []
        ticks = {each.undo: each.steps[0] for each in counted if each.steps and each.undo != undo}
        return [
            *rows,
            *([Button(_short(f"Undo: {step.title}", LABEL), says=f"/undo {back}")] for back, step in ticks.items()),
        ]
    if not counted:
        return []
    one = counted[0]
    back = one.undo or undo
    row = [Button("Undo", says=f"/undo {back}")] if back else []
    if len(one.steps) < 2 and not one.is_odd:
        row.append(Button("It was earlier", says=f"/goal_earlier {one.deed.id}"))
    if one.goal and not one.steps and others:
        row.append(Button("Another goal", says=f"/goal_for {one.deed.id}"))
    elif one.is_guess:
        row.append(Button("Not for this goal", says=f"/goal_for {one.deed.id} 0"))
    return [row]


def _apart(rows: Sequence[list[Button]]) -> list[list[Button]]:
    """Leave out rows that are there already, and number other buttons that would be called alike."""
    called: Counter[str] = Counter()

    def named(button: Button) -> Button:
        called[button.label] += 1
        many = called[button.label]
        return button if many == 1 else replace(button, label=f"{_short(button.label, LABEL - 5)} ({many})")

    return [[named(button) for button in row] for at, row in enumerate(rows) if row not in rows[:at]]


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
