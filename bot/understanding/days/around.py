"""What stands around an expression: the words that lead to it, and those that follow."""

import re
from dataclasses import dataclass

from bot.understanding.days.grammar import LENGTH, Found
from bot.understanding.days.meanings import length_of

DEADLINE = {"by", "before", "until", "through", "due", "deadline", "target", "later", "prior", "aim", "aiming",
            "shooting"}  # fmt: skip
SOFT = {"on", "in", "for", "at", "come", "during", "over", "around", "this", "between", "starting", "toward",
        "towards"}  # fmt: skip
# The day is a beginning, a habit, or not one of the calendar's year.
ASIDE = {"after", "since", "from", "started", "past", "every", "each", "any", "per", "fiscal"}
BEGINS = {*DEADLINE, *SOFT, "no", "not", "maybe", "hopefully", "probably", "ideally", "sometime", "about", "roughly",
          "like", "somewhere", "latest", "as", "within"}  # fmt: skip
ANNOUNCES = {"deadline", "due", "target", "aim", "date", "eta", "when"}
BETWEEN = {*ANNOUNCES, "the", "is", "of", "or", "to", "than", "say", "eod", "cob", "noon", "midnight", "@", "early",
           "very", "upcoming", "year", "payday"}  # fmt: skip
# What can follow a day; anything else makes it the first half of a name ("spring cleaning", "the 3rd attempt").
FOLLOWS = re.compile(
    r"$| (?:[,.@-]|goals?|thx|thanks|ty|please|pls|plz|if|at|so|and|or|but|i|we|for|with|then|maybe|lol|haha|hopefully"
    r"|bc|because|cuz|cause|when|since|to|from|in|on|by|before|until|morning|afternoon|evening|night|noon|midday|that|is"
    r"|works|would|should|could|sounds|good|fine|ok|okay|latest|ish|sharp|tops|max|though|tho|too|now|probably|this"
    r"|next|yes|yeah|ideally|as|also|while|after|like|im|id|ill|will|my|the|you|it|can|starts?|begins|without|about|around|via)(?!\S)"
)
TRAILS = re.compile(
    r"(?:(?: (?:at|around|by|before|in the))?(?: (?:@|noon|midnight|morning|afternoon|evening|night|eod|cob))+)?"
    r"(?: (?:(?:at )?(?:the )?latest|or (?:so|sooner|earlier|before)|ish|sharp|at some point|if possible))?(?!\S)"
)
SHIFT = re.compile(
    rf"(?<!\S)(?:(?:(?:the )?(?P<one>day|week|month)|{LENGTH}) (?P<way>before|after|from|prior to)(?: the| this)?"
    r"|(?:the )?week of)$"
)
BETWEEN_TWO = re.compile(r"(?<!\S)between (?:(?!and )\S+ ){1,4}and(?: the)?$")
NOTHING = re.compile(r"[ .,-]*$")
OPENERS = {"", ",", ".", "-", "so", "and", "ok", "to"}
WINDOW = 80


@dataclass(frozen=True, slots=True)
class Around:
    """The surroundings of an expression."""

    start: int  # of the words that lead to it
    end: int  # of the time of day that follows
    lead: frozenset[str]
    before: str  # the word in front of all that
    follows: bool  # what comes next may follow a day
    opens: bool  # nothing comes first
    next: str  # the word that comes next
    ends: bool  # nothing comes next
    shift: tuple[float, str] | None  # "two weeks before" it

    @property
    def strength(self) -> int:
        """How surely the leading words announce a deadline (2), a day (1) or nothing (0)."""
        return 2 if self.lead & DEADLINE else 1 if self.lead & SOFT else 0

    @property
    def is_aside(self) -> bool:
        """Whether the day begins something, or is one of a habit."""
        return bool(self.lead & ASIDE) or self.before in ASIDE or self.before.startswith("fy")


def around(words: str, found: Found) -> Around:
    """Look around an expression in its line."""
    front = words[max(0, found.start - WINDOW) : found.start]
    start, shift = found.start, SHIFT.search(front.rstrip())
    if shift is not None:
        start -= len(front) - shift.start()
        front = front[: shift.start()]
    between = BETWEEN_TWO.search(front.rstrip())
    if between is not None:
        start -= len(front) - between.start()
        front = front[: between.start()]
    queue = front.split()
    run: list[str] = []
    while queue and _leads(queue):
        run.append(queue.pop())
    lead = frozenset([*run, *(["between"] if between else [])])
    while run and run[-1] not in BEGINS:
        queue.append(run.pop())
    start -= sum(len(word) + 1 for word in run)
    trail = TRAILS.match(words, found.end)
    return Around(
        start,
        trail.end() if trail else found.end,
        lead,
        queue[-1] if queue else "",
        FOLLOWS.match(words, found.end) is not None,
        (queue[-1] if queue else "") in OPENERS,
        next(iter(words[found.end : found.end + WINDOW].split(maxsplit=1)), ""),
        NOTHING.match(words, found.end) is not None,
        _shift(shift) if shift else None,
    )


def _leads(queue: list[str]) -> bool:
    """Tell whether the last of some words belongs to what leads to a day."""
    word, last = queue[-1], queue[-2] if len(queue) > 1 else ""
    if word in {",", "-"}:
        return last in ANNOUNCES
    return word in BEGINS or word in BETWEEN or word in ASIDE or (word.isdigit() and last in {"by", "at"})


def _shift(found: re.Match[str]) -> tuple[float, str]:
    """Read "two weeks before", "a week from"; "the week of" goes to its end."""
    if not found["way"]:
        return 6.0, "day"
    number = 1.0 if found["one"] else length_of(found)
    return -number if found["way"] in {"before", "prior to"} else number, found["one"] or found["size"]
