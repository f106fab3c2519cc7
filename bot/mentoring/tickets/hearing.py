"""What somebody's plain words say about a question of theirs; pure. Only exact words: others may be about anything."""

import re

from bot.chat import Incoming
from bot.mentoring.tickets import asking

SENDING = "sending"  # what is waited for while a question is shown that is not sent yet

ASK = (
    "ask a mentor", "ask the mentor", "can i ask a mentor", "talk to a mentor", "can i talk to a mentor",
    "i want to ask a mentor", "i want to talk to a mentor", "can a mentor help", "can a mentor help me",
)  # fmt: skip
# Whoever has no group with mentors may mean how one finds a mentor.
WANT = ("i want a mentor", "i need a mentor", "i would like a mentor", "i'd like a mentor", "give me a mentor")
_BACK = (
    "cancel my question", "cancel my questions", "withdraw my question", "take my question back",
    "take back my question", "delete my question", "cancel the question", "withdraw the question",
    "take the question back", "take back the question",
)  # fmt: skip
# Commands' own words, which are not read for danger: some of them sound like it, and are not.
BACK = (
    *(f"{begins}{words}" for begins in ("", "please ", "can you ", "i want to ") for words in _BACK),
    *("don't send", "don't send it", "do not send it"),
)
WHERE = (
    "where is my question", "what about my question", "what happened to my question", "did the mentor answer",
    "did a mentor answer", "did my mentor answer", "did the mentor reply", "did anyone answer", "did anybody answer",
    "did anyone answer my question", "has the mentor answered", "has anyone answered", "is it answered",
    "is my question answered", "is it answered yet", "is there an answer", "any answer", "any answer yet",
    "any answers yet", "any news from the mentor", "no one answered", "nobody answered", "no one answered my question",
    "nobody answered my question", "no answer yet", "still no answer", "my questions",
)  # fmt: skip
SOLVED = (
    "solved", "its solved", "it's solved", "it is solved", "thanks solved", "thank you solved", "solved thanks",
    "solved thank you", "that helped solved", "my question is solved", "that solved it", "mark it solved",
    "mark it as solved",
)  # fmt: skip
WAYS_OUT = ("cancel", "cancel that", "never mind", "nevermind", "forget it")
YES = (
    "yes",
    "yes please",
    "y",
    "yep",
    "yeah",
    "sure",
    "ok",
    "okay",
    "send",
    "send it",
    "yes send it",
    "please send it",
)
NO = ("no", "no thanks", "no thank you", "n", "nope", "nah")
PASS = ("pass", "pass on", "pass it on", "pass this on")
REST = ("not today",)
ANSWER = ("answer",)
NAMED = ("with my name", "with name", "named", "with")
NAMELESS = ("without my name", "without name", "nameless", "without", "anonymous", "anonymously")


def bare(text: str) -> str:
    """Give words as they are compared: small, and without what stands between them."""
    return re.sub(r"\W+", " ", text.casefold()).strip()


def says(incoming: Incoming, *phrases: tuple[str, ...]) -> bool:
    """Tell whether a text is just one of these phrases."""
    said = bare(incoming.text)
    return any(said == bare(phrase) for some in phrases for phrase in some)


def is_question(incoming: Incoming) -> bool:
    """Tell whether a text is surely the question that was asked for, and no word about one that is open."""
    return asking.is_question(incoming) and not says(incoming, ASK, WANT, BACK, WHERE, SOLVED)


def decides(incoming: Incoming) -> bool:
    """Tell whether a text surely says what to do with the question that is shown; a changed one comes too late."""
    return not incoming.edited and says(incoming, YES, NO, NAMED, NAMELESS)
