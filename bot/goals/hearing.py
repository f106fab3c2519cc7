"""Reads the short things people say to goals: numbers, yes, no, skip; pure."""

import re
import unicodedata
from datetime import date
from typing import Literal

from bot.chat import GoalHeard, Incoming
from bot.library import folded
from bot.understanding import days

NUMBER = re.compile(r"[1-9][0-9]{0,8}")  # as many digits as any row of ours will need

YES = frozenset(
    ("yes", "y", "yep", "yeah", "yup", "right", "thats right", "that s right", "correct", "ok", "okay", "sure",
     "exactly", "yes please", "please", "sure thing", "keep", "keep it", "looks good", "good", "perfect",
     "use these steps", "use these", "use them", "take it")
)  # fmt: skip
NO = frozenset(
    ("skip", "skip it", "skip this", "no", "nope", "nah", "none", "nothing", "no thanks", "not now", "later",
     "leave it", "pass", "idk", "i dont know", "i don t know", "dont know", "don t know", "dunno", "not sure",
     "im not sure", "i m not sure", "no idea", "no clue", "idk yet", "next", "without", "without them", "without steps")
)  # fmt: skip
NO_GOAL = frozenset(
    ("not a goal", "no goal", "thats not a goal", "that s not a goal", "its not a goal", "it s not a goal")
)

HELPING = r"(?:do|does|did|is|are|can|could|should|would|will|to)\b"
QUESTION = re.compile(
    r"\?|^(?:(?:and|but|or|so|ok|well|wait)\b\W*)*"
    r"(?:(?:what|how|why|who|which|is|are|does|did|can|could|should|would|will)s?\b(?!['’]t)"
    rf"|(?:when|where)(?:['’]?s\b|\s+{HELPING})"  # "when I am tired" is an answer
    r"|do\s+(?:i|we|you|u|they|most|all|people)\b)",  # and so is "do the course"
    re.IGNORECASE,
)
CALLED_A_GOAL = re.compile(r"\W*(?:(?:my|new|set|a|another|next)\s+)*goal\b", re.IGNORECASE)
SHORT_TALK = 4  # words; longer small talk may well be an answer
# No answer, but a question about ours.
UNCLEAR = re.compile(
    r"^\W*(?:(?:sorry|wait|um+|ok|but)\b\W*)?(?:(?:huh|what|like what|wdym|for example|such as)\W*$"
    r"|i\s+(?:no|don['’]?t|do not|didn['’]?t|did not)\s+(?:really\s+)?"
    r"(?:understand|get (?:it|this|what|the)|know what)\b"
    r"|(?:what|which|how|is|whats)\b.*\b"
    r"(?:obstacles?|(?:if|when)[\s-]*then|(?:you|u|that|this) mean|in the way|(?:this|the) plan)\b"
    r"|do i (?:have|need) to\b(?:\s+(?:answer|do|say|write|fill|finish)\b.*)?\W*$)",
    re.IGNORECASE,
)
WHEN = re.compile(
    r"\W*(?:when|whenever|if|once|after|before|every|each|as soon as|while|during|on|at|in)\b", re.IGNORECASE
)
THEN = re.compile(r"\bthen\b|\bi(?:['’]?ll|\s+(?:will|wanna|gonna|am going to))\b|,\s*i\b", re.IGNORECASE)
# "After my review I ask": an I that begins a clause of its own; that of "my kids and I", "days I am off" does not.
I_DO = re.compile(
    r"\b(?!(?:and|or|that|when|whenever|if|once|after|before|while|as|soon|because|days?|times?|where|until|than)\b)"
    r"\w+[.;:]?\s+i\s+(?!(?:am|have|had|was|work)\b)[a-z]",
    re.IGNORECASE,
)
SHIFTS = re.compile(
    r"\b(?:shifts?|clos(?:e|es|ing|er)|openings?|nights?|overnights?|evenings?|graveyard|mornings?)\b[^.;]*"
    r"\b(?:shifts?|weeks?|wks?)\b|\b(?:shifts?|overnights?|graveyard)\b|\b(?:weeks?|wks?)\s+(?:of\s+)?(?:closing|nights)\b",
    re.IGNORECASE,
)
# "When I work Sundays" is what gets in the way, and no time for it.
TROUBLE = re.compile(
    r"\b(?:tired|busy|exhaust\w*|sick|work(?:s|ing)?|clos(?:e|es|ing)|openings?|shifts?|overnights?|late|too|stress\w*"
    r"|forget|no|not|never|can['’]?t|cannot|won['’]?t|don['’]?t|(?:have|has|had|need) to|kids?|crying)\b",
    re.IGNORECASE,
)
Odd = Literal["past", "impossible", "far"]
FAR = 50  # years
LONGEST_DAY = 200  # characters in which a day is looked for
AROUND_A_DAY = frozenset(
    ("a", "about", "actually", "and", "around", "be", "better", "by", "change", "date", "day", "do", "due", "for",
     "good", "guess", "hmm", "i", "id", "in", "is", "it", "its", "just", "let", "lets", "like", "make", "maybe", "me",
     "mean", "meant", "ment", "move", "my", "no", "of", "ok", "okay", "on", "oops", "or", "perhaps", "please", "pls",
     "plz", "probably", "rather", "right", "s", "say", "set", "should", "so", "sometime", "somewhere", "sorry", "sry",
     "sure", "thanks", "that", "the", "then", "think", "this", "time", "to", "try", "typo", "um", "until", "was",
     "well", "will", "work", "works", "would", "wrong", "yeah", "yes")
)  # fmt: skip
JOINS = "\u200d"  # the one invisible character that people do type: it makes one emoji of two


def numbers(incoming: Incoming, most: int = 2) -> list[int]:
    """Give the numbers a command was given, none 0, negative or beyond belief; stops at the first other word."""
    found: list[int] = []
    for word in incoming.argument.split()[:most]:
        if not NUMBER.fullmatch(word):
            break
        found.append(int(word))
    return found


def number(incoming: Incoming) -> int:
    """Give the first number a command was given; 0, which nothing has, where there is none."""
    return next(iter(numbers(incoming, 1)), 0)


def says_yes(text: str) -> bool:
    """Tell whether a text is nothing but a yes."""
    return folded(text) in YES


def declines(text: str) -> bool:
    """Tell whether somebody would rather not say."""
    return folded(text) in NO


def says_no_goal(text: str) -> bool:
    """Tell whether somebody says that what was understood is no goal."""
    return folded(text) in NO_GOAL


def asked(incoming: Incoming) -> list[str]:
    """Give what an open question was about: the words behind its name."""
    awaits = incoming.context.awaits if incoming.context else None
    return (awaits or "").partition(":")[2].split()


def asked_number(incoming: Incoming, place: int = 0) -> int:
    """Give a number that an open question was about (the goal's stands first); 0, which nothing has, for none."""
    named = asked(incoming)[place : place + 1]
    return int(named[0]) if named and NUMBER.fullmatch(named[0]) else 0


def own(text: str) -> str:
    """Give somebody's words as they are kept: on one line, without what cannot be seen or stored."""
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    seen = (" " if one.isspace() else one for one in whole)
    return " ".join("".join(one for one in seen if one in JOINS or unicodedata.category(one)[0] != "C").split())


def says_something(text: str) -> bool:
    """Tell whether there is more in a text than marks."""
    return any(one.isalnum() or unicodedata.category(one)[0] == "S" for one in text)


def goal_in(text: str, today: date) -> GoalHeard:
    """Read a title and a day from words that are taken as they stand."""
    said = days.deadline(text, today) if len(text) <= LONGEST_DAY else None
    if said is None:
        return GoalHeard(text, None)
    title = (text[: said.start].rstrip() + " " + text[said.end :].lstrip()).strip(" ,.;:-")
    return GoalHeard(title if says_something(title) else text, said.day, odd=said.odd)


def is_day(incoming: Incoming) -> bool:
    """Tell whether a text is nothing but an answer to "by when?"."""
    if incoming.context is None or asks(incoming.text):
        return False
    text = incoming.text
    return declines(text) or says_no_day(text) or is_only(day_in(text, incoming.context.today), text)


def day_in(text: str, today: date) -> days.Said | None:
    """Read the day in an answer to "by when?"."""
    return days.answered(text, today) if len(text) <= LONGEST_DAY else None


def done_in(text: str, today: date) -> days.Said | None:
    """Read the day in an answer to "which day was it?"."""
    return days.done_on(text, today) if len(text) <= LONGEST_DAY else None


def says_no_day(text: str) -> bool:
    """Tell whether an answer to "by when?" is that there is no day."""
    return len(text) <= LONGEST_DAY and days.no_day(text)


def is_only(said: days.Said | None, text: str) -> bool:
    """Tell whether there is nothing in a text but a day and the talk around it."""
    rest = f"{text[: said.start]} {text[said.end :]}" if said else text
    return said is not None and set(folded(rest).split()) <= AROUND_A_DAY


def odd_day(day: date | None, today: date) -> Odd | None:
    """Tell why a day cannot be a goal's."""
    if day is None:
        return None
    if day < today:
        return "past"
    return "far" if day.year > today.year + FAR else None


def is_half_a_plan(text: str) -> bool:
    """Tell whether a text is only the when of a when-then plan."""
    when = WHEN.match(text)
    return when is not None and THEN.search(text) is None and I_DO.search(text[when.end() :]) is None


def begins_with_when(text: str) -> bool:
    """Tell whether a text begins by saying when."""
    return WHEN.match(text) is not None


def speaks_of_trouble(text: str) -> bool:
    """Tell whether a text is of what keeps somebody from a thing."""
    return TROUBLE.search(text) is not None


def speaks_of_shifts(*texts: str | None) -> bool:
    """Tell whether somebody's words are about shifts that change."""
    return any(SHIFTS.search(text) is not None for text in texts if text)


def is_unclear(text: str) -> bool:
    """Tell whether somebody asks what our question about a plan or a hurdle means."""
    return UNCLEAR.search(text) is not None


def asks(text: str) -> bool:
    """Tell whether a text has the form of a question."""
    return QUESTION.search(text.strip()) is not None


def is_own_words(incoming: Incoming) -> bool:
    """Tell whether a text is what somebody says when asked for words of theirs, and no turn to something else."""
    is_worried = incoming.understood is not None and incoming.understood.worried
    return not asks(incoming.text) and not is_worried and _is_about_nothing_else(incoming)


def is_own_life(incoming: Incoming) -> bool:
    """Tell whether a text says what gets in the way, or when something fits, or asks what is meant by that.

    Worries and life at home are the best answers. A goal of its own is none, unless it is part of a "when ...".
    """
    text, goal = incoming.text, incoming.understood.goal if incoming.understood else None
    begins = WHEN.match(text)
    is_another = goal is not None and goal.is_firm and begins is None
    is_plan = begins is not None and not is_half_a_plan(text) and not _is_refused(incoming)
    is_answer = not asks(text) and not is_another and (is_plan or _is_about_nothing_else(incoming))
    return is_unclear(text) or says_yes(text) or is_answer


def _is_refused(incoming: Incoming) -> bool:
    return incoming.understood is not None and incoming.understood.kind in ("crisis", "clinical")


def _is_about_nothing_else(incoming: Incoming) -> bool:
    heard = incoming.understood
    if heard is None or declines(incoming.text):  # a command's own words, such as "undo", are not read for a meaning
        return declines(incoming.text)
    if _is_refused(incoming) or heard.kind == "checkin":
        return False
    if heard.kind == "goal":
        return CALLED_A_GOAL.match(incoming.text) is None
    if heard.kind == "progress":
        return heard.progress is None or heard.progress.ce_hours is None
    return heard.kind != "smalltalk" or not heard.boundary or len(incoming.text.split()) > SHORT_TALK
