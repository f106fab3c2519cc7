"""What can be said to welcome."""

from collections.abc import Callable, Container, Mapping, Sequence

from bot.chat import Answer, Command, Door, Feature, Incoming
from bot.library import About
from bot.settings import Keep
from bot.welcome import wording


def feature(
    about: About,
    menu: Callable[[bool], Sequence[Command]],
    retention: Mapping[str, Keep],
    open_entry: Command,
    entries: Container[str],
) -> Feature:
    """Greet, explain and disclose.

    `menu` lists the commands of a private chat (False) or a group (True); `open_entry` follows a link into one of the
    `entries`.
    """

    def start(incoming: Incoming, db: Door, now: int) -> list[Answer]:
        if incoming.argument in entries:  # a link to a topic, often somebody's first sight of us
            return [wording.unofficial(about), *open_entry.handle(incoming, db, now)]
        return [wording.greeting(about, incoming.is_group)]

    def help_(incoming: Incoming, _: Door, __: int) -> list[Answer]:
        return [wording.help_(about, menu(incoming.is_group), incoming.is_group)]

    def privacy(_: Incoming, __: Door, ___: int) -> list[Answer]:
        return [wording.privacy(about, list(retention.values()))]

    return Feature(
        "welcome",
        commands=(
            Command("start", "What this is", start, also=("start",)),
            Command("help", "What I can do", help_, also=("help", "help me", "commands")),
            Command("privacy", "What I keep, and for how long", privacy, also=("privacy",)),
        ),
    )
