"""The second half of the rules: everything that must come does come, once, and when it should."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from tests.manners.spec import DAY, MINUTE, Fact, Message, Part, Wish
from tests.manners.timeline import NEVER, OURS, Timeline, has_ours

SPREAD_S = 10 * MINUTE  # by which a moment of the bot's own may be later
ON_TIME_S, TALKING_S = 10 * MINUTE, 15 * MINUTE
FAREWELL_S = 3 * DAY  # by which one has come

RESTING = Wish("resting", "resting", "", "month later", 18 * 60, date(2027, 1, 1))

Ends = Literal["said", "left", "changed", "over", "no farewell"]


@dataclass(frozen=True)
class Fate:
    """What must become of a moment, and when: said by then, left out then, or thought over then."""

    ends: Ends
    at: int


class Walk:
    """Goes through a life with one wish, from each time it was said to the next."""

    def __init__(self, timeline: Timeline, wish: Wish, since: int | None = None, ends: int = NEVER) -> None:
        self.line, self.wish = timeline, wish
        self.since = self.after = self.now = timeline.life.begins_at if since is None else since
        self.ends = min(ends, timeline.life.ends_at)
        self.shown: tuple[int, int] | None = None
        self.said_at: int | None = None
        self.mentions = [
            (message, part)
            for message in timeline.log.messages
            for part in message.parts
            if part.key == wish.key and self.since <= message.at < self.ends
        ]

    def missed(self) -> Iterator[tuple[int, str]]:
        """Give the first thing that is wrong with when this was said; what comes after it would only follow from it."""
        while self.now < self.ends:
            due = self._next()
            fate = Fate("over", NEVER) if due is None else self._fate(due, max(due, self.now))
            mention = self.mentions[0] if self.mentions else None
            is_said = mention is not None and (
                mention[0].at < fate.at if fate.ends == "changed" else mention[0].at <= fate.at
            )
            until = mention[0].at if mention is not None and is_said else fate.at
            left_out = self._left_out(due, until) if due is not None else None
            if left_out:
                yield left_out
                return
            if mention is not None and is_said:
                yield from self._check(*mention, due)
                self._goes_on(*mention, due)
            elif fate.ends in ("said", "no farewell"):
                yield fate.at, self._says(fate, due)
                return
            elif fate.ends == "left":
                self.now = fate.at
                self._follows(max(fate.at, due or 0))
            elif fate.ends == "changed":
                self._change(fate.at, due)
            else:
                return

    def _next(self) -> int | None:
        """Give when it is due next: after the last one, and after the same time on the walls of now.

        Without the second, whoever moves west would live through the last one again.
        """
        if self.wish.freq == "once" and self.said_at is not None:
            return None
        wall, wish = self.line.wall(self.now), self.wish
        if wish.freq == "month later":
            wish = replace(wish, begins=date.fromordinal(wall.shows(self.since)[0]))
        return wall.next(wish, max(self.after, wall.instant(*self.shown)) if self.shown else self.after)

    def _follows(self, at: int) -> None:
        """Note the instant after which the next one comes, and what the wall showed then."""
        self.after, self.shown = at, self.line.wall(self.now).shows(at)

    def _says(self, fate: Fate, due: int | None) -> str:
        when = self.line.says(due or 0)
        if fate.ends == "no farewell":
            return f"no farewell came for {self.wish.key}, due {when}"
        return f"{self.wish.key} ({self.wish.why}), due {when}, was not said by now"

    def _goes_on(self, message: Message, part: Part, due: int | None) -> None:
        self.mentions.pop(0)
        self.said_at = self.now = message.at
        self._follows(max(self.after, message.at, due if due and not self._was_put_off(part) else part.at))

    def _change(self, at: int, due: int | None) -> None:
        """Take over a new zone or new hours; what a silence swallowed until somebody ended it is not made up for."""
        resumed = any(
            fact.kind == "resume" and fact.at == at and fact.about in ("", self.wish.about)
            for fact in self.line.log.facts
        )
        self.now = at
        if resumed and due is not None and due <= at and self.wish.why in OURS:
            self._follows(at)
        self.now = at if self.line.closed.get(self.wish.key) != at else NEVER

    def _check(self, message: Message, part: Part, due: int | None) -> Iterator[tuple[int, str]]:
        key, was_put_off = part.key, self._was_put_off(part)
        if was_put_off or part.why == "again":
            if not was_put_off:
                yield message.at, f"{key} came again without having been put off until then"
            return
        if part.at != due:
            planned = "never" if due is None else self.line.says(due)
            yield message.at, f"{key} was planned for {self.line.says(part.at)}, but is next due {planned}"
        elif self._is_halved(part.at, message.at):
            yield message.at, f"{key} was said as often as before, although two had no answer"

    def _was_put_off(self, part: Part) -> bool:
        return any(fact.until_at == part.at and part.key in fact.keys for fact in self.line.snoozed)

    def _is_halved(self, due: int, at: int) -> bool:
        is_soon = self.said_at is not None and due - self.said_at < 1.5 * self.wish.every_s
        return self.wish.why == "rhythm" and is_soon and self.line.unanswered(at) >= 2

    def _comes(self, due: int) -> bool:
        return bool(self.mentions) and self.mentions[0][1].at == due

    def _fate(self, due: int, at: int) -> Fate:
        """Go on from the moment it is due, past all that holds it."""
        line, wish, since = self.line, self.wish, at
        change = min(line.next_change(wish.key, self.now), self.ends)
        while True:
            if at >= change:
                return Fate("changed", change)
            if at >= line.life.ends_at - SPREAD_S - MINUTE:
                return Fate("over", NEVER)
            is_now = wish.why == "asked" and at - due <= ON_TIME_S
            put_off = line.put_off(wish.key, at)
            if wish.why == "asked" and due < put_off:
                put_off = 0
            free = max(put_off, line.free(wish.why, wish.about, at))
            is_looked_at = free <= at or (line.is_thought_over(at) and not put_off)
            if is_looked_at and self._is_too_late(due, at):
                return Fate("left", at)
            if free > at:
                at = free
                continue
            if put_off or (line.wall(at).quiet(at) and not is_now):
                at = line.open(at)
                continue
            if wish.why == "asked":
                return Fate("said", at)
            if self._is_halved(due, at):
                if line.next_told(at) > at + SPREAD_S or not self._comes(due):
                    return Fate("left", at)
                at = line.next_told(at)  # their words came while it was spread: both may be
                continue
            later = self._later(due, at, since)
            if later is None:
                return Fate("said", at + SPREAD_S)
            if isinstance(later, Fate):
                return later
            at = later

    def _later(self, due: int, at: int, since: int) -> int | Fate | None:
        """Tell until when a moment of the bot's own has to wait although the hour is free."""
        line = self.line
        if at - line.last_wrote(at) < TALKING_S:
            return line.last_wrote(at) + TALKING_S
        wall = line.wall(at)
        if any(line.day(each.at) >= wall.day(at) for each in line.log.messages if has_ours(each) and each.at <= at):
            return line.tomorrow(due, at)
        asked = line.asked_later(at)
        if asked is not None:
            return asked
        disturbed = min(
            [line.next_told(at), *(each.at for each in line.log.messages if each.at > at and not self._in(each))]
        )
        if disturbed <= at + SPREAD_S:
            return disturbed
        if self.wish.why == "rhythm" and line.unanswered(at) >= 3:
            came = [
                each.at for each in line.log.messages if each.rule == "farewell" and at < each.at <= at + FAREWELL_S
            ]
            if came:
                return came[0]
            return disturbed if disturbed <= at + FAREWELL_S else Fate("no farewell", at + FAREWELL_S)
        return None

    def _is_too_late(self, due: int, at: int) -> bool:
        return self.wish.good_s is not None and at > due + self.wish.good_s

    def _in(self, message: Message) -> bool:
        return any(part.key == self.wish.key for part in message.parts)

    def _left_out(self, due: int, until: int) -> tuple[int, str] | None:
        """Give a message that this belonged in: the same day's, and nothing stood against it."""
        for message in self.line.log.messages:
            at = message.at
            if self.now < at < until and message.rule != "farewell" and self.wish.why in OURS:
                wall = self.line.wall(at)
                hindered = (
                    wall.quiet(at)
                    or wall.day(due) > wall.day(at)
                    or self.line.held(self.wish.why, self.wish.about, at)
                    or self.line.put_off(self.wish.key, at)
                    or self._is_halved(due, at)
                    or (self.wish.why == "rhythm" and self.line.unanswered(at) >= 3)
                    or self._is_too_late(due, at)
                )
                if not hindered:
                    return at, f"{self.wish.key}, due {self.line.says(due)}, is missing in the message of its day"
        return None


def rests_unasked(line: Timeline) -> Iterator[tuple[int, str]]:
    """Give what is wrong with the monthly question about a pause of everything that has no end."""
    for each in line.endless:
        yield from Walk(line, RESTING, each.fact.at, each.ended).missed()


def not_said_again(line: Timeline) -> Iterator[tuple[int, str]]:
    """Give what was put off and did not come at its time."""
    for place, fact in enumerate(line.snoozed):
        for wish in (*line.life.wishes, RESTING):
            if wish.key in fact.keys and fact.until_at is not None:
                replaced = [each.at for each in line.snoozed[place + 1 :] if wish.key in each.keys]
                missed = _not_again(line, fact, wish, min(replaced, default=NEVER))
                if missed is not None:
                    yield missed, f"{wish.key}, put off until {line.says(fact.until_at)}, did not come again"


def _not_again(line: Timeline, fact: Fact, wish: Wish, replaced: int) -> int | None:
    at, why = fact.until_at or 0, "resting" if wish is RESTING else "again"
    if wish.why == "asked" and (line.wall(fact.at).next(wish, fact.at) or NEVER) < at:
        return None  # its own time comes all the same
    while at < min(line.life.ends_at, replaced, line.closed.get(wish.key, NEVER)):
        if wish is RESTING and not line.rests(at):
            return None
        free = line.free(why, wish.about, at)
        if free == at and not line.wall(at).quiet(at):
            latest = at + 2 * DAY if wish is RESTING else at  # which has to wait for the message of its day
            came = (each for each in line.log.messages if at <= each.at <= latest)
            return None if any(part.key == wish.key for each in came for part in each.parts) else at
        at = free if free > at else line.open(at)
    return None


def wrong_choices(line: Timeline) -> Iterator[tuple[int, str]]:
    """Give where a choice of how long to put off does not mean what it says."""
    for fact in line.snoozed:
        wall, until = line.wall(fact.at), fact.until_at or 0
        day, minute = wall.shows(fact.at)
        if fact.about == "tonight":
            evening = wall.shows(until)[1]
            if wall.day(until) != wall.day(fact.at) or wall.quiet(until) or not (evening >= 16 * 60 or until > fact.at):
                yield fact.at, f"tonight became {line.says(until)}"
            continue
        meant = {
            "hour": fact.at + 3600,
            "tomorrow": wall.instant(day + 1, minute),
            "week": wall.instant(day + 7, minute),
        }
        at = meant[fact.about]
        while wall.quiet(at):
            at += MINUTE
        if at != until:
            yield fact.at, f"{fact.about} became {line.says(until)} and not {line.says(at)}"
