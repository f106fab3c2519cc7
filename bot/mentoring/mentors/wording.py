"""Every sentence that mentors read, and those who are to become one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from bot.chat import Button, Reply
from bot.mentoring.mentors.phrases import joined, takes
from bot.mentoring.mentors.store import FIRST_A_DAY, MOST_MENTORS, Mentor
from bot.mentoring.words import titled

MENU = "mentoring"
A_DAY = (1, 3, 5, 10)
LABEL = 44  # characters of a button that a phone shows in one line
ALL = Button("All my groups", says="/mentoring")
START_AGAIN = Button("Start again", says="/resume")
SET_ZONE = Button("Set time zone", says="/zone")


@dataclass(frozen=True, slots=True)
class Desk:
    """What somebody sees of a group in which they mentor; `open_now` are the questions that wait for them."""

    mentor: Mentor
    title: str
    open_now: int = 0
    is_away: bool = False
    is_silent: bool = False
    has_zone: bool = True
    has_others: bool = False
    is_in_group: bool = True


def how_it_works() -> Reply:
    """Tell somebody who mentors nowhere how one becomes a mentor."""
    return Reply(
        "You do not mentor in any group at the moment. An admin of a group I am in can send you an invitation. After "
        "that you choose here which questions you take, and how many a day.",
        menu=MENU,
    )


def choose(desks: Sequence[Desk]) -> Reply:
    """Let choose among the groups in which somebody mentors."""
    rows = [
        [Button(shorten(f"{number}. {_bare(each.title)}", LABEL, placeholder="..."), says=_desk(each))]
        for number, each in enumerate(desks, 1)
    ]
    return Reply("You mentor in these groups. Which one is it about?", buttons=rows, menu=MENU)


def desk(shown: Desk, themes: Mapping[str, str], news: str = "") -> Reply:
    """Show what a mentor takes and how much, and how that can be changed."""
    one = shown.mentor
    lines = [
        f"**Mentoring in {titled(shown.title)}**",
        news,
        f"You take {takes(one.themes, themes)}, at most {_questions(one.a_day)} a day. {_away(shown)}",
        _open(shown.open_now),
        "" if shown.is_in_group else "I am not in that group at the moment, so no new questions come from it.",
        "" if shown.has_zone else "Set your time zone, so that no question reaches you at night.",
    ]
    numbers = [Button(f"{many} a day", says=f"{_desk(shown)} a_day {many}") for many in A_DAY]
    away = (
        Button("Take questions again", says=f"{_desk(shown)} back")
        if shown.is_away
        else Button("Not today", says=f"{_desk(shown)} away")
    )
    rows = [
        [START_AGAIN] if shown.is_silent else [],
        numbers,
        [Button("Choose themes", says=f"{_desk(shown)} themes"), away],
        [SET_ZONE] if not shown.has_zone else [],
        [Button("Stop mentoring", says=f"{_desk(shown)} stop"), *([ALL] if shown.has_others else [])],
    ]
    return Reply(joined(*lines), buttons=[row for row in rows if row], menu=MENU)


def choosing(shown: Desk, themes: Mapping[str, str]) -> Reply:
    """Let a mentor choose the themes they take."""
    taken = shown.mentor.themes
    hint = "Add a theme or leave one out." if taken else "Choose a theme to take only that, then add others."
    text = f"In {titled(shown.title)} you take {takes(taken, themes)}. {hint}"
    rows = [
        [Button(shorten(f"{_verb(id_, taken)}: {title}", LABEL, placeholder="..."), says=f"{_desk(shown)} theme {id_}")]
        for id_, title in themes.items()
    ]
    every = [Button("All themes", says=f"{_desk(shown)} theme all")] if taken else []
    return Reply(text, buttons=[*rows, [*every, Button("Back", says=_desk(shown))]], menu=MENU)


def stop_question(shown: Desk) -> Reply:
    """Ask once before somebody mentors no longer."""
    moves = (
        f" {_open(shown.open_now)} What you have not answered goes on to another mentor of the group."
        if shown.open_now
        else ""
    )
    text = f"Stop mentoring in {titled(shown.title)}?{moves} An admin can invite you again at any time."
    rows = [
        [Button("Stop mentoring", says=f"{_desk(shown)} stop yes"), Button("Keep mentoring", says=_desk(shown))],
    ]
    return Reply(text, buttons=rows, menu=MENU)


def stopped(title: str, *, has_others: bool) -> Reply:
    """Say that somebody mentors in a group no longer."""
    text = f"Done. No more questions from {titled(title)} come to you. Thank you for the time you gave."
    return Reply(text, buttons=[[ALL]] if has_others else (), menu=MENU)


def no_mentor_there(*, has_others: bool) -> Reply:
    """Say that somebody does not mentor in a group, or no longer."""
    text = "You are no mentor in that group at the moment. An admin there can send you an invitation."
    return Reply(text, buttons=[[ALL]] if has_others else (), menu=MENU)


def invited(title: str, token: str) -> Reply:
    """Ask whether somebody wants to mentor in the group they were invited to."""
    text = (
        f"Would you like to mentor in {titled(title)}? Questions of members that I could not answer come to you here, "
        f"at most {FIRST_A_DAY} a day to begin with, and you answer by replying to them. You choose the themes and the "
        "number, and you can stop at any time.\n\n"
        "Members read that “a mentor” answered. The admins of the group see your name and what you take."
    )
    rows = [[Button("Yes", says=f"/mentoring {token} yes"), Button("No", says=f"/mentoring {token} no")]]
    return Reply(text, buttons=rows, menu=MENU)


def declined() -> Reply:
    """Take a no to an invitation."""
    text = (
        "All right, nothing is kept. If you think again: the invitation works as long as the admins leave it open, a "
        "week at most."
    )
    return Reply(text, menu=MENU)


def no_invitation() -> Reply:
    """Say that an invitation does not lead anywhere."""
    return Reply("That invitation is not valid any more. Ask an admin of the group for a new one.", menu=MENU)


def is_full() -> Reply:
    """Say that a group has as many mentors as it can have."""
    return Reply(f"That group has {MOST_MENTORS} mentors already, which is as many as I can look after.", menu=MENU)


def welcome() -> str:
    """Thank somebody who has become a mentor."""
    return "Thank you. Questions of members come to you here from now on, set like this:"


def already() -> str:
    """Say that somebody who was invited mentors there already."""
    return "You mentor here already."


def _verb(theme: str, taken: Collection[str]) -> str:
    if not taken:
        return "Only"
    return "Without" if theme in taken else "Add"


def _away(shown: Desk) -> str:
    if shown.is_silent:
        return "You have stopped or paused my messages, so no new questions come."
    if not shown.is_away:
        return "You are available."
    until = "until your next day begins" if shown.has_zone else "for a day"
    return f"You get no new questions {until}."


def _open(many: int) -> str:
    return f"{_questions(many).capitalize()} {'waits' if many == 1 else 'wait'} for your answer." if many else ""


def _questions(many: int) -> str:
    return "one question" if many == 1 else f"{many} questions"


def _desk(shown: Desk) -> str:
    return f"/desk {shown.mentor.place_id}"


def _bare(title: str) -> str:
    return title or "A group"
