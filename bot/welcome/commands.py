"""What can be said to welcome."""

from collections.abc import Callable, Mapping, Sequence

from bot import people
from bot.chat import Answer, Command, Door, Feature, Handler, Incoming
from bot.library import About
from bot.settings import Keep
from bot.welcome import wording


def feature(
    about: About, menu: Callable[[bool], Sequence[Command]], retention: Mapping[str, Keep], follow: Handler
) -> Feature:
    """Greet, explain and disclose.

    `menu` lists the commands of a private chat (False) or a group (True); `follow` answers a link that leads somewhere.
    """

    def start(incoming: Incoming, db: Door, now: int) -> list[Answer]:
        if followed := follow(incoming, db, now):
            is_first_sight = people.is_new(db, incoming.person_id, now)
            return [wording.unofficial(about), *followed] if is_first_sight else followed
        return [wording.greeting(about, incoming.is_group)]

    def help_(incoming: Incoming, _: Door, __: int) -> list[Answer]:
        return [wording.help_(about, menu(incoming.is_group), incoming.is_group)]

    def privacy(incoming: Incoming, _: Door, __: int) -> list[Answer]:
        return [wording.privacy(about, list(retention.values()), incoming.is_group)]

    return Feature(
        "welcome",
        commands=(
            Command("start", "What this is", start, also=("start",)),
            Command("help", "What I can do", help_, also=("help", "help me", "commands")),
            Command("privacy", "What I keep, and for how long", privacy, also=("privacy",)),
        ),
    )
