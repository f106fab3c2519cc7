"""Requests to be reminded, to see where one stands, or to be asked at a rhythm."""

from bot.chat import CheckinHeard
from bot.understanding.acts.patterns import LEAD, POLITE, any_of

_VERB = (
    r"(?:remind|rem[ai]i?nd|ping|nudge|poke|bug|prompt|pester|text|message|msg|buzz|notify|alert|write|ask|email|dm"
    r"|check (?:in|up|back|on)(?: (?:with|on))?|follow up with|hold)"
)
_WORDS_BEFORE = (
    rf"(?:{POLITE}\s+(?:please |pls |plz |maybe |also )?|(?:you|u) (?:can|could|should)\s+|i(?:'d| would) (?:like|love"
    r"|want) you to\s+|i (?:want|need) (?:you|u) to\s+|let'?s\s+|just\s+|maybe\s+|start\s+|keep\s+)*"
)
_OWN = r"(?:goals?|progress|steps?|plans?|list|status|streak|objectives?|check-?ins?|reminders?|ce|hours|credits?)"
_ASKED = any_of(
    rf"^{LEAD}{_WORDS_BEFORE}{_VERB}(?:ing)? (?:me|on me|myself)\b"
    r"(?![\s,:]+(?:i|that i) (?:mean|want|need|have|plan)\b)",
    r"\b(?:don'?t|do not) let me forget\b",
    r"\bhold me accountable\b",
    r"\b(?:give|send|set|schedule|want|need|like|appreciate|have) (?:me |up )?(?:a|an|my|some|another|daily|weekly"
    r"|monthly)\s*(?:\w+\s+)?(?:reminders?|heads[- ]up|nudge|ping|prompt|poke)\b",
    r"\b(?:daily|weekly|monthly|nightly) (?:reminders?|check-?ins?|nudges?)\b",
    r"\breminders? (?:on|for|about|to|at|every)\b",
)
_VIEW_BEFORE = rf"^{LEAD}(?:(?:{POLITE}|(?:can|could|may) i) (?:please |pls )?)?"
_VIEW = any_of(
    rf"{_VIEW_BEFORE}wh?ere (?:(?:do|did|am) )?i (?:stand|at|now|with|on|w)\b",
    rf"{_VIEW_BEFORE}(?:show|see|view|list|open|pull up|display|give|tell|let me see|let me look at|read)(?: me)?"
    r"(?: back)?(?: again)? (?:all )?(?:of )?(?:my|what i)\b",
    rf"{_VIEW_BEFORE}(?:what|which)(?:'?s| is| are) (?:(?:left|next|still open|all|on)\b.*)?\bmy\b.*\b{_OWN}\b",
    rf"^{LEAD}(?:my|goal|ce|see|show) (?:\w+ )?{_OWN}(?: (?:pls|please|plz|so far|now|again|list|status))?\W*$",
    rf"^{LEAD}how (?:am i doing|far (?:along )?am i|close am i|much have i done|much of my)\b",
    rf"^{LEAD}am i (?:on track|on pace|behind|ahead)\b",
    rf"^{LEAD}what'?s (?:my )?next(?: (?:step|up|for me|on my \w+))?\W*$",
    rf"^{LEAD}next step\W*$",
    rf"^{LEAD}what (?:step )?(?:am|was) i (?:on|working (?:on|towards?)|supposed to|meant to|doing next)\b",
    rf"^{LEAD}(?:what|which) (?:have|did) i (?:do|done|finish|finished|log|logged|say|set)\b",
    rf"^{LEAD}how many .{{1,30}} (?:do|did) i (?:have|log)\b",
)
_EVERY = any_of(
    r"\b(?:every|evry|each|daily|weekly|monthly|nightly|biweekly|weekdays|weekends|paydays|mornings|evenings|nights)\b",
    r"\b(?:once|twice|times?) (?:a|per)\b",
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b",
    r"\b(?:rhythm|how often|less often|more often)\b",
)
_TASK = any_of(r"\b(?:to|about|abt|of|that|regarding|concerning|re|on my|with my|for my|until|till)\s+(?=\S)")
_REMIND = any_of(
    r"\b(?:re?m[ai]{1,2}nd\w*|ping|nudge|poke|bug|prompt|pester|text|message|msg|buzz|notify|alert|heads[- ]up)\b",
    r"\b(?:forget|remember me|write me|hit me up|tell me (?:when|before)|follow up|come back|wake)\b",
)
_ABOUT = any_of(r"\b(?:with|w/|on|for|of|about|at)\s+(?P<about>(?:my|the|everything)\s*\S.*)$")
_ENDS = " ,.;:!?-\u2013\u2014"


def is_asked_for(text: str) -> bool:
    """Tell whether a cleaned text says by its very words that it asks to be reminded or to see its own goals."""
    return bool(_ASKED.search(text) or _VIEW.search(text))


def checkin_in(text: str) -> CheckinHeard:
    """Read a cleaned text as such a request."""
    asked = _ASKED.search(text)
    if _VIEW.search(text) and not asked:
        seen = _ABOUT.search(text)
        return CheckinHeard("view", seen["about"].strip(_ENDS) if seen else None)
    reminds = _REMIND.search(text)
    first = asked or reminds
    task = _TASK.search(text, first.end()) if first else None
    about = (text[task.end() :].strip(_ENDS) or None) if task else None
    is_task = reminds is not None and task is not None and task[0].strip().lower() in ("to", "that")
    if _EVERY.search(text) and not is_task:
        return CheckinHeard("rhythm", about)
    return CheckinHeard("remind" if first else "view", about)
