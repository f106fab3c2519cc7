"""Turns what somebody does into the one update that a platform would have sent."""

import re
from dataclasses import replace
from itertools import count
from pathlib import Path

from bot.chat import Incoming, Kind
from bot.gateways.terminal import script, wording
from bot.gateways.terminal.cast import Cast
from bot.gateways.terminal.screen import BOT, Screen

GATEWAY = "terminal"
_BOT_NAME = "rxladderbot"
_MENTION = re.compile(rf"@{_BOT_NAME}\b[,:]?\s*", re.IGNORECASE)
_COMMAND = re.compile(r"/\w+(?:@(\w+))?(?=\s|$)")


class Turns:
    """Numbers the updates and finds the messages they speak of."""

    def __init__(self, screen: Screen, cast: Cast, first: int) -> None:
        self._screen = screen
        self._cast = cast
        self._numbers = count(first)

    def update(self, turn: script.Turn, now: int) -> Incoming | str:
        """Make the update, or a sentence that says why there is none."""
        person = self._cast.meet(turn.speaker)
        chat = person if turn.towards == "private" or self._cast.group is None else self._cast.group
        blank = Incoming(
            GATEWAY, next(self._numbers), Kind.TEXT, chat, person, sent_at=now, is_group=self._cast.is_group(chat)
        )
        match turn.deed:
            case script.Press(number):
                pressed = self._screen.has_had_buttons
                return self._press(blank, number) if pressed else self._message(blank, str(number), turn.towards)
            case script.Edit(text):
                return self._edit(blank, text)
            case script.Attach() as attached:
                return self._attached(blank, attached, turn.towards)
            case script.Share(point):
                return self._shared(blank, point, turn.towards)
            case script.Say(text):
                return self._message(blank, text, turn.towards)

    def _attached(self, blank: Incoming, attached: script.Attach, towards: script.Towards) -> Incoming | str:
        if not _is_there(attached.file):
            return wording.file_missing(attached.what, attached.file)
        kind = Kind.TEXT if attached.caption or blank.is_group else Kind.UNREADABLE
        return self._message(replace(blank, kind=kind), attached.caption, towards)

    def _shared(self, blank: Incoming, point: tuple[float, float] | None, towards: script.Towards) -> Incoming | str:
        if point is None:
            return wording.no_location()
        if not blank.is_group:  # there a location asks nothing
            blank = replace(blank, kind=Kind.LOCATION, location=point)
        return self._message(blank, "", towards)

    def _press(self, blank: Incoming, number: int) -> Incoming | str:
        found = self._screen.button(number)
        if found is None:
            return wording.no_button(number)
        message, button = found
        is_group = self._cast.is_group(message.chat)
        if not is_group and message.chat != blank.person:
            return wording.not_your_chat(number, self._cast.name(message.chat))
        return replace(
            blank,
            kind=Kind.PRESS,
            chat=message.chat,
            is_group=is_group,
            text=button.says,
            message=message.id,
            press=str(number),
        )

    def _edit(self, blank: Incoming, text: str) -> Incoming | str:
        before = self._screen.last(blank.chat, by=blank.person)
        if before is None:
            return wording.nothing_to_edit(self._cast.name(blank.person))
        self._screen.change(before, text)
        return _addressed(replace(blank, text=text, message=before.id, edited=True))

    def _message(self, blank: Incoming, text: str, towards: script.Towards) -> Incoming | str:
        if not blank.is_group and (search := _MENTION.match(text)):
            return replace(blank, kind=Kind.SEARCH, text=text[search.end() :].strip())
        answered = None
        if towards in {"last", "bot"}:
            answered = self._screen.last(blank.chat, by=BOT if towards == "bot" else None)
            if answered is None:
                return wording.nothing_to_reply_to()
        message = self._screen.put(blank.chat, blank.person, text)
        return _addressed(
            replace(blank, text=text, message=message.id, answered=answered.id if answered else None),
            to_bot=answered is not None and answered.by == BOT,
        )


def _addressed(said: Incoming, to_bot: bool = False) -> Incoming:
    """Tell whether the bot is meant; a mention is taken out of the text, and in a group what is not for it is left out.

    A command keeps the name it was addressed to: `Incoming.is_named` looks for it.
    """
    text, called = said.text, to_bot
    if command := _COMMAND.match(text):
        called = command[1] is None or command[1].lower() == _BOT_NAME  # another bot's is not for us
    elif _MENTION.search(text):
        text, called = _MENTION.sub("", text).strip(), True
    if not said.is_group:
        return replace(said, text=text)
    # A picture without words asks nothing, even as a reply to the bot.
    called = called and bool(said.text)
    return replace(said, text=text if called else "", called=called)


def _is_there(file: str) -> bool:
    try:
        return bool(file) and Path(file).is_file()
    except (OSError, ValueError):  # a name too long, or with a zero byte in it
        return False
