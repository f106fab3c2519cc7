"""Who is in a session: the person it belongs to, the group if there is one, and whoever else speaks."""

import re

from bot.gateways.terminal import wording
from bot.gateways.terminal.screen import BOT

_GROUP = "group:"
_NAME = re.compile(r"(?=.*[^\W\d_])[^\n\r>:/@]+")


class Cast:
    """Names as typed and ids behind them: a person's is the name in lower case, a group's starts with `group:`.

    Raises ValueError, with a sentence for the person, for a name or title that cannot be used.
    """

    def __init__(self, speaker: str, group: str | None = None) -> None:
        if not _NAME.fullmatch(speaker.strip()):
            raise ValueError(wording.no_name())
        if group is not None and (not group.strip() or len(group.splitlines()) > 1):
            raise ValueError(wording.no_title())
        self._names: dict[str, str] = {}
        self.speaker = self.meet(speaker)
        self.group = _GROUP + group.strip() if group is not None else None

    def meet(self, name: str) -> str:
        """Give a person's id; no name means whoever the session belongs to."""
        if not name.strip():
            return self.speaker
        person = name.strip().lower()
        self._names.setdefault(person, name.strip())
        return person

    def name(self, of: str) -> str:
        """Show a person, a group or the bot (an empty text) by name."""
        return of.removeprefix(_GROUP) if self.is_group(of) else self._names.get(of, of)

    @staticmethod
    def is_group(chat: str) -> bool:
        """Tell a group from a private chat."""
        return chat.startswith(_GROUP) and chat != BOT
