"""Instants and days in a zone."""

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo


def system() -> float:
    """Give the machine's time in UTC seconds; everything else is told the time."""
    return time.time()


def local(now: float, zone: str) -> datetime:
    """Give the wall-clock time of an instant (UTC seconds) in a zone."""
    return datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo(zone))


def today(now: float, zone: str) -> date:
    """Give the calendar day of an instant (UTC seconds) in a zone."""
    return local(now, zone).date()


def at(day: date, minutes: int, zone: str, *, second: bool = False) -> int:
    """Give the instant (UTC seconds) at which the wall clock of a zone shows a time, in minutes after midnight.

    A time that the clock skips in spring is as much later as the clock is moved; of one that it shows twice in autumn
    it is the first, or the `second`.
    """
    wall = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)
    return int(wall.replace(tzinfo=ZoneInfo(zone), fold=int(second)).timestamp())


def day_of(written: str) -> date | None:
    """Read a day as a button says it (2027-03-31); None for anything else."""
    try:
        return date.fromisoformat(written) if len(written) == len("2027-03-31") else None
    except ValueError:
        return None


def in_words(day: date, today: date) -> str:
    """Say a day as people read it: "Wed, Mar 31", with the year where it is not this one."""
    year = f", {day.year}" if day.year != today.year else ""
    return f"{day:%a}, {day:%b} {day.day}{year}"


def time_in_words(minutes: int) -> str:
    """Say a time of day, in minutes after midnight, as people read it: "9:30 AM"."""
    hour, minute = divmod(minutes % (24 * 60), 60)
    return f"{hour % 12 or 12}:{minute:02} {('AM', 'PM')[hour // 12]}"
