"""Somebody whose time zone is known and whose weeks go by."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.clock import today
from tests.talk import ZONE

DAY_S = 24 * 3600
WEEK_S = 7 * DAY_S


async def settles(me):
    """Tell the time zone, on a Friday morning at ten."""
    me.talk.clock.at = datetime(2027, 1, 15, 10, tzinfo=ZoneInfo(ZONE)).astimezone(UTC).timestamp()
    await me.says(f"/zone {ZONE}")


async def days_pass(me, days):
    """Let days go by; gives the days and the words of all that came of itself."""
    came = await me.talk.until(me.talk.clock.now() + days * DAY_S)
    return [(today(at, ZONE), row.request.get("text", "")) for at, row in came]


async def until(me, day):
    """Let the time go by until noon of a day; gives the days and the words of all that came of itself."""
    at = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(ZONE)).timestamp()
    came = await me.talk.until(at)
    return [(today(when, ZONE), row.request.get("text", "")) for when, row in came]


async def takes(me, plan="find-teacher", due="2027-06-30"):
    """Take a ready-made goal, without saying what may get in the way."""
    await me.says(f"/goal_take {plan} {due}")
    await me.says("skip")
    await me.says("skip")


def silences(me):
    """List what is silent, as the file holds it."""
    found = me.talk.db.read().rows("SELECT why, about, until_on FROM silences ORDER BY why, about")
    return [(row["why"], row["about"], row["until_on"]) for row in found]


def day_of(me) -> date:
    return today(me.talk.clock.now(), ZONE)
