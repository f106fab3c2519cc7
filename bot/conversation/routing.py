"""Routes an update.

A cry for help comes first; then what is nothing but the answer to an open question of ours, what is clinical, commands,
a way out, a command's own words, a short text after an open question of ours, and what the text means.
"""

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot import delivery, people
from bot.chat import (
    Answer,
    Command,
    Door,
    Feature,
    Handler,
    Incoming,
    Kind,
    Need,
    Poll,
    Rebutton,
    Reply,
    Toast,
    command_in,
)
from bot.conversation import wording

WAYS_OUT = frozenset(
    ("cancel", "cancel that", "never mind", "nevermind", "stop", "stop it", "please stop", "pause", "quit", "forget it")
)
LINK = re.compile(r"[A-Za-z0-9_-]{1,64}")  # what the platform allows in a link
SKIN_TONES, PICTURE_FORM = "\U0001f3fb-\U0001f3ff", "\ufe0f"
HOW_A_SIGN_LOOKS = re.compile(f"[{SKIN_TONES}{PICTURE_FORM}]")
BETWEEN = r"[\s.,!?;:'’\"()-]"
AROUND_WORDS = re.compile(f"{BETWEEN}+")
SHORT_ANSWER = 4  # words
ANSWERED = "answered"  # begins what is kept of a question that waits no longer: the message that answered it follows


class Conversation:
    """The features that are switched on, and the order in which they are asked.

    `links` are those that lead to a command but do not name it, and what they say.
    """

    def __init__(self, links: Mapping[str, str] | None = None) -> None:
        self._links = links or {}
        self._commands: dict[str, Command] = {}
        self._plain_words: dict[str, Command] = {}
        self._begins: dict[str, Command] = {}  # the longest first
        self._understood: dict[str, Handler] = {}
        self._awaits: dict[str, Handler] = {}
        self._surely: dict[str, Callable[[Incoming], bool]] = {}
        self._search: Handler | None = None

    def switch_on(self, features: Sequence[Feature]) -> None:
        """Let features answer; a later one takes over what an earlier one answered."""
        for feature in features:
            self._commands.update({command.name: command for command in feature.commands})
            self._plain_words.update({_plain(word): command for command in feature.commands for word in command.also})
            self._begins.update({_plain(words): command for command in feature.commands for words in command.begins})
            self._understood.update(feature.understood)
            self._awaits.update(feature.awaits)
            self._surely.update(feature.surely)
            self._search = feature.search or self._search
        self._begins = dict(sorted(self._begins.items(), key=lambda each: len(each[0]), reverse=True))

    def menu(self, in_groups: bool) -> list[Command]:
        """List the commands to show in a chat's command menu."""
        return [
            command
            for command in self._commands.values()
            if not command.hidden and (command.in_groups or not in_groups)
        ]

    def needs(self, text: str) -> frozenset[Need]:
        """Tell which facts about the chat the command in a text asks for."""
        command = self._commands.get(command_in(text)) or self._plain_words.get(_plain(text)) or self._begun_by(text)[0]
        return command.needs if command else frozenset()

    def reads(self, incoming: Incoming) -> str:
        """Give the free text in an update that is to be understood, or an empty text."""
        if incoming.kind is Kind.SEARCH:
            return incoming.text
        if incoming.kind is not Kind.TEXT:
            return ""
        if not incoming.command:  # a way out and a command's own word are what they are as they stand
            word = _plain(incoming.text)
            return "" if word in WAYS_OUT or word in self._plain_words else incoming.text.strip()
        if incoming.command not in self._commands:
            return incoming.text[1:].strip()  # nobody's command, but perhaps a cry for help
        is_link = incoming.command == "start" and self._linked(incoming.argument)
        return "" if is_link else incoming.argument

    def search(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Answer an inline query; reads only."""
        return self._search(incoming, db, now) if self._search else []

    def follow(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Answer a link into the chat, which is the argument of /start; nothing where it leads to nothing."""
        command = self._linked(incoming.argument)
        if command is None or (incoming.is_group and not command.in_groups):
            return []
        return command.handle(replace(incoming, text=self._said_by(incoming.argument), understood=None), db, now)

    def _linked(self, link: str) -> Command | None:
        command = self._commands.get(command_in(self._said_by(link)))
        return command if command and command.linked else None

    def _said_by(self, link: str) -> str:
        if not LINK.fullmatch(link):
            return ""
        name, _, rest = link.partition("_")
        return self._links.get(link) or (f"/{name} {rest}" if rest else "")

    def answer(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Answer an update that was addressed to the bot."""
        if incoming.kind is Kind.PRESS:
            return self._press(incoming, db, now)
        _end_unclear(incoming, db)
        if incoming.kind is Kind.UNREADABLE:
            due = not incoming.is_group and people.may_be_told_unreadable(db, incoming.person_id, now)
            return [wording.unreadable()] if due else []
        return self._text(_looking_back(incoming), db, now)

    def _press(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        pressed = delivery.pressed(db, incoming.place_id, incoming.message)
        if pressed and _is_left_over(incoming, pressed):
            delivery.strip(db, incoming, pressed.row, now)
        if refusal := _refusal(incoming, pressed):
            return [refusal]
        _end_unclear(incoming, db)
        command = self._commands.get(incoming.command)
        if command is None:
            return [wording.old_button()]
        if incoming.is_group and not command.in_groups:
            return [wording.not_here_either()]
        answers = _handled(command, incoming, db, now)
        return answers if _is_seen(answers, pressed) else [*answers, wording.done()]

    def _text(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        kind = incoming.understood.kind if incoming.understood else "unknown"
        surely = None if kind == "crisis" else self._who_surely_asked(incoming)
        if surely:
            return _handed_over(surely, incoming, db, now)
        if kind in ("crisis", "clinical") and kind in self._understood:
            _end_asking(incoming, db, now)
            return self._understood[kind](incoming, db, now)
        if incoming.command:
            return self._command(incoming, db, now)
        return self._words(incoming, kind, db, now)

    def _words(self, incoming: Incoming, kind: str, db: Door, now: int) -> list[Answer]:
        if not incoming.text.strip():
            return [wording.nothing_said()]
        awaits = incoming.context.awaits if incoming.context else None
        if _plain(incoming.text) in WAYS_OUT:
            people.remember_asked(db, incoming.person_id, incoming.place_id, None, now)
            return [wording.left_open_question() if awaits else wording.nothing_to_cancel()]
        meant = self._plain_words.get(_plain(incoming.text))
        if awaits and meant is None and _may_be_answer(incoming) and (asked := self._who_asked(awaits)):
            return _handed_over(asked, incoming, db, now)
        if meant:
            return _done(meant, replace(incoming, text=f"/{meant.name}"), db, now)
        return self._begun(incoming, kind, db, now) or self._understood[kind](incoming, db, now)

    def _begun(self, incoming: Incoming, kind: str, db: Door, now: int) -> list[Answer]:
        """Answer a text by how it begins; nothing where it means something else."""
        command, rest = self._begun_by(incoming.text)
        if command is None or (kind == "question" and incoming.is_group and not command.in_groups):
            return []
        return _done(command, replace(incoming, text=f"/{command.name} {rest}"), db, now)

    def _begun_by(self, text: str) -> tuple[Command | None, str]:
        """Find the command that a text begins with in plain words, and the rest as typed."""
        for words, command in self._begins.items():
            start = f"{BETWEEN}*{f'{BETWEEN}+'.join(map(re.escape, words.split()))}{BETWEEN}+"
            found = re.match(start, text, re.IGNORECASE)
            if found and found.end() < len(text):
                return command, text[found.end() :]
        return None, ""

    def _command(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        command = self._commands.get(incoming.command)
        if command is None or (command.hidden and incoming.is_group):
            if incoming.is_group and not incoming.is_named:
                return []  # a bare command that is not ours was meant for another bot
            near = difflib.get_close_matches(incoming.command, [shown.name for shown in self.menu(False)], 1)
            return [wording.unknown_command(near[0] if near else None)]
        if command.hidden:  # what it is given is read for danger alone
            incoming = replace(incoming, understood=None)
        return _done(command, incoming, db, now)

    def _who_asked(self, awaits: str) -> Handler | None:
        return self._awaits.get(awaits.partition(":")[0])

    def _who_surely_asked(self, incoming: Incoming) -> Handler | None:
        """Find whose open question a text answers, being nothing but that answer; a way out stays one."""
        awaits = incoming.context.awaits if incoming.context else None
        if not awaits or incoming.command or _plain(incoming.text) in WAYS_OUT:
            return None
        surely = self._surely.get(awaits.partition(":")[0])
        return self._who_asked(awaits) if surely and surely(incoming) else None


def _done(command: Command, incoming: Incoming, db: Door, now: int) -> list[Answer]:
    """Do what a command says, where it belongs."""
    if incoming.is_group and not command.in_groups:
        return [wording.not_here()]
    return _handled(command, incoming, db, now)


def _handled(command: Command, incoming: Incoming, db: Door, now: int) -> list[Answer]:
    """Let a command answer, which ends an open question; one that is still open is asked again by whoever asks it."""
    answers = command.handle(incoming, db, now)
    if answers:
        _end_asking(incoming, db, now)
    return answers


def _end_asking(incoming: Incoming, db: Door, now: int) -> None:
    if incoming.context and incoming.context.awaits:
        people.remember_asked(db, incoming.person_id, incoming.place_id, None, now)


def _handed_over(asked: Handler, incoming: Incoming, db: Door, now: int) -> list[Answer]:
    """Give an answer to whoever asked, who waits no longer, unless that very message is edited."""
    awaits = incoming.context.awaits if incoming.context else None
    answered = f"{ANSWERED} {incoming.message} {awaits}"
    people.remember_asked(db, incoming.person_id, incoming.place_id, answered, now)
    return asked(incoming, db, now)


def _looking_back(incoming: Incoming) -> Incoming:
    """See an answered question as open for an edit of the message that answered it, and as none for all else."""
    context = incoming.context
    if context is None or context.awaits is None or not context.awaits.startswith(f"{ANSWERED} "):
        return incoming
    _, message, asked = context.awaits.split(" ", 2)
    is_that = incoming.edited and message == str(incoming.message)
    return replace(incoming, context=replace(context, awaits=asked if is_that else None))


def _end_unclear(incoming: Incoming, db: Door) -> None:
    """Begin a new row of unclear turns, which are a pair only without one between; a button that is gone is none."""
    if incoming.context and incoming.context.unclear:
        people.forget_unclear(db, incoming.person_id, incoming.place_id)


def _refusal(incoming: Incoming, pressed: delivery.Pressed | None) -> Toast | None:
    """Say why a button does nothing for whoever pressed it."""
    if pressed is None:
        return wording.old_button() if incoming.is_group else None
    if incoming.is_group and pressed.person_id is None:
        return wording.old_button()
    if not _may_press(incoming, pressed):
        return wording.not_yours()
    if pressed.is_outdated:
        return wording.outdated_menu()
    # Pressed twice in a hurry, or forged.
    return None if pressed.offers(incoming.text) else wording.gone_button()


def _may_press(incoming: Incoming, pressed: delivery.Pressed) -> bool:
    return pressed.is_anyones or pressed.person_id in (None, incoming.person_id)


def _is_left_over(incoming: Incoming, pressed: delivery.Pressed) -> bool:
    """Tell whether an older menu still shows buttons to whom it belongs."""
    return pressed.is_outdated and _may_press(incoming, pressed) and pressed.numbers != frozenset()


def _is_seen(answers: Sequence[Answer], pressed: delivery.Pressed | None) -> bool:
    """Tell whether whoever pressed sees that something came of it; a reaction may stand far up in the chat."""
    return any(
        isinstance(answer, Reply | Toast | Poll) or (isinstance(answer, Rebutton) and pressed is not None)
        for answer in answers
    )


def _plain(text: str) -> str:
    """Leave out the punctuation around words and how an emoji is drawn; whatever else there is, no bare word has."""
    return AROUND_WORDS.sub(" ", HOW_A_SIGN_LOOKS.sub("", text.lower())).strip()


def _may_be_answer(incoming: Incoming) -> bool:
    """Tell whether a text may be meant as the answer to an open question that it does not surely answer.

    An open question takes what is surely its answer, or a short text (at most 4 words) that means nothing else.
    """
    if incoming.edited or len(incoming.text.split()) > SHORT_ANSWER:
        return False
    heard = incoming.understood
    if heard is None:
        return True
    means_more = heard.worried or heard.leaned or heard.facet or heard.language
    return heard.kind == "unknown" and heard.decision == "decline" and not means_more
