"""Who lives through the simulated day: zone, quiet hours, the moment that is theirs, a pause."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

DAY = date(2027, 3, 14)  # the clocks of most of these zones are put forward in its night
BEGINS = int(datetime(2027, 3, 14, 4, 0, tzinfo=UTC).timestamp())  # before midnight in the first of the zones
LASTS_S = 60 * 3600  # what comes in the evening of the last zone may have to wait for the next morning
FIRST_CHAT = 1_000_000

# A crowd in one zone wants the same hour, so that more are due than may be written to.
ZONES = {
    "America/New_York": 42,
    "America/Chicago": 25,
    "America/Los_Angeles": 15,
    "America/Phoenix": 8,
    "America/Anchorage": 5,
    "Pacific/Honolulu": 5,
}
USUAL = (21 * 60, 9 * 60)
QUIET = {  # minutes after midnight: begins, ends; nobody's and a night worker's among them
    USUAL: 50,
    (22 * 60, 7 * 60): 15,
    (0, 0): 12,
    (23 * 60, 11 * 60): 13,
    (8 * 60, 17 * 60): 10,
}
AT_NINE, LATE, ANY_TIME = "at nine", "just before nine in the evening", "any time"
WANTED = {AT_NINE: 40, LATE: 6, ANY_TIME: 54}  # half a minute before quiet hours more are due than can go out
PAUSED_BEFORE, PAUSES_ON_THE_DAY = 0.03, 0.04


@dataclass(frozen=True, slots=True)
class Member:
    """One of them; `pauses_at` is in UTC seconds, 0 for a pause from before the day."""

    number: int
    zone: str
    quiet: tuple[int, int]
    due_at: int
    pauses_at: int | None = None

    @property
    def chat(self) -> str:
        """Give the platform's number of them."""
        return str(FIRST_CHAT + self.number)

    def is_quiet(self, at: float) -> bool:
        """Tell whether an instant is within their quiet hours."""
        wall = datetime.fromtimestamp(at, UTC).astimezone(ZoneInfo(self.zone))
        begins, ends = self.quiet
        minute = wall.hour * 60 + wall.minute
        return begins <= minute < ends if begins <= ends else minute >= begins or minute < ends


def crowd(people: int, seed: int) -> Sequence[Member]:
    """Give so many, always the same."""
    chance = random.Random(seed)
    return [_member(chance, number) for number in range(1, people + 1)]


def _member(chance: random.Random, number: int) -> Member:
    (zone,) = chance.choices(list(ZONES), list(ZONES.values()))
    (quiet,) = chance.choices(list(QUIET), list(QUIET.values()))
    (wanted,) = chance.choices(list(WANTED), list(WANTED.values()))
    second = {AT_NINE: 9 * 3600, LATE: 21 * 3600 - 60}.get(wanted, chance.randrange(86400 // 60) * 60)
    wall = datetime(DAY.year, DAY.month, DAY.day) + timedelta(seconds=second)
    due_at = int(wall.replace(tzinfo=ZoneInfo(zone)).timestamp())
    return Member(number, zone, quiet, due_at, _pause(chance, due_at))


def _pause(chance: random.Random, due_at: int) -> int | None:
    """Let some pause long before their moment, and some around it, perhaps while it waits to go out."""
    drawn = chance.random()
    if drawn < PAUSED_BEFORE:
        return 0
    return due_at + chance.randint(-1200, 1200) if drawn < PAUSED_BEFORE + PAUSES_ON_THE_DAY else None
