"""The session's clock: real or frozen, and moved forward by the person who tries things out."""

import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.clock import system

_AHEAD = re.compile(r"\+(?:\d{1,5}[wdhm])+")
_STEP = re.compile(r"(\d+)([wdhm])")
_END = datetime(9001, 1, 1, tzinfo=UTC).timestamp()  # with room for what is reckoned from there
_UNITS = {"w": "weeks", "d": "days", "h": "hours", "m": "minutes"}


class Clock:
    """Frozen where it is given a start (UTC seconds), else real time plus what it was moved."""

    def __init__(self, start: float | None = None) -> None:
        self._frozen = start
        self._ahead = 0.0

    def now(self) -> float:
        """Give UTC seconds."""
        return self._frozen if self._frozen is not None else system() + self._ahead

    def move(self, to: float) -> None:
        """Go forward to an instant in UTC seconds; one that has passed changes nothing."""
        ahead = to - self.now()
        if ahead <= 0:
            return
        if self._frozen is not None:
            self._frozen = to
        else:
            self._ahead += ahead


async def walk(
    clock: Clock, to: float, next_due: Callable[[], float | None], deliver: Callable[[], Awaitable[None]]
) -> None:
    """Move the clock by way of every instant at which something falls due, and have it delivered there.

    `next_due` gives the next such instant after now in UTC seconds, or None.
    """
    while (due := next_due()) is not None and clock.now() < due <= to:
        clock.move(due)
        await deliver()
    clock.move(to)
    await deliver()


def instant(words: str, now: float, zone: ZoneInfo) -> float:
    """Read `2027-03-14T09:00` (local unless it has an offset) or `+2d`, `+1w3h`, `+15m` as UTC seconds.

    Weeks and days keep the time on the wall across a change of daylight saving; hours and minutes are elapsed time.
    Raises ValueError for anything else and for instants before 1970 or after the year 9000 (UTC).
    """
    try:
        if words.startswith("+"):
            to = _ahead_of(words, now, zone)
        else:
            read = datetime.fromisoformat(words)
            to = (read if read.tzinfo else read.replace(tzinfo=zone)).timestamp()
    except OverflowError as beyond:
        raise ValueError(words) from beyond
    if not 0 <= to < _END:
        raise ValueError(words)
    return to


def _ahead_of(words: str, now: float, zone: ZoneInfo) -> float:
    if not _AHEAD.fullmatch(words):
        raise ValueError(words)
    on_the_wall, elapsed = timedelta(), timedelta()
    for count, unit in _STEP.findall(words):
        step = timedelta(**{_UNITS[unit]: int(count)})
        if unit in "wd":
            on_the_wall += step
        else:
            elapsed += step
    if on_the_wall:
        now = (datetime.fromtimestamp(now, zone) + on_the_wall).timestamp()
    return now + elapsed.total_seconds()
