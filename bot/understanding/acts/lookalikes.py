"""What only looks like a goal or a deed: what was not done, an appointment, an errand, the mending of a day."""

import re
from datetime import date, timedelta

from bot.chat import GoalHeard
from bot.understanding import days
from bot.understanding.acts import forms, goals
from bot.understanding.acts.numbers import NUMBER
from bot.understanding.acts.patterns import ENDS, LEAD, any_of

ERRAND_DAYS = timedelta(days=7)  # what is but a thing and needed so soon is fetched, not worked towards
BEGINNING = 400  # characters; what is not done is not told of at length
TODAY_OR_TOMORROW = timedelta(days=1)

_CLAUSES = re.compile(r"[.,;!]\s|\b(?:but|and|then)\b")
_DENIED = any_of(
    rf"^{LEAD}(?:(?:i|we|i've|ive|still|sorry|just|really|today|yesterday|also|again|unfortunately|sadly)[\s,]+)*"
    r"(?:(?:did|have|has|had|could|was|were)(?:n'?t| not)|(?<=i )never|nothing|forgot"
    r"|(?:did|got|made) (?:nothing|no)|no (?:progress|hours?|ce|luck|time|steps?))\b",
    r"\b(?:not|isn'?t|wasn'?t|aren'?t|never) (?:\w+ )?(?:done|finished|complete\w*|started|passed)\b",
)
_SUCCESS = any_of(
    rf"^{LEAD}(?:(?:yay+|woo+\w*|omg|yes+|guess what|finally|officially|just|did it|i|we|i've|ive)\b\W*)*"
    r"(?:passed|made it|got (?:hired|promoted|certified|licensed|accepted))\W*$"
)
_APPOINTMENT = any_of(
    rf"^{LEAD}(?:i|we)(?:'?ve| have)?(?: have| got|(?<=ve))\s+(?:my|our|an?|the|another|this)\s+"
    r"(?!(?:goal|plan|dream|wish|target|chance)\b|.* to )"
)
_NEEDS = any_of(r"\bneed")
_THING = any_of(r"^(?:the|this|that|some|those|these)\s+\S+(?:\s\S+)?$")
_EVERYDAY = any_of(
    r"^(?:leave|rest|eat|sleep|nap|wake up|go(?: home| out| to (?:bed|sleep))?|get (?:out|off|home|going)"
    r"|be (?:out|home|off|gone|done)|(?:clock|head) (?:out|off|home))(?: (?:of here|early|on time|from work|work))?$"
)
_BARE_HOURS = any_of(rf"^(?:(?:do|work|put in|log|get)\s+)?(?:{NUMBER})\s*(?:more )?(?:hours?|hrs?|h|minutes?|mins?)$")
_MENDS = any_of(
    rf"^{LEAD}(?:(?:no|sorry|oops|actually|wait|please|can (?:you|u|we)|let'?s)\b\W*)*(?:i (?:meant?|ment|said)|"
    r"(?:move|change|make|push|set|switch|shift|postpone|reschedule|bring) (?:it|that|this|the (?:due )?"
    r"(?:date|deadline|day))(?: back| up| out| forward)?(?: (?:to|until|till|for|by|on))?)\s+"
)


def denies(text: str) -> bool:
    """Tell whether a cleaned text says what was not done, and of nothing that it was."""
    clauses = [clause.strip() for clause in _CLAUSES.split(text[:BEGINNING])]
    done = [clause for clause in clauses if forms.tells_of_done(clause) or clause[:1].isdigit()]
    return any(map(_DENIED.search, clauses)) and all(map(_DENIED.search, done))


def is_success(text: str) -> bool:
    """Tell whether a cleaned text is nothing but the news that somebody made it: "yay i passed"."""
    return bool(_SUCCESS.search(text))


def is_appointment(text: str, today: date) -> bool:
    """Tell whether a cleaned text says what is going to be on a day, not what somebody wants until then."""
    said = days.deadline(text, today) if _APPOINTMENT.search(text) else None
    return said is not None and not goals.has_deadline(text, today)


def is_errand(text: str, goal: GoalHeard, today: date) -> bool:
    """Tell whether what a cleaned text wants so soon is a thing to fetch, the end of a shift, or hours of whatever."""
    if goal.due is None or goal.due > today + ERRAND_DAYS:
        return False
    if _NEEDS.search(text) and _THING.search(goal.title):
        return True
    is_near = goal.due <= today + TODAY_OR_TOMORROW
    return is_near and bool(_EVERYDAY.search(goal.title) or _BARE_HOURS.search(goal.title))


def is_bare_day(text: str, today: date) -> bool:
    """Tell whether a cleaned text is nothing but a day: "tuesday", "by june"."""
    said = days.answered(text, today)
    return said is not None and not f"{text[: said.start]}{text[said.end :]}".strip(f"{ENDS}! ")


def mends_a_day(text: str, today: date) -> bool:
    """Tell whether a cleaned text only says another day for what was said before: "move it to july"."""
    found = _MENDS.search(text)
    return found is not None and is_bare_day(text[found.end() :], today)
