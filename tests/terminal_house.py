"""The edge of the house as the terminal gateway sees it, and a session held with it."""

from collections.abc import AsyncIterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.chat import Answer, Incoming
from bot.delivery.outcome import Outgoing
from bot.gateways.terminal import Cast, Clock, PlainPage, Terminal, walk

ZONE = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 22, 19, 5, tzinfo=ZONE).timestamp()
HEAD = "[2026-11-22 19:05] RxLadder -> "


class House:
    """The edge of the house as the gateway sees it: answers what the test wrote down, keeps what it heard."""

    def __init__(self, clock: Clock, answers=None, due=()):
        self.clock = clock
        self.answers = answers or {}
        self.due = sorted(due)
        self.heard: list[Incoming] = []
        self._waiting: list[Outgoing] = []

    async def take(self, incoming: Incoming) -> list[Answer]:
        self.heard.append(incoming)
        answers = self.answers.get(incoming.text, [])
        self._waiting += [row(answer, incoming) for answer in answers if isinstance(answer, dict)]
        return [answer for answer in answers if not isinstance(answer, dict)]

    async def deliver(self) -> None:
        while self.due and self.due[0][0] <= self.clock.now():
            self._waiting.append(self.due.pop(0)[1])
        while self._waiting:
            await self.terminal.send(self._waiting.pop(0))

    async def advance(self, to: float) -> None:
        await walk(self.clock, to, lambda: self.due[0][0] if self.due else None, self.deliver)


def row(answer: dict, incoming: Incoming) -> Outgoing:
    """Make an outbox row of an answer written as a dictionary; `edit`, `rebutton` ... go to the message pressed."""
    answer = dict(answer)
    do = answer.pop("do", "send")
    message = answer.pop("message", incoming.message)
    chat = answer.pop("chat", incoming.chat)
    return Outgoing(1, chat, do, answer, message=message if do in {"edit", "rebutton", "react", "remove"} else None)


def say(text, *labels, **more):
    return {"text": text, "buttons": [[{"label": label, "says": f"/{label.lower()}"}] for label in labels], **more}


async def converse(*lines, answers=None, group=None, due=(), needs=lambda _: ("", frozenset())):
    """Hold a session and give what was printed and the house."""
    printed: list[str] = []
    clock = Clock(NOW)
    house = House(clock, answers, due)
    house.terminal = Terminal(PlainPage(printed.append), clock, ZONE, Cast("Dana", group))

    async def spoken() -> AsyncIterator[str]:
        for line in lines:
            yield line

    await house.terminal.converse(spoken(), house, house.deliver, house.advance, needs)
    return "".join(printed), house
