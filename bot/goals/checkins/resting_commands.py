"""What can be said to goals that rest, and to the weekly review."""

from collections.abc import Callable, Mapping, Sequence

from bot.agenda import Agenda
from bot.chat import Command, Handler, Incoming
from bot.goals.checkins import resting_said
from bot.goals.checkins.fresh import Fresh
from bot.goals.checkins.resting import Resting
from bot.goals.checkins.resting_said import RestingSaid
from bot.goals.checkins.resting_wording import UNTIL_ASKS
from bot.goals.checkins.review import Review
from bot.goals.looking import Looking
from bot.library import Library

STREAK = ("streak", "my streak", "how long is my streak", "what is my streak", "whats my streak", "what's my streak")


def commands(library: Library, looking: Looking, resting: Resting, review: Review, agenda: Agenda) -> Sequence[Command]:
    """List the commands; those that are handed a goal find it open, or only show it."""
    said, fresh = RestingSaid(library, looking, resting), Fresh(library, looking, agenda)
    return (
        _hidden("goal_pause", looking.at_open(resting.pause)),
        _hidden("goal_resume", looking.at_open(resting.resume)),
        _hidden("goal_still", looking.at_open(resting.still)),
        _hidden("goal_quiet", looking.at_open(resting.quiet)),
        _hidden("goal_today", looking.at_open(resting.today)),
        _hidden("goal_fresh", looking.at_open(fresh.answer)),
        _hidden("pause_goal", said.pause, begins=resting_said.PAUSE, also=resting_said.PAUSE_ALONE),
        _hidden("resume_goal", said.resume, begins=resting_said.RESUME, also=resting_said.RESUME_ALONE),
        _hidden("streak", review.streak, also=STREAK),
    )


def awaits(looking: Looking, resting: Resting) -> Mapping[str, Handler]:
    """Tell who takes the answer to "until when?"."""
    return {UNTIL_ASKS: looking.asked_of(resting.until_said)}


def surely(resting: Resting) -> Mapping[str, Callable[[Incoming], bool]]:
    """Tell what is surely that answer."""
    return {UNTIL_ASKS: resting.is_until}


def _hidden(name: str, handle: Handler, begins: tuple[str, ...] = (), also: tuple[str, ...] = ()) -> Command:
    return Command(
        name,
        name.replace("_", " "),
        handle,
        in_groups=False,
        hidden=True,
        begins=begins,
        also=also,
        at_once=bool(begins),
    )
