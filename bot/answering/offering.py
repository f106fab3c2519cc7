"""Where there is no answer, a person may know: rows of buttons from whoever hands questions on, under an honest no."""

from collections.abc import Callable
from dataclasses import replace

from bot.chat import Button, Door, Incoming, Reply

Offers = Callable[[Incoming, Door, int], list[list[Button]]]


def none(_: Incoming, __: Door, ___: int) -> list[list[Button]]:
    """Offer nothing: nobody takes questions."""
    return []


def with_offers(offers: Offers, reply: Reply, incoming: Incoming, db: Door, now: int) -> Reply:
    """Put what is offered under a reply."""
    return replace(reply, buttons=[*reply.buttons, *offers(incoming, db, now)])
