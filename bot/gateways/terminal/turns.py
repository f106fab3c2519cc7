"""Turns what somebody does into the one update that a platform would have sent."""

import re
from dataclasses import replace
from itertools import count
from pathlib import Path

from bot.chat import CalledBy, Incoming, Kind
from bot.gateways.terminal import script, wording
from bot.gateways.terminal.cast import Cast
from bot.gateways.terminal.screen import BOT, Message, Screen

GATEWAY = "terminal"
_BOT_NAME = "rxladderbot"
_MENTION = re.compile(rf"@{_BOT_NAME}\b[,:]?\s*", re.IGNORECASE)
_ANY_MENTION = re.compile(r"(?<![\w@/])@[A-Za-z]\w+")
_COMMAND = re.compile(r"/\w+(?:@(\w+))?(?=\s|$)")
_BARE_ASK = re.compile(rf"/ask(?:@{_BOT_NAME})?", re.IGNORECASE)


class Turns:
    """Numbers the updates and finds the messages they speak of."""

    def __init__(self, screen: Screen, cast: Cast, first: int) -> None:
        self._screen = screen
        self._cast = cast
        self._numbers = count(first)

    def update(self, turn: script.Turn, now: int) -> Incoming | str:
        """Make the update, or a sentence that says why there is none."""
        person = self._cast.meet(turn.speaker)
        is_private = turn.towards in {"private", "private bot"} or self._cast.group is None
        blank = Incoming(
            GATEWAY, next(self._numbers), Kind.TEXT, person, person, sent_at=now, name=self._cast.name(person)
        )
        if not is_private and self._cast.group:
            blank = self._in_group(blank, self._cast.group)
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
            case script.Leave():
                gone = replace(blank, kind=Kind.GONE, called=False)
                return gone if blank.is_group else wording.no_group_to_leave()
            case script.Say(text):
                return self._message(blank, text, turn.towards)

    def _in_group(self, blank: Incoming, group: str) -> Incoming:
        return replace(blank, chat=group, is_group=True, title=self._cast.name(group))

    def _attached(self, blank: Incoming, attached: script.Attach, towards: script.Towards) -> Incoming | str:
        if not _is_there(attached.file):
            return wording.file_missing(attached.what, attached.file)
        kind = Kind.TEXT if attached.caption or blank.is_group else Kind.UNREADABLE
        with_it = replace(blank, kind=kind, has_attachment=bool(attached.caption))
        return self._message(with_it, attached.caption, towards)

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
        private = replace(blank, chat=blank.person, is_group=False, title="")
        if button.opens:  # such a link may have been forwarded
            return self._message(private, f"/start {button.opens}", "private")
        if not is_group and message.chat != blank.person:
            return wording.not_your_chat(number, self._cast.name(message.chat))
        where = self._in_group(blank, message.chat) if is_group else private
        return replace(where, kind=Kind.PRESS, text=button.says, message=message.id, press=str(number))

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
        if towards in {"last", "bot", "private bot"}:
            answered = self._screen.last(blank.chat, by=None if towards == "last" else BOT)
            if answered is None:
                return wording.nothing_to_reply_to()
        message = self._screen.put(blank.chat, blank.person, text)
        return _addressed(
            replace(blank, text=text, message=message.id, answered=answered.id if answered else None),
            answered,
        )


def _addressed(said: Incoming, answered: Message | None = None) -> Incoming:
    """Tell how the bot is called; a mention is taken out of the text, and in a group what is not for it is left out.

    A command keeps the name it was addressed to: `Incoming.is_named` looks for it.
    """
    text, by = said.text, _called_by(said.text, answered)
    if not _COMMAND.match(text):
        text = _MENTION.sub("", text).strip()
    if not said.is_group:
        return replace(said, text=text)
    if answered and answered.by != BOT and answered.text[:1] != "/" and _has_no_question(text, by):
        question = _MENTION.sub("", answered.text).strip()
        text = f"{text} {question}".strip() if by == "command" else question
        said = replace(said, is_quoted=bool(question))
    return replace(said, text=text if by else "", called=bool(by), called_by=by)


def _called_by(text: str, answered: Message | None) -> CalledBy:
    """Tell how a text in a group calls the bot, if it does; a reply that names somebody else talks to them."""
    if command := _COMMAND.match(text):
        return "command" if command[1] is None or command[1].lower() == _BOT_NAME else ""
    if _MENTION.search(text):
        return "mention"
    # A picture without words asks nothing, even as a reply to the bot.
    is_reply = bool(text) and answered is not None and answered.by == BOT
    return "reply" if is_reply and not _ANY_MENTION.search(text) else ""


def _has_no_question(text: str, by: CalledBy) -> bool:
    """Tell whether a call leaves its question to the message that it replies to."""
    if by == "command":
        return _BARE_ASK.fullmatch(text) is not None
    return by == "mention" and not any(sign.isalnum() for sign in text)


def _is_there(file: str) -> bool:
    try:
        return bool(file) and Path(file).is_file()
    except (OSError, ValueError):  # a name too long, or with a zero byte in it
        return False
