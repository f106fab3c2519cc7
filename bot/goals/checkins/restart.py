"""The day on which somebody who did not get to a goal could be asked again; pure."""

from datetime import date, timedelta

from bot import clock
from bot.clock import Hours
from bot.goals.checkins.rhythm import Rhythm, apart, fits, next_at
from bot.goals.checkins.wording import Again, Offer

FROM = 2  # days on
WITHIN = 60  # days until a week of the right kind is looked for
FARTHEST = 366  # days on; who needs longer pauses the goal


def first_day(rhythm: Rhythm, hours: Hours, now: int, *, next_week: bool = False) -> date:
    """Choose the next day, from two days (or Monday) on, whose time suits their hours and whose week the rhythm."""
    since = next_monday(hours, now) if next_week else hours.day(now) + timedelta(days=FROM)
    days = [since + timedelta(days=more) for more in range(WITHIN)]
    good = (day for day in days if fits(day, rhythm, hours) and not hours.is_quiet(hours.at(day, rhythm.minutes)))
    return next(good, days[0])


def offered(rhythm: Rhythm, hours: Hours, now: int, *, next_week: bool = False) -> Offer:
    """Choose the day that is proposed: the rhythm's own turn where that would follow too closely.

    A Monday is theirs to choose, or was asked for; then it is the turn that gives way.
    """
    first, monday = first_day(rhythm, hours, now, next_week=next_week), next_monday(hours, now)
    turn = None if next_week else _turn_soon_after(first, rhythm, hours)
    first = clock.today(turn, hours.zone) if turn else first
    other = again(monday, rhythm, hours) if monday != first else None
    return Offer(again(first, rhythm, hours), other, is_usual=turn is not None and turn == next_at(rhythm, hours, now))


def _turn_soon_after(day: date, rhythm: Rhythm, hours: Hours) -> int | None:
    """Give the rhythm's next turn (UTC seconds) after a day where the two are too close; None where they are not."""
    at = instant(day, rhythm, hours)
    turn = next_at(rhythm, hours, at)
    return turn if turn is not None and turn - at < apart(rhythm) else None


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
