"""Reads what people say to a reminder: how it went, another time for it, which one to stop; pure."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.chat import Incoming
from bot.library import folded
from bot.understanding.days import Asked

Went = Literal["done", "partly", "not"]
LONGEST = 12  # words of an answer

DONE = frozenset(
    ("done", "did it", "did that", "i did it", "i did", "yes", "yep", "yeah", "yup", "y", "finished", "finished it",
     "all done", "its done", "it s done", "done it", "completed", "complete", "just did it", "just did",
     "already did", "already did it", "already done", "did", "i m done", "im done", "done thanks", "done thank you")
)  # fmt: skip
PARTLY = frozenset(
    ("partly", "partially", "part of it", "some of it", "half", "half of it", "half done", "halfway", "a bit",
     "a little", "almost", "nearly", "kind of", "kinda", "sort of", "started", "started it", "most of it", "mostly",
     "not all of it")
)  # fmt: skip
AGREES = frozenset(
    ("ok", "okay", "k", "kk", "yes", "yep", "yeah", "good", "great", "perfect", "cool", "fine", "nice", "right", "sure",
     "correct", "sounds good", "looks good", "thats right", "that s right", "works", "that works", "got it", "alright")
)  # fmt: skip
NOT = re.compile(
    r"\b(?:can(?:['’]?t|not)|could(?:n['’]?t| not)|did(?:n['’]?t| not)|have(?:n['’]?t| not)|won['’]?t|no time|no energy"
    r"|not (?:yet|this|today|done|now|tonight|really)|nope|nah|skip|too (?:busy|tired|much|sick)|busy|swamped|sick"
    r"|exhausted|later|no(?! (?:more |further )?(?:messages?|texts?|reminders?|notifications?)\b)|next time)\b",
    re.IGNORECASE,
)
WEEK = re.compile(r"\b(?:this|the whole|all|next) (?:week|wk)\b", re.IGNORECASE)
TODAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
# What is not to be written, and when, is nothing to be reminded of.
REFUSES = re.compile(
    r"\b(?:do(?:n['’]?t| not)(?! (?:let me )?forget)|no (?:more )?(?:than|messages?|texts?|notifications?)"
    r"|never|stop)\b",
    re.IGNORECASE,
)
ASKS_ABOUT = re.compile(r"\bcheck(?:ing)?[\s-]?ins?\b|\bask me\b", re.IGNORECASE)
# "Sundays im off use sunday 9pm": what counts stands behind it.
INSTEAD = re.compile(
    r"\b(?:actually|use|make it|make that|change it to|change to|change that to|move it to|move to|move that to"
    r"|push it to"
    r"|set it (?:to|for)|switch (?:it )?to|do it|try|better|rather|i mean|i meant)\b[\s:,]*",
    re.IGNORECASE,
)
TALK = frozenset(
    ("a", "actually", "ask", "better", "can", "cant", "could", "do", "for", "hm", "hmm", "how", "i", "id", "instead",
     "is", "it", "its", "just", "like", "make", "maybe", "me", "mean", "meant", "my", "no", "nope", "not", "ok",
     "okay", "oops", "or", "please", "pls", "rather", "remind", "same", "say", "so", "sorry", "t", "thanks", "that",
     "the", "then", "thx", "time", "to", "today", "try", "tonight", "um", "wait", "would", "yes", "again", "about",
     "s", "works", "good")
)  # fmt: skip
ASKS = re.compile(
    r"\?|^\W*(?:what|how|why|which|who|where|when|should|does|do i|is|are|can i|could i)\b", re.IGNORECASE
)
NEW = re.compile(r"\W*(?:(?:can|could|please|pls|also|and)\b\W*(?:you|u)?\W*)?(?:remind me|set)\b", re.IGNORECASE)
AGAIN = re.compile(r"\W*(?:(?:can|could|please|pls)\b\W*(?:you|u)?\W*)?remind me\b", re.IGNORECASE)
AMOUNT = re.compile(r"[0-9]{2}")
FILLERS = ("um", "uh", "uhm", "er", "hmm", "oh", "ok", "okay", "so", "like", "yeah", "well", "alright", "actually",
           "basically", "also", "and", "hey", "hi", "yo", "i guess", "i mean", "you know")  # fmt: skip
FILLED = re.compile(
    rf"\W*(?:(?:{'|'.join(FILLERS)}|just|maybe|yes|please)\b[\s,.]*)+(?:(?:can|could) (?:you|u) )?remind me\b",
    re.IGNORECASE,
)
MATTER = re.compile(r"\bre?minders?\b", re.IGNORECASE)
# Words for goals at large; to be asked about these is another matter than a reminder.
GOALS = frozenset(
    ("my", "goal", "goals", "progress", "the", "step", "steps", "plan", "plans", "it", "them", "this", "check", "in",
     "on", "next", "with", "me", "about", "of", "to", "do", "work", "study", "how", "am", "i", "doing")
)  # fmt: skip
SHOWS = frozenset(("goal", "goals", "progress", "step", "steps", "plan", "plans", "check", "doing"))


@dataclass(frozen=True, slots=True)
class Move:
    """A reminder that is named, and the words for another time."""

    named: str
    when: str


def went(text: str) -> Went | None:
    """Tell which answer a text is to "did you?"; None where it is something else."""
    said = folded(text)
    if said in DONE or text.strip() in ("👍", "✅", "✔"):
        return "done"
    if said in PARTLY:
        return "partly"
    if not said or len(said.split()) > LONGEST or ASKS.search(text):
        return None
    return "not" if NOT.search(text) else None


def agrees(text: str) -> bool:
    """Tell whether a text only says that something is right."""
    return folded(text) in AGREES


def rests(text: str) -> Literal["week", "day", ""]:
    """Tell for how long nothing is to be said: this week, today, or until its next time."""
    return "week" if WEEK.search(text) else "day" if TODAY.search(text) else ""


def instead(text: str) -> str:
    """Give the words in which another time is said: those behind "use", or the whole text."""
    found = list(INSTEAD.finditer(text))
    if not found or found[-1].end() >= len(text):
        return text
    said = text[found[-1].end() :]
    return f"at {said}" if said.strip(" .!").isdigit() else said


def changes(text: str) -> bool:
    """Tell whether a text says that something is to be otherwise from now on: "make it 9pm"."""
    return INSTEAD.search(text) is not None


def is_time(asked: Asked, text: str) -> bool:
    """Tell whether there is nothing in a text but a time, and the talk around it."""
    said_so = instead(text) is not text
    known = asked.when is not None or asked.odd is not None
    is_only_pause = NOT.search(text) is not None and bool(rests(text)) and not said_so
    words = folded(asked.words).split()
    return known and not is_only_pause and (set(words) <= TALK or (said_so and len(words) <= 1))


def is_refused(incoming: Incoming) -> bool:
    """Tell whether a text may be about danger or somebody's health, which no answer of ours may cover.

    "Daughter sick cant this week" says that there is no time.
    """
    heard = incoming.understood
    if heard is None or heard.kind == "crisis" or heard.worried:
        return heard is not None
    return heard.kind == "clinical" and not (went(incoming.text) == "not" and rests(incoming.text))


def is_firm(incoming: Incoming, asked: Asked) -> bool:
    """Tell whether a text that sounds low, or like somebody's health, is plainly a reminder of their own all the same.

    Of health only what they are going to do: "to see my doctor friday", not "the most I can take in a day".
    """
    heard = incoming.understood
    is_timed = asked.when is not None or asked.odd is not None or asked.from_now
    if heard is None or heard.kind == "crisis" or not is_timed or not asked.words or asks(asked.words):
        return False
    if heard.kind == "clinical" and AMOUNT.search(asked.words):
        return False
    to_do = rf"\b(?:to|2)\s+{re.escape(asked.words.split()[0])}"
    return heard.kind != "clinical" or re.search(to_do, incoming.text, re.IGNORECASE) is not None


def is_filled(text: str) -> bool:
    """Tell whether a request to be reminded begins with words that say nothing, as spoken ones do."""
    return FILLED.match(text) is not None


def is_words(incoming: Incoming) -> bool:
    """Tell whether a text can be what a reminder is about, asked for in words."""
    return not (is_refused(incoming) or asks(incoming.text) or is_new(incoming.text) or names_one(incoming.text))


def is_new(text: str) -> bool:
    """Tell whether a text asks for a reminder of its own, and so is no answer about another."""
    return NEW.match(text) is not None


def is_again(text: str) -> bool:
    """Tell whether a text may ask for the same reminder once more."""
    return AGAIN.match(text) is not None


def names_one(text: str) -> bool:
    """Tell whether a text speaks of a reminder at all."""
    return MATTER.search(text) is not None


def asks(text: str) -> bool:
    """Tell whether a text has the form of a question."""
    return ASKS.search(text) is not None


def is_about_goals(words: str) -> bool:
    """Tell whether words are about somebody's goals at large, or about nothing."""
    said = set(folded(words).split())
    return not words or (said <= GOALS and bool(said & SHOWS))


def moves(text: str) -> list[Move]:
    """Give the ways to read "the law reminder to monday 7pm": the shortest name first."""
    places = [found.span() for found in re.finditer(r"\s(?:to|until|for|be|at|on)\s", text)]
    ways = [Move(text[:start], text[end:]) for start, end in places]
    return [way for way in ways if names_one(way.named)]
