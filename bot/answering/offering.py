"""Where there is no answer, a person may know: rows of buttons from whoever hands questions on, under an honest no."""

from collections.abc import Callable

from bot.answering import wording
from bot.chat import Button, Door, Incoming, Reply

# The flag tells that somebody goes on with the question before: that one is meant, and what they say now is none.
Offers = Callable[[Incoming, Door, int, bool], list[list[Button]]]


def none(_: Incoming, __: Door, ___: int, ____: bool) -> list[list[Button]]:
    """Offer nothing: nobody takes questions."""
    return []


def with_offers(
    offers: Offers, reply: Reply, incoming: Incoming, db: Door, now: int, *, goes_on: bool = False
) -> Reply:
    """Put what is offered under a reply, with a word on it."""
    rows = offers(incoming, db, now, goes_on)
    return wording.with_somebody(reply, rows, incoming.is_group) if rows else reply
