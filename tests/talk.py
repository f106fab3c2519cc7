"""People talking with the whole house: a clock moved by hand, meanings given as data, a platform that does as told."""

import asyncio
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from bot.chat import Incoming, Kind, Match, Understood
from bot.delivery import Delivered

NOW = 1_800_000_000  # 2027-01-15 08:00 UTC
ZONE = "America/New_York"
GROUP = "-100200"
TOO_LONG_S = 10

ANSWER = Understood("question", "answer", (Match("why-certify", 0.97),))
CHOICE = Understood("question", "choose", (Match("why-certify", 0.5), Match("work-settings", 0.4)))
UNKNOWN = Understood("unknown", "decline")
UNDERSTOOD = {
    "why certify": ANSWER,
    "why or where": CHOICE,
    "where can I work": Understood("question", "answer", (Match("work-settings", 0.96),)),
    "I want to die": Understood("crisis", "decline"),
    "how many pills": Understood("clinical", "decline"),
    "thanks": Understood("smalltalk", "decline"),
}


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: float = NOW) -> None:
        self.at = at

    def now(self) -> float:
        return self.at

    def advance(self, seconds: float) -> None:
        self.at += seconds


class Understands:
    """What a few texts mean, given as data; everything else is unknown. Keeps the texts it was asked about."""

    def __init__(self) -> None:
        self.means = dict(UNDERSTOOD)
        self.asked: list[str] = []

    def __call__(self, text, context):
        self.asked.append(text)
        meaning = self.means.get(text, UNKNOWN)
        if isinstance(meaning, Exception):
            raise meaning
        return meaning


class Post:
    """Stands at the edge in place of a platform: keeps every row it is given, and answers as it was told."""

    def __init__(self) -> None:
        self.rows = []
        self.at: list[float] = []
        self.clock: HandClock | None = None
        self._orders = []
        self._message = 100
        self._came = asyncio.Condition()

    def order(self, *outcomes, chat=None, do=None, times=1) -> None:
        """Answer the next rows that fit with these outcomes; a function is awaited for its outcome."""
        self._orders += [[chat, do, outcome, times] for outcome in outcomes]

    async def send(self, outgoing):
        self.rows.append(outgoing)
        self.at.append(self.clock.now() if self.clock else 0.0)
        async with self._came:
            self._came.notify_all()
        for each in self._orders:
            chat, do, outcome, times = each
            if times and chat in (None, outgoing.chat) and do in (None, outgoing.do):
                each[3] -= 1
                return await outcome(outgoing) if callable(outcome) else outcome
        self._message += 1
        return Delivered(self._message)

    async def until(self, count) -> None:
        """Wait for so many rows in all."""
        async with asyncio.timeout(TOO_LONG_S), self._came:
            await self._came.wait_for(lambda: len(self.rows) >= count)

    def to(self, chat):
        """List the texts that a chat was sent."""
        return [row.request.get("text", "") for row in self.rows if row.chat == chat]


@dataclass(frozen=True)
class Back:
    """What came back for something said: rows to the platform, and what was shown at once."""

    rows: list
    shown: tuple
    message: int

    @property
    def texts(self):
        return [row.request["text"] for row in self.rows if "text" in row.request]

    @property
    def text(self):
        return "\n".join(self.texts)

    @property
    def in_sight(self):
        """List what the group sees: texts and reactions."""
        return [row.request.get("text") or row.request.get("emoji") for row in self.rows if row.chat == GROUP]

    @property
    def notice(self):
        return " ".join(answer.text for answer in self.shown)

    def says(self, label):
        """Give what the button of this label says."""
        buttons = [button for row in self.rows for line in row.request.get("buttons", []) for button in line]
        return next(button["says"] for button in buttons if button["label"].startswith(label))


class Talk:
    """People talking with the whole house; only the platform at the edge is a stand-in."""

    def __init__(self, house, sender, post, clock, understands) -> None:
        self.house, self.sender, self.post, self.clock, self.understands = house, sender, post, clock, understands
        self.db = house.db
        self._number = 0
        self.sending: asyncio.Task | None = None

    def incoming(self, text="", *, person="7", group=None, kind=Kind.TEXT, **more):
        """Write down something that a person did, in private or in a group."""
        self._number += 1
        values = {"number": self._number, "message": 10_000 + self._number, "sent_at": int(self.clock.now()), **more}
        chat = values.pop("chat", group or person)
        return Incoming("telegram", kind=kind, chat=chat, person=person, text=text, is_group=bool(group), **values)

    async def take(self, incoming):
        """Have it taken, and everything that is due sent."""
        before = len(self.post.rows)
        shown = await self.house.intake.take(incoming)
        await self.delivered()
        return Back(self.post.rows[before:], shown, incoming.message)

    async def say(self, text, **more):
        return await self.take(self.incoming(text, **more))

    async def press(self, says, message, **more):
        return await self.take(self.incoming(says, kind=Kind.PRESS, message=message, press="q1", **more))

    async def begin(self):
        """Have everything said for which it is time now; gives what came."""
        before = len(self.post.rows)
        while await self.house.begin("telegram"):
            await self.delivered()
        return Back(self.post.rows[before:], (), 0)

    async def until(self, at):
        """Let the time go by, by way of every instant at which something is due; gives what came and when."""
        came = [(self.clock.at, row) for row in (await self.begin()).rows]
        while (due := self.house.next_due("telegram")) is not None and due <= at:
            self.clock.at = max(due, self.clock.at)
            came += [(self.clock.at, row) for row in (await self.begin()).rows]
        self.clock.at = max(at, self.clock.at)
        return came

    async def delivered(self):
        """Wait until nothing is due any more."""
        self.sender.wake()
        idle = asyncio.ensure_future(self.sender.idle())
        done, _ = await asyncio.wait({idle, self.sending}, timeout=TOO_LONG_S, return_when=asyncio.FIRST_COMPLETED)
        if self.sending in done:
            self.sending.result()
        assert idle in done, "delivery did not come to rest"

    async def passes(self, seconds, step=None):
        """Move the clock, all at once or step by step, and have everything sent that falls due."""
        end = self.clock.now() + seconds
        while self.clock.now() < end:
            self.clock.at = min(end, self.clock.now() + (step or seconds))
            await self.house.intake.release("telegram")
            await self.delivered()

    def count(self, table, where="1 = 1", **values):
        return self.db.read().rows(f"SELECT count(*) AS n FROM {table} WHERE {where}", **values)[0]["n"]

    def tables(self):
        """Count the rows of every table of ours."""
        found = self.db.read().rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'"
        )
        return {row["name"]: self.count(row["name"]) for row in found}


@asynccontextmanager
async def talking(build, clock, post, more, understands, limits_texts, sending):
    """Keep a house and its delivery running."""
    house = build(understands, more=more, limits_texts=limits_texts)
    sender = house.delivery("telegram", sending.pop("send", post.send), **sending)
    talk = Talk(house, sender, post, clock, understands)
    talk.sending = asyncio.create_task(sender.run())
    try:
        yield talk
    finally:
        talk.sending.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await talk.sending
        house.close()
