"""Every sentence of publishing."""

from collections.abc import Sequence
from dataclasses import replace

from bot.chat import Button, Reply, escape
from bot.library import Entry
from bot.mentoring.groups.store import Group
from bot.mentoring.words import titled

MENU = "publish"
LABEL_ROOM = 40
CANCEL = Button("Cancel", says="/publish_not")
READ_ON = "Read on in private"


def no_channel() -> Reply:
    """Say how a channel gets the bot, where somebody administers none that is known."""
    text = (
        "I do not know of a channel in which you are an admin. Make me an admin there who may post messages, and press "
        "the button."
    )
    return Reply(text, buttons=[[Button("Look again", says="/publish")]], menu=MENU)


def not_yours(has_others: bool) -> Reply:
    """Refuse a channel to somebody who is not seen among its admins, without naming it."""
    text = "Only an admin of the channel can publish there, and I do not find you among them."
    return Reply(text, buttons=[[Button("My channels", says="/publish")]] if has_others else (), menu=MENU)


def which_channel(channels: Sequence[Group], name: str = "") -> Reply:
    """Let choose a channel for a topic, or before one is named."""
    labels: list[str] = []
    for each in channels:
        label = _short(each.title) or "A channel without a name"
        labels.append(label if label not in labels else f"{label} ({len(labels) + 1})")
    rows = [
        [Button(label, says=f"/publish {each.place_id} {name}".strip())]
        for label, each in zip(labels, channels, strict=True)
    ]
    return Reply("In which channel?", buttons=[*rows, [CANCEL]], menu=MENU)


def which_topic(channel: Group) -> Reply:
    """Ask what to publish."""
    text = (
        f"What shall I publish in {_title(channel)}? Write a word or two of the topic. You see it before it goes out."
    )
    return Reply(text, buttons=[[CANCEL]], menu=MENU, asks=f"publish:{channel.place_id}")


def which_of(channel: Group, entries: Sequence[Entry]) -> Reply:
    """Let choose among topics that the words may mean."""
    rows = [[Button(_short(each.title), says=f"/publish {channel.place_id} {each.id}")] for each in entries]
    return Reply(f"Which topic shall I publish in {_title(channel)}?", buttons=[*rows, [CANCEL]], menu=MENU)


def no_such_topic(channel: Group) -> Reply:
    """Say that no topic goes by such words, and ask again."""
    text = "I know no topic by those words. Write a word or two of its title; /topics lists them all."
    return Reply(text, buttons=[[CANCEL]], menu=MENU, asks=f"publish:{channel.place_id}")


def heading(shown: Entry) -> str:
    """Name an entry above it."""
    return f"**{escape(shown.title)}**\n\n"


def post(shown: Entry, short: Reply) -> Reply:
    """Lay out an entry for a channel, where nobody asked for it: under its name."""
    rows = [[Button(READ_ON, opens=f"entry_{shown.id}")]]
    return Reply(f"{heading(shown)}{short.text}", buttons=rows)


def preview(channel: Group, shown: Entry, short: Reply) -> Reply:
    """Show how a post would stand in the channel, and let decide."""
    laid_out = post(shown, short)
    go = Button(f"Publish in {_short(channel.title) or 'the channel'}", says=_go(channel, shown.id))
    text = f"This is how it will stand in {_title(channel)}:\n\n{laid_out.text}"
    return replace(laid_out, text=text, buttons=[*laid_out.buttons, [go], [CANCEL]], menu=MENU)


def published(channel: Group, shown: Entry) -> Reply:
    """Confirm that it is on its way."""
    return Reply(f"Published in {_title(channel)}: “{escape(shown.title)}”.")


def cancelled() -> Reply:
    """Confirm that nothing goes out."""
    return Reply("All right, nothing is published.")


def not_known(channel: Group, name: str) -> Reply:
    """Say that it is not known whether this may be published, and let try again."""
    text = "Telegram did not tell me who the admins are and what I may do there. Try again in a minute."
    return _again(text, channel, name)


def may_not_post(channel: Group, name: str) -> Reply:
    """Name the right that is missing."""
    text = f"I may not post in {_title(channel)}. Give me the admin right “Post messages” there, then try again."
    return _again(text, channel, name)


def _again(text: str, channel: Group, name: str) -> Reply:
    return Reply(text, buttons=[[Button("Try again", says=f"/publish {channel.place_id} {name}")], [CANCEL]], menu=MENU)


def _go(channel: Group, name: str) -> str:
    return f"/publish_now {channel.place_id} {name}"


def _title(channel: Group) -> str:
    return titled(channel.title, "your channel")


def _short(words: str) -> str:
    return words if len(words) <= LABEL_ROOM else f"{words[:LABEL_ROOM].rstrip()} ..."
