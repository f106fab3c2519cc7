"""What goals say of a rest: of one goal that is paused, of one that went quiet, and of the day that one was set for."""

from datetime import date

from dateutil.relativedelta import relativedelta

from bot.chat import Button, Part, Reply, escape
from bot.clock import in_words
from bot.goals.model import Goal
from bot.goals.pages import LABEL, MENU, label
from bot.people import Silence

OPEN = "open"  # stands for a pause without an end
UNTIL_ASKS = "goal_until"
TITLE = 80  # characters of a title within a sentence


def beside(silence: Silence, today: date) -> str:
    """Say in the list that a goal is silent."""
    if silence.why == "rest":
        return "resting"
    return f"paused until {in_words(silence.until_on, today)}" if silence.until_on else "paused"


def until_when(goal: Goal, silence: Silence, today: date, odd: str = "") -> Reply:
    """Say that a goal is paused, and ask until when; `odd` says why a day could not be taken."""
    so_far = f" until {in_words(silence.until_on, today)}" if silence.until_on else ""
    asks = "Until when? Press one, or type a day such as Monday or Aug 3."
    text = " ".join(each for each in (odd, f"“{_title(goal)}” is paused{so_far}: I do not ask about it.", asks) if each)
    ends = (
        ("1 week", relativedelta(weeks=1)),
        ("2 weeks", relativedelta(weeks=2)),
        ("A month", relativedelta(months=1)),
    )
    row = [Button(words, says=f"/goal_pause {goal.number} {(today + far).isoformat()}") for words, far in ends]
    rows = [row, [Button("Until I say so", says=f"/goal_pause {goal.number} {OPEN}"), _resume(goal, "End the pause")]]
    return Reply(text, buttons=rows, menu=MENU, asks=f"{UNTIL_ASKS}:{goal.number}")


def paused(until: date | None) -> str:
    """Say what a pause means, beside the line that tells its end."""
    later = "" if until else " Once a month I ask whether it still rests."
    return f"I say nothing about it before then. It stays as it is.{later}"


def rests() -> str:
    """Say that a goal rests."""
    return "It rests now. Nothing of it is lost; take it up again whenever you like."


def taken_up() -> str:
    """Say that a goal is active again."""
    return "Taken up again. I ask about it at its usual time."


def was_awake() -> str:
    """Say that a goal was not resting."""
    return "This goal is not paused."


def not_a_day() -> str:
    """Say that no day was found."""
    return "I could not find a day in that."


def odd_day() -> str:
    """Say that a day cannot be the end of a pause."""
    return "That day cannot be its end: it is not ahead of us, or too far away."


def still_resting(goal: Goal, since: date, today: date) -> Part:
    """Ask whether a pause of one goal without an end is still wanted."""
    text = f"“{_title(goal)}” has been paused since {in_words(since, today)}. Shall it rest on?"
    row = (_button("Still resting", "goal_still", goal, "yes"), _button("Take it up again", "goal_still", goal, "back"))
    return Part(text, f"“{_title(goal)}” is still paused.", _label(goal), buttons=(row,))


def rests_on() -> str:
    """Take that a goal rests on."""
    return "All right, it rests on. I ask again in a month."


def quiet(goal: Goal, since: date, today: date) -> Part:
    """Ask whether a goal that nothing happened to for long is still theirs."""
    text = f"“{_title(goal)}” has been quiet since {in_words(since, today)}. Is it still yours? Any answer is fine."
    rows = (
        (_button("Yes, go on", "goal_quiet", goal, "on"), _button("Let it rest", "goal_quiet", goal, "rest")),
        (_button("Change it", "goal_quiet", goal, "change"), _button("Not mine any more", "goal_quiet", goal, "drop")),
    )
    line = f"“{_title(goal)}” has been quiet for a while."
    return Part(text, line, _label(goal), buttons=rows)


def still_theirs() -> str:
    """Take that a quiet goal is still theirs."""
    return "Good, it stays as it is."


def its_day(goal: Goal, today: date) -> Part:
    """Ask how a goal stands on the day it was set for, or after that day where the question was put off."""
    day = goal.due or today
    is_today = f"Today is the day you chose for “{_title(goal)}”."
    text = is_today if day == today else f"The day you chose for “{_title(goal)}” was {in_words(day, today)}."
    rows = (
        (_button("Reached", "goal_today", goal, "reached"), _button("Move the date", "goal_today", goal, "move")),
        (_button("Let it rest", "goal_today", goal, "rest"),),
    )
    return Part(f"{text} How does it stand?", text, _label(goal), buttons=rows)


def _title(goal: Goal) -> str:
    return escape(label(goal.title, TITLE))


def _label(goal: Goal) -> str:
    return label(goal.title, LABEL)


def _button(words: str, command: str, goal: Goal, answer: str) -> Button:
    return Button(words, says=f"/{command} {goal.number} {answer}")


def _resume(goal: Goal, words: str) -> Button:
    return Button(words, says=f"/goal_resume {goal.number}")
