"""What is on the screen: every message with its buttons, as a person in the chat would still see it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.chat import Button

BOT = ""  # who wrote a message, where it was the bot


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `buttons` are rows of buttons with the number that presses each (0 where none does)."""

    id: int
    chat: str
    by: str
    text: str
    buttons: tuple[tuple[tuple[int, Button], ...], ...] = ()

    @property
    def numbers(self) -> list[int]:
        """Give the numbers that can be pressed."""
        return [number for row in self.buttons for number, button in row if number]


class Screen:
    """All messages of a session.

    Ids and button numbers count up over the whole session and all its chats, so neither is ever ambiguous. A button
    that an edit leaves as it was keeps its number.
    """

    def __init__(self, first: int = 1) -> None:
        self._messages: dict[int, Message] = {}
        self._next = first
        self._pressed_by: dict[int, tuple[int, Button]] = {}

    def __getitem__(self, found: tuple[str, int | None]) -> Message | None:
        """Find a message by chat and id, if it is still there."""
        chat, message = found
        here = self._messages.get(message) if message is not None else None
        return here if here and here.chat == chat else None

    @property
    def has_had_buttons(self) -> bool:
        """Say whether there ever was a button to press."""
        return bool(self._pressed_by)

    def put(self, chat: str, by: str, text: str, buttons: Sequence[Sequence[Button]] = ()) -> Message:
        """Add a message at the end of its chat."""
        message = Message(self._next, chat, by, text)
        self._next += 1
        message = replace(message, buttons=self._numbered(message, buttons))
        self._messages[message.id] = message
        return message

    def change(self, message: Message, text: str, buttons: Sequence[Sequence[Button]] = ()) -> Message:
        """Give a message other words and buttons."""
        changed = replace(message, text=text, buttons=self._numbered(message, buttons))
        self._messages[message.id] = changed
        return changed

    def drop(self, message: Message) -> None:
        """Take a message off the screen."""
        del self._messages[message.id]

    def last(self, chat: str, by: str | None = None) -> Message | None:
        """Find the last message of a chat, or the last that somebody wrote in it."""
        return next((m for m in self._backwards() if m.chat == chat and by in {None, m.by}), None)

    def button(self, number: int) -> tuple[Message, Button] | None:
        """Find what a number presses, if its message still shows it."""
        if number not in self._pressed_by:
            return None
        of, button = self._pressed_by[number]
        message = self._messages.get(of)
        return (message, button) if message and number in message.numbers else None

    def _backwards(self) -> Iterable[Message]:
        return reversed(self._messages.values())

    def _numbered(
        self, message: Message, buttons: Sequence[Sequence[Button]]
    ) -> tuple[tuple[tuple[int, Button], ...], ...]:
        kept = {button: number for row in message.buttons for number, button in row}
        return tuple(tuple((self._number(message.id, button, kept), button) for button in row) for row in buttons)

    def _number(self, message: int, button: Button, kept: dict[Button, int]) -> int:
        if not (button.says or button.opens):
            return 0
        # Taken out, because two equal buttons in one message still need two numbers.
        number = kept.pop(button, 0) or len(self._pressed_by) + 1
        self._pressed_by[number] = (message, button)
        return number
