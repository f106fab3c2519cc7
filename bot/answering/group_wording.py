"""Every sentence that answering says in a group only: short there, all of it one link away."""

import re
from dataclasses import replace

from bot.answering.layout import GROUP_TEXT, joined, read_on
from bot.answering.sources import short_source
from bot.chat import Button, Reply, To, escape
from bot.library import Boundary, Entry, Library

TOPICS = Button("Browse by theme", opens="topics")
CHOICE = "choice"
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
    return Button(button.label, opens=f"entry_{found[2]}") if found else button


def topics() -> Reply:
    """Lead to the themes."""
    return Reply("All my topics, by theme, are in our private chat.", buttons=[[TOPICS]])


def rest(shown: Entry) -> Reply:
    """Lead to all of an entry, for somebody who asks for more of it."""
    return Reply(f"All of “{escape(shown.title)}” is in our private chat.", buttons=[[read_on(shown)]])


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
    told = joined(shown.reply, shown.in_private or "")
    return Reply(told, to=To.PRIVATE, otherwise=Reply(shown.in_public or shown.reply, is_notice=True))
