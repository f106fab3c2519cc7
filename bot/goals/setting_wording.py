"""What is said while a goal is set or changed: what was understood, and each question on the way."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from re import IGNORECASE, sub

from dateutil.relativedelta import relativedelta

from bot import clock
from bot.chat import Button, Reply, escape
from bot.goals.model import MAX_OPEN, MAX_TITLE, MAX_WORDS, Goal, Step
from bot.goals.pages import ALL_GOALS, MENU, goal_text, label, parts

ODD: Mapping[str, str] = {
    "past": "That day is over.",
    "impossible": "There is no such day.",
    "far": "That is further ahead than I can plan.",
}
BY_WHEN = "By when? Press one, or type a day, such as “end of June” or “9/1/27”."
_AS_I = (
    (r"\byour\b", "my"), (r"\byours\b", "mine"), (r"\byourself\b", "myself"), (r"\byou are\b", "I am"),
    (r"\b(near|to|for|with|at|of|from|beside) you\b|\byou(?=\W*$)", r"\1 me"), (r"\byou\b", "I"),
)  # fmt: skip
READY = Button("Ready-made goals", says="/ready")
SPANS = {
    "In a month": relativedelta(months=1),
    "In 3 months": relativedelta(months=3),
    "In 6 months": relativedelta(months=6),
    "In a year": relativedelta(years=1),
}


def heard(goal: Goal, today: date, news: str = "") -> Reply:
    """Show what was understood, already kept, and ask whether it is right."""
    rows = [
        [
            Button("Right", says=f"/goal_right {goal.number}"),
            Button("Change date", says=f"/goal_date {goal.number} new"),
        ],
        [_not_a_goal(goal)],
    ]
    text = parts(news, head(goal, today), "Nobody else sees this. Did I get it right?")
    return Reply(text, buttons=rows, menu=MENU, asks=f"goal_right:{goal.number}", about=_about(goal))


def what_is_wrong(goal: Goal, today: date) -> Reply:
    """Ask what of a goal was misunderstood."""
    rows = [
        [
            Button("Its words", says=f"/goal_title {goal.number} new"),
            Button("Its day", says=f"/goal_date {goal.number} new"),
        ],
        [_not_a_goal(goal), Button("It is right", says=f"/goal_right {goal.number}")],
    ]
    return Reply(parts(head(goal, today), "What should be different?"), buttons=rows, menu=MENU, about=_about(goal))


def by_when(goal: Goal, today: date, *, is_new: bool, again: str = "", ends: bool = False) -> Reply:
    """Ask for a goal's day; `again` tells why it is asked once more, `ends` that it waits no longer for a typed one."""
    tail = " new" if is_new else ""
    days = [
        Button(words, says=f"/goal_date {goal.number} {(today + span).isoformat()}{tail}")
        for words, span in SPANS.items()
    ]
    last = [Button("No date", says=f"/goal_date {goal.number} none{tail}")]
    last.append(_not_a_goal(goal) if is_new else _back(goal))
    text = parts(head(goal, today), f"{again} {BY_WHEN}".strip())
    asks = None if ends else f"goal_date:{goal.number}{tail}{' again' if again else ''}"
    return Reply(text, buttons=[days[:2], days[2:], last], menu=MENU, asks=asks, about=_about(goal))


def no_day_in_that() -> str:
    """Say that no day could be read."""
    return "I could not read a day from that."


def dated(due: date | None, today: date) -> str:
    """Say which day a goal now has."""
    return f"Its day is {clock.in_words(due, today)}." if due else "It has no date."


def what_goal(example: str, again: str = "") -> Reply:
    """Ask for a goal."""
    text = f"What do you want to reach, and by when? For example: “{escape(example)}”. Nobody else sees it."
    return Reply(parts(again, text), buttons=[[READY, ALL_GOALS]], menu=MENU, asks="goal_words:")


def title_too_long(due: date | None, long: int) -> Reply:
    """Ask for a goal in fewer words; nothing is kept yet."""
    text = (
        f"That is {long} characters, more than I can show in your list, so nothing is kept yet. "
        f"Say the goal in at most {MAX_TITLE}; the rest can become its steps."
    )
    return Reply(text, buttons=[[ALL_GOALS]], menu=MENU, asks=f"goal_shorter:{due.isoformat() if due else 'none'}")


def too_many(first: Goal, *, is_kept: bool = False) -> Reply:
    """Say that there are enough open goals, and which to look at; `is_kept`: the one in question stays closed."""
    so, again = "not kept", "send it again: your message is still above"
    if is_kept:
        so, again = "not opened", "open this one again: it is kept as it is"
    text = (
        f"You have {MAX_OPEN} open goals, as many as I keep at once, so this one is {so}. Finish or drop one, for "
        f"example {first.number}. “{escape(first.title)}”, then {again}."
    )
    rows = [[Button(label(f"{first.number}. {first.title}"), says=f"/goal {first.number}")], [ALL_GOALS]]
    return Reply(text, buttons=rows, menu=MENU)


def already() -> str:
    """Say that a goal is there already."""
    return "You have this goal already. Here it is."


def move_day(goal: Goal, due: date, today: date) -> Button:
    """Offer the day that was said now for a goal that is there already."""
    return Button(f"Move its day to {clock.in_words(due, today)}", says=f"/goal_date {goal.number} {due.isoformat()}")


def obstacle(goal: Goal, today: date, *, goes_on: bool, news: str = "") -> Reply:
    """Ask what may get in the way; `goes_on` to the next question afterwards."""
    shown = goal_text(goal, today) if goes_on else head(goal, today)  # with its steps only when these are new
    asked = "What is most likely to get in the way? Say it in your own words."
    return _asking(goal, "obstacle", parts(news, shown, asked), goes_on=goes_on)


def plan(goal: Goal, today: date, *, goes_on: bool, news: str = "") -> Reply:
    """Ask for one when-then sentence about the next step."""
    asked = f"Finish the sentence: “When …, {escape(_will(goal))}.”"
    return _asking(goal, "plan", parts(news, head(goal, today), asked), goes_on=goes_on)


def when_then(goal: Goal, said: str) -> str:
    """Give a when-then plan as a whole sentence where only its beginning was said."""
    return f"{said.rstrip(' .,;')}, {_will(goal)}"


def words_too_long() -> str:
    """Say that some words are too many."""
    return (
        f"That is more than the {MAX_WORDS} characters I can keep here. Say it a little shorter; nothing is lost yet."
    )


def meant_by_obstacle() -> str:
    """Say what may get in the way, and why it is asked."""
    return "I mean whatever could keep you from it, such as time, money, or a worry. You can skip it."


def meant_by_plan() -> str:
    """Say what a when-then plan is, and why it is asked."""
    return "A step tied to a moment you know, such as “when I get home on Tuesday”, is easier to keep. You can skip it."


def kept() -> str:
    """Say that an answer is kept."""
    return "Kept."


def all_set() -> str:
    """Say that a goal is set."""
    return "It is set."


def with_zone(page: Reply) -> Reply:
    """Lead from a goal to the time zone, without which nobody is asked how it goes."""
    text = parts(page.text, "So that I can ask at a good hour how it goes, set your time zone whenever you like.")
    return replace(page, text=text, buttons=[*page.buttons, [Button("Set my time zone", says="/zone")]])


def with_shifts(page: Reply) -> Reply:
    """Lead from a goal to the shifts that somebody spoke of, which a pattern typed next answers."""
    asked = (
        "How do your shifts go? With the pattern, such as “2 weeks closing, 1 week morning”, I write when it suits you."
    )
    shifts = [Button("My shifts", says="/shifts")]
    return replace(page, text=parts(page.text, asked), buttons=[*page.buttons, shifts], asks="hours:shifts::")


def left_as_it_was() -> str:
    """Say that nothing has changed."""
    return "All right, I left it as it was."


def other_words(goal: Goal, *, is_new: bool, again: str = "") -> Reply:
    """Ask for a goal's new words."""
    asked = parts(again, f"“{escape(goal.title)}”: how would you put it?")
    asks = f"goal_title:{goal.number}{' new' if is_new else ''}"
    return Reply(asked, buttons=[[_back(goal)]], menu=MENU, asks=asks, about=_about(goal))


def one_more_step(goal: Goal, today: date, again: str = "") -> Reply:
    """Ask for a step of somebody's own."""
    asked = parts(goal_text(goal, today), again, "What is the step? A day can stand in it, such as “by Friday”.")
    return Reply(asked, buttons=[[_back(goal)]], menu=MENU, asks=f"goal_more:{goal.number}", about=_about(goal))


def other_step(goal: Goal, step: Step, again: str = "") -> Reply:
    """Ask for a step's new words."""
    asked = parts(again, f"“{escape(step.title)}”: how would you put it?")
    asks = f"goal_step:{goal.number} {step.number}"
    return Reply(asked, buttons=[[_back(goal)]], menu=MENU, asks=asks, about=_about(goal))


def title_limit() -> str:
    """Say how long a goal's or step's words may be."""
    return f"Please say it in at most {MAX_TITLE} characters."


def steps_full() -> str:
    """Say that a goal has enough steps."""
    return "This goal has as many steps as I can keep for one. A second goal can hold the rest."


def _asking(goal: Goal, what: str, text: str, *, goes_on: bool) -> Reply:
    tail = " next" if goes_on else ""
    leave = Button("Skip", says=f"/goal_{what} {goal.number} skip") if goes_on else _back(goal)
    asks = f"goal_{what}:{goal.number}{tail}"
    return Reply(text, buttons=[[leave]], menu=MENU, asks=asks, about=_about(goal))


def _will(goal: Goal) -> str:
    return f"I will {_first_low(_as_i(goal.next.title))}" if goal.next else "I will make a start"


def _as_i(title: str) -> str:
    """Turn what is said to somebody into what they say themselves: "ask your board" into "ask my board"."""
    for you, mine in _AS_I:
        title = sub(you, mine, title, flags=IGNORECASE)
    return title


def _first_low(title: str) -> str:
    """Let a title stand inside a sentence; an abbreviation stays one."""
    first = title.split(maxsplit=1)[0] if title.split() else ""
    return title if first[1:].lower() != first[1:] else title[:1].lower() + title[1:]


def head(goal: Goal, today: date) -> str:
    """Name a goal and its day."""
    return f"**{escape(goal.title)}**\n{f'By {clock.in_words(goal.due, today)}' if goal.due else 'No date yet'}"


def _not_a_goal(goal: Goal) -> Button:
    return Button("Not a goal", says=f"/goal_not {goal.number}")


def _back(goal: Goal) -> Button:
    return Button("Back", says=f"/goal {goal.number}")


def _about(goal: Goal) -> str:
    return f"goal:{goal.number}"
