"""Every sentence of welcome."""

from collections.abc import Sequence

from bot.chat import Button, Command, Reply, escape
from bot.library import About
from bot.settings import Keep

FIRST_STEPS = ((Button("Browse by theme", says="/topics"), Button("What I can do", says="/help")),)


def greeting(about: About, is_group: bool) -> Reply:
    """Say what this is, that it is unofficial, and what to try."""
    if is_group:
        return Reply(f"{about.greeting}\n\nHere I only speak when I am called: send /ask and your question.")
    tries = "\n".join(f"- {example}" for example in about.examples)
    return Reply(f"{about.greeting}\n\n{about.unofficial}\n\nTry one of these:\n{tries}", buttons=FIRST_STEPS)


def unofficial(about: About) -> Reply:
    """Say who speaks, before the topic that a link leads to."""
    return Reply(f"{about.greeting}\n\n{about.unofficial}")


def help_(about: About, commands: Sequence[Command], is_group: bool) -> Reply:
    """List what can be typed and what the bot does not do."""
    listed = "\n".join(f"/{command.name} - {command.summary}" for command in commands)
    how = (
        "Call me with a command, a mention or a reply to one of my answers; otherwise I stay silent."
        if is_group
        else "Just type your question. No command is needed; typos are fine."
    )
    ours = "Facts come from the sources I name; “Next step” and practical tips are my own suggestions."
    return Reply(
        f"{how}\n\n{listed}\n\n{ours}\n\n{about.cannot}\n\n{about.unofficial}",
        buttons=((Button("Browse by theme", says="/topics"),),),
    )


def privacy(about: About, kept: Sequence[Keep]) -> Reply:
    """Say what is kept, where, how long, and who can read it."""
    listed = "\n".join(f"- {keep.what}: {keep.words}" for keep in kept)
    return Reply(
        f"**What {escape(about.name)} keeps**\n\n"
        "Your questions are not stored: I understand them, answer, and let them go. What I keep, and how long:\n"
        f"{listed}\n\n"
        "In groups I also keep the group's number. Messages there that do not call me leave nothing but their running "
        "number. All of it lies in one file on the computer of whoever runs this bot; they could read it, and they can "
        "delete you from it if you ask them. The messenger itself keeps our messages by its own rules."
    )
