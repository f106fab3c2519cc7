"""Zones and days; pure but for the one look at the machine's clock."""

import time
from datetime import UTC, date, datetime
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
