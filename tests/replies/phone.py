"""What people see: the platform's side of every chat, with the words and buttons of each message as they stand."""

from dataclasses import dataclass, replace

from bot.chat import Button, Rebutton, Reply
from bot.delivery import Delivered, Outgoing


@dataclass(frozen=True)
class Message:
    """One message as it stands now: its words, what its buttons say, and what those open that are links."""

    text: str
    says: tuple[str, ...]
    opens: tuple[str, ...] = ()


class Phone:
    """Stands in place of the platform: keeps every row, and shows what has become of each message."""

    def __init__(self) -> None:
        self.rows: list[Outgoing] = []
        self._chats: dict[str, dict[int, Message]] = {}
        self._ever: dict[str, dict[tuple[int, str], None]] = {}
        self._last = 1_000_000  # far above what people's own messages are numbered

    async def send(self, outgoing: Outgoing) -> Delivered:
        """Show a row."""
        self.rows.append(outgoing)
        if outgoing.do in ("react", "remove"):
            return Delivered()
        messages = self._chats.setdefault(outgoing.chat, {})
        buttons = [each for line in outgoing.request.get("buttons", ()) for each in line]
        says = tuple(each["says"] for each in buttons if "says" in each)
        opens = tuple(each["opens"] for each in buttons if "opens" in each)
        if outgoing.do == "send":
            self._last += 1
        at = self._last if outgoing.do == "send" else outgoing.message or 0
        was = messages.get(at, Message("", ()))
        messages[at] = replace(was, says=says, opens=opens, text=outgoing.request.get("text", was.text))
        ever = self._ever.setdefault(outgoing.chat, {})
        for each in says:
            ever.pop((at, each), None)
            ever[at, each] = None
        return Delivered(at if outgoing.do == "send" else None)

    def chats(self) -> list[str]:
        """List the chats in which anything was shown."""
        return list(self._chats)

    def look(self, chat: str) -> dict[int, Message]:
        """Give a chat as it stands now."""
        return dict(self._chats.get(chat, {}))

    def ever_shown(self, chat: str) -> list[tuple[int, str]]:
        """List every button that a chat has shown: its message, and what it says; the one shown last stands last."""
        return list(self._ever.get(chat, {}))


def answer_of(row: Outgoing) -> Reply | Rebutton:
    """Give a row of words or of buttons as what a feature would have returned."""
    buttons = [[Button(**each) for each in line] for line in row.request.get("buttons", ())]
    return Reply(row.request["text"], buttons) if "text" in row.request else Rebutton(buttons)
