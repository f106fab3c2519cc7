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
    A group gets all of it in short, and a link to the rest.
    """

    def start(incoming: Incoming, db: Door, now: int) -> list[Answer]:
        if incoming.is_group and incoming.argument == wording.SET_UP and incoming.is_by_admin:
            return [wording.set_up(incoming.place_id)]
        if followed := follow(incoming, db, now):
            is_first_sight = people.is_new(db, incoming.person_id, now)
            return [wording.unofficial(about), *followed] if is_first_sight else followed
        return [wording.greeting_in_group(about) if incoming.is_group else wording.greeting(about)]

    def help_(incoming: Incoming, _: Door, __: int) -> list[Answer]:
        says = wording.help_in_group if incoming.is_group else wording.help_
        return [says(about, menu(incoming.is_group))]

    def privacy(incoming: Incoming, _: Door, __: int) -> list[Answer]:
        if incoming.is_group:
            return [wording.privacy_in_group()]
        return [wording.privacy(about, list(retention.values()))]

    return Feature(
        "welcome",
        commands=(
            Command("start", "What this is", start, also=("start",)),
            Command("help", "What I can do", help_, also=("help", "help me", "commands")),
            Command("privacy", "What I keep, and for how long", privacy, also=("privacy",)),
        ),
    )
