"""Time zones: whether there is one of a name, whether two show the same time, and what people call it."""

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.gazetteer.places import regions

WEEKS_COMPARED = 104
CALLED = {
    "America/New_York": "Eastern Time",
    "America/Chicago": "Central Time",
    "America/Denver": "Mountain Time",
    "America/Phoenix": "Arizona Time",
    "America/Los_Angeles": "Pacific Time",
    "America/Anchorage": "Alaska Time",
    "Pacific/Honolulu": "Hawaii Time",
    "UTC": "UTC",
}
SHARED = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Anchorage")


@cache
def _known() -> frozenset[str]:
    return frozenset(CALLED) | {zone for region in regions().values() for zone, _ in region.zones}


def is_zone(name: str) -> bool:
    """Tell whether there is a time zone of this name; what somebody typed never reaches the disk as a path."""
    if name not in _known():
        return False
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # a newer name than this machine's zones
        return False
    return True


def zone_named(words: str) -> str | None:
    """Find the zone somebody means by its name, in whatever case: `america/phoenix`."""
    meant = words.strip().casefold().replace(" ", "_")
    return next((zone for zone in _known() if zone.casefold() == meant and is_zone(zone)), None)


def same_clock(one: str, other: str, now: int) -> bool:
    """Tell whether two zones show the same time for the next two years."""
    return one == other or _offsets(one, now // (7 * 86400)) == _offsets(other, now // (7 * 86400))


def in_words(zone: str, now: int) -> str:
    """Name a zone as people do: `Eastern Time`, `Manila time`."""
    if zone in CALLED:
        return CALLED[zone]
    if zone.startswith("America/"):
        shared = next((each for each in SHARED if same_clock(zone, each, now)), None)
        if shared:
            return CALLED[shared]
    return f"{zone.rpartition('/')[2].replace('_', ' ')} time"


@cache
def _offsets(zone: str, week: int) -> tuple[timedelta | None, ...]:
    start, there = datetime.fromtimestamp(week * 7 * 86400, UTC), ZoneInfo(zone)
    return tuple((start + timedelta(weeks=ahead)).astimezone(there).utcoffset() for ahead in range(WEEKS_COMPARED))
