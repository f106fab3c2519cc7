"""Reads what people answer when asked how a step went; pure."""

import re
from typing import Literal

from bot.chat import Incoming
from bot.goals import hearing
from bot.library import folded

Answer = Literal["done", "partly", "not", "skip"]
ANSWERS: tuple[Answer, ...] = ("done", "partly", "not", "skip")
LONGEST = 30  # words of an answer; more is a report
BRIEF = 6  # words of "half of it"; "half of chapter 3 in the break" is a report

_DONE = frozenset(
    ("done", "did", "finished", "finish", "completed", "complete", "yes", "yep", "yeah", "yup", "yess", "yea", "y",
     "check", "aced", "nailed")
)  # fmt: skip
_ALL = frozenset(("👍", "✅", "☑", "✔"))
_PARTLY = re.compile(
    r"\b(?:part(?:ly|ially|ial)?|half(?:way)?|a bit|a little|little bit|some(?: of (?:it|them))?|kinda|kind of|sort of"
    r"|almost|nearly|most(?:ly| of it)?|started|began|begun|not all|in progress|working on it|so so|1/2)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:can(?:['’]?t|not)|could(?:n['’]?t| not)|did(?:n['’]?t| not)|have(?:n['’]?t| not)|has(?:n['’]?t| not)"
    r"|won['’]?t|was(?:n['’]?t| not) able|unable|no (?:time|energy|chance)|too (?:busy|tired|much|sick)|busy|swamped"
    r"|not (?:yet|this|today|done|now|really|gonna)|slammed|exhausted|sick|forgot|next week)\b"
    r"|^\W*(?:no(?! (?:more )?(?:messages?|texts?|notifications?)\b)|nope|nah)\b",
    re.IGNORECASE,
)
_SKIP = frozenset(
    ("skip", "skip it", "skip this", "skip that", "skip this one", "skip this step", "skip step", "n a", "na",
     "not applicable", "not needed", "dont need it", "don t need it", "dont need this", "don t need this",
     "i dont need it", "i don t need it", "i dont need this", "i don t need this", "no longer needed",
     "not needed anymore", "doesnt apply", "doesn t apply", "not relevant", "not for me")
)  # fmt: skip
_TALK = frozenset(
    ("i", "ive", "ve", "it", "its", "is", "that", "this", "the", "step", "one", "all", "of", "today", "yesterday",
     "already", "just", "now", "ok", "okay", "finally", "thanks", "thank", "you", "am", "im", "m", "a", "with", "and",
     "week", "totally", "fully", "have", "got", "good", "was", "s", "lol", "yay", "up", "off", "omg", "wow",
     "woohoo", "actually", "well", "so")
)  # fmt: skip
# Where a text could be about somebody's health, only this makes it an answer.
_WHEN = re.compile(r"\b(?:this week|today|tonight|to|till|until|right now|make it|time|get to it)\b", re.IGNORECASE)
_NOTHING = re.compile(
    r"\b(?:did(?:n['’]?t| not)|have(?:n['’]?t| not)|could(?:n['’]?t| not)) (?:even )?"
    r"(?:do|done|start|touch|finish|manage)\b|^\W*(?:no|nope|nah|not yet|not really)\W*$",
    re.IGNORECASE,
)
_SOME = _TALK | frozenset(
    ("some", "half", "halfway", "bit", "little", "part", "partly", "partially", "partial", "most", "mostly", "almost",
     "nearly", "not", "started", "begun", "began", "done", "did", "finished", "like", "about", "only", "maybe", "kinda",
     "kind", "sort", "them", "yes", "yeah", "so", "far", "way", "through", "1", "2", "in", "progress", "working", "on")
)  # fmt: skip
_WEEK = re.compile(r"\b(?:this|next|the whole|all) (?:week|wk)\b", re.IGNORECASE)


def names_week(text: str) -> bool:
    """Tell whether a text says that this week is none for it, or that the next one is."""
    return _WEEK.search(text) is not None


def answer_in(text: str) -> Answer | None:
    """Tell which of the four answers a text is; None where it is something else, such as a report or a question."""
    said = folded(text)
    words = said.split()
    if len(words) > LONGEST or "?" in text:
        return None
    if said in _SKIP:
        return "skip"
    is_all_done = not _DONE.isdisjoint(words) and set(words) <= _DONE | _TALK
    if is_all_done or text.strip() in _ALL:
        return "done"
    if _PARTLY.search(text):
        return "partly" if len(words) <= BRIEF else None
    return "not" if _NOT.search(text) and not hearing.asks(text) else None


def is_answer(incoming: Incoming) -> bool:
    """Tell whether a text is surely such an answer, and no report, no matter of health, no new wish."""
    heard, said = incoming.understood, answer_in(incoming.text)
    if said is None or (heard is not None and heard.kind == "crisis"):
        return False
    if heard is None or said in ("done", "skip"):
        return True
    if heard.worried:
        return _is_plain(incoming.text, said)
    if heard.kind == "clinical":
        return _is_plain(incoming.text, said) or (said == "not" and _WHEN.search(incoming.text) is not None)
    if heard.kind == "goal":
        return heard.goal is None or not heard.goal.is_firm
    is_report = heard.kind == "progress" and heard.progress is not None and heard.progress.ce_hours is not None
    return not is_report and heard.kind != "checkin" and heard.decision != "answer"


def sounds_low(incoming: Incoming) -> bool:
    """Tell whether whoever answers is worn out, or thinks little of themselves."""
    heard = incoming.understood
    return heard is not None and (heard.worried or heard.ashamed)


def _is_plain(text: str, said: Answer) -> bool:
    """Tell whether a text says no more than how far somebody came, or that they did nothing."""
    if said == "partly":
        return set(folded(text).split()) <= _SOME
    return _NOTHING.search(text) is not None


def is_again_answer(incoming: Incoming) -> bool:
    """Tell whether a text is a yes, a no, or a day, after a day was proposed for asking again."""
    text = incoming.text
    return hearing.says_yes(text) or hearing.declines(text) or hearing.is_day(incoming)
