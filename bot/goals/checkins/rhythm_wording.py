"""What is said of the rhythm in which goals are asked about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot import clock
from bot.chat import Button, Reply, escape
from bot.goals.checkins.rhythm import ORDER, Every, Rhythm
from bot.goals.model import Goal
from bot.goals.pages import ALL_GOALS, MENU, label, parts, turning

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CHOICES: Mapping[Every, str] = {
    "daily": "Every day",
    "twice": "Twice a week",
    "weekly": "Every week",
    "biweekly": "Every other week",
    "monthly": "Once a month",
    "never": "Only when I write",
}
ALL = Button("All check-ins", says="/checkins")


@dataclass(frozen=True, slots=True)
class Listed:
    """A goal in the list of check-ins: its rhythm, and the day of the next one."""

    goal: Goal
    rhythm: Rhythm
    next_on: date | None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of that list, from 1, of so many goals in all."""

    goals: Sequence[Listed]
    many: int
    page: int = 1


def when(rhythm: Rhythm) -> str:
    """Say a rhythm inside a sentence: "on Sundays at about 10:30 AM"."""
    every, names = rhythm.every, [WEEKDAYS[day] for day in rhythm.days]
    if every == "never":
        return "only when you write"
    if every == "monthly":
        days = f"on the first {names[0]} of each month"
    elif every == "biweekly":
        days = f"every other {_listed(names)}"
    elif not names or len(names) == len(WEEKDAYS):
        days = "every day"
    elif rhythm.days == (0, 1, 2, 3, 4):
        days = "on weekdays"
    else:
        days = f"on {_listed([f'{name}s' for name in names])}"
    weeks = f", in {escape(rhythm.weeks)} weeks" if rhythm.weeks else ""
    return f"{days} at about {clock.time_in_words(rhythm.minutes)}{weeks}"


def line(rhythm: Rhythm) -> str:
    """Say on the page of a goal when it is asked about."""
    if rhythm.every == "never":
        return "I do not ask about it; I wait for you to write."
    return f"I ask about it {when(rhythm)}."


def listed(shown: Page, today: date, *, is_off: bool, standing: str = "", news: str = "") -> Reply:
    """List what is asked about, and when, with ways to change it."""
    goals = shown.goals
    rows = [
        [Button(label(f"{each.goal.number}. {each.goal.title}"), says=f"/checkins {each.goal.number}")]
        for each in goals
    ]
    rows += turning(shown.page, shown.many, "/checkins page")
    lines = [_line(each, today) for each in goals]
    how = "All that is due on a day comes in one message, and none in your quiet hours. Open a goal to change it."
    if not goals:
        how = "Once you have a goal, I ask about it once a week. You can change that here."
    if is_off:
        rows, lines, how = (
            [],
            [],
            "Check-ins are off. Your goals stay as they are. Say check in again to have them back.",
        )
    rows.append([_switch(is_on=not is_off), ALL_GOALS] if goals or is_off else [ALL_GOALS])
    text = parts(standing, news, "\n".join(("**Check-ins**", *lines)), how)
    return Reply(text, buttons=rows, menu=MENU)


def choices(goal: Goal, rhythm: Rhythm, news: str = "") -> Reply:
    """Offer how often a goal is asked about."""
    buttons = [Button(CHOICES[every], says=f"/checkins {goal.number} {every}") for every in ORDER]
    asked = "How often would you like it? Press one, or type it, such as “every other Friday at 6 PM”."
    text = parts(news, f"**{escape(goal.title)}**\n{line(rhythm)}", asked)
    rows = [buttons[:2], buttons[2:4], buttons[4:], [Button("Back", says=f"/goal {goal.number}"), ALL]]
    return Reply(text, buttons=rows, menu=MENU, asks=f"checkin_rhythm:{goal.number}", about=f"goal:{goal.number}")


def chosen(goals: Sequence[Listed], today: date) -> Reply:
    """Say the rhythm that one goal, or each of several, now has."""
    first = goals[0]
    about_all = f"all {len(goals)} goals" if len(goals) > 1 else f"“{escape(first.goal.title)}”"
    if first.rhythm.every == "never":
        text = f"Settled: I do not ask about {about_all}. Write whenever you like, and I am here."
    else:
        next_on = f" Next on {clock.in_words(first.next_on, today)}." if first.next_on else ""
        text = f"Settled: I ask about {about_all} {when(first.rhythm)}.{next_on}"
    change = [Button("Change", says=f"/checkins {first.goal.number}")] if len(goals) == 1 else []
    return Reply(text, buttons=[[*change, ALL]], menu=MENU)


def no_rhythm_in_that() -> str:
    """Say that no rhythm could be read."""
    return "I could not read how often from that."


def left(goal: Goal, rhythm: Rhythm) -> Reply:
    """Leave a rhythm as it was."""
    return Reply(f"All right, as before. {line(rhythm)}", buttons=[[Button("Back", says=f"/goal {goal.number}")]])


def no_zone(standing: str = "") -> Reply:
    """Ask for the time zone, without which nobody is written to; `standing` tells what is silent besides."""
    text = (
        "I write first only once I know your time zone, so that it is never at night. Set it, and I ask about each "
        "goal once a week; /checkins changes that."
    )
    rows = [[Button("Set my time zone", says="/zone"), ALL_GOALS]]
    return Reply(parts(standing, text), buttons=rows, menu=MENU)


def off() -> str:
    """Say that there are no more check-ins."""
    return "No more check-ins. What you asked me to remind you of still comes."


def on(next_on: date | None, today: date) -> str:
    """Say that there are check-ins again, and when the next one is."""
    return f"I check in with you again. Next on {clock.in_words(next_on, today)}." if next_on else "Check-ins are on."


def _switch(*, is_on: bool) -> Button:
    if is_on:
        return Button("No check-ins", says="/checkins off")
    return Button("Check in with me again", says="/checkins on")


def _line(each: Listed, today: date) -> str:
    next_on = f"; next on {clock.in_words(each.next_on, today)}" if each.next_on else ""
    return f"{each.goal.number}. **{escape(each.goal.title)}**: {when(each.rhythm)}{next_on}"


def _listed(names: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
