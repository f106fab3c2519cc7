"""What every chat of a play shows: the platform's side, with words and buttons as they stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bot.delivery import Delivered, Outgoing

MARKS_NOTHING = ("react", "remove")


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot: its words, and its buttons as they came."""

    chat: str
    id: int
    text: str
    buttons: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Button:
    """A button on a message."""

    message: Shown
    label: str
    says: str
    opens: str


class Screen:
    """All chats of one play."""

    def __init__(self) -> None:
        self._messages: dict[tuple[str, int], Shown] = {}
        self._last = 1_000_000  # far above what people's own messages are numbered

    def put(self, outgoing: Outgoing) -> Delivered:
        """Show a row as the platform would."""
        if outgoing.do in MARKS_NOTHING:
            self._messages.pop((outgoing.chat, outgoing.message or 0), None) if outgoing.do == "remove" else None
            return Delivered()
        request = outgoing.request
        is_new = outgoing.do not in ("edit", "rebutton")
        if is_new:
            self._last += 1
        number = self._last if is_new else outgoing.message or 0
        was = self._messages.get((outgoing.chat, number), Shown(outgoing.chat, number, ""))
        buttons = tuple(each for row in request.get("buttons", ()) for each in row)
        self._messages[outgoing.chat, number] = replace(was, text=request.get("text", was.text), buttons=buttons)
        return Delivered(number if is_new else None)

    def messages(self, chat: str) -> list[Shown]:
        """List what a chat shows, the newest first."""
        return sorted((each for each in self._messages.values() if each.chat == chat), key=lambda each: -each.id)

    def buttons(self, chat: str) -> list[Button]:
        """List the buttons of a chat that lead somewhere in the bot, those of the newest message first."""
        return [button for message in self.messages(chat) for button in _buttons(message)]

    def links(self) -> list[Button]:
        """List all links into the private chat, wherever they are shown: they can be forwarded."""
        found = (button for message in self._messages.values() for button in _buttons(message) if button.opens)
        return sorted(found, key=lambda each: -each.message.id)


def _buttons(message: Shown) -> Iterator[Button]:
    for each in message.buttons:
        if "says" in each or "opens" in each:
            yield Button(message, each["label"], each.get("says", ""), each.get("opens", ""))


def look(outgoing: Outgoing) -> str:
    """Give what a group sees of a row, whatever numbers its messages have."""
    request = outgoing.request
    labels = [each["label"] for row in request.get("buttons", ()) for each in row]
    return " | ".join((outgoing.do, request.get("text", request.get("emoji", "")), *labels))
