"""Example arguments of what is said about quiet hours, shifts and the end of a day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.clock import Hours, Span, Week
from bot.hours.own import Own
from bot.hours.vocabulary import KINDS, week_of
from bot.library import Library
from tests.replies.examples import Example, Examples, each, ex, once

MONDAY = date(2027, 1, 11)
NONE = Span(0, 0)
PATTERNS = (
    (Week(),),
    (Week(quiet=NONE, day_ends=180),),
    (Week(quiet=Span(23 * 60 + 30, 12 * 60)),),
    *((week_of(kind),) for kind in KINDS),
    (week_of("closing"), week_of("closing"), week_of("morning")),
    (week_of("closing"), week_of("off"), week_of("closing"), replace(week_of("usual"), quiet=NONE)),
    tuple(week_of(kind) for kind in KINDS),
    (*[week_of("overnight")] * 11, week_of("opening")),
)


def every_own() -> Iterator[Own]:
    for weeks in PATTERNS:
        for has_zone in (True, False):
            for days in (0, 6, 8):
                yield Own(Hours("UTC", weeks, MONDAY), MONDAY + timedelta(days=days), has_zone)


def owns(_: Library) -> Iterator[Example]:
    return (ex(own) for own in every_own())


def own_and_kind(_: Library) -> Iterator[Example]:
    return (ex(own, kind) for own in every_own() for kind in ("", "all", *own.kinds))


def patterns(_: Library) -> Iterator[Example]:
    return (ex(own, is_new=is_new) for own in every_own() if len(own.weeks) > 1 for is_new in (False, True))


def several(_: Library) -> Iterator[Example]:
    several = [own for own in every_own() if len(own.kinds) > 1]
    yield from (ex(own, *said) for own in several
                for said in (("quiet",), ("quiet", "22:00-11:00"), ("day_ends",), ("day_ends", "03:00")))  # fmt: skip


HOURS: dict[str, Examples] = {
    "choices": own_and_kind,
    "given_up": once(),
    "kept": owns,
    "left": once(),
    "missed": lambda _: [
        ex(what, kind) for what in ("quiet", "shifts", "day_ends", "week") for kind in ("", "closing")
    ],
    "shown": owns,
    "told": owns,
    "trouble": each("too long", "too late", "too many weeks", "by days"),
    "when_day_ends": own_and_kind,
    "which_shifts": once(),
    "which_week": patterns,
    "which_weeks": several,
}
