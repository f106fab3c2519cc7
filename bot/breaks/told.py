"""What is kept about when somebody is left in peace, told in words they can read."""

from collections.abc import Mapping, Sequence

from bot import people
from bot.chat import Door, Told
from bot.people import Silence

KINDS: Mapping[str, str] = {
    "stop": "You stopped all messages of my own",
    "pause": "You asked for a pause",
    "snooze": "You put a message off",
    "farewell": "I stopped checking in, since nobody answered",
    "rest": "I left a goal alone that was quiet for long",
}


def tells(db: Door, person_id: int) -> Sequence[Told]:
    """Tell every silence that is kept."""
    zone = people.zone_of(db, person_id)
    lines = [_line(each, zone) for each in people.silences_of(db, person_id)]
    return [Told("When I leave you in peace", lines, ("silences",))]


def _line(kept: Silence, zone: str | None) -> str:
    about = " of one goal" if kept.about and kept.why == "pause" else ""
    until = f", until {people.when(kept.until_at, zone)}" if kept.until_at is not None else ""
    until = f", until {kept.until_on:%B} {kept.until_on.day}, {kept.until_on.year}" if kept.until_on else until
    return f"{KINDS.get(kept.why, kept.why)}{about}{until}; since {people.when(kept.since_at, zone)}"
