"""What the weekly review says, the offer of a fresh start, and in how many weeks something was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.chat import Button, Part, Reply, escape
from bot.clock import in_words
from bot.goals.checkins.consistency import Consistency
from bot.goals.model import Goal
from bot.goals.pages import ALL_GOALS, label, parts

MOST = 3  # lines of what moved, and of what is next
SHORT = 70  # characters of a title or a deed in a line
RANK = 1


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next for a goal: the step where it has one, and the day of it."""

    goal: Goal
    step: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """What a review tells: what was done, the hours of continuing education, what is next, the weeks, the offer.

    `is_asked` where a check-in stands in the same message: that is the question then, and its goal is not in `ahead`.
    """

    moved: Sequence[str] = ()
    hours: float = 0
    ahead: Sequence[Next] = ()
    consistency: Consistency | None = None
    offer: Part | None = None
    is_asked: bool = False

    @property
    def tells_something(self) -> bool:
        """Tell whether there is more to say than the weeks alone."""
        return bool(self.tells_news or self.ahead)

    @property
    def tells_news(self) -> bool:
        """Tell whether something moved or is offered."""
        return bool(self.moved or self.hours or self.offer)


def review(looked: Looked, today: date) -> Part:
    """Say what moved, what is next, and ask one thing; where nothing moved, only what is next is told."""
    lines = [f"- {escape(label(note, SHORT))}" for note in looked.moved[:MOST]]
    lines += [f"- and {len(looked.moved) - MOST} more"] if len(looked.moved) > MOST else []
    lines += [f"- CE: {looked.hours:g} h in all"] if looked.hours else []
    moved = "**What moved**\n" + "\n".join(lines) if lines else ""
    said = [_ahead(each, today) for each in looked.ahead[:MOST]]
    ahead = "**What is next**\n" + "\n".join(f"- {each}" for each in said) if said else ""
    weeks = in_weeks(looked.consistency) if looked.consistency else ""
    offer = looked.offer.text if looked.offer else ""
    is_open = bool(looked.ahead) and not looked.is_asked and not looked.offer
    asks = "What comes first this week?" if is_open and len(looked.ahead) > 1 else ""
    rows = [
        [Button(label(f"{each.goal.number}. {each.goal.title}"), says=f"/goal {each.goal.number}")]
        for each in looked.ahead[:MOST]
    ]
    buttons = looked.offer.buttons if looked.offer else rows if is_open else ()
    text = parts("A look at your week, for you alone.", moved, ahead, weeks, offer, asks)
    return Part(text, "Your week in review.", "Weekly review", buttons=buttons, rank=RANK)


def in_weeks(consistency: Consistency) -> str:
    """Say in how many weeks something was done."""
    return f"Something done in {consistency.done} of the last {consistency.of} weeks."


def fresh_start(goal: Goal, reason: str, reached: str = "") -> Part:
    """Offer to take a goal up anew that rests or went quiet: in a new month, after one was reached or is new."""
    title = escape(label(goal.title, SHORT))
    text = {
        "month": f"A new month. “{title}” has been resting: take it up again?",
        "reached": f"“{escape(label(reached, SHORT))}” is reached. A good time to take up “{title}” again?",
        "new": f"Something new has begun. “{title}” has been resting: take it up again as well?",
    }[reason]
    says = f"/goal_fresh {goal.number}"
    row = (Button("Start fresh", says=says), Button("Leave it", says=f"{says} leave"))
    return Part(text, f"“{title}” may be taken up again.", label(goal.title), buttons=(row,))


def begun_anew(*, is_dated: bool) -> str:
    """Say that a goal begins anew."""
    return "A fresh start: the weeks count from now." + (" Steps whose day was over have new days." if is_dated else "")


def left_resting() -> Reply:
    """Take that a goal is left as it is."""
    return Reply("All right, it stays as it is.", buttons=[[ALL_GOALS]])


def streak(weeks: int) -> Reply:
    """Answer whoever asks how many weeks in a row something was done."""
    if not weeks:
        text = "There is no row of weeks to tell of right now. What you did stands on the page of each goal."
    else:
        many = f"{weeks} weeks in a row" if weeks > 1 else "one week"
        text = f"Since you ask: something done in {many}. I keep no score of it, so nothing is lost in a week off."
    return Reply(text, buttons=[[ALL_GOALS]])


def _ahead(ahead: Next, today: date) -> str:
    step = f": {escape(label(ahead.step, SHORT))}" if ahead.step else ""
    day = f", by {in_words(ahead.on, today)}" if ahead.on else ""
    return f"“{escape(label(ahead.goal.title, SHORT))}”{step}{day}"
