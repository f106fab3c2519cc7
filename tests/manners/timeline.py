"""What was the case at an instant of a life, read from what happened in it."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date

from bot.clock import Week
from tests.manners.spec import DAY, MINUTE, Fact, Life, Log, Message, Wish
from tests.manners.walls import QUARTER, Walls

NEVER = 1 << 40
CHANGES = ("zone", "hours", "resume", "silence", "snooze")
OURS = frozenset(("rhythm", "deadline", "resting"))
HELD_BY = {
    "rhythm": ("stop", "pause", "snooze", "farewell", "rest"),
    "deadline": ("stop", "pause", "snooze"),
    "asked": ("stop", "pause"),
    "again": ("stop", "pause"),
    "resting": ("stop", "snooze", "farewell"),
}


def is_ours(message: Message) -> bool:
    """Tell whether the bot alone chose the moment of a message."""
    return all(part.why in OURS for part in message.parts)


def has_ours(message: Message) -> bool:
    """Tell whether a message is the one of its day in which the bot says something of its own."""
    return not message.parts or any(part.why in OURS for part in message.parts)


@dataclass
class Quiet:
    """A silence: since when, until when it lasts at most, and when something else ended or replaced it."""

    fact: Fact
    ended: int = NEVER


class Timeline:
    """The zones, hours, silences, words and messages of a life, one after the other."""

    def __init__(self, life: Life, log: Log) -> None:
        self.life, self.log = life, log
        self.walls: list[Walls] = []
        self.silences: list[Quiet] = []
        self.wrote = [fact.at for fact in log.facts if fact.kind == "wrote"]
        self.told = sorted({fact.at for fact in log.facts})
        self.closed = {fact.about: fact.at for fact in log.facts if fact.kind == "close"}
        self.asked = {wish.key for wish in life.wishes if wish.why == "asked"}
        self.snoozed: list[Fact] = []
        self._put_off: dict[str, list[tuple[int, int, int]]] = {}
        for fact in log.facts:
            if fact.kind == "snooze":
                self._snoozes(fact)
        facts = [*log.facts, *(_farewell(each.at) for each in log.messages if each.rule == "farewell")]
        for fact in sorted(facts, key=lambda each: each.at):
            self._take(fact)

    def _snoozes(self, fact: Fact) -> None:
        """Put off what a message said, and all that was to come again earlier, but what they asked for."""
        until = fact.until_at or 0
        ours = [key for key in self._put_off if key not in self.asked]
        sooner = [key for key in ours if 0 < self.put_off(key, fact.at) < until]
        kept = replace(fact, keys=tuple(dict.fromkeys((*fact.keys, *sooner))))
        self.snoozed.append(kept)
        for key in kept.keys:
            self._put_off.setdefault(key, []).append((fact.at, until, self._came(key, fact)))

    def _came(self, key: str, snooze: Fact) -> int:
        """Give when something came again that was put off; a time that was asked for may be earlier than that."""
        since = snooze.at if key in self.asked else snooze.until_at or 0
        came = (
            each.at for each in self.log.messages if each.at >= since and any(part.key == key for part in each.parts)
        )
        return next(came, NEVER)

    def _take(self, fact: Fact) -> None:
        if fact.kind == "zone":
            self._build(fact.at, fact.zone, None)
        if fact.kind == "hours":
            self._build(fact.at, "", (fact.weeks, fact.since))
        if fact.kind in ("silence", "snooze", "end"):
            about = "" if fact.kind == "snooze" else fact.about
            for each in self.silences:
                earlier = "" if each.fact.kind == "snooze" else each.fact.about
                if (each.fact.why, earlier, each.ended) == (fact.why, about, NEVER):
                    each.ended = fact.at
                    if fact.kind == "snooze":  # the later end of both
                        fact = replace(fact, until_at=max(fact.until_at or 0, each.fact.until_at or 0))
        if fact.kind in ("silence", "snooze"):
            self.silences.append(Quiet(fact))

    def _build(self, at: int, zone: str, weeks: tuple[tuple[Week, ...], date] | None) -> None:
        before = self.walls[-1] if self.walls else Walls(at, zone, self.life.weeks, self.life.since)
        kept = weeks or (before.weeks, before.since)
        self.walls.append(Walls(at, zone or before.zone, *kept))

    def wall(self, at: int) -> Walls:
        """Give the walls that somebody lives by at an instant."""
        return self.walls[max(0, bisect_right(self.walls, at, key=lambda each: each.since_at) - 1)]

    def day(self, at: int) -> int:
        """Give the day that somebody lived in at an instant."""
        return self.wall(at).day(at)

    def held(self, why: str, about: str, at: int, known: int | None = None) -> bool:
        """Tell whether a silence holds something at an instant, as it is known then or at an earlier one."""
        return self._holding(why, about, at, at if known is None else known) is not None

    def _holding(self, why: str, about: str, at: int, known: int) -> Quiet | None:
        day = self.wall(at).day(at)
        for each in self.silences:
            fact = each.fact
            of = "" if fact.kind == "snooze" else fact.about
            if fact.why not in HELD_BY[why] or of not in ("", about) or not fact.at <= known < each.ended:
                continue
            is_over = fact.until_at is not None and at >= fact.until_at
            if not is_over and (fact.until_on is None or day < fact.until_on.toordinal()):
                return each
        return None

    @property
    def endless(self) -> list[Quiet]:
        """List the pauses of everything that were given no end."""
        pause = ("pause", "", None)
        return [each for each in self.silences if (each.fact.why, each.fact.about, each.fact.until_on) == pause]

    def rests(self, at: int) -> bool:
        """Tell whether everything is paused without an end."""
        return any(each.fact.at <= at < each.ended for each in self.endless)

    def free(self, why: str, about: str, at: int) -> int:
        """Give an instant, this one or a later one, before which a silence surely holds something."""
        holding = self._holding(why, about, at, at)
        if holding is None:
            return at
        fact, told = holding.fact, self.next_told(at)
        if fact.until_at is not None or fact.until_on is None:
            return min(fact.until_at or NEVER, holding.ended, told)
        days = fact.until_on.toordinal() - self.wall(at).day(at)
        return min(at + days * DAY - DAY - DAY // 2 if days > 2 else at - at % QUARTER + QUARTER, told)

    def put_off(self, key: str, at: int) -> int:
        """Give until when a key was put off that has not come again yet; its own moments wait for that. Else 0."""
        newest = None
        for each in self._put_off.get(key, ()):
            newest = each if each[0] <= at else newest
        return newest[1] if newest is not None and newest[2] > at else 0

    def unanswered(self, at: int) -> int:
        """Count the messages with a check-in in them since somebody last said something."""
        since = self.last_wrote(at)
        return sum(
            since < each.at < at and any(part.why == "rhythm" for part in each.parts) for each in self.log.messages
        )

    def last_wrote(self, at: int) -> int:
        """Give the last instant, up to this one, at which somebody said something."""
        return self.wrote[bisect_right(self.wrote, at) - 1]

    def next_told(self, at: int) -> int:
        """Give the next instant after this one at which anything happened from their side."""
        place = bisect_right(self.told, at)
        return self.told[place] if place < len(self.told) else NEVER

    def next_change(self, key: str, at: int) -> int:
        """Give the next instant at which it must be thought over when a wish is due."""
        changes = [fact.at for fact in self.log.facts if fact.kind in CHANGES[:3] and fact.at > at]
        return min([*changes, self.closed.get(key, NEVER)])

    def is_thought_over(self, at: int) -> bool:
        """Tell whether anything changed, so that everything due was looked at, even what a silence holds."""
        return any(fact.at == at and fact.kind in CHANGES for fact in self.log.facts)

    def open(self, at: int) -> int:
        """Give the next instant at which it may no longer be quiet."""
        return min(at - at % QUARTER + QUARTER, self.next_told(at))

    def tomorrow(self, wish_at: int, at: int) -> int:
        """Give the same time of the wall as that of a wish, once the day somebody is living in is over."""
        wall = self.wall(at)
        today, minute = wall.day(at), wall.shows(wish_at)[1]
        coming = (wall.instant(day, minute) for day in range(today, today + 4))
        return next(each for each in coming if wall.day(each) > today)

    def asked_later(self, at: int) -> int | None:
        """Give when, on this day of theirs, something comes that was asked for or put off, as far as it is known."""
        wall, found = self.wall(at), []
        for wish in self.life.wishes:
            until = self.put_off(wish.key, at)
            is_asked = wish.why == "asked" and self.closed.get(wish.key, NEVER) > at
            when = wall.next(wish, at) if is_asked else None
            if when is not None and (not until or when < until):
                found.append((when, "asked", wish))
            elif until > at:
                found.append((until, "again", wish))
        return min((when for when, why, wish in found if when and self._comes(wish, why, when, at, wall)), default=None)

    def _comes(self, wish: Wish, why: str, when: int, at: int, wall: Walls) -> bool:
        is_today = wall.day(when) == wall.day(at)
        return is_today and not wall.quiet(when) and not self.held(why, wish.about, when, known=at)

    def says(self, at: int) -> str:
        """Write an instant as the wall shows it."""
        day, minute = self.wall(at).shows(at)
        return f"{date.fromordinal(day):%a %b %d} {minute // 60:02}:{minute % 60:02}:{at % MINUTE:02}"


def _farewell(at: int) -> Fact:
    return Fact(at, "silence", why="farewell")
