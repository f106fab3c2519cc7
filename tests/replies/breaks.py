"""Example arguments of what is said about pauses and about messages that are put off."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from bot.breaks.choices import Choice, offered
from bot.clock import Hours
from bot.library import Library
from bot.people import Silence
from tests.replies.examples import Example, Examples, each, ex, once
from tests.replies.places import NOW

HOURS = Hours("America/New_York")
TODAY = date(2027, 1, 15)
DAYS = (TODAY + timedelta(days=1), TODAY + timedelta(days=400))
MORNING = NOW + 6 * 3600


def ends(_: Library) -> Iterator[Example]:
    return (ex(day, TODAY) for day in DAYS)


def odd(_: Library) -> Iterator[Example]:
    return (ex(kind, until, TODAY) for kind in ("past", "impossible", "far") for until in (None, *DAYS))


def put_off(_: Library) -> Iterator[Example]:
    times = (MORNING + 60, MORNING + 12 * 3600, MORNING + 24 * 3600, MORNING + 400 * 24 * 3600)
    return (ex(Choice(at, moved), HOURS, MORNING) for at in times for moved in (False, True))


def standing(_: Library) -> Iterator[Example]:
    silences = [Silence("stop"), Silence("farewell"), Silence("pause"), Silence("rest", "goal:3")]
    silences += [Silence("pause", until_on=day) for day in DAYS]
    silences += [Silence("snooze", until_at=MORNING + 3600), Silence("pause", "goal:3"), Silence("snooze")]
    silences += [Silence("pause", "goal:3", until_on=DAYS[0])]
    yield from (ex([kept], HOURS, MORNING, kept.about) for kept in silences)
    yield ex([Silence("pause", until_on=TODAY)], HOURS, MORNING)


BREAKS: Mapping[str, Examples] = {
    "back": each("", "tonight at 8:00 PM", "Wed, Mar 31 at 9:00 AM"),
    "choices": lambda _: [ex(7, offered(HOURS, MORNING)), ex(7, offered(HOURS, NOW))],
    "goes_on": once(),
    "gone": once(),
    "is_paused_still": once(),
    "no_such_time": once(),
    "no_zone": once(),
    "no_pause": once(),
    "not_a_day": lambda _: [ex(None, TODAY), ex(DAYS[0], TODAY)],
    "not_paused": once(),
    "nothing_to_put_off": once(),
    "odd_day": odd,
    "offered_pause": ends,
    "paused": once(),
    "paused_anyway": lambda _: [ex(None, TODAY), ex(DAYS[0], TODAY)],
    "paused_openly": once(),
    "paused_so_far": ends,
    "paused_until": ends,
    "put_off": put_off,
    "rests_on": once(),
    "still_resting": lambda _: [ex(day, TODAY) for day in (TODAY - timedelta(days=31), TODAY - timedelta(days=400))],
    "stopped": once(),
    "until_when": once("Paused.", TODAY),
    "which_time": lambda _: [ex(7, offered(HOURS, MORNING))],
}

STANDING: Mapping[str, Examples] = {
    "standing_of": standing,
    "when": lambda _: [ex(MORNING + 3600 * more, HOURS, MORNING) for more in (0, 10, 24, 24 * 7, 24 * 400)],
}
