"""The ways in which people say a day, as patterns over the plain line."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from bot.understanding.days import meanings
from bot.understanding.days.line import MONTHS, WEEKDAYS
from bot.understanding.days.spans import HOLIDAYS, MOVING, Odd, Sight, Span, Strange


@dataclass(frozen=True, slots=True)
class Found:
    """An expression in the line: where, of which sort, what its pattern named, and its days or why there are none."""

    sort: str
    start: int
    end: int
    said: dict[str, str | None]
    span: Span | None
    odd: Odd | None

    @property
    def is_told(self) -> bool:
        """Whether "this", "next", a part or a year tells that it is a day."""
        return any(self.said.get(name) for name in ("which", "part", "year", "said_year", "week", "of_week"))

    @property
    def name(self) -> str:
        """The month's, season's or weekday's name as it was said."""
        return self.said.get("month") or self.said.get("season") or self.said.get("weekday") or ""


def _longest_first(*names: str) -> str:
    """Join names as alternatives."""
    return "|".join(sorted(names, key=len, reverse=True))


MONTH = f"(?P<month>{'|'.join(MONTHS)}|mar)"
ANY_DAY = f"(?:{'|'.join(WEEKDAYS)}|mon|wed|sat|sun)"
WEEKDAY = ANY_DAY.replace("?:", "?P<weekday>")
SEASON = "(?P<season>spring|summer|fall|winter)"
HOLIDAY = f"(?P<holiday>{_longest_first(*HOLIDAYS, *MOVING)})(?: break| weekend| week| time)?"
UNIT = "(?:calendar )?(?P<unit>week|weekend|month|quarter|year)"
SIZE = "(?P<size>day|week|month|quarter|year)"
YEAR = "(?:(?: ,)?(?: of| in)? (?:(?P<year>[0-9]{4,})|(?P<said_year>this|next|last) year))?"
WHICH = "(?:(?P<which>this|next|last|coming|following|current|past) )?"
PART = ("(?:(?P<part>end|close|last day|last week|start|1th|1th week|1th day|2th week|3th week|1th half|2th half|early"
        "|mid|late|later|sometime|earlier)(?: of| in)? )?(?:the )?")  # fmt: skip
OVER = "(?:end|is (?:over|up|out|done|through|finished)|(?:runs?|is running|goes|gets) out|closes(?: out)?)"
DAY = "(?:[0-9]{1,2}(?:th)?(?:-| - | to | through ))?(?P<day>[0-9]{1,2})(?:th)?"
# "june 5 hours": the number counts something.
COUNTED = (
    r"(?! (?:hours?|hrs?|minutes?|mins?|ces?|ceus?|credits?|miles?|points?|questions?|chapters?|pages?|modules?)\b)"
)
NUMBER = (r"(?:(?P<half>(?:a )?half (?:an? )?)|(?:a )?(?P<low>(?:[2-9]0 )?[0-9][0-9.]*(?:-[0-9]+)?|an?)(?: of)?"
          r"(?: (?:to|or|-) (?P<high>[0-9][0-9.]*))?(?P<plus> and a half| 1/2)? (?:more |full |good )?)")  # fmt: skip
ABOUT = (
    "(?:(?:about|around|roughly|under|like|maybe|at most|less than|no more than|another|just|only|approximately) ){0,4}"
)
LENGTH = f"{NUMBER}{SIZE}(?P<more> and a half| or (?P<or>2|so))?"
WITHIN = (
    "(?:(?:in|within|inside of|inside) (?:the )?(?:next |coming )?"
    "|(?:(?:over|for|during) )?(?:the )?(?:next|coming)(?= [0-9]) )"
)
# What leads to a stretch of time that somebody gives themselves.
GIVEN = "(?:giv(?:e|ing) (?:me|myself)|allow(?:ing)? (?:me|myself)|(?:i )?(?:have|got))"
AWAY = "(?:from (?:now|today)|hence|out|away|down the (?:road|line)|time|max|tops|at (?:the )?most|or less|or bust)"
A_DAY_OF_A_YEAR = "(?P<shape>(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12][0-9]|3[01]))"

HABIT = "habit"
MOST = 40  # of one sort in a line; more is a table of dates, and no day of it is meant
PATTERNS: tuple[tuple[str, str, Callable[[re.Match[str], Sight], Span]], ...] = (
    ("day", r"[0-9]{4,6}([/.-])[0-9]{1,2}\1[0-9]{1,2}", meanings.numeric),
    ("day", r"[0-9]{1,2}([/.-])[0-9]{1,2}\1(?:[0-9]{2}|[0-9]{4,6})", meanings.numeric),
    ("short", f"{A_DAY_OF_A_YEAR}|[0-9]{{1,2}}[/-][0-9]{{1,2}}", meanings.numeric),
    ("span", "[0-9]{1,2}/[0-9]{4}|20[0-9]{2}[/-][0-9]{1,2}", meanings.month_and_year),
    ("day", rf"{MONTH}(?: the)? {DAY}(?!\S){COUNTED}{YEAR}", meanings.month_day),
    ("day", f"(?:the )?{DAY}(?: day)?(?: of)? {MONTH}{YEAR}", meanings.month_day),
    ("span", f"{PART}{WHICH}{MONTH}{YEAR}", meanings.month),
    ("span", f"(?P<said_year>this|next|last) year (?:in )?{MONTH}", meanings.month),
    ("word", f"{WHICH}{MONTH}{YEAR} {OVER}", meanings.month_over),
    ("span", f"{PART}{WHICH}{SEASON}{YEAR}", meanings.season),
    ("word", f"(?:the )?{WHICH}{SEASON}{YEAR} {OVER}", meanings.season_over),
    ("span", f"{PART}{WHICH}(?:q ?)(?P<number>[1-4]){YEAR}", meanings.quarter),
    ("span", f"{PART}{WHICH}(?P<number>[1-4])(?:q|th quarter){YEAR}", meanings.quarter),
    ("stretch", f"{PART}{WHICH}{UNIT}{YEAR}", meanings.stretch),
    ("word", f"(?:the )?{WHICH}{UNIT} {OVER}", meanings.stretch_over),
    ("year", "(?P<part>end|start|1th half|2th half|early|mid|late|later|sometime)(?: of| in)? (?:the )?(?:year )?"
     "(?P<year>[0-9]{4,})", meanings.whole_year),
    ("year", "(?:the )?(?P<named>year )?(?P<year>[0-9]{4,})", meanings.whole_year),
    ("weekday", f"(?:(?P<week>this|next|last) week )?{WHICH}{WEEKDAY}"
     "(?: (?:of )?(?P<of_week>this|next|last) week)?(?P<after> after next)?", meanings.weekday),
    ("day", f"(?:the )?(?P<count>[1-5]th|last) {WEEKDAY} (?:of|in) "
     f"(?:(?P<of_month>this|the|next|last) month|{MONTH}{YEAR})",
     meanings.nth_weekday),
    (HABIT, f"{ANY_DAY}(?:(?: (?:,|-|and|to|through))+ {ANY_DAY})+", meanings.several_weekdays),
    ("holiday", f"{WHICH}{HOLIDAY}{YEAR}", meanings.holiday),
    ("nth", "(?P<the>the )?(?P<day>[0-9]{1,4})th(?: (?:day )?of (?P<of_month>this|the|next|last) month)?",
     meanings.day_of_month),
    ("ahead", f"(?:in|within|over|during) the (?:next|coming) {UNIT}", meanings.this_time),
    ("ahead", f"(?:within|inside) (?:the|this) {UNIT}", meanings.stretch_over),
    ("ahead", f"{WITHIN}{ABOUT}{LENGTH}(?: {AWAY})?(?! of )", meanings.ahead),
    ("ahead", f"before (?=[0-9]){ABOUT}{LENGTH}", meanings.ahead),
    ("ahead", f"{ABOUT}{LENGTH} {AWAY}", meanings.ahead),
    ("ahead", f"{WITHIN}{ABOUT}(?P<hours>24|36|48|72|96|120) (?:hours?|hrs?)(?: {AWAY})?(?! of )",
     meanings.hours_ahead),
    ("ahead", f"{GIVEN} {ABOUT}{LENGTH}(?: left| to go)?(?= to [a-z])", meanings.ahead),
    ("ahead", f"giv(?:e|ing) (?:me|myself) {ABOUT}{LENGTH}(?! of )", meanings.ahead),
    ("ahead", f"^{ABOUT}{LENGTH}(?= to (?!go )[a-z])", meanings.ahead),
    ("ahead", rf"{LENGTH}(?= goals?(?!\S))", meanings.ahead),
    ("ahead", f"after {ABOUT}{LENGTH}$", meanings.ahead),
    ("length", f"{ABOUT}{LENGTH}", meanings.ahead),
    ("ago", f"{ABOUT}{LENGTH} (?:ago|back|earlier)", meanings.ago),
    ("word", f"(?P<short_form>cob|tmr)|(?P<hour>midnight)|{_longest_first(*meanings.WORDS)}", meanings.word),
    ("ahead", "(?:the )?(?P<unit>week|weekend|month|quarter|year) after next", meanings.after_next),
    ("word", "(?:this|the same) time next (?P<unit>week|month|year)", meanings.this_time),
)  # fmt: skip
SORTS = [(sort, re.compile(rf"(?<!\S)(?:{words})(?!\S)"), meaning) for sort, words, meaning in PATTERNS]


def find(words: str, sight: Sight) -> Iterator[Found]:
    """Give all expressions in a plain line, overlapping ones too."""
    for sort, pattern, meaning in SORTS:
        for match in islice(pattern.finditer(words), MOST):
            said = match.groupdict()
            # "the week" alone is a length; "the weekend" is two days.
            if sort == "stretch" and not (said["part"] or said["which"] or match[0] == "the weekend"):
                continue
            try:
                yield Found(sort, match.start(), match.end(), said, meaning(match, sight), None)
            except Strange as strange:
                yield Found(sort, match.start(), match.end(), said, None, strange.odd)
