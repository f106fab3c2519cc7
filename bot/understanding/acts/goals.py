"""What somebody set out to do: known by the word goal or by a date; its title is their own words without either."""

import re
from datetime import date

from bot.chat import GoalHeard
from bot.understanding import days
from bot.understanding.acts import forms
from bot.understanding.acts.patterns import ENDS, LEAD, POLITE, any_of

_WHICH_GOAL = (
    r"(?:my|a|an|the|new|next|another|one|main|big|biggest|current|first|second|third|only|real|career|work"
    r"|(?:short|long)[- ]term|number one|personal|professional|other|year'?s|\d{4}|monthly|weekly|yearly|small|little"
    r"|today'?s)"
)
_LINK = r"(?:\s*(?:[:=>\u2013\u2014-]+|\b(?:is|are|would be|will be)\b(?: now)?)\s*(?:to\b)?)"
_ASKS_TO_KEEP = rf"(?:{POLITE}\s+|i(?:'d| would)? (?:want|like) (?:you )?to\s+|let'?s\s+|i wanna\s+)?(?:please |pls )?"
_NEW = r"(?<![\s,.;:!\u2013\u2014(-])"  # once for a run of punctuation, or a long run would be slow
_NAMED = any_of(
    rf"^{LEAD}{_ASKS_TO_KEEP}(?:set|add|save|make|create|start|log|record|note|put|enter)\s+"
    rf"(?:this|that|it|me|up|down|in)?\s*(?:(?:as|for|down|{_WHICH_GOAL})\s+)*(?:goals?|resolution)"
    rf"(?:{_LINK}|\s+(?:of|to|for|that)\b|,|\s+(?=\w))",
    rf"^{LEAD}{_ASKS_TO_KEEP}(?<=you )(?:note|put down|write down|record|track)\s+(?:that\s+)?(?=i\b|i'm\b|im\b)",
    rf"^{LEAD}{_ASKS_TO_KEEP}(?:track|watch)\s+(?:this|that|it|for me|me)(?:\s+(?:one|goal|for me))*{_LINK}",
    rf"^{LEAD}(?:[\w'-]+\s+){{0,3}}goals?(?:\s*#?\d{{1,2}})?\s*[:=]",
    rf"^{LEAD}goals?\s+(?:-+\s|(?:is|are)\b(?: to\b)?)",
    rf"^{LEAD}(?:a )?(?:new|next|another|first|second|third|big) goal\s*,",
    rf"^{LEAD}(?:{_WHICH_GOAL}\s+)+(?:goals?|resolution|objective|aim|target)(?:\s*#?\d{{1,2}})?"
    rf"(?:\s+(?:of mine|for|in|this|these|right now|at work)(?:\s+[\w']+){{0,3}}?)?{_LINK}",
)
_NAMED_BEHIND = any_of(
    rf"{_NEW}[\s,.;:\u2013\u2014-]*\b(?:that'?s|this is|is|thats going to be|as)\s+(?:my|the|a)\s+"
    r"(?:new |main |big |next )?(?:goal|objective|resolution)[\s.!]*$"
)
_POLITELY = any_of(rf"\b{POLITE}\b")
_HOW = (
    r"(?:really|just|finally|honestly|def(?:initely)?|kinda|also|still|now|prob(?:ably)?|actually|maybe|seriously|so"
    r"|badly)"
)
_WANTS = (
    r"(?:want|wan+a|needa|hafta|gunna|finna|need|plan|mean|hop|aim|go|try|look|intend|wish|have to|got to|gotta|tryna"
    r"|like|love|desire|determined|set|commit|decided|promise|be\b|will|gonna)"
)
# What leads to what is meant: "ok so i really want to", "remind me, i mean to".
_FRONT = any_of(
    rf"^{LEAD}(?<=.)",
    r"^[\s,.;:!\u2013\u2014-]+",
    r"^to\b\s+(?=\w)",
    r"^[\s=]*the year (?:that )?i\b\s*",
    r"^(?:note to self|for the record|fyi|new year'?s resolution|time to|let me)\b\s*",
    r"^remind me\b(?=[\s,:]+(?:i|that i|to)\b)\s*",
    r"^(?:it is|it's) my (?:intention|aim|plan|wish) to\b\s*",
    r"^(?:my|the) (?:plan|dream|hope|wish|aim|intention) (?:is|:)(?: to\b)?\s*",
    r"^(?:the )?plan\s*(?::|-|is to\b|is\b)\s*",
    r"^(?:i would|i'?d|would|i) (?:really |so )?(?:like|love|luv)(?: for)?(?: to)?\b\s*",
    rf"^(?:(?:i(?:'m|'ll|'d|'ve)?|im|ill|id|we|we'll|am|will|shall|must|should|is)\s+)+(?={_HOW}\b|{_WANTS})",
    r"^(?:i'll|ill|i will|will(?= (?:do|be|get|have|take|pass|finish|complete|start)\b)"
    r"|i shall|i must|i should|we'll|we will|i'm|im(?= \w+ing\b))\s+",
    rf"^{_HOW}\s+(?=want|wanna|need|gonna|gotta|going|tryna|trying|hop|plan)",
    r"^(?:want(?:s|ed|ing)?|need(?:s|ing)?|have|got|plan(?:ning)?|mean|intend(?:ing)?|hop(?:e|ing)|aim(?:ing)?|going"
    r"|try(?:ing)?|look(?:ing)?|wish(?:ing)?|desire|decided|determined|set(?:ting)? out|commit(?:ting|ted)?"
    r"|promise[ds]?|like|love)(?: myself)?\s+(?:to|on)\b\s*",
    r"^(?:want|wanna|need|needa|gotta|gonna|gunna|finna|tryna|hafta|hoping for|aiming for|hope for|shooting for"
    r"|planning on|gon)\b\s*",
)
_TAIL = any_of(
    rf"{_NEW}[\s,.;:!\u2013\u2014(-]+$",
    rf"{_NEW}[\s,;]+(?:and |but )?i(?:'ve| have| got)? (?:have |got )?\d[\d.]* ?(?:hours?|hrs?|h|ce|ceus?|credits?)"
    r"(?: (?:so far|done|already|now|of ce))*[\s.!)]*$",
    rf"{_NEW}[\s,(]+(?:target(?:ed)?(?: date)?|due(?: date)?|deadline(?: is)?|by|before|until|no later than"
    r"|date|(?:at the )?latest|no (?:rush|date|deadline|hurry)(?: on this one| for this)?|(?:that'?s|is) the plan|thx+"
    r"|thanks?|thank you|ty(?:sm|vm)?|pls|plz|please|lol|fingers crossed|wish me luck|for sure|i swear|hopefully"
    r"|ok(?:ay)?)[\s.!)]*$",
)
_HOLE = any_of(rf"{_NEW}[,\s]+(?:which|that) (?:is|will be|falls)\s*(?:on\s*)?(?=[,.;]|$)")
_GAP = re.compile(r" (?=[,;])")  # before a comma, where a date was cut out
_UNTIL = any_of(r"(?:by|before|b4|bfor|until|till?|within|no later|prior|ahead of|target|due|deadline)\b")
# A day that no calendar knows ("before my birthday"), or none on purpose, is thought of like a date.
_NO_DAY = any_of(r"\bno (?:rush|date|deadline|hurry|time ?line|due date)\b")
_SOME_DAY = any_of(r"\b(?:some ?day|one day|eventually|at some point)\b")
_WITHOUT_DAY = any_of(
    r"\b(?:by|before|b4) (?:the time|my|our|i|we)\b",
    r"\b(?:by|before|b4|until) (?!(?:my\w+|heart|phone|e?-?mail|hand|law|default|accident|far|me)\b)"
    r"(?:[\w']+ ?){1,4}[.!]*$",
    r"\bwhen i turn\b",
    r"^(?:by|before|b4|until) (?:[\w']+ ){1,4}?[\w']+,",
)
_MOST_FRONTS = 12
_HAS_WORD = re.compile(r"[^\W\d_]{2}|\d")


def called_goal(text: str) -> str | None:
    """Give what a cleaned text calls a goal, without the word; None where it calls nothing so."""
    named = _NAMED.search(text)
    rest = _NAMED_BEHIND.sub("", text[named.end() :] if named else text)
    if rest == text or not _HAS_WORD.search(_title(rest)):
        return None
    return rest.rstrip("? ") if named and _POLITELY.search(named[0]) else rest


def says_no_day(text: str) -> bool:
    """Tell whether a cleaned text says that there is no day for it, and none is needed."""
    return bool(_NO_DAY.search(text))


def says_some_day(text: str) -> bool:
    """Tell whether a cleaned text says that there is a day for it, and not which."""
    return bool(_SOME_DAY.search(text))


def has_deadline(text: str, today: date) -> bool:
    """Tell whether a cleaned text names a day and says that it is the last one: "by friday"."""
    said = days.deadline(text, today)
    return said is not None and bool(_UNTIL.match(text[said.start : said.end].strip(ENDS)))


def goal_in(text: str, today: date) -> GoalHeard | None:
    """Read the goal in a cleaned text; None where nothing is left to be one."""
    said = days.deadline(text, today)
    rest = f"{text[: said.start]}  {text[said.end :]}".strip() if said else text
    called = called_goal(rest)
    title = _title(called or rest)
    if called is None and _NAMED.search(rest):
        return None
    if not _HAS_WORD.search(title):
        return None
    is_left_open = says_no_day(rest) or (says_some_day(rest) and forms.is_order(text))
    is_firm = said is not None or called is not None or bool(_WITHOUT_DAY.search(rest)) or is_left_open
    return GoalHeard(title, said.day if said and not said.odd else None, is_firm, said.odd if said else None)


def _title(text: str) -> str:
    """Leave out of somebody's words what only leads to what they mean."""
    title = _GAP.sub("", _HOLE.sub("", " ".join(text.split())))
    for _ in range(_MOST_FRONTS):
        title, before = _TAIL.sub("", _FRONT.sub("", title, count=1)), title
        if title == before:
            break
    return title.strip()
