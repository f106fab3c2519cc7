"""What is said about answers that changed, and about being told so."""

from collections.abc import Sequence
from datetime import date

from bot import clock
from bot.answering.layout import joined, label
from bot.chat import Button, Part, Reply, Toast, escape
from bot.library import Change, Entry

LISTED = 8
TOLD_AT_MOST = 3  # changes of one answer, the newest
ON = Button("Tell me when an answer changes", says="/updates_on")
ZONE = Button("Set my time zone", says="/zone")
HOW = (
    "For that I keep which answers you got in this chat: topic, version and day, for 12 months; not your words. When "
    "one of them changes, you get a line with the old and the new, and where it comes from."
)
NO_ZONE = "I do not know your time zone yet, so I cannot pick a good hour to write. Until then I stay silent."


def off() -> Reply:
    """Say what would be kept and told, and offer it."""
    return Reply(
        f"**When an answer changes**\n\nFees and rules change. I can tell you when an answer I gave you does. {HOW}",
        buttons=((ON,),),
        menu="updates",
    )


def on(since: str, received: Sequence[str], has_zone: bool) -> Reply:
    """Show since which day it is on and what was received, a line each, the newest first."""
    left = len(received) - LISTED
    lines = [f"- {escape(line)}" for line in received[:LISTED]] + ([f"- and {left} more"] if left > 0 else [])
    listed = "\n".join(["You got:", *lines]) if lines else "You have not got any answer since."
    rows = [*([] if has_zone else [[ZONE]]), [Button("No more of these", says="/updates_off")]]
    said = f"**When an answer changes**\n\nI tell you, since {since}. {HOW}"
    return Reply(joined(said, listed, "" if has_zone else NO_ZONE), buttons=rows, menu="updates")


def received(title: str, version: int, day: str) -> str:
    """Name an answer that somebody got."""
    return f"{title}, version {version}, {day}"


def switched_off() -> Reply:
    """Confirm that nothing is kept any more."""
    return Reply(
        "All right. I tell you no more of changes, and the list of answers you got is deleted.", buttons=((ON,),)
    )


def agreed() -> Toast:
    """Say above an answer what was agreed to."""
    return Toast(
        "I will tell you if it changes. For that I keep which answers you get in this chat, each for 12 months. "
        "/updates turns it off."
    )


def agreed_to(shown: Entry | None, has_zone: bool) -> Reply:
    """Say what was agreed to, for somebody who typed it."""
    what = f"“{escape(shown.title)}”, or another answer I give you," if shown else "an answer I give you"
    said = f"I will tell you if {what} changes. {HOW} /updates shows the list and turns it off."
    return Reply(joined(said, "" if has_zone else NO_ZONE), buttons=() if has_zone else ((ZONE,),))


def news(shown: Entry, changes: Sequence[Change], got_on: date, today: date) -> Part:
    """Tell what changed in an answer that somebody got on a day of theirs."""
    title = escape(shown.title)
    told = [_change(change) for change in changes[-TOLD_AT_MOST:]]
    named = f"{shown.id} {changes[-1].version}"
    return Part(
        text=joined(f"What I told you on {clock.in_words(got_on, today)} about “{title}” has changed.", *told),
        line=f"An answer I gave you has changed: “{title}”.",
        label=label(f"Changed: {shown.title}"),
        buttons=(
            (
                Button("Open the answer", says=f"/changed {named}"),
                Button("No more of these", says=f"/updates_off {named}"),
            ),
        ),
        rank=3,
    )


def _change(change: Change) -> str:
    day = f"{change.on:%B} {change.on.day}, {change.on.year}"
    lines = [f"Before: “{escape(change.was)}”", f"Now: “{escape(change.now)}”"]
    return "\n".join([*lines, f"*Source: [{escape(change.source)}]({change.url}), {day}*"])
