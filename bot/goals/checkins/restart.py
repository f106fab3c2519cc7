"""The day on which somebody who did not get to a goal could be asked again; pure."""

from datetime import date, timedelta

from bot import clock
from bot.clock import Hours
from bot.goals.checkins.rhythm import Rhythm, fits
from bot.goals.checkins.wording import Again

FROM = 2  # days on
WITHIN = 60  # days until a week of the right kind is looked for
FARTHEST = 366  # days on; who needs longer pauses the goal


def first_day(rhythm: Rhythm, hours: Hours, now: int, *, next_week: bool = False) -> date:
    """Choose the next day, from two days (or Monday) on, whose time suits their hours and whose week the rhythm."""
    since = next_monday(hours, now) if next_week else hours.day(now) + timedelta(days=FROM)
    days = [since + timedelta(days=more) for more in range(WITHIN)]
    good = (day for day in days if fits(day, rhythm, hours) and not hours.is_quiet(hours.at(day, rhythm.minutes)))
    return next(good, days[0])


def next_monday(hours: Hours, now: int) -> date:
    """Give the next Monday after this day of theirs."""
    today = hours.day(now)
    return today + timedelta(days=7 - today.weekday())


def instant(day: date, rhythm: Rhythm, hours: Hours) -> int:
    """Give the instant (UTC seconds) on a day at the rhythm's time, moved out of quiet hours."""
    return hours.next_open(hours.at(day, rhythm.minutes))


def again(day: date, rhythm: Rhythm, hours: Hours) -> Again:
    """Say such an instant as their wall clock shows it."""
    at = instant(day, rhythm, hours)
    return Again(clock.today(at, hours.zone), hours.minute(at))
