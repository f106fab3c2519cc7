"""Random lives; the same seed gives the same life."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from bot.clock import QUIET, Span, Week
from tests.manners.spec import DAY, DAYS, HOUR, MINUTE, Act, Life, Wish

ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
)
SPRING, AUTUMN = datetime(2027, 2, 20, 12, tzinfo=UTC), datetime(2027, 10, 15, 12, tzinfo=UTC)
MONDAY = date(2027, 1, 4)
GOALS = ("goal:1", "goal:2", "goal:3")
SPANS = (
    QUIET,
    QUIET,
    Span(0, 0),
    Span(22 * 60, 7 * 60),
    Span(8 * 60, 16 * 60),
    Span(22 * 60, 11 * 60),
    Span(60, 6 * 60),
    Span(3 * 60, 14 * 60),
    Span(20 * 60 + 15, 6 * 60 + 45),
    Span(23 * 60, 60),
)
DAY_ENDS = (0, 0, 0, 60, 120, 180, 300)


def a_life(seed: int) -> Life:
    """Draw a life: half of them begin before the clocks go forward, half before they go back."""
    draw = Random(seed)
    begins = (SPRING, AUTUMN)[seed % 2] + timedelta(hours=draw.randrange(48))
    weeks, since = some_weeks(draw)
    life = Life(
        seed=seed,
        person_id=draw.randrange(1, 1_000_000),
        begins_at=int(begins.timestamp()),
        zone=draw.choice(ZONES),
        weeks=weeks,
        since=since,
        wishes=(),
        acts=(),
        answers=draw.choice((0.0, 0.2, 0.6, 1.0)),
        snoozes=draw.choice((0.0, 0.0, 0.1, 0.3)),
    )
    wishes = _wishes(draw, begins.date())
    return replace(life, wishes=wishes, acts=tuple(sorted(_acts(draw, life, wishes), key=lambda act: act.at)))


def some_weeks(draw: Random) -> tuple[tuple[Week, ...], date]:
    """Draw a shift pattern of one to four weeks."""
    count = draw.choice((1, 1, 1, 2, 3, 4))
    weeks = (Week(f"w{number}", draw.choice(SPANS), draw.choice(DAY_ENDS)) for number in range(count))
    return tuple(weeks), MONDAY + timedelta(weeks=draw.randrange(4))


def _wishes(draw: Random, first: date) -> tuple[Wish, ...]:
    rhythms = [
        replace(_often(draw, first), key=f"checkin:{about[-1]}", why="rhythm", about=about)
        for about in GOALS[: draw.choice((1, 1, 2, 3))]
    ]
    asked = [_asked(draw, first, f"remind:{number}") for number in range(draw.choice((0, 0, 1, 2)))]
    deadlines = [
        replace(_once(draw, first), key=f"deadline:{number}", why="deadline", good_s=draw.choice((None, 3 * DAY)))
        for number in range(draw.choice((0, 0, 1, 2)))
    ]
    return (*rhythms, *asked, *deadlines)


def _asked(draw: Random, first: date, key: str) -> Wish:
    """Draw a reminder; one that comes again is good for half a day, a single one until it is said."""
    wish = _often(draw, first, once=0.5)
    good_s = None if wish.freq == "once" else 12 * HOUR
    return replace(wish, key=key, why="asked", about=draw.choice(("", *GOALS)), good_s=good_s)


def _often(draw: Random, first: date, once: float = 0.0) -> Wish:
    if draw.random() < once:
        return _once(draw, first)
    minute = _minute(draw)
    wish = Wish("", "rhythm", "", "weekly", minute, first, on=(draw.randrange(7),))
    kind = draw.randrange(7)
    if kind == 0:
        return replace(wish, freq="daily", on=())
    if kind == 1:
        return replace(wish, on=tuple(sorted(draw.sample(range(7), 2))))
    if kind == 2:
        return replace(wish, every=2)
    if kind == 3:
        return replace(wish, freq="first")
    if kind == 4:
        return replace(wish, freq="monthly", on=(draw.randrange(1, 29),))
    return wish


def _once(draw: Random, first: date) -> Wish:
    return Wish("", "asked", "", "once", _minute(draw), first + timedelta(days=draw.randrange(2, DAYS - 4)))


def _minute(draw: Random) -> int:
    """Draw a time of the day; the hours that a clock skips or shows twice are as likely as the usual ones."""
    hour = draw.choice((1, 2, 2, 3, 7, 8, 9, 9, 10, 12, 18, 19, 20, 20, 22, 23))
    return hour * 60 + draw.choice((0, 0, 30, 5, 59))


def _acts(draw: Random, life: Life, wishes: tuple[Wish, ...]) -> list[Act]:
    acts: list[Act] = []
    for _ in range(draw.choice((0, 1, 2, 3))):
        acts += _silent(draw, life)
    for _ in range(draw.choice((0, 0, 1, 2))):
        acts.append(Act(_at(draw, life), "zone", zone=draw.choice(ZONES)))
    if draw.random() < 0.25:
        weeks, since = some_weeks(draw)
        acts.append(Act(_at(draw, life), "hours", weeks=weeks, since=since))
    acts += [Act(_at(draw, life), "write") for _ in range(draw.choice((0, 0, 1, 5)))]
    if draw.random() < 0.1:
        acts.append(Act(_at(draw, life), "close", about=draw.choice(wishes).key))
    return acts


def _silent(draw: Random, life: Life) -> list[Act]:
    """Draw a silence, and often its end before its time."""
    at = _at(draw, life)
    does, about = draw.choice(
        (("pause", ""), ("pause", "goal:1"), ("pause", "goal:2"), ("stop", ""), ("rest", "goal:1"))
    )
    days = draw.choice((None, 1, 2, 7, 20)) if does == "pause" else None
    acts = [Act(at, does, about=about, days=days)]
    if draw.random() < (0.2 if days else 0.7):
        acts.append(
            Act(at + draw.randrange(1, 20) * DAY + draw.randrange(DAY // MINUTE) * MINUTE, "resume", about=about)
        )
    return acts


def _at(draw: Random, life: Life) -> int:
    return life.begins_at + HOUR + draw.randrange((DAYS - 1) * DAY // MINUTE) * MINUTE
