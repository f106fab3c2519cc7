"""Somebody with a phone and a diary: says and presses what people do, and writes down what they set by it."""

import random
import re
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime, timedelta

from benchmarks.agenda.diary import DAY_S, Kept, Line, Promise, Slot, Weeks, What, instant, wall
from benchmarks.agenda.world import Letter, World
from bot.chat import Kind

YEAR, MONTH = 2027, 3
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# As the list of check-ins tells it: on Mondays and Thursdays at about 7:00 PM.
TOLD = re.compile(r"(every day|on [A-Z]\w+days(?: and [A-Z]\w+days)*) at about (\d+):(\d\d) ([AP])M")
AGREED = re.compile(r"Yes, (\w{3}) (\d+):(\d\d) ([AP])M")
NUMBER = re.compile(r"\d+")
SNOOZES = ("1 hour", "Tonight", "Tomorrow", "Next week")


class Person:
    """What all have in common. `zone` is where they are; what they told of it stands in the diary."""

    def __init__(self, world: World, number: int, zone: str) -> None:
        self.world, self.number, self.zone, self.weeks = world, number, zone, Weeks()
        self.chance = random.Random(number)
        self.phone = world.phone(str(500_000 + number))
        self.phone.heard = self.hears
        self.diary: list[Line] = []

    @property
    def now(self) -> int:
        """Tell how late it is."""
        return int(self.world.clock.at)

    def begin(self) -> None:
        """Plan the month; each temperament its own."""

    def hears(self, letter: Letter) -> None:
        """Plan what to do about a message that the bot began; each temperament its own."""

    def on(self, day: int, clock: str, action: Callable[[], Awaitable[None]]) -> None:
        """Do something on a day of the month, at a time on the wall where they are then."""
        hour, minute = map(int, clock.split(":"))
        self.world.at(instant(date(YEAR, MONTH, day), hour * 60 + minute, self.zone), action)

    def soon(self, minutes: float, action: Callable[[], Awaitable[None]]) -> None:
        """Do something so many minutes from now."""
        self.world.at(self.now + int(minutes * 60), action)

    def note(self, what: What, value: object = None) -> None:
        """Write a line into the diary."""
        self.diary.append(Line(self.now, what, value, len(self.phone.begun)))

    async def say(self, text: str) -> None:
        """Write to the bot."""
        self.note("wrote")
        await self.world.take(self.phone, text)

    async def press(self, *labels: str, on: Letter | None = None, times: int = 1) -> str:
        """Press the first of these buttons that the newest message with it has, or the one given; gives its label."""
        for label in labels:
            letter = self.phone.letters.get(on.message) if on else self.phone.newest(label)
            if letter and (button := letter.button(label)):
                self.note("wrote")
                for _ in range(times):
                    await self.world.take(self.phone, button[1], Kind.PRESS, letter.message)
                return button[0]
        return ""

    async def joins(self, goals: Sequence[str], zone: str | None) -> None:
        """Come to the bot, tell the time zone, set goals, and read when they will be asked about."""
        await self.say("/start")
        if zone:
            await self.tells_zone(zone)
        for goal in goals:
            await self.say(f"/goal {goal}")
            title, _, day = goal.partition(" by ")
            self.note("goal", title)
            self.note("due", (title, datetime.strptime(f"{day} {YEAR}", "%B %d %Y").date()))
            steps = self.chance.choice(("Use these steps", "Without"))
            for label in ("Right", steps, "Skip", "Skip"):
                await self.press(label)
        await self.reads_rhythm()

    async def tells_zone(self, zone: str) -> None:
        """Be somewhere else, and say so."""
        self.zone = zone
        await self.say(f"/zone {zone}")
        self.note("zone", zone)

    async def reads_rhythm(self, *wish: str) -> None:
        """Wish for another rhythm, if any, and write down what the list of check-ins says."""
        for text in wish:
            await self.say(text)
        await self.say("/checkins")
        newest = list(self.phone.letters.values())[-1]
        self.note("rhythm", told(newest.text))

    async def wants_quiet(self, said: str, kept: Kept) -> None:
        """Set quiet hours."""
        await self.say(f"/quiet {said}")
        self.weeks = Weeks((kept,))
        self.note("weeks", self.weeks)

    async def works(self, said: str, kinds: Sequence[Kept], week: str = "") -> None:
        """Tell how the shifts go; this week is the first of them."""
        await self.say(f"/shifts {said}")
        if week:
            await self.press(week)
        monday = wall(self.now, self.zone).date()
        self.weeks = Weeks(kinds, monday - timedelta(days=monday.weekday()))
        self.note("weeks", self.weeks)

    async def asks_for(self, said: str, slot: Slot) -> None:
        """Ask to be reminded."""
        await self.say(f"/remind {said}")
        self.note("asked", slot)

    async def pauses(self, label: str, days: int | None) -> None:
        """Pause everything: silent from the first word on, then until the day that is pressed."""
        await self.say("/pause")
        self.note("pause", None)
        await self.press(label)
        if days is not None:
            until = wall(self.now, self.zone).date() + timedelta(days=days)
            self.note("pause", instant(until, 0, self.zone))

    async def pauses_goal(self, number: int, title: str, label: str, days: int) -> None:
        """Pause one goal until the day that is pressed."""
        await self.say(f"/goal_pause {number}")
        await self.press(label)
        until = wall(self.now, self.zone).date() + timedelta(days=days)
        self.note("goal pause", (title, instant(until, 0, self.zone)))

    async def stops(self, word: str = "/stop") -> None:
        """End all messages."""
        await self.say(word)
        self.note("stop")

    async def resumes(self) -> None:
        """Let the bot write again."""
        await self.say("/resume")
        self.note("resume")

    async def snoozes(self, letter: Letter) -> None:
        """Put a message off until one of the times that are offered."""
        await self.press("Snooze", on=letter)
        offered = [label for label in SNOOZES if self.phone.letters[letter.message].button(label)]
        if offered:
            label = await self.press(self.chance.choice(offered), on=letter)
            self.note("snooze", Promise(self._until(label), letter.text))

    async def agrees(self, letter: Letter) -> None:
        """Not get to it, and say yes to another day."""
        await self.press("Not", on=letter)
        offer = self.phone.newest("Yes,")  # of the goal that was missed last, where this message was about none
        said = offer.button("Yes,") if offer else None
        label = await self.press("Yes,", on=offer) if said else ""
        if said and (found := AGREED.match(label)) and (number := NUMBER.search(said[1])):
            goals = [str(line.value) for line in self.diary if line.what == "goal"]
            day, minutes = WEEKDAYS.index(found[1].lower()), _minutes(*found.groups()[1:])
            ahead = Slot(minutes, frozenset((day,))).times(self.now, self.now + 8 * DAY_S, self.zone)
            self.note("agreed", Promise(ahead[0], f"“{goals[int(number[0]) - 1]}”"))

    async def answers(self, letter: Letter, times: int = 1) -> None:
        """Press whatever there is to press on a message; write where there is nothing."""
        labels = ["Done", "Partly", "Not", "Skip", "Reached"]
        self.chance.shuffle(labels)
        if not await self.press(*labels, on=letter, times=times):
            await self.say("/goals")

    async def blocks(self, *, is_told: bool) -> None:
        """Block the bot; the platform may tell it so."""
        self.phone.is_blocked = True
        self.note("blocked")
        if is_told:
            await self.world.take(self.phone, "", Kind.LEFT)

    async def returns(self) -> None:
        """Unblock the bot, and write."""
        self.phone.is_blocked = False
        await self.world.take(self.phone, "", Kind.RETURNED)
        self.note("returned")
        await self.say("/start")

    def _until(self, label: str) -> int:
        """Work out when a snooze ends, before quiet hours make it later."""
        there = wall(self.now, self.zone)
        minutes = there.hour * 60 + there.minute
        if label.startswith("1 hour"):
            return self.now + 3600
        if label.startswith("Tonight"):
            is_yesterday = minutes < self.weeks.of(there.date() - timedelta(days=1)).day_ends
            day = there.date() - timedelta(days=int(is_yesterday))
            quiet = self.weeks.of(day)
            late = quiet.quiet_from != quiet.quiet_to and quiet.quiet_from > 17 * 60
            return instant(day, min(20 * 60, quiet.quiet_from - 60) if late else 20 * 60, self.zone)
        days = 1 if label.startswith("Tomorrow") else 7
        return instant(there.date() + timedelta(days=days), minutes, self.zone)


def told(text: str) -> tuple[Slot, ...]:
    """Read the times that a list of check-ins tells."""
    return tuple(_slot(*found.groups()) for found in TOLD.finditer(text))


def _slot(days: str, hour: str, minute: str, half: str) -> Slot:
    named = frozenset(WEEKDAYS.index(day[:3].lower()) for day in re.findall(r"[A-Z]\w+days", days))
    return Slot(_minutes(hour, minute, half), named or frozenset(range(7)))


def _minutes(hour: str, minute: str, half: str) -> int:
    return (int(hour) % 12 + 12 * (half == "P")) * 60 + int(minute)
