"""Every sentence that the admins of a group read about its mentors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import shorten

from bot.chat import Button, Reply, escape
from bot.mentoring.groups.store import Group
from bot.mentoring.mentors.phrases import joined, name_of, takes
from bot.mentoring.mentors.store import MOST_MENTORS, Mentor
from bot.mentoring.words import titled

MENU = "setup"  # who mentors is a page of a group's set-up
LABEL = 44  # characters of a button that a phone shows in one line
IN_FULL = 2  # themes named one by one


@dataclass(frozen=True, slots=True)
class Team:
    """What the admins of a group see: who mentors there, who of them is away, and how many questions each has open."""

    place_id: int
    title: str
    mentors: Sequence[Mentor] = ()
    away: frozenset[int] = frozenset()
    open_now: Mapping[int, int] = field(default_factory=dict)
    is_inviting: bool = False
    has_asker: bool = False


def team(shown: Team, themes: Mapping[str, str], news: str = "") -> Reply:
    """Show an admin who mentors in a group, and how that can be changed."""
    says = f"/mentors {shown.place_id}"
    people = [_member(number, each, shown, themes) for number, each in enumerate(shown.mentors, 1)]
    nobody = "Nobody mentors here yet. With a mentor, a question that I cannot answer can go to a person."
    text = joined(f"**Mentors in {titled(shown.title)}**", news, "\n".join(people) or nobody)
    invite = [Button("New invitation" if shown.is_inviting else "Invite mentors", says=f"{says} invite")]
    invite += [Button("Withdraw invitation", says=f"{says} uninvite")] if shown.is_inviting else []
    removing = [
        [Button(_labelled("Remove", number, each), says=f"{says} remove {each.person_id}")]
        for number, each in enumerate(shown.mentors, 1)
    ]
    rows = [
        invite,
        [] if shown.has_asker else [Button("I mentor, too", says=f"{says} me")],
        *removing,
        [Button("Back", says=f"/setup {shown.place_id}")],
    ]
    return Reply(text, buttons=[row for row in rows if row], menu=MENU)


def invitation(title: str, token: str) -> Reply:
    """Write the message that an admin forwards to whoever is to mentor."""
    text = (
        f"Would you like to mentor in {titled(title)}? Questions of members that I cannot answer come to you in a "
        "private chat with me. You choose the themes, and how many come a day at most. Press the button to read more "
        "and decide."
    )
    return Reply(text, buttons=[[Button("Become a mentor", opens=f"mentoring_{token}")]])


def how_to_invite(*, is_again: bool = False) -> str:
    """Tell an admin what to do with an invitation; `is_again` where it takes the place of one that was open."""
    earlier = "The earlier invitation is void. " if is_again else ""
    return (
        f"{earlier}Forward the message below to people you trust with this. Its button works for 7 days, for whoever "
        "gets it: I do not check who belongs to the group. If a mentor leaves the group or is removed, it ends early."
    )


def withdrawn() -> str:
    """Say that an invitation leads nowhere any more."""
    return "The invitation is withdrawn; its button does nothing now."


def mentors_too() -> str:
    """Tell an admin that they mentor themselves."""
    return "You mentor here now, too. /mentoring shows what you take and how many a day."


def team_is_full() -> str:
    """Tell an admin that there is no room for one more mentor."""
    return f"There are {MOST_MENTORS} mentors, which is as many as I can look after."


def remove_question(shown: Team, one: Mentor, *, is_self: bool = False) -> Reply:
    """Ask an admin once before somebody, or they themselves, mentors no longer."""
    waits = "What waits for you" if is_self else "What waits for them"
    goes = "goes on to another mentor" if len(shown.mentors) > 1 else "stays open until there is another mentor"
    parts = [
        f"Stop mentoring in {titled(shown.title)} yourself?"
        if is_self
        else f"Remove {escape(name_of(one))} as a mentor in {titled(shown.title)}?",
        f"{waits} {goes}." if shown.open_now.get(one.person_id) else "",
        "The invitation that is out ends." if shown.is_inviting else "",
        "" if is_self else "I do not tell them.",
    ]
    says = f"/mentors {shown.place_id}"
    sure = Button("Stop mentoring" if is_self else "Remove", says=f"{says} remove {one.person_id} yes")
    return Reply(" ".join(filter(None, parts)), buttons=[[sure, Button("Keep", says=says)]], menu=MENU)


def removed(one: Mentor, *, is_self: bool = False) -> str:
    """Say that somebody mentors no longer."""
    return f"{'You do' if is_self else f'{escape(name_of(one))} does'} not mentor here any more."


def is_gone() -> str:
    """Say that somebody who was to be removed does not mentor any more."""
    return "They do not mentor here any more, so nothing had to change."


def which_group(known: Sequence[Group]) -> Reply:
    """Let an admin of several groups choose the one whose mentors they mean."""
    rows = [
        [Button(shorten(f"{number}. {each.title or 'A group'}", LABEL, placeholder="..."), f"/mentors {each.place_id}")]
        for number, each in enumerate(known, 1)
    ]
    return Reply("Whose mentors would you like to see?", buttons=rows, menu=MENU)


def not_admin() -> Reply:
    """Say that only admins see and change who mentors, without naming the group."""
    return Reply(
        "Who mentors is for the admins of a group to see and change, and I do not find you among them. If you are one, "
        "type /setup in the group.",
        buttons=[[Button("My groups", says="/setup")]],
        menu=MENU,
    )


def unknown_admins(place_id: int) -> Reply:
    """Say that it is not known who may change this."""
    text = "Telegram did not tell me who the admins are. Nothing has changed; try again in a minute."
    return Reply(text, buttons=[[Button("Try again", says=f"/mentors {place_id}")]], menu=MENU)


def _member(number: int, one: Mentor, shown: Team, themes: Mapping[str, str]) -> str:
    few = len([id_ for id_ in themes if id_ in one.themes]) <= IN_FULL
    taken = takes(one.themes, themes) if few else f"{len(one.themes)} themes"
    waiting = shown.open_now.get(one.person_id, 0) or "none"
    away = ", away today" if one.person_id in shown.away else ""
    return f"{number}. {escape(name_of(one))}: {taken}, up to {one.a_day} a day, {waiting} waiting{away}"


def _labelled(verb: str, number: int, one: Mentor) -> str:
    return f"{verb} {number}: {name_of(one)}"
