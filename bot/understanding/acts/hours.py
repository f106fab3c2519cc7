"""Hours of continuing education as people write them: how many, of what, a running total or not; activity numbers."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.library import Credits
from bot.understanding.acts.numbers import NUMBER, number_of
from bot.understanding.acts.patterns import ENDS, any_of

MOST_HOURS = 100.0  # nobody learns more in one cycle; what is beyond is a slip or a joke
HOURS_A_UNIT = 10.0  # 0.1 CEU is one hour
MOST_UNITS = 3.0  # a whole cycle; somebody who writes "20 CEUs" means hours
MOST_SUBJECT_WORDS = 5
MOST_FIGURES = 20  # in one text
AROUND = 60  # characters on either side of a figure that say what it counts

_CE = r"(?:c\.?e\.?u'?s?|c\.?e\.?s?|cpe|credits?)"
_LESSON = (
    r"(?:webinars?|modules?|course|class|seminar|lecture|refresher|in-?service|workshop|session|training|talk|program"
    r"|home[ -]study)"
)
_KIND = r"(?:more|another|live|online|home[ -]study|contact|ce|ceus?|cpe|credit|accredited|full|whole|extra)"
_FIGURE = any_of(
    rf"(?<![\w.,/$#-])(?P<number>{NUMBER})\s*-?\s*(?:{_KIND}[\s-]+){{0,3}}(?P<unit>{_CE}|hours?|hrs?|h|mins?|minutes?)"
    r"(?P<half>\s+and a half)?(?:,?\s*(?:and\s+)?(?P<minutes>[1-5]?\d)\s*(?:mins?|minutes?))?(?![\w-]|\.\d)"
)
_CREDIT = any_of(rf"\b{_CE}(?!\w)", r"\b(?:continuing[ -]ed\w*|contact[ -]?h(?:ou)?rs?|credit[ -]hours?)\b")
_OF_LEARNING = any_of(
    rf"\b{_LESSON}\b",
    r"\b(?:activity|topic|transcript|log(?:ged|ging)?|earned|credited|banked|racked up|record(?:ed)?)\b",
)
_OF_OTHER_THINGS = any_of(
    r"\b(?:sle(?:ep|pt)|work(?:ed|ing)?|overtime|ot|shifts?|drove|drive|commut\w+|lunch|late|break|wait\w*|phone|hold"
    r"|stood|standing|gym|an hour|per hour|every|each)\b",
    r"\b(?:stud(?:y|ied|ying)|practic\w+|shadow\w*|volunteer\w*|extern\w*|intern\w*|clinical|rotation|read(?:ing)?)\b",
)
_ACTIVITY = any_of(
    r"(?<![\w-])(\d{4})[-\s]?(\d{4})[-\s]?(\d{2})[-\s]?(\d{3})[-\s]?([A-Z])(\d{2})[-\s]?([A-Z])(?![\w-])"
)
_CALLED = any_of(r"\b(?:topic|subject|titled?|called)\s*(?:(?:was|is)\b|[:=-])?\s*(?P<words>.+)")
_TOPIC = any_of(r"\btopic\s*#?(?P<topic>\d{2})\b", r"\b[A-Z](?P<letter>\d{2})\s+topic\b")
_BARE = r"(?<![\w.,/$-])(?P<{}>\d{{1,3}}(?:\.\d{{1,2}})?)"
_WHOLE = any_of(  # a total beside no unit, in a text that speaks of credit: "14 of 20", "ce total 17.5", "8 down"
    _BARE.format("part") + r"\s*(?:of|out of|from)\s+(?:my |the )?\s*\d{1,3}(?![\w/.-])",
    # With a unit behind: "12/5" alone is a date, as "on 12/5" always is, and "3/4 hour" a fraction.
    r"(?<!\bon )(?![123]/[234]\b)"
    + _BARE.format("piece")
    + rf"\s*/\s*\d{{1,3}}(?=\s*-?\s*(?:hours?|hrs?|h|{_CE})(?!\w))",
    r"\b(?:total(?: so far)?(?: is| of)?:?|at|shows?|stands? at|have|up to|hit|reached)\s+(?:now\s+)?"
    + _BARE.format("total")
    + r"(?![\w/-]|[.:]\d)",
    _BARE.format("down") + r"\s+(?:down|so far|total)\b",
)
_TOTAL_BEFORE = any_of(
    r"\b(?:total(?:s|ed|ing|led)?(?: (?:so far|of|is|now|stands?))*(?: at)?|(?:i'?m|im|now|sitting|stands?|still|up)"
    r" (?:at|to)|have|at|shows?|makes(?: it)?|made it|hit|reached|now have"
    r"|(?:brings?|brought|puts?|gets?) (?:me|it) (?:up )?(?:to|at))\s*:?\s+(?:now\s+|a total of\s+|about\s+)?$"
)
_TOTAL_AFTER = any_of(
    rf"^[\s,(]*(?:(?:of\s+)?(?:{_CE}|hours?|hrs?)\s+)?(?:down|so far|total|in total|in all|altogether|already|to date"
    r"|until now|in the bag|under my belt)\b"
)
_JOINT = any_of(r"(?:(?:[,;+&]|\b(?:then|and|plus)\b)\s*)+")
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")  # a slip in a shorter one is soon another word
_OF = any_of(r"\s*(?:of|in|on|worth)\b")
_LEFT = any_of(r"^\s*(?:more\s+)?(?:to go|left|remaining|needed|missing|short|required|due)\b")
_STILL = any_of(r"\b(?:need|needs|missing|owe|left|short)\s+(?:\w+\s+)?$")


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours as said, None where the figure is absurd; `start` and `end` tell where it stands."""

    count: float | None
    subject: str | None
    is_total: bool
    start: int
    end: int


def activity_in(text: str) -> tuple[str, str, str] | None:
    """Give the number of an accredited activity, the digits of its topic, and the text without it."""
    found = _ACTIVITY.search(text)
    if not found:
        return None
    provider, other, year, number, form, topic, audience = found.groups()
    printed = f"{provider}-{other}-{year}-{number}-{form}{topic}-{audience}".upper()
    return printed, topic, f"{text[: found.start()]} {text[found.end() :]}"


def parts_of(text: str) -> list[str]:
    """Cut a cleaned text before each thing that has hours of its own: "2 hours of law, then 1 hour of ethics"."""
    parts, start, end = list[str](), 0, len(text)
    for found in islice(_FIGURE.finditer(text), MOST_FIGURES):
        for joint in list(_JOINT.finditer(text, end, found.start()))[-1:]:
            parts.append(text[start : joint.start()].strip(ENDS))
            start = joint.end()
        end = found.end()
    return [*parts, text[start:].strip(ENDS)]


def speaks_of_credit(text: str) -> bool:
    """Tell whether a cleaned text has a word for continuing education."""
    return bool(_CREDIT.search(text))


def hours_in(text: str, known: Credits) -> Hours | None:
    """Read the hours in a cleaned text that are surely of continuing education."""
    if not (speaks_of_credit(text) or (_is_of_learning(text, known) and not _OF_OTHER_THINGS.search(text))):
        return None
    totals, added = list[re.Match[str]](), list[re.Match[str]]()
    for found in islice(_FIGURE.finditer(text), MOST_FIGURES):
        before, after = text[max(0, found.start() - AROUND) : found.start()], text[found.end() : found.end() + AROUND]
        if not (_LEFT.match(after) or _STILL.search(before)):
            (totals if _TOTAL_BEFORE.search(before) or _TOTAL_AFTER.match(after) else added).append(found)
    whole = _WHOLE.search(text)
    if (
        whole
        and (whole["part"] or whole["piece"] or not totals)
        and all(each.start() >= whole.start() for each in added)
    ):
        number = next(filter(None, whole.group("part", "piece", "total", "down")))
        return Hours(_sane(float(number)), None, True, whole.start(), whole.end())
    if not (added or totals):
        return None
    first = (added or totals)[0]
    # A total is of all there is, unless it says of what.
    after = text[first.end() :]
    is_open = bool(added) or (_OF.match(after) is not None and _TOTAL_AFTER.match(after) is None)
    subject = _subject(text, first, known) if is_open else None
    return Hours(_count(first), subject, not added, first.start(), first.end())


def _is_of_learning(text: str, known: Credits) -> bool:
    if _OF_LEARNING.search(text) or known.subject_in(text):
        return True
    return _FIGURE.search(text) is not None and known.subject_in(mended(text, known)) is not None


def mended(text: str, known: Credits) -> str:
    """Mend slips in the words of known subjects: "pt saftey"."""
    names = _words_of(known.subjects)
    return _LONG_WORD.sub(lambda found: _nearest(found[0], names), text)


@lru_cache(maxsize=8)
def _words_of(subjects: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({word for name in subjects for word in _LONG_WORD.findall(name.casefold())}))


def _nearest(word: str, names: tuple[str, ...]) -> str:
    best = process.extractOne(word.casefold(), names, scorer=OSA.distance, score_cutoff=1)
    return best[0] if best and best[0][0] == word[0].casefold() and best[1] else word


def _count(found: re.Match[str]) -> float | None:
    number, unit = number_of(found["number"]), found["unit"].lower().replace(".", "")
    number += 0.5 if found["half"] else 0.0
    if unit.startswith("min"):
        number /= 60
    elif unit.startswith("ceu") and number <= MOST_UNITS:
        number *= HOURS_A_UNIT
    if found["minutes"] and unit.startswith("h"):
        number += int(found["minutes"]) / 60
    return _sane(number)


def _sane(number: float) -> float | None:
    return round(number, 2) if 0 < number <= MOST_HOURS else None


# Where a subject ends, what may lead to it, and what is said before it.
_STOP = any_of(
    r"[,.;!()&+]|\s[-\u2013\u2014]+\s|\d",
    r"\b(?:done|complet\w*|finish\w*|logged|earned|today|yesterday|tonight|this|last|from|at|via|through|thru|with|w|before"
    r"|after|by|so|and|n|that|which|showing|towards?|for|to|over|during|while|on|in|out|down|left|more|plus|off|each|was"
    r"|is|are|i|my|contact|hours?|hrs?|h|thing|stuff|now|total(?:s|ed|ly)?|altogether|overall|already|subject|topic|please|pls|plz|thanks|thx)\b",
    rf"\b(?:{_CE}|{_LESSON})(?!\w)",
)
_SKIP = any_of(
    r"^(?:[\s,:-]+|(?:of|on|in|for|worth|about|re|from|the|a|an|my|some|live|online|hours?|contact|that|please|pls|today|yesterday|tonight"
    rf"|{_CE}|{_LESSON}(?=\s*[,:-]|\s+(?:on|in|about|for)\b))(?:\s+|(?=[,:-])))+"
)
_VERB = any_of(
    r"^(?:(?:i|ive|i've|just|finally|also|have|got|took|did|do|finish\w*|complet\w*|log(?:ged)?|earned|watched|attended"
    r"|wrapped|up|out|knocked|sat|through|listened|to|another|more|my|the|a|an|record|add|passed|pls|please|ok|hey|yay"
    rf"|today|yesterday|and|for|with|in|was|is|{_CE})(?:\s+|$)|[\s:,-]+)+"
)


_COUNTED = any_of(r"\b(?:my|the)? ?(?:first|second|third|next|last|another)\s*$")


def _subject(text: str, found: re.Match[str], known: Credits) -> str | None:
    """Find what the hours were about: the words behind the figure, else those before it in the same clause."""
    if topic := _TOPIC.search(text):
        return known.topics.get(topic["topic"] or topic["letter"])
    called = _CALLED.search(text)
    behind = _SKIP.sub("", called["words"] if called else text[found.end() :], count=1)
    before = _COUNTED.sub("", re.split(r"[.;!]\s|\band\b", text[: found.start()])[-1])
    for part in (_until_stop(behind), _until_stop(_VERB.sub("", before.strip(ENDS), count=1))):
        if 0 < len(part.split()) <= MOST_SUBJECT_WORDS and re.search(r"[^\W\d_]{2}", part):
            named = known.subject_in(text) or ""
            right = mended(part, known)
            subject = right if known.subject_in(right) else part
            return named if named.lower().startswith(f"{subject.lower()} ") else subject
    return known.subject_in(mended(text, known))


def _until_stop(words: str) -> str:
    stop = _STOP.search(words)
    return words[: stop.start() if stop else len(words)].strip(ENDS)
