"""Every sentence of breaks."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from dateutil.relativedelta import relativedelta

from bot.agenda import when
from bot.breaks.choices import Choice
from bot.chat import Button, Buttons, Part, Rebutton, Reply
from bot.clock import Hours, in_words

MENU = "pause"
PAUSE_ASKS, RESTING_ASKS, OFFER_ASKS = "pause", "resting", "pause_offer"
RESUME = Button("End the pause", says="/resume")
START_AGAIN = Button("Start again", says="/resume")
NO_END = Button("Until I say so", says="/pause open")
_LABELS = {"hour": "1 hour", "tonight": "Tonight", "tomorrow": "Tomorrow", "week": "Next week"}
_ODD = {
    "past": "That day is not in the future",
    "impossible": "I know no such day",
    "far": "That day is too far away for me",
}


def until_when(line: str, today: date) -> Reply:
    """Say what is silent (`line`), and ask until when."""
    text = f"{line} Until when? Press one, or type a day such as Monday or Aug 3."
    return Reply(text, buttons=_lengths(today), menu=MENU, asks=f"{PAUSE_ASKS}:")


def paused() -> str:
    """Say that everything is paused."""
    return "Paused: nothing comes from me now, the reminders you asked for included."


def paused_so_far(until: date, today: date) -> str:
    """Say until when everything is paused already."""
    return f"You are paused until {in_words(until, today)}."


def paused_until(day: date, today: date) -> Reply:
    """Say until when everything is paused."""
    text = (
        f"Paused until {in_words(day, today)}: nothing from me before then, the reminders you asked for included. "
        "Your goals stay as they are."
    )
    return Reply(text, buttons=[[Button("Change the day", says="/pause"), RESUME]], menu=MENU)


def paused_openly() -> Reply:
    """Say that a pause has no end, and that it will not be forgotten."""
    text = (
        "Paused until you say so, the reminders you asked for included. Your goals stay as they are. "
        "Once a month I ask whether you are still resting."
    )
    return Reply(text, buttons=[[Button("Choose a day", says="/pause"), RESUME]], menu=MENU)


def odd_day(odd: Literal["past", "impossible", "far"], until: date | None, today: date) -> Reply:
    """Say why a day cannot be the end of a pause, and what holds instead."""
    return until_when(f"{_ODD[odd]}. {_so_far(until, today)}", today)


def not_a_day(until: date | None, today: date) -> Reply:
    """Say that no day was found in what was typed, and what holds instead."""
    return until_when(f"I could not find a day in that. {_so_far(until, today)}", today)


def stopped() -> Reply:
    """Say that nothing comes any more, and what stays."""
    text = (
        "Stopped: I will not write to you on my own any more, neither check-ins nor reminders. "
        "Your goals and reminders are kept, and I answer whenever you write."
    )
    return Reply(text, buttons=[[START_AGAIN]], menu=MENU)


def back(coming: str) -> Reply:
    """Say that a silence is over, and when the next message comes, where that is sure."""
    following = f" The next message from me comes {coming}." if coming else ""
    return Reply(f"Welcome back.{following}", buttons=[[Button("My goals", says="/goals")]], menu=MENU)


def paused_anyway(until: date | None, today: date) -> Reply:
    """Say that a pause which stands goes on for longer than what was asked for now."""
    text = paused_so_far(until, today) if until else "You are paused until you say so already."
    return Reply(text, buttons=[[Button("Change the day", says="/pause"), RESUME]], menu=MENU)


def offered_pause(until: date, today: date) -> Reply:
    """Offer a pause to somebody for whom this week is none."""
    text = f"Shall I keep quiet until {in_words(until, today)}? Your goals stay as they are, and nothing is lost."
    buttons = [[Button(f"Pause until {until:%A}", says=f"/pause {until.isoformat()}"), Button("No", says="/no_pause")]]
    return Reply(text, buttons=buttons, menu=MENU, asks=f"{OFFER_ASKS}:{until.isoformat()}")


def no_pause() -> Reply:
    """Take that nothing is paused."""
    return Reply("All right, everything stays as it is. You can pause at any time: /pause.", menu=MENU)


def not_paused() -> Reply:
    """Say that there is nothing to end."""
    text = "Nothing is paused or stopped right now. To be left in peace for a while, send /pause."
    return Reply(text, menu=MENU)


def choices(begun: int, offered: Mapping[str, Choice], *, has_way_back: bool = True) -> Rebutton:
    """Offer until when a message can be put off, below its words."""
    return Rebutton(_offered(begun, offered, has_way_back))


def which_time(begun: int, offered: Mapping[str, Choice]) -> Reply:
    """Ask until when the newest message is put off."""
    text = "Until when? Press one, or type a time such as snooze 2 hours, or snooze until Monday."
    return Reply(text, buttons=_offered(begun, offered, has_way_back=False))


def put_off(choice: Choice, hours: Hours, now: int) -> Reply:
    """Say until when a message is put off."""
    moved = " What you chose is within your quiet hours, so it comes after them." if choice.is_moved else ""
    stays = "Your rhythm stays as it is, and times you asked for still come."
    return Reply(f"Quiet until {when(choice.at, hours, now)}.{moved} {stays}")


def no_such_time() -> Reply:
    """Say that a message cannot be put off until then."""
    return Reply("I cannot put it off until then. Type, for example, snooze 2 hours, or snooze until Monday.")


def goes_on() -> Reply:
    """Say that nothing is stopped."""
    return Reply("Good: nothing is stopped. /checkins and /remind show what comes, and when.")


def nothing_to_put_off() -> Reply:
    """Say that there is no message to put off."""
    text = "There is no message of mine to put off right now. To be left in peace for a while, send /pause."
    return Reply(text)


def no_zone() -> Reply:
    """Say why a message cannot be put off."""
    text = "I do not know your time zone, so I cannot tell when that would be, and nothing comes before I do."
    return Reply(text, buttons=[[Button("Set time zone", says="/zone")]])


def gone() -> Reply:
    """Say that a part of a message needs nothing any more."""
    return Reply("Nothing is left to do there.", buttons=[[Button("My goals", says="/goals")]])


def still_resting(since: date, today: date) -> Part:
    """Ask whether a pause without an end is still wanted."""
    text = f"Everything from me has been paused since {in_words(since, today)}. Are you still resting?"
    rows = (
        (Button("Still resting", says="/resting yes"), Button("I am back", says="/resting back")),
        (Button("Until a day", says="/resting until"),),
    )
    line = f"Your pause goes on since {in_words(since, today)}."
    return Part(text, line, "Your pause", buttons=rows, asks=f"{RESTING_ASKS}:")


def rests_on() -> Reply:
    """Take that somebody is still resting."""
    return Reply("All right. Everything stays paused, and I ask again in a month.", buttons=[[RESUME]])


def is_paused_still() -> str:
    """Say that the pause goes on while its end is being chosen."""
    return "Everything stays paused."


def _so_far(until: date | None, today: date) -> str:
    return paused_so_far(until, today) if until else "The pause has no end so far."


def _lengths(today: date) -> Buttons:
    days = (
        ("1 week", today + relativedelta(weeks=1)),
        ("2 weeks", today + relativedelta(weeks=2)),
        ("A month", today + relativedelta(months=1)),
    )
    row = [Button(label, says=f"/pause {day.isoformat()}") for label, day in days]
    return [row, [NO_END, RESUME]]


def _offered(begun: int, offered: Mapping[str, Choice], has_way_back: bool) -> Buttons:
    buttons = [Button(_LABELS[name], says=f"/snooze {begun} {name}") for name in offered]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    return [*rows, [Button("Back", says=f"/snooze {begun} back")]] if has_way_back else rows
