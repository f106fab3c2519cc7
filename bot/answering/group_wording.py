"""Every sentence that answering says in a group only: short there, all of it one link away."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering import wording
from bot.answering.layout import GROUP_TEXT, read_on
from bot.answering.sources import short_source
from bot.chat import Button, Buttons, Reply, To, Understood, escape
from bot.library import Boundary, Entry, Library

TOPICS = Button("Browse by theme", opens="topics")
CHOICE = "choice"
NONE = Button("None of these", says="/none")
OPENS = re.compile(r"/(entry|more) ([A-Za-z0-9_-]+)")
NAMED = 3  # documents


def in_group(reply: Reply) -> Reply:
    """Turn what can be opened by a link into one: what somebody reads on is for them alone.

    A choice is answered where it is asked, so its buttons stay.
    """
    if reply.menu == CHOICE:
        return reply
    return replace(reply, buttons=[[_linking(button) for button in row] for row in reply.buttons])


def _linking(button: Button) -> Button:
    if button.says == "/topics":
        return TOPICS
    found = OPENS.match(button.says)
    return Button(button.label, opens=f"{found[1]}_{found[2]}") if found else button


def choice(library: Library, names: Sequence[str], heard: Understood, rows: Buttons) -> Reply:
    """Ask which of two or three entries was meant; `rows` lead to somebody who may know where it is none of them."""
    otherwise = "If it is none of these, a mentor of this group may know." if rows else ""
    asked = wording.choice(library, names, heard, otherwise=otherwise)
    return replace(asked, buttons=[*asked.buttons, [NONE], *rows])


def unknown() -> Reply:
    """Say honestly that there is no answer."""
    said = "I have no checked answer to that, and I would rather say so than guess. Other words may help."
    return Reply(said, buttons=[[TOPICS]])


def other_words() -> Reply:
    """Answer "none of these"."""
    return Reply("All right. Ask me in other words, with /ask, and I will look again.", buttons=[[TOPICS]])


def topics() -> Reply:
    """Lead to the themes."""
    return Reply("All my topics, by theme, are in our private chat.", buttons=[[TOPICS]])


def rest(shown: Entry) -> Reply:
    """Lead to all of an entry, for somebody who asks for more of it."""
    return Reply(f"All of “{escape(shown.title)}” is in our private chat.", buttons=[[read_on(shown)]])


def why(told: Reply) -> Reply:
    """Say why an answer was given, without the numbers."""
    return Reply(told.text.partition("\n\n")[0])


def sources(library: Library, shown: Entry) -> Reply:
    """Say where an answer comes from, in as many names as there is room for."""
    for named in range(NAMED, 0, -1):
        source = short_source(library, shown, named, titled=True)
        text = f"“{escape(shown.title)}” rests on this. *{source}*"
        if len(text) <= GROUP_TEXT:
            break
    return Reply(text, buttons=[[read_on(shown)]])


def end() -> Reply:
    """Come to an end after two unclear turns; who may know is named in private."""
    return Reply("I do not have this one, and I will not guess. What I do know is in our private chat.", [[TOPICS]])


def refusal(shown: Boundary) -> Reply:
    """Say in private what is said instead of advice; the group hears one neutral line, and only where that cannot be.

    That line is no answer to anybody.
    """
    return replace(refused_aside(shown), to=To.PRIVATE, otherwise=Reply(shown.in_public or shown.reply, is_notice=True))


def refused_aside(shown: Boundary) -> Reply:
    """Say it in private to somebody who wrote in a group."""
    return Reply(shown.in_private or shown.reply)
