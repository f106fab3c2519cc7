"""What can be said by those who operate the bot."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from bot.chat import Answer, Command, Door, Feature, For, Handler, Incoming
from bot.operating import wording


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is of everything; `waiting` are messages that are still to be sent, `set_aside` failed for good.

    `questions` are those that a mentor has not answered yet.
    """

    people: int
    groups: int
    mentors: int
    questions: int
    waiting: int
    set_aside: int


def feature(operators: Collection[str], counts: Callable[[Door], Counts], otherwise: Handler) -> Feature:
    """Show the counts to operators, by their own ids in their own chats; anybody else is answered `otherwise`."""

    def house(incoming: Incoming, db: Door, now: int) -> list[Answer]:
        if not _is_operator(incoming, operators):
            return otherwise(incoming, db, now)
        return [wording.house(_listed(counts(db)))]

    return Feature(
        "operating",
        commands=(Command("house", "How the bot is doing, in counts", house, in_groups=False, shown_to=For.OPERATORS),),
    )


def _is_operator(incoming: Incoming, operators: Collection[str]) -> bool:
    """Tell whether an operator speaks for themselves: the id of a group or channel is shared by many."""
    is_own_chat = not incoming.is_group and not incoming.as_group and incoming.person == incoming.chat
    return is_own_chat and incoming.person in operators


def _listed(counts: Counts) -> list[tuple[str, int]]:
    return [
        ("People", counts.people),
        ("Groups and channels", counts.groups),
        ("Mentors", counts.mentors),
        ("Questions with a mentor", counts.questions),
        ("Messages waiting to be sent", counts.waiting),
        ("Messages set aside", counts.set_aside),
    ]
