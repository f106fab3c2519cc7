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
