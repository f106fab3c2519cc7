"""Eight ways of living with the bot for a month."""

from collections.abc import Mapping
from functools import partial

from benchmarks.agenda.diary import CLOSING, NIGHTS, USUAL, Kept, Slot
from benchmarks.agenda.person import Person
from benchmarks.agenda.world import Letter

GOALS = (
    "Pass the certification exam by September 30",
    "Find a hospital post by October 15",
    "Learn to train new technicians by November 20",
)
QUESTIONS = ("how much do technicians earn?", "is certification worth it?", "where can I work as a technician?")
SOON = "Finish my resume by March 20"
DAILY = "check in with me every day at 6pm"
SUNDAY, FRIDAY = 6, 4


class Keen(Person):
    """Answers everything within two hours, puts some off, asks for reminders, one of them in quiet hours."""

    def begin(self) -> None:
        """Come in the first days."""
        self.on(self.chance.randint(1, 3), "10:10", self._comes)

    async def _comes(self) -> None:
        await self.joins(GOALS[: self.chance.randint(1, 3)], self.zone)
        if self.chance.random() < 0.3:
            await self.reads_rhythm(DAILY)
        await self.asks_for("every sunday at 8pm to read a chapter", Slot(20 * 60, frozenset((SUNDAY,))))
        await self.asks_for("every friday at 6am to pack my notes", Slot(6 * 60, frozenset((FRIDAY,))))

    def hears(self, letter: Letter) -> None:
        """Answer soon, in one way or another."""
        ways = (self.answers, self.answers, self.answers, self.snoozes, self.agrees)
        self.soon(self.chance.uniform(1, 120), partial(self.chance.choice(ways), letter))


class Silent(Person):
    """Sets a goal and never writes again; some have not told where they are."""

    def begin(self) -> None:
        """Come once."""
        self.on(self.chance.randint(1, 3), "14:40", self._comes)

    async def _comes(self) -> None:
        knows = self.chance.random() < 0.85
        await self.joins(GOALS[:1], self.zone if knows else None)
        if knows and self.chance.random() < 0.7:
            await self.reads_rhythm(DAILY)


class NightWorker(Person):
    """Works two weeks of nights or late shifts, then one by day; answers before going to bed."""

    def begin(self) -> None:
        """Come after work."""
        self.on(2, "18:30", self._comes)

    async def _comes(self) -> None:
        await self.joins(GOALS[:2], self.zone)
        if self.chance.random() < 0.5:
            await self.works("2 weeks nights 1 week morning", (NIGHTS, NIGHTS, USUAL), "Night, first")
        else:
            await self.works("2 weeks closing 1 week morning", (CLOSING, CLOSING, USUAL), "Closing, first")
        await self.reads_rhythm(*([DAILY] if self.chance.random() < 0.5 else []))

    def hears(self, letter: Letter) -> None:
        """Answer, in time or on the next day."""
        way = self.snoozes if self.chance.random() < 0.25 else self.answers
        self.soon(self.chance.uniform(5, 1500), partial(way, letter))


class Pauser(Person):
    """Takes breaks of every kind: until a day, without an end, of one goal, a stop; and mostly comes back."""

    def begin(self) -> None:
        """Come, and rest twice, or for ever."""
        self.on(1, "09:50", self._comes)
        if self.number // len(TEMPERAMENTS) % 5 == 4:
            self.on(2, "12:15", partial(self.pauses, "Until I say so", None))
            return
        self.on(16, "13:20", partial(self.pauses_goal, 1, GOALS[0].partition(" by ")[0], "1 week", 7))
        first, second = self.chance.randint(5, 9), self.chance.randint(20, 23)
        self.on(first, "12:15", partial(self.pauses, *self.chance.choice((("1 week", 7), ("2 weeks", 14)))))
        if self.chance.random() < 0.5:
            self.on(second, "19:20", partial(self.pauses, "Until I say so", None))
        else:
            self.on(second, "19:20", partial(self.stops, self.chance.choice(("/stop", "stop"))))
        self.on(second + self.chance.randint(3, 7), "13:00", self.resumes)

    async def _comes(self) -> None:
        await self.joins(GOALS[:2], self.zone)
        await self.reads_rhythm(*([DAILY] if self.chance.random() < 0.6 else []))
        await self.asks_for("every sunday at 8pm to read a chapter", Slot(20 * 60, frozenset((SUNDAY,))))

    def hears(self, letter: Letter) -> None:
        """Answer within a day."""
        self.soon(self.chance.uniform(10, 900), partial(self.answers, letter))


class Traveller(Person):
    """Is in another time zone every week, and says so."""

    WAY = ("Pacific/Honolulu", "America/New_York", "America/Phoenix")

    def begin(self) -> None:
        """Come, and travel."""
        self.on(1, "09:20", self._comes)
        for day, zone in zip((9, 16, 24), self.WAY, strict=True):
            self.on(day, "15:05", partial(self.tells_zone, zone))

    async def _comes(self) -> None:
        await self.joins(GOALS[1:], self.zone)
        await self.wants_quiet("10pm to 8am", Kept(22 * 60, 8 * 60))
        await self.reads_rhythm(*([DAILY] if self.chance.random() < 0.5 else []))
        await self.asks_for("every sunday at 8pm to read a chapter", Slot(20 * 60, frozenset((SUNDAY,))))

    def hears(self, letter: Letter) -> None:
        """Answer most."""
        if self.chance.random() < 0.8:
            self.soon(self.chance.uniform(1, 600), partial(self.answers, letter))


class DoubleTapper(Person):
    """Does everything twice, at once."""

    def begin(self) -> None:
        """Come."""
        self.on(self.chance.randint(1, 4), "16:00", self._comes)

    async def say(self, text: str) -> None:
        """Write it twice."""
        await super().say(text)
        await super().say(text)

    async def _comes(self) -> None:
        await self.joins((GOALS[0], SOON), self.zone)
        await self.reads_rhythm(*([DAILY] if self.chance.random() < 0.5 else []))

    def hears(self, letter: Letter) -> None:
        """Answer with both thumbs, or snooze."""
        twice = partial(self.answers, letter, times=2)
        self.soon(self.chance.uniform(1, 300), twice if self.chance.random() < 0.7 else partial(self.snoozes, letter))


class Blocker(Person):
    """Blocks the bot after a week or so, and comes back after another."""

    def begin(self) -> None:
        """Come, go, come back."""
        self.on(self.chance.randint(1, 3), "11:30", self._comes)
        leaves = self.chance.randint(8, 12)
        self.on(leaves, "20:30", partial(self.blocks, is_told=self.chance.random() < 0.5))
        self.on(leaves + self.chance.randint(4, 12), "12:30", self.returns)

    async def _comes(self) -> None:
        await self.joins(GOALS[:2], self.zone)
        await self.reads_rhythm(*([DAILY] if self.chance.random() < 0.5 else []))

    def hears(self, letter: Letter) -> None:
        """Answer half of it."""
        if self.chance.random() < 0.5:
            self.soon(self.chance.uniform(30, 1000), partial(self.answers, letter))


class Forgetter(Person):
    """Never answers what is asked, and asks questions now and then; some have not told where they are."""

    def begin(self) -> None:
        """Come, and ask."""
        self.on(self.chance.randint(1, 3), "17:15", self._comes)
        for day in sorted(self.chance.sample(range(5, 31), 4)):
            self.on(day, "13:35", partial(self.say, self.chance.choice(QUESTIONS)))

    async def _comes(self) -> None:
        knows = self.chance.random() < 0.85
        await self.joins(GOALS[:2], self.zone if knows else None)
        if knows and self.chance.random() < 0.5:
            await self.reads_rhythm(DAILY)


TEMPERAMENTS: Mapping[str, type[Person]] = {
    "the keen": Keen,
    "the silent": Silent,
    "the night worker": NightWorker,
    "the pauser": Pauser,
    "the traveller": Traveller,
    "the double-tapper": DoubleTapper,
    "who blocks and returns": Blocker,
    "who forgets to answer": Forgetter,
}
