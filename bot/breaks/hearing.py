"""Reads until when somebody wants to be left in peace; pure."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import dropwhile
from typing import Literal

from bot.library import folded
from bot.understanding import days

LONGEST = 120  # characters in which a day is looked for
UNTIL = re.compile(r"^\W*(?:until|till|til|untill|before)\b\s*", re.IGNORECASE)
THROUGH = re.compile(r"^\W*(?:through|thru|through the end of)\b\s*", re.IGNORECASE)
# "The rest of the month" is this month, and with that it is over.
RUNNING = re.compile(r"\b(?:the rest of (?:the|this)|rest of (?:the|this)|all|the(?= week\b))\b", re.IGNORECASE)
THIS = re.compile(r"\bthis (?:week|weekend|month|quarter|year|spring|summer|fall|winter)\b", re.IGNORECASE)
LEADS = re.compile(r"^\W*(?:for|on|over|during)\b\s*", re.IGNORECASE)
OPEN = frozenset(
    ("until i say so", "till i say so", "until i say", "when i say so", "until i come back", "until im back",
     "till im back", "til im back", "until further notice", "open", "no end", "without end", "indefinitely", "forever",
     "for now", "for a while", "a while", "not sure", "i dont know", "dont know", "idk", "no idea", "who knows",
     "for good")
)  # fmt: skip
EVERYTHING = frozenset(
    ("everything", "all", "it", "of", "you", "yourself", "my", "your", "messages", "check", "ins", "checkins",
     "reminders", "notifications", "goals")
)  # fmt: skip
AROUND = frozenset(
    ("please", "pls", "plz", "ok", "okay", "so", "now", "then", "just", "me", "it", "lets", "let", "s", "say", "maybe",
     "i", "d", "like", "think", "thanks", "thank", "you")
)  # fmt: skip
YES = frozenset(
    ("yes", "y", "yep", "yeah", "yup", "ok", "okay", "sure", "still", "still resting", "i am", "im", "resting",
     "not yet", "not now", "keep it", "keep it so", "stay paused", "leave it", "keep resting", "yes please", "yes i am")
)  # fmt: skip
BACK = frozenset(("no", "nope", "nah", "no im back", "not any more", "not anymore", "i am back", "ready", "im ready"))
# What ends a silence, but means other things where there is none.
RESUME = (
    "resume", "start again", "im back", "i'm back", "i am back", "unpause", "un-pause", "unmute", "end the pause",
    "end pause", "stop the pause", "stop pausing", "wake up", "come back", "please come back",
)  # fmt: skip
# What can mean nothing else.
MESSAGES_AGAIN = (
    "unstop", "un-stop", "message me again", "text me again", "write to me again", "write me again",
    "please message me again", "start messaging me again", "start texting me again", "start writing me again",
    "start writing to me again", "start messaging again", "turn messages back on", "turn messages on",
    "turn the messages back on", "turn my messages back on", "messages on", "messages back on", "i want messages again",
    "i want your messages again", "i want messages back", "i want my messages back", "send me messages again",
    *(f"{ok}you can {verb} again" for ok in ("", "ok ", "okay ") for verb in (
        "write", "message", "text", "write me", "write to me", "message me", "text me", "send messages")),
)  # fmt: skip
# "Sick kid, can't this week": nothing else may be meant by it, such as a question or what somebody took.
NOT_THIS_WEEK = re.compile(
    r"\b(?:can(?:t|not| not)|wont|unable|not able|not)(?: to)?(?: (?:do|make|manage) (?:it|this|that|anything|much))?"
    r" this (?:week|wk)\b"
)
ASKS_OR_TAKES = re.compile(
    r"\b(?:how|why|what|when|where|who|which|should|could|would|may|do i|can i|can you|is it|if|took|take|takes|taken"
    r"|taking|swallow\w*|overdos\w*|drank)\b|[?0-9]"
)
MOST_BESIDE = 8  # words beside "can't this week"
AGREES = frozenset(
    ("yes", "y", "yep", "yeah", "yup", "ok", "okay", "sure", "yes please", "please", "please do", "do it")
)
REFUSES = frozenset(("no", "n", "nope", "nah", "no thanks", "no thank you", "not now", "leave it"))


@dataclass(frozen=True, slots=True)
class Until:
    """The day with which a pause ends, or None: without an end, or `odd` tells why the day cannot be taken."""

    day: date | None
    odd: Literal["past", "impossible", "far"] | None = None


def until(text: str, today: date) -> Until | None:
    """Read "until aug 3", "for 2 weeks", "this week", "until i say so"; None where there is more or nothing of it.

    "Until next week" ends as that week begins; "next week" alone, or "through next week", when it is over.
    """
    if len(text) > LONGEST:
        return None
    if plain(text) in OPEN or days.no_day(text):
        return Until(None)
    text = RUNNING.sub("this", text)
    said = days.answered(text, today)
    rest = f"{text[: said.start]} {text[said.end :]}" if said else text
    if said is None or not set(folded(rest).split()) <= AROUND:
        return None
    if said.day is None:
        return Until(None, said.odd)
    ends = _ends(text[said.start : said.end], said.day, today)
    return Until(ends) if ends > today else Until(None, "past")


def says_everything(text: str) -> bool:
    """Tell whether what is to be paused is everything."""
    return set(plain(text).split()) <= EVERYTHING | AROUND


def without_everything(text: str) -> str:
    """Leave out that everything is meant: "all my messages until monday" is "until monday"."""
    words = text.split()
    return " ".join(dropwhile(lambda word: set(plain(word).split()) <= EVERYTHING, words))


def says_resume(text: str) -> bool:
    """Tell whether a text is nothing but the wish to begin again."""
    return plain(text) in {plain(words) for words in RESUME}


def says_not_this_week(text: str) -> bool:
    """Tell whether a text says that this week is none, and is no question and about nothing that was taken."""
    said = plain(text)
    found = NOT_THIS_WEEK.search(said)
    if found is None or len(text) > LONGEST or ASKS_OR_TAKES.search(text.casefold()):
        return False
    return len(f"{said[: found.start()]} {said[found.end() :]}".split()) <= MOST_BESIDE


def agrees(text: str) -> bool | None:
    """Read a yes or a no; None for anything else."""
    said = plain(text)
    return True if said in AGREES else False if said in REFUSES else None


def plain(text: str) -> str:
    """Give the words alone, without the marks within them: "I'm back!" is "im back"."""
    return folded(re.sub(r"['’]", "", text))


def still_rests(text: str) -> bool | None:
    """Read the answer to "still resting?"; None for anything else."""
    said = plain(text)
    return True if said in YES else False if said in BACK else None


def _ends(words: str, last: date, today: date) -> date:
    """Give the first day after a pause, of which the last day that was named is known."""
    through = THROUGH.search(words)
    named = LEADS.sub("", THROUGH.sub("", UNTIL.sub("", words)))
    eve = days.answered(f"before {named}", today)  # of a stretch the day before it, else the day itself
    is_stretch = eve is not None and eve.day is not None and eve.day < last
    if UNTIL.search(words) and is_stretch and eve is not None and eve.day is not None:
        return eve.day + timedelta(days=1)
    is_running = THIS.search(words) is not None and not UNTIL.search(words)
    return last + timedelta(days=1) if through or is_stretch or is_running else last
