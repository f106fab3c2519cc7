"""In company: what is said in a group and is answered in private, and what the group sees of that."""

from collections.abc import Sequence
from dataclasses import replace

from bot import people
from bot.chat import Answer, Button, Command, Door, Incoming, Privately, React, Reply, To
from bot.conversation import wording
from bot.conversation.naming import Names

SEEN, HUSHED = "👌", "🙊"  # that it was answered in private; that it cannot be answered in sight
HELLO = "hello"  # a link that leads to nothing in particular, and so greets


def in_private(incoming: Incoming, db: Door, now: int) -> Incoming | None:
    """See what was said in a group as if it had been said in private; None where somebody cannot be written to there.

    It answers no question that is open there: nobody answers such a question in a group. `called_by` stays and tells
    where it was said.
    """
    place_id = people.private_place(db, incoming.person_id)
    if place_id is None or incoming.as_group:
        return None
    zone = incoming.context.default_zone if incoming.context else "UTC"
    context = people.context(db, (incoming.person_id, place_id), now, zone, is_group=False)
    return replace(
        incoming,
        chat=incoming.person,
        place_id=place_id,
        is_group=False,
        message=None,
        answered=None,
        topic=None,
        edited=False,
        context=replace(context, awaits=None),
    )


def is_for_another(incoming: Incoming, names: Names) -> bool:
    """Tell whether a command in a group was meant for another bot: it is bare, and none of ours."""
    command = names.named(incoming.command, is_group=True)
    return bool(incoming.command) and not incoming.is_named and (command is None or command.hidden)


def is_doubtful(incoming: Incoming, meant: Command | None) -> bool:
    """Tell whether words in a group silence the bot, if it was meant by them."""
    return meant is not None and meant.only_here and not incoming.is_named


def over(incoming: Incoming, private: Incoming, answers: Sequence[Answer]) -> list[Answer]:
    """Give the answers in private; the group sees a tick."""
    return [Privately(private, tuple(answers)), *_react(incoming, SEEN)]


def telling_where(incoming: Incoming, answers: Sequence[Answer]) -> list[Answer]:
    """Say in front of an answer in which group it was asked for."""
    if not answers or not isinstance(answers[0], Reply) or not incoming.title:
        return list(answers)
    return [replace(answers[0], text=wording.asked_in(incoming.title, answers[0].text)), *answers[1:]]


def hushed(incoming: Incoming) -> list[Answer]:
    """Answer where no message is to appear, and nobody can be written to in private."""
    return _react(incoming, HUSHED)


def linked(command: Command | None) -> Reply:
    """Lead somebody into the private chat who has not opened it yet."""
    opens = command.name if command and not (command.hidden or command.only_here) else HELLO
    return wording.only_in_private(Button("Open our private chat", opens=opens))


def brief(answers: Sequence[Answer]) -> Reply:
    """Give the link alone by which an answer can be read in private; what is for one alone has its own words."""
    alone = next((each for each in answers if isinstance(each, Reply) and each.to is not To.CHAT), None)
    if alone:
        return alone
    found = next((each.brief for each in answers if isinstance(each, Reply) and each.brief), None)
    return wording.read_in_private(found) if found else linked(None)


def _react(incoming: Incoming, emoji: str) -> list[Answer]:
    return [React(emoji, incoming.message)] if incoming.message is not None else []
