"""Tells what somebody says who was asked for their time zone, or says where they live. Pure."""

import re

from bot import gazetteer
from bot.chat import Incoming
from bot.gazetteer import Place

NO_ANSWER = frozenset(
    ("leave it", "skip", "skip it", "no", "no thanks", "nah", "nope", "none", "not now", "later", "back", "rather not")
)
ZONE_NAMES = ("eastern", "central", "mountain", "pacific", "atlantic", "alaska", "hawaii", "arizona")
SHORT = ("est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "akst", "akdt", "hst")
I_AM_ON = ("im on", "i'm on", "i am on", "we are on", "im in", "i'm in", "i am in")
NAMED = (*ZONE_NAMES, *SHORT, *I_AM_ON)  # begin a text that may name a zone
LIVE_IN = ("i live in", "we live in", "i'm living in", "im living in", "i am living in", "i'm based in", "im based in")
AM_IN = ("i'm in", "im in", "i am in")  # mean more than a place: "im in college" is no town
LARGE = 50_000  # people in a town that is meant even so
ZONE_WORD = re.compile(r"\btime ?zone\b", re.IGNORECASE)
# What leaves no doubt that a time is meant, not a kind of work.
OF_TIME = re.compile(rf"\b(?:time|time ?zone|tz|{'|'.join(SHORT)})\b", re.IGNORECASE)


def names_zone(text: str, now: int) -> bool:
    """Tell whether a text is nothing but the name of a time zone."""
    return gazetteer.is_place(text, now) and all(not each.people for each in gazetteer.find(text, now).places)


def says_time(text: str) -> bool:
    """Tell whether a zone is called a time: "central time", "est"."""
    return OF_TIME.search(text) is not None


def bare_place(text: str) -> str:
    """Leave out that a zone is one: "chicago time zone central" is "chicago central"."""
    return " ".join(ZONE_WORD.sub(" ", text).split())


def is_large(place: Place) -> bool:
    """Tell whether a place is so large, or a zone, that it is meant wherever its name stands."""
    return not place.people or place.people >= LARGE


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
