"""How often a goal is asked about, and when that is next; pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from typing import Literal

from bot import clock
from bot.clock import Hours
from bot.understanding.days import days_of

Every = Literal["daily", "twice", "weekly", "biweekly", "monthly", "never"]
ORDER: tuple[Every, ...] = ("daily", "twice", "weekly", "biweekly", "monthly", "never")
DAY_S = 24 * 3600
EVERY_S = {"daily": DAY_S, "twice": 7 * DAY_S // 2, "weekly": 7 * DAY_S, "biweekly": 14 * DAY_S, "monthly": 30 * DAY_S}
HALF_HOUR = 30
FIRST_AFTER_S = 2 * DAY_S  # nobody is asked on the day after they set a goal, unless they planned something for it
LATE_S = DAY_S  # of a first moment that was over before the zone was known
LOOKED_AT = 800  # days of a rule until one fits; more than two years of every day
USUAL_DAY, USUAL_MINUTES = 6, 18 * 60  # Sunday evening, where nothing tells more
NEAREST = 0.45  # of the time between two turns: what comes sooner after a day that was agreed would be nagging
APART = 3  # days between the two of a week
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The days (an RRULE, from `since`) and the minute of the day at which a goal is asked about.

    An empty rule is never. `weeks` names the one kind of shift week in which it is asked. What comes next comes after
    `after` (UTC seconds).
    """

    rule: str
    minutes: int
    since: date
    after: int
    weeks: str = ""

    @property
    def every(self) -> Every:
        """Name how often that is."""
        read = self._read()
        if not read:
            return "never"
        if read["FREQ"] != "WEEKLY":
            return "daily" if read["FREQ"] == "DAILY" else "monthly"
        if read.get("INTERVAL") == "2":
            return "biweekly"
        many = len(self.days)
        return "weekly" if many == 1 else "twice" if many == 2 else "daily"

    @property
    def days(self) -> tuple[int, ...]:
        """Give its days of the week, Monday being 0; none where it is every day."""
        named = self._read().get("BYDAY", "")
        return tuple(DAYS.index(day[-2:]) for day in named.split(",") if day)

    def _read(self) -> dict[str, str]:
        return dict(part.split("=", 1) for part in self.rule.split(";") if "=" in part)


def rule_of(every: Every, days: Sequence[int]) -> str:
    """Write how often as a rule, on these days of the week; of a month it is the first such day."""
    first = DAYS[days[0]] if days else DAYS[USUAL_DAY]
    if every == "daily":
        return f"FREQ=WEEKLY;BYDAY={_named(days)}" if len(days) > 2 else "FREQ=DAILY"
    if every == "monthly":
        return f"FREQ=MONTHLY;BYDAY=1{first}"
    if every == "never":
        return ""
    interval = "INTERVAL=2;" if every == "biweekly" else ""
    return f"FREQ=WEEKLY;{interval}BYDAY={_named(days) or first}"


def usual(first_at: int | None, hours: Hours, after: int) -> Rhythm:
    """Give the weekly rhythm of somebody who chose none: the half hour at which they set their first goal."""
    if first_at is None:
        return Rhythm(rule_of("weekly", ()), USUAL_MINUTES, clock.today(after, hours.zone), after + FIRST_AFTER_S)
    opened = hours.next_open(first_at)
    begins = clock.local(opened, hours.zone)
    minutes = hours.minute(opened) // HALF_HOUR * HALF_HOUR
    if hours.is_quiet(hours.at(begins.date(), minutes)):  # quiet hours may end within a half hour
        minutes = hours.minute(opened)
    return Rhythm(rule_of("weekly", (begins.weekday(),)), minutes, begins.date(), after + FIRST_AFTER_S)


def next_at(rhythm: Rhythm, hours: Hours, after: int) -> int | None:
    """Give the first instant (UTC seconds) after another at which a goal is asked about, never in quiet hours."""
    after = max(after, rhythm.after)
    for day in _days(rhythm, clock.today(after, hours.zone) - timedelta(days=2)):
        if fits(day, rhythm, hours):
            at = hours.next_open(hours.at(day, rhythm.minutes))
            if at > after:
                return at
    return None


def first_at(rhythm: Rhythm, hours: Hours, now: int) -> int | None:
    """Give the same for one that was never asked: not what was over before their hours were known."""
    return next_at(rhythm, hours, now - LATE_S)


def fits(day: date, rhythm: Rhythm, hours: Hours) -> bool:
    """Tell whether a day is in the kind of week that the rhythm is for, as far as there are such weeks."""
    are_there = any(week.name == rhythm.weeks for week in hours.weeks)
    return not rhythm.weeks or not are_there or hours.week(day).name == rhythm.weeks


def changed(
    rhythm: Rhythm, today: date, now: int, every: Every | None, days: Sequence[int] = (), minutes: int | None = None
) -> Rhythm:
    """Give a rhythm with another frequency, other days, another time; what is not said stays."""
    every = every or ("weekly" if days and rhythm.every in ("daily", "never") else rhythm.every)
    chosen = tuple(days) or rhythm.days or (USUAL_DAY,)
    if not days and every == "twice" and len(chosen) != 2:
        chosen = tuple(sorted((chosen[0], (chosen[0] + APART) % 7)))
    elif not days and every != "twice":
        chosen = chosen[:1]
    if len(days) == 2 and every == "weekly":
        every = "twice"
    elif len(days) > 2 and every in ("weekly", "twice"):
        every = "daily"
    rule = rule_of(every, chosen)
    keeps_weeks = rhythm.weeks if every == rhythm.every else ""
    kept = rhythm.minutes if minutes is None else minutes
    return replace(rhythm, rule=rule, minutes=kept, since=today, after=now, weeks=keeps_weeks)


def apart(rhythm: Rhythm) -> int:
    """Give how far apart, in seconds, a day that was agreed and a turn of the rhythm are at least."""
    return int(EVERY_S.get(rhythm.every, 0) * NEAREST)


def sparser(every: Every) -> Every:
    """Give the next of the choices that asks less often, short of never."""
    return ORDER[min(ORDER.index(every) + 1, len(ORDER) - 2)] if every != "never" else "never"


def denser(every: Every) -> Every:
    """Give the next of the choices that asks more often."""
    return ORDER[max(ORDER.index(every) - 1, 0)]


def _days(rhythm: Rhythm, since: date) -> Iterator[date]:
    """Give days of the rule, from one on."""
    return islice(days_of(rhythm.rule, rhythm.since, since), LOOKED_AT if rhythm.rule else 0)


def _named(days: Sequence[int]) -> str:
    return ",".join(DAYS[day] for day in days)
