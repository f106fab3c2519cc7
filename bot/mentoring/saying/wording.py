"""Every sentence of saying."""

from collections.abc import Sequence
from dataclasses import replace

from bot.chat import Button, Reply, escape
from bot.library import Entry

SOMEBODY, AN_ADMIN = "a mentor", "an admin"


def brought(short: Reply, to: int, by: str) -> Reply:
    """Bring an entry as a reply to somebody's message; `by` is the end of it, which names who brings it."""
    return replace(short, text=f"{short.text}{by}", answers=to)


def brought_by(name: str) -> str:
    """Name whoever brings an entry, at the end of it."""
    return f"\n\nBrought by {escape(name)}."


def which(entries: Sequence[Entry]) -> Reply:
    """Offer, to whoever wants to bring one, the entries it may be."""
    lines = [f"- {escape(entry.title)}: `/say {entry.id}`" for entry in entries]
    text = "Which one would you like to bring? Tap one to copy it, then send it as a reply to the same message:"
    return Reply(f"{text}\n\n" + "\n".join(lines))


def none_found() -> Reply:
    """Say that no entry goes by such words."""
    text = "I know no topic by those words. /topics lists them all; a word or two of its title is enough behind /say."
    return Reply(text, buttons=[[Button("All topics", says="/topics")]])


def how() -> Reply:
    """Tell how an entry is brought to somebody."""
    text = (
        "To bring somebody an answer in a group, reply to their message with /say and a word or two of the topic, for "
        "example `/say salary`. /topics lists them all."
    )
    return Reply(text)


def calm() -> Reply:
    """Say that nothing is brought while a group is calmed."""
    text = "An admin has quieted me in that group, so I brought nothing. An admin can end that there with `/quiet off`."
    return Reply(text)


def not_allowed() -> Reply:
    """Say who may bring entries."""
    text = "In a group, /say is for its mentors and admins. You can ask there with /ask, or ask me here at any time."
    return Reply(text)


def unknown_admins() -> Reply:
    """Say that it is not known whether somebody may bring entries."""
    text = "Telegram did not tell me who the admins of that group are, so I brought nothing. Try again in a minute."
    return Reply(text)
