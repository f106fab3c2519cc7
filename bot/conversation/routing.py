"""Routes an update: safety first, then a way out, commands, an open question of ours, and what the text means."""

import difflib
import re
from collections.abc import Sequence

from bot import delivery, people
from bot.chat import Answer, Command, Door, Feature, Handler, Incoming, Kind, Need, command_in
from bot.conversation import wording

WAYS_OUT = frozenset(
    ("cancel", "cancel that", "never mind", "nevermind", "stop", "stop it", "please stop", "pause", "quit", "forget it")
)


class Conversation:
    """The features that are switched on, and the order in which they are asked."""

    def __init__(self) -> None:
        self._commands: dict[str, Command] = {}
        self._understood: dict[str, Handler] = {}
        self._awaits: dict[str, Handler] = {}
        self._search: Handler | None = None

    def switch_on(self, features: Sequence[Feature]) -> None:
        """Let features answer; a later one takes over what an earlier one answered."""
        for feature in features:
            self._commands.update({command.name: command for command in feature.commands})
            self._understood.update(feature.understood)
            self._awaits.update(feature.awaits)
            self._search = feature.search or self._search

    def menu(self, in_groups: bool) -> list[Command]:
        """List the commands to show in a chat's command menu."""
        return [
            command
            for command in self._commands.values()
            if not command.hidden and (command.in_groups or not in_groups)
        ]

    def needs(self, text: str) -> frozenset[Need]:
        """Tell which facts about the chat the command in a text asks for."""
        command = self._commands.get(command_in(text))
        return command.needs if command else frozenset()

    def reads(self, incoming: Incoming) -> str:
        """Give the free text in an update that is to be understood, or an empty text."""
        if incoming.kind is Kind.SEARCH:
            return incoming.text
        if incoming.kind is not Kind.TEXT:
            return ""
        if not incoming.command:  # a way out is one as it stands: there is nothing to understand about it
            return "" if _plain(incoming.text) in WAYS_OUT else incoming.text.strip()
        command = self._commands.get(incoming.command)
        return incoming.argument if command and command.reads else ""

    def search(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Answer an inline query; reads only."""
        return self._search(incoming, db, now) if self._search else []

    def answer(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Answer an update that was addressed to the bot."""
        if incoming.kind is Kind.UNREADABLE:
            due = not incoming.is_group and people.may_be_told_unreadable(db, incoming.person_id, now)
            return [wording.unreadable()] if due else []
        if incoming.kind is Kind.PRESS:
            return self._press(incoming, db, now)
        return self._text(incoming, db, now)

    def _press(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        pressed = delivery.pressed(db, incoming.place_id, incoming.message)
        if incoming.is_group and (pressed is None or pressed.person_id is None):
            return [wording.old_button()]
        if pressed and pressed.person_id not in (None, incoming.person_id):
            return [wording.not_yours()]
        if pressed and pressed.is_outdated:
            delivery.strip(db, incoming, pressed.row, now)
            return [wording.outdated_menu()]
        command = self._commands.get(incoming.command)
        return command.handle(incoming, db, now) if command else [wording.old_button()]

    def _text(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        kind = incoming.understood.kind if incoming.understood else "unknown"
        if kind in ("crisis", "clinical") and kind in self._understood:
            return self._understood[kind](incoming, db, now)
        if incoming.command:
            return self._command(incoming, db, now)
        text = incoming.text.strip()
        awaits = incoming.context.awaits if incoming.context else None
        if _plain(text) in WAYS_OUT:
            people.remember_asked(db, incoming.person_id, incoming.place_id, None, now)
            return [wording.left_open_question() if awaits else wording.nothing_to_cancel()]
        if not text:
            return [wording.nothing_said()]
        if awaits and not _is_new_question(incoming) and (handle := self._who_asked(awaits)):
            people.remember_asked(db, incoming.person_id, incoming.place_id, None, now)
            return handle(incoming, db, now)
        return self._understood[kind](incoming, db, now)

    def _command(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        command = self._commands.get(incoming.command)
        if command is None or (command.hidden and incoming.is_group):
            if incoming.is_group and not incoming.is_named:
                return []  # a bare command that is not ours was meant for another bot
            near = difflib.get_close_matches(incoming.command, [shown.name for shown in self.menu(False)], 1)
            return [wording.unknown_command(near[0] if near else None)]
        if incoming.is_group and not command.in_groups:
            return [wording.not_here()]
        return command.handle(incoming, db, now)

    def _who_asked(self, awaits: str) -> Handler | None:
        return self._awaits.get(awaits.partition(":")[0])


def _plain(text: str) -> str:
    return re.sub(r"[^a-z ]", "", text.lower()).strip()


def _is_new_question(incoming: Incoming) -> bool:
    heard = incoming.understood
    return heard is not None and heard.kind == "question" and heard.decision == "answer"
