"""The bot's other entrance: people type, the bot prints; no token and no network."""

from collections.abc import AsyncIterable, Awaitable, Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.chat import Answer, Cards, Chat, Incoming, Need, Toast
from bot.delivery.outcome import Delivered, Gone, Outcome, Outgoing
from bot.gateways.terminal import script, shown, wording
from bot.gateways.terminal.cast import Cast
from bot.gateways.terminal.clock import Clock, instant
from bot.gateways.terminal.page import Line, Page
from bot.gateways.terminal.screen import BOT, Message, Screen
from bot.gateways.terminal.turns import Turns

Needs = Callable[[Incoming], tuple[str, frozenset[Need]]]


class Intake(Protocol):
    """Who takes what was said."""

    async def take(self, incoming: Incoming, /) -> Sequence[Answer]:
        """Handle and commit; give the answers that are shown at once."""


class Terminal:
    """One session: what is on the screen, who is in the room, and what they do.

    `first` is where the numbers of updates and messages begin; it must lie above those of earlier sessions on the
    same database.
    """

    def __init__(self, page: Page, clock: Clock, zone: ZoneInfo, cast: Cast, first: int = 1) -> None:
        self._page = page
        self._clock = clock
        self._zone = zone
        self._cast = cast
        self._screen = Screen(first)
        self._turns = Turns(self._screen, cast, first)

    async def converse(
        self,
        lines: AsyncIterable[str],
        intake: Intake,
        deliver: Callable[[], Awaitable[None]],
        advance: Callable[[float], Awaitable[None]],
        needs: Needs = lambda _: ("", frozenset()),
    ) -> None:
        """Hear line after line until they end or the person leaves.

        `deliver` sends all that is due now. `advance` moves the clock to an instant by way of all that falls due
        before it, in order; `needs` tells which facts what was said asks for, and about which chat. Trouble with the
        database rises from `intake`.
        """
        await deliver()
        async for line in lines:
            match script.read(line, self._cast.group is not None):
                case script.Quit():
                    break
                case script.Move(to):
                    await self._move(to, advance)
                case script.Turn() as turn:
                    await self._hear(turn, intake, needs)
            await deliver()

    async def send(self, outgoing: Outgoing) -> Outcome:
        """Show one outbox row."""
        if outgoing.do in {"send", "picture", "document", "poll"}:
            return self._put(outgoing)
        message = self._screen[outgoing.chat, outgoing.message]
        if message is None:
            return Gone()
        match outgoing.do:
            case "edit":
                self._edit(outgoing, message)
            case "rebutton":
                self._rebutton(outgoing, message)
            case "react":
                self._remark(message, wording.reacts(outgoing.request.get("emoji") or "", shown.snippet(message)))
            case _:
                self._remark(message, wording.removes(shown.snippet(message)))
                self._screen.drop(message)
        return Delivered(message.id)

    def show(self, incoming: Incoming, answers: Iterable[Answer]) -> None:
        """Show the answers that are no rows: notices and search results."""
        for answer in answers:
            if isinstance(answer, Toast | Cards):
                self._page.show(shown.private(self._cast.name(incoming.person), answer))

    async def _hear(self, turn: script.Turn, intake: Intake, needs: Needs) -> None:
        heard = self._turns.update(turn, int(self._clock.now()))
        if isinstance(heard, str):
            self._say(heard)
        else:
            chat, wanted = needs(heard)
            heard = replace(heard, facts={need: self._fact(need, chat) for need in wanted})
            self.show(heard, await intake.take(heard))

    def _fact(self, need: Need, chat: str) -> list[str] | Chat | None:
        """Answer what only a platform knows: the session's person runs its group, and the bot is a plain member."""
        if not self._cast.is_group(chat):
            return None
        match need:
            case Need.ADMINS:
                return [self._cast.speaker]
            case Need.RIGHTS:
                return ["member"]
            case Need.CHAT:
                return Chat(self._cast.name(chat))

    async def _move(self, words: str, advance: Callable[[float], Awaitable[None]]) -> None:
        try:
            to = instant(words, self._clock.now(), self._zone)
        except ValueError:
            self._say(wording.no_such_time(words))
            return
        if to < self._clock.now():
            self._say(wording.only_forward(self._local()))
            return
        await advance(to)
        self._clock.move(to)

    def _put(self, outgoing: Outgoing) -> Delivered:
        request = outgoing.request
        words = request.get("text") or request.get("question") or request.get("name") or ""
        message = self._screen.put(outgoing.chat, BOT, words, shown.buttons_of(request))
        answered = self._screen[outgoing.chat, request.get("reply_to")] if self._cast.is_group(outgoing.chat) else None
        remark = wording.reply_to(self._cast.name(answered.by)) if answered else ""
        self._show(message, remark, shown.body(outgoing.do, request), request.get("topic"))
        return Delivered(message.id)

    def _edit(self, outgoing: Outgoing, message: Message) -> None:
        buttons = shown.buttons_of(outgoing.request)
        changed = self._screen.change(message, outgoing.request.get("text") or "", buttons)
        if changed != message:
            self._show(changed, wording.edited(), shown.body("edit", outgoing.request), outgoing.request.get("topic"))

    def _rebutton(self, outgoing: Outgoing, message: Message) -> None:
        buttons = shown.buttons_of(outgoing.request)
        if buttons and buttons != [[button for _, button in row] for row in message.buttons]:
            # Without the old buttons, so that none keeps its number: the new ones stand further down.
            changed = self._screen.change(replace(message, buttons=()), message.text, buttons)
            self._show(changed, wording.buttons_changed(), [], None)
        elif message.buttons and not buttons:
            self._screen.change(message, message.text)
            self._remark(message, wording.buttons_gone(message.numbers))

    def _show(self, message: Message, remark: str, body: list[Line], topic: int | None) -> None:
        self._page.show([self._header(message, remark, topic), *body, *shown.buttons(message)])

    def _remark(self, message: Message, remark: str) -> None:
        self._page.show([self._header(message, remark)])

    def _header(self, message: Message, remark: str, topic: int | None = None) -> Line:
        to = self._cast.name(message.chat) + (f"/{topic}" if topic is not None else "")
        return Line("header", wording.header(self._local(), to, remark))

    def _say(self, sentence: str) -> None:
        self._page.show([Line("note", sentence)])

    def _local(self) -> datetime:
        return datetime.fromtimestamp(self._clock.now(), self._zone)
