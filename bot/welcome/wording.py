"""Every sentence of welcome."""

from collections.abc import Sequence
from datetime import date

from bot.chat import MAX_TEXT, Button, Command, Document, Part, Reply, Told, escape, units
from bot.library import About
from bot.settings import Keep

MY_DATA = Button("What you keep about me", says="/mydata")
FORGET_ME = Button("Forget me", says="/forgetme")
DECIDE = ((Button("Yes, forget me", says="/forgetme_yes"), Button("No, keep it", says="/forgetme_no")),)
MOST_SHOWN = 12  # lines of a part in a message
LONGEST_LINE = 160  # characters of a line in /mydata; the file has all of it
LONGEST_FILE = 1_000_000  # characters
SET_UP = "setup"  # what the link that adds the bot to a group says there
ADD_ME = (Button("Add me to a group", adds=SET_UP),)
SAID_ANYWAY = ("ask", "start", "help")  # commands that help in a group does not list
FIRST_STEPS = ((Button("Browse by theme", says="/topics"), Button("What I can do", says="/help")), ADD_ME)


def greeting(about: About) -> Reply:
    """Say what this is, that it is unofficial, and what to try."""
    tries = "\n".join(f"- {example}" for example in about.examples)
    return Reply(f"{about.greeting}\n\n{about.unofficial}\n\nTry one of these:\n{tries}", buttons=FIRST_STEPS)


def greeting_in_group(about: About) -> Reply:
    """Say in a group what this is."""
    text = f"{about.greeting}\n\nHere I only speak when I am called: send /ask and your question."
    return Reply(text, buttons=[[Button("More about me", opens="help")]])


def set_up(place_id: int) -> Reply:
    """Greet a group that the bot was just added to; it needs nothing to begin."""
    text = (
        "Thank you for having me. I stay silent until somebody calls me, for example with /ask and a question. "
        "Admins can choose my topics, how quiet I am and who mentors, in a private chat with me; nothing of it is "
        "needed to begin."
    )
    return Reply(text, buttons=[[Button("Set me up in private", opens=f"setup_{place_id}")]], is_notice=True)


def unofficial(about: About) -> Reply:
    """Say who speaks, before the topic that a link leads to."""
    return Reply(f"{about.greeting}\n\n{about.unofficial}")


def help_(about: About, commands: Sequence[Command]) -> Reply:
    """List what can be typed and what the bot does not do."""
    listed = "\n".join(f"/{command.name} - {command.summary}" for command in commands)
    how = "Just type your question. No command is needed; typos are fine."
    ours = "Facts come from the sources I name; “Next step” and practical tips are my own suggestions."
    return Reply(
        f"{how}\n\n{listed}\n\n{ours}\n\n{about.cannot}\n\n{about.unofficial}",
        buttons=((Button("Browse by theme", says="/topics"),), ADD_ME),
    )


def help_in_group(about: About, commands: Sequence[Command]) -> Reply:
    """Say in a group how to call the bot, and name the commands there."""
    listed = ", ".join(f"/{command.name}" for command in commands if command.name not in SAID_ANYWAY)
    also = f" Also here: {listed}." if listed else ""
    return Reply(
        "Ask me with /ask and your question, or reply to one of my answers; otherwise I stay silent."
        f"{also}\n\nGoals and all else of your own stay in our private chat.\n\n{about.unofficial}",
        buttons=[[Button("All I can do", opens="help")]],
    )


def privacy_in_group() -> Reply:
    """Say the same in two lines."""
    return Reply(
        "I keep no question that I can answer; one that I cannot, for an hour, so that you may hand it to a mentor. "
        "Messages here that do not call me leave nothing but their running "
        "number.\nWhat I do keep, where and for how long stands in our private chat.",
        buttons=[[Button("What I keep", opens="privacy")]],
    )


def privacy(about: About, kept: Sequence[Keep]) -> Reply:
    """Say what is kept, where, how long, and who can read it."""
    listed = "\n".join(f"- {keep.what}: {keep.words}" for keep in kept)
    return Reply(
        f"**What {escape(about.name)} keeps**\n\n"
        "A question that I can answer is not stored: I understand it, answer, and let it go. One that I cannot is kept "
        "for an hour where a mentor may be asked, and longer only if you send it. What I keep, and how long:\n"
        f"{listed}\n\n"
        "In groups I also keep the group's number, name and settings, who its admins and mentors are, and who called "
        "me there. Messages there that do not call me leave nothing but their running number. All of it lies in one "
        "file on the computer of whoever runs this bot; they could read it, nobody else. "
        "The messenger itself keeps our messages by its own rules.\n\n"
        "In our private chat, /mydata shows everything I keep about you, and /forgetme deletes it at once; what "
        "deleting leaves on the disk is wiped within a day.",
        buttons=((MY_DATA, FORGET_ME),),
    )


def mydata(told: Sequence[Told]) -> Reply:
    """Show everything that is kept about somebody, as far as one message holds it."""
    text = next(text for most in range(MOST_SHOWN, -1, -1) if units(text := _told(told, most)) <= MAX_TEXT or not most)
    return Reply(text, buttons=((Button("All of it as a file", says="/mydata_file"), FORGET_ME),), menu="mydata")


def _told(told: Sequence[Told], most: int) -> str:
    """List it with at most so many lines in each part."""
    parts = ["**What I keep about you**"]
    for part in told:
        lines = [f"- {escape(_short(line))}" for line in part.lines[:most]]
        left = len(part.lines) - len(lines) + part.left
        lines += [f"- and {left} more" if lines else f"- {left} lines"] if left else []
        parts += ["\n".join([f"**{escape(part.title)}**", *lines])] if lines else []
    empty = sum(not part.lines for part in told)
    headings = "1 other heading; the file names it" if empty == 1 else f"{empty} other headings; the file names them"
    parts += [f"Nothing is kept under {headings}."] if empty else []
    return "\n\n".join(parts)


def _short(line: str) -> str:
    line = " ".join(line.split())
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1].rstrip() + "…"


def mydata_file(told: Sequence[Told]) -> Reply:
    """Hand over everything that is kept about somebody, as far as a file that can be read holds it."""
    parts, room = ["What I keep about you"], LONGEST_FILE
    for part in told:
        parts.append("\n".join([part.title, *_listed(part, room // 2)]))
        room -= len(parts[-1])
    content = "\n\n".join(parts) + "\n"
    return Reply("What I keep about you, in one file.", document=Document("mydata.txt", content))


def _listed(part: Told, room: int) -> list[str]:
    """List as many lines as there is room for, in characters."""
    lines: list[str] = []
    for line in part.lines:
        room -= len(line)
        if room < 0:
            break
        lines.append(f"- {line}")
    left = len(part.lines) - len(lines) + part.left
    return [*lines, f"- and {left} more"] if left else lines or ["- nothing"]


def forget_question(days: int) -> Reply:
    """Say what would be deleted and what cannot be, and ask."""
    return Reply(
        "**Shall I forget you?**\n\n"
        "I would delete everything I keep about you, at once and for good: what you told me, what you set, and your "
        f"number here. /mydata shows all of it first.\n\n{_beyond_reach(days)}\n\n"
        "Press a button, or type yes or no.",
        buttons=DECIDE,
        menu="forgetme",
        asks="forgetme:",
    )


def forget_question_again(days: int) -> Reply:
    """Ask once more after a button of an older question."""
    asked = forget_question(days)
    return Reply(
        f"That button was from an earlier question, so I ask once more.\n\n{asked.text}",
        buttons=asked.buttons,
        menu=asked.menu,
        asks=asked.asks,
    )


def forgotten(days: int) -> Reply:
    """Say goodbye to who is forgotten now."""
    return Reply(
        "You are forgotten. Everything I kept about you is deleted; your number goes as soon as this message has "
        "reached you. What deleting leaves on the disk is wiped within a day.\n\n"
        f"{_beyond_reach(days)}\n\nWrite to me at any time, and we start anew."
    )


def nothing_kept(days: int) -> Reply:
    """Answer who asks to be forgotten when there is nothing to forget."""
    return Reply(f"There is nothing about you here that I could delete.\n\n{_beyond_reach(days)}")


def not_a_yes() -> Reply:
    """Take words that are no yes for a no."""
    return Reply("I did not take that for a yes, so nothing is deleted. /forgetme asks again.", menu="forgetme")


def nothing_deleted() -> Reply:
    """Confirm that everything stays."""
    return Reply("All right, nothing is deleted. /mydata shows what I keep about you.", menu="forgetme")


def stay_question(until: date) -> Part:
    """Ask who has not written for long whether to keep what is theirs; `until` is the day on which it would go."""
    return Part(
        text="It has been nearly two years since you last wrote, and I still keep what you told me: goals, dates, "
        "settings. Shall I keep it? Press a button or write anything. If I hear nothing, I delete it after "
        f"{until:%B} {until.day}, {until.year}.",
        line="Shall I keep what you told me? It has been nearly two years.",
        label="Keep my data?",
        buttons=((Button("Keep it", says="/stay"), FORGET_ME),),
        rank=1,
    )


def staying() -> Reply:
    """Confirm that everything is kept."""
    return Reply("Good to hear from you. Everything stays as it was. /mydata shows what I keep, /help what I can do.")


def _beyond_reach(days: int) -> str:
    return (
        "What I cannot delete: the messages in this chat stay until you delete the chat in your messenger, and copies "
        f"that whoever runs me made elsewhere before expire within {days} days."
    )
