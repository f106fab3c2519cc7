"""Tells what somebody says who was asked for their time zone. Pure."""

from bot import gazetteer
from bot.chat import Incoming

NO_ANSWER = frozenset(
    ("leave it", "skip", "skip it", "no", "no thanks", "nah", "nope", "none", "not now", "later", "back", "rather not")
)


def declines(text: str) -> bool:
    """Tell whether somebody would rather not say."""
    return " ".join(text.casefold().strip(" .!,").split()) in NO_ANSWER


def is_answer(incoming: Incoming) -> bool:
    """Tell whether a text is nothing but a place, a time zone, or a no."""
    if declines(incoming.text):
        return True
    heard = incoming.understood
    # "bye" is an airport, too; but what only sounds like talk ("eastern") is none.
    is_talk = heard is not None and heard.kind == "smalltalk" and heard.boundary is not None
    return not is_talk and gazetteer.is_place(incoming.text, incoming.sent_at)


def is_second_try(incoming: Incoming) -> bool:
    """Tell whether somebody was asked once more."""
    awaits = incoming.context.awaits if incoming.context else None
    return awaits == "zone:again"
