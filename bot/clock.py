"""Zones and days; pure."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def local(now: float, zone: str) -> datetime:
    """Give the wall-clock time of an instant (UTC seconds) in a zone."""
    return datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo(zone))


def today(now: float, zone: str) -> date:
    """Give the calendar day of an instant (UTC seconds) in a zone."""
    return local(now, zone).date()
