"""What an expression means as seen from today: one function for each way of saying a day."""

import re
from typing import cast

from dateutil.relativedelta import relativedelta

from bot.understanding.days.line import MONTHS, WEEKDAYS
from bot.understanding.days.spans import (
    DAY,
    WEEK,
    Sight,
    Span,
    Strange,
    Which,
    day_of,
    holiday_of,
    months_of,
    quarter_of,
    season_of,
)

Match = re.Match[str]

# How far into a stretch its early part and its half reach: of a week, a month, three months, a year.
EARLY = {7: relativedelta(days=1), 31: relativedelta(days=9), 93: relativedelta(months=1, days=-1),
         366: relativedelta(months=3, days=-1)}  # fmt: skip
HALF = {7: relativedelta(days=2), 31: relativedelta(days=14), 93: relativedelta(days=44),
        366: relativedelta(months=6, days=-1)}  # fmt: skip

NOW = ("today", "tonight", "eod", "cob", "end of day", "end of the day", "end of today", "end of business",
       "close of business", "midnight", "this morning", "this afternoon", "this evening", "just now")  # fmt: skip
WORDS = {**dict.fromkeys(NOW, 0), "tomorrow": 1, "tmr": 1, "the day after tomorrow": 2, "day after tomorrow": 2,
         "yesterday": -1, "last night": -1, "last evening": -1, "the day before yesterday": -2,
         "day before yesterday": -2, "night before last": -2}  # fmt: skip


def told(found: Match, name: str) -> str:
    """Give what a pattern named; an empty text where it names nothing of the kind."""
    return found.groupdict().get(name) or ""


def length_of(found: Match) -> float:
    """Read how many units a length has: the most of what was said."""
    if found["half"]:
        return 0.5
    low = re.sub(r"^([2-9])0 ([1-9])$", r"\1\2", found["low"])
    numbers = re.findall(r"[0-9]+(?:\.[0-9]+)?", f"{low} {found['high'] or ''}")
    most = max(map(float, numbers), default=1.0)
    return (2 if found["or"] == "2" else most) + (0.5 if found["plus"] or "half" in (found["more"] or "") else 0)


def _which(found: Match) -> Which:
    """Read "this", "next" or "last"."""
    said = told(found, "which")
    return cast("Which", {"following": "next", "current": "this", "past": "last"}.get(said, said))


def _year(found: Match, sight: Sight) -> int | None:
    """Read a year, if there is one."""
    if year := told(found, "year"):
        return int(year)
    if said := told(found, "said_year"):
        return sight.today.year + {"this": 0, "next": 1, "last": -1}[said]
    return None


def _part(span: Span, part: str) -> Span:
    """Give the part of a span that was said; the whole without one."""
    size = next(days for days in EARLY if (span.last - span.first).days < days)
    if part in {"start", "1th", "1th day"}:
        return Span(span.first, span.first)
    if part in {"1th week", "2th week", "3th week"} and size > 7:
        begin = span.first + (int(part[0]) - 1) * WEEK
        return Span(begin, begin + 6 * DAY)
    if part in {"early", "earlier"}:
        return Span(span.first, span.first + EARLY[size])
    if part in {"mid", "1th half"}:
        return Span(span.first, span.first + HALF[size])
    return Span(span.last, span.last) if part in {"end", "close", "last day"} else span


def numeric(found: Match, sight: Sight) -> Span:
    """Read 9/1/27, 11/15 and 2027-03-31."""
    numbers = re.split(r"[/.-]", found[0])
    if len(numbers[0]) > 2:
        numbers = [*numbers[1:], numbers[0]]
    month, day = int(numbers[0]), int(numbers[1])
    year = None
    if len(numbers) == 3:
        year = int(numbers[2])
        if len(numbers[2]) == 2:
            year += 2000 if 2000 + year <= sight.today.year + 50 else 1900
        if not (1 <= month <= 12 and 1 <= day <= 31):
            raise Strange("impossible")
    return sight.yearly(lambda year: day_of(year, month, day), year)


def month_and_year(found: Match, sight: Sight) -> Span:
    """Read 6/2027 and 2027-06."""
    month, year = sorted(int(part) for part in re.split("[/-]", found[0]))
    if not 1 <= month <= 12:
        raise Strange("impossible")
    return sight.yearly(lambda year: months_of(year, month), year)


def _month_of(found: Match) -> int:
    """Read the month's number."""
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(found["month"]))


def month_day(found: Match, sight: Sight) -> Span:
    """Read "june 15", "the 15th of june 2027"."""
    month, day = _month_of(found), int(found["day"])
    return sight.yearly(lambda year: day_of(year, month, day), _year(found, sight))


def month(found: Match, sight: Sight) -> Span:
    """Read "june", "mid june", "end of march 2028", "next june"."""
    number = _month_of(found)
    span = sight.yearly(lambda year: months_of(year, number), _year(found, sight), _which(found))
    return _part(span, told(found, "part"))


def season(found: Match, sight: Sight) -> Span:
    """Read "next summer", "end of fall"; in May, "by spring" is not the one that is on."""
    name, which = found["season"], _which(found)
    if sight.ahead and not which and not told(found, "part"):
        which = "coming"
    span = sight.yearly(lambda year: season_of(year, name), _year(found, sight), which)
    return _part(span, told(found, "part"))


def month_over(found: Match, sight: Sight) -> Span:
    """Read "before june is over"."""
    return _part(month(found, sight), "end")


def season_over(found: Match, sight: Sight) -> Span:
    """Read "summer's end"."""
    name = found["season"]
    return _part(sight.yearly(lambda year: season_of(year, name), _year(found, sight), _which(found)), "end")


def quarter(found: Match, sight: Sight) -> Span:
    """Read "q3", "the third quarter of 2027"."""
    number = int(found["number"])
    span = sight.yearly(lambda year: quarter_of(year, number), _year(found, sight), _which(found))
    return _part(span, told(found, "part"))


def holiday(found: Match, sight: Sight) -> Span:
    """Read "labor day", "next thanksgiving"."""
    name = found["holiday"]
    return sight.yearly(lambda year: holiday_of(year, name), _year(found, sight), _which(found))


def stretch(found: Match, sight: Sight) -> Span:
    """Read "next week", "end of the month", "late this year"."""
    if found["year"] and found["unit"] == "year":
        return whole_year(found, sight)
    return _part(sight.stretch(found["unit"], _which(found)), found["part"] or "")


def stretch_over(found: Match, sight: Sight) -> Span:
    """Read "year end", "before the week is over"."""
    return _part(sight.stretch(found["unit"], _which(found)), "end")


def whole_year(found: Match, sight: Sight) -> Span:
    """Read "end of 2027", "the year 2029"."""
    return _part(sight.yearly(lambda year: months_of(year, 1, 12), _year(found, sight)), told(found, "part"))


def weekday(found: Match, sight: Sight) -> Span:
    """Read "friday", "next friday", "friday of next week"."""
    number = next(number for number, day in enumerate(WEEKDAYS) if day.startswith(found["weekday"]))
    week = found["week"] or found["of_week"]
    if week is not None:
        day = sight.stretch("week", cast("Which", week)).first + number * DAY
        return Span(day, day)
    span = sight.weekday(number, _which(found))
    return Span(span.first + WEEK, span.last + WEEK) if found["after"] else span


def several_weekdays(_: Match, sight: Sight) -> Span:
    """Stand for "monday through friday", which is when somebody works and never a day."""
    return Span(sight.today, sight.today)


def day_of_month(found: Match, sight: Sight) -> Span:
    """Read "the 28th", "the 15th of next month"."""
    day = int(found["day"])
    if not 1 <= day <= 31:
        raise Strange("impossible")
    said = found["of_month"] or ""
    return sight.day_of_month(day, cast("Which", said) if said in {"next", "last"} else "")


def nth_weekday(found: Match, sight: Sight) -> Span:
    """Read "the second friday in june", "the last monday of next month"."""
    if found["month"] is None:
        said = found["of_month"]
        return _nth_of(sight.stretch("month", cast("Which", said) if said in {"next", "last"} else ""), found)
    number = _month_of(found)
    span = sight.yearly(lambda year: _nth_of(months_of(year, number), found), _year(found, sight))
    if span.first.month != number:  # it has no fifth one
        raise Strange("impossible")
    return span


def _nth_of(month: Span, found: Match) -> Span:
    """Give such a weekday of a month, counted from its end where that was said."""
    weekday = next(number for number, day in enumerate(WEEKDAYS) if day.startswith(found["weekday"]))
    if found["count"] == "last":
        day = month.last - (month.last.weekday() - weekday) % 7 * DAY
    else:
        day = month.first + (weekday - month.first.weekday()) % 7 * DAY + (int(found["count"][0]) - 1) * WEEK
    return Span(day, day)


def hours_ahead(found: Match, sight: Sight) -> Span:
    """Read "in 48 hours"."""
    day = sight.today + int(found["hours"]) // 24 * DAY
    return Span(day, day)


def ahead(found: Match, sight: Sight) -> Span:
    """Read "in 5 weeks", "a year from now"."""
    day = sight.shifted(length_of(found), found["size"])
    return Span(day, day)


def ago(found: Match, sight: Sight) -> Span:
    """Read "two days ago"."""
    day = sight.shifted(-length_of(found), found["size"])
    return Span(day, day)


def this_time(found: Match, sight: Sight) -> Span:
    """Read "this time next year", "within the next month"."""
    day = sight.shifted(1, found["unit"])
    return Span(day, day)


def after_next(found: Match, sight: Sight) -> Span:
    """Read "the week after next"."""
    following = sight.stretch(found["unit"], "next")
    return Sight(following.last, ahead=True).stretch(found["unit"], "next")


def word(found: Match, sight: Sight) -> Span:
    """Read "tomorrow", "last night"."""
    day = sight.today + WORDS[found[0]] * DAY
    return Span(day, day)
