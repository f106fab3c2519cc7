"""A world of people around the house: time that goes from one event to the next, messages that reach their phones."""

import asyncio
import heapq
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from itertools import count

from benchmarks.agenda.dwelling import GATEWAY, HandClock, all_done, next_at
from bot.assembly import House
from bot.chat import Incoming, Kind
from bot.delivery import Delivered, Delivery, Outcome, Outgoing, Unreachable

TICK_S = 30
TYPES_S = 4  # that somebody takes to write or to find a button; without it nothing would come back between
Action = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Letter:
    """A message on somebody's phone, as it stands there now. `is_begun` tells that the bot began."""

    message: int
    at: int
    text: str
    buttons: tuple[tuple[str, str], ...]
    is_begun: bool

    def button(self, label: str) -> tuple[str, str] | None:
        """Find the button whose label begins so: the whole label, and what it says."""
        return next((each for each in self.buttons if each[0].lower().startswith(label.lower())), None)


@dataclass(slots=True)
class Phone:
    """One person's private chat. `heard` is told of every message that the bot begins."""

    chat: str
    heard: Callable[[Letter], None] = lambda _: None
    is_blocked: bool = False
    letters: dict[int, Letter] = field(default_factory=dict)
    begun: list[Letter] = field(default_factory=list)

    def newest(self, label: str) -> Letter | None:
        """Find the newest message that has a button whose label begins so."""
        return next((each for each in reversed(self.letters.values()) if each.button(label)), None)


class World:
    """Everybody's phones, one house, one clock."""

    def __init__(self, house: House, clock: HandClock) -> None:
        self.house, self.clock = house, clock
        self.sender: Delivery = house.delivery(GATEWAY, self._send)
        self._phones: dict[str, Phone] = {}
        self._coming: list[tuple[float, int, Action]] = []
        self._order, self._updates, self._messages = count(), count(1), count(1)

    def phone(self, chat: str) -> Phone:
        """Give somebody a phone."""
        return self._phones.setdefault(chat, Phone(chat))

    def at(self, when: float, action: Action) -> None:
        """Let something happen at an instant; at once where it is over."""
        heapq.heappush(self._coming, (max(when, self.clock.at), next(self._order), action))

    async def live(self, until: float, say: Callable[[float], None]) -> None:
        """Let time pass, and everything happen that falls due."""
        sending = asyncio.create_task(self.sender.run())
        began = self.clock.at
        try:
            while (when := self._next()) is not None and when <= until:
                self.clock.at = max(self.clock.at, when)
                say((self.clock.at - began) / (until - began))
                while self._coming and self._coming[0][0] <= self.clock.at:
                    await heapq.heappop(self._coming)[2]()
                await all_done(self.house, self.sender)
                if sending.done():
                    sending.result()
        finally:
            sending.cancel()
            await asyncio.wait({sending})

    async def take(self, phone: Phone, text: str, kind: Kind = Kind.TEXT, message: int | None = None) -> None:
        """Let somebody do something, and bring them what comes back."""
        self.clock.at += TYPES_S
        number = next(self._updates)
        press = f"press {number}" if kind is Kind.PRESS else None
        await self.house.intake.take(
            Incoming(
                GATEWAY,
                number,
                kind,
                phone.chat,
                phone.chat,
                text,
                sent_at=int(self.clock.at),
                message=10**7 + number if message is None else message,
                press=press,
            )
        )
        self.sender.wake()
        await self.sender.idle()

    def _next(self) -> float | None:
        mine = self._coming[0][0] if self._coming else None
        theirs = next_at(self.house, self.clock.at, TICK_S)
        return min((at for at in (mine, theirs) if at is not None), default=None)

    async def _send(self, outgoing: Outgoing) -> Outcome:
        """Stand in for the platform."""
        phone = self.phone(outgoing.chat)
        if phone.is_blocked:
            return Unreachable()
        buttons = tuple(
            (button["label"], button["says"])
            for row in outgoing.request.get("buttons", ())
            for button in row
            if "says" in button
        )
        text = str(outgoing.request.get("text", ""))
        if outgoing.do in ("edit", "rebutton") and outgoing.message in phone.letters:
            old = phone.letters[outgoing.message]
            words = old.text if outgoing.do == "rebutton" else text
            phone.letters[old.message] = replace(old, text=words, buttons=buttons)
            return Delivered(old.message)
        letter = Letter(next(self._messages), int(self.clock.at), text, buttons, outgoing.unprompted)
        phone.letters[letter.message] = letter
        if letter.is_begun:
            phone.begun.append(letter)
            phone.heard(letter)
        return Delivered(letter.message)
