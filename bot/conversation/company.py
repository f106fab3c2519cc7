"""In company: what is said in a group and is answered in private, and what the group sees of that."""

from collections.abc import Sequence
from dataclasses import replace

from bot import delivery, people
from bot.chat import Answer, Button, Command, Door, Incoming, Kind, Privately, React, Reply, To
from bot.conversation import wording
from bot.conversation.asked import handled
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


def is_cry(incoming: Incoming) -> bool:
    """Tell a cry for help, which is answered wherever it is."""
    return incoming.understood is not None and incoming.understood.kind == "crisis"


def is_talk_of_others(incoming: Incoming, names: Names, db: Door) -> bool:
    """Tell whether a text in a group only looks like a call: a bare command of another bot, a reply to a notice."""
    if not incoming.is_group or incoming.kind is not Kind.TEXT or is_cry(incoming):
        return False
    command = names.named(incoming.command, is_group=True)
    if incoming.command:
        return not incoming.is_named and (command is None or command.hidden)
    place_id = people.place_at(db, incoming.gateway, incoming.chat)
    is_reply = incoming.called_by == "reply" and place_id is not None
    return is_reply and place_id is not None and delivery.is_notice(db, place_id, incoming.answered)


def is_doubtful(incoming: Incoming, meant: Command | None) -> bool:
    """Tell whether words in a group silence the bot, if it was meant by them."""
    return meant is not None and meant.only_here and not incoming.is_named


def over(incoming: Incoming, private: Incoming, answers: Sequence[Answer]) -> list[Answer]:
    """Give the answers in private; the group sees a tick."""
    return [Privately(private, tuple(answers)), *_react(incoming, SEEN)]


def done(command: Command, incoming: Incoming, db: Door, now: int) -> list[Answer]:
    """Do what a command says, where it belongs."""
    if not incoming.is_group or command.in_groups:
        return handled(command.handle, incoming, db, now)
    private = in_private(incoming, db, now)
    if private is None:
        return [linked(command)]
    is_doubtful = command.only_here and not incoming.is_named
    if is_doubtful:  # a tick would tell the group that something was done
        return [Privately(private, (wording.offered(command),))]
    return over(incoming, private, handled(command.handle, private, db, now))


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
