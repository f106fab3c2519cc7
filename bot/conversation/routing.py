"""Routes an update.

A cry for help comes first; then whose message is replied to, what a feature wants to be asked about first, what is
nothing but the answer to an open question of ours, what is clinical, commands, a way out, a command's own words, a
short text after an open question of ours, and what the text means.
"""

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot import delivery, people
from bot.chat import (
    Answer,
    Command,
    Door,
    Feature,
    For,
    Handler,
    Hosts,
    Incoming,
    Kind,
    Need,
    Speak,
)
from bot.conversation import asked, company, pressing, wording
from bot.conversation.asked import end_unclear, handled
from bot.conversation.naming import Names, bare

WAYS_OUT = frozenset(("cancel", "cancel that", "never mind", "nevermind", "forget it"))
# Ways out of what is done step by step, of which a question of ours is open; elsewhere they are commands.
HALTS = frozenset(("stop", "stop it", "please stop", "stop please", "pause", "quit"))
STEPPED = ("goal", "quiz", "profile", "forgetme")  # begin the names of such questions
PERSONAL = ("goal", "progress", "checkin")  # kinds of text that are for the private chat alone


class Conversation:
    """The features that are switched on, and the order in which they are asked.

    `links` are those that lead to a command but do not name it, and what they say.
    """

    def __init__(self, links: Mapping[str, str] | None = None) -> None:
        self._names = Names(links or {})
        self._understood: dict[str, Handler] = {}
        self._awaits: dict[str, Handler] = {}
        self._surely: dict[str, Callable[[Incoming], bool]] = {}
        self._first: list[tuple[str, Handler]] = []  # the longest words first
        self._replied: Handler | None = None
        self._happens: dict[Kind, list[Handler]] = {}
        self._hosts: Hosts | None = None
        self._search: Handler | None = None
        self._located: Handler | None = None
        self._perhaps: Handler | None = None

    def switch_on(self, features: Sequence[Feature]) -> None:
        """Let features answer; a later one takes over what an earlier one answered."""
        self._names.add(features)
        for feature in features:
            self._understood.update(feature.understood)
            self._awaits.update(feature.awaits)
            self._surely.update(feature.surely)
            self._first += [(bare(words), handle) for words, handle in feature.first.items()]
            for kind, handle in feature.happens.items():
                self._happens.setdefault(kind, []).append(handle)
            self._replied = feature.replied or self._replied
            self._hosts = feature.hosts or self._hosts
            self._search = feature.search or self._search
            self._located = feature.located or self._located
            self._perhaps = feature.perhaps or self._perhaps
        self._first.sort(key=lambda each: len(each[0]), reverse=True)

    def menu(self, in_groups: bool, shown_to: For = For.EVERYONE) -> list[Command]:
        """List the commands to show in a chat's command menu."""
        return self._names.menu(in_groups, shown_to)

    def needs(self, incoming: Incoming, db: Door) -> tuple[str, frozenset[Need]]:
        """Tell which facts are needed to answer an update, and about which chat, by the platform's id."""
        if not incoming.called or incoming.kind not in (Kind.TEXT, Kind.PRESS):
            return incoming.chat, frozenset()
        ids = people.find(db, incoming.gateway, incoming.person, incoming.chat) or (0, 0)
        said = replace(incoming, person_id=ids[0], place_id=ids[1])
        if said.command == "start" and self._names.linked(said):
            said = replace(said, text=self._names.said_by(said.argument))
        here = self._hosts.needs(said, db) if self._hosts and said.is_group else frozenset()
        command = self._meant(said)
        if command is None or not command.needs:
            return incoming.chat, here
        chat = command.about(said, db) if command.about else incoming.chat
        return (chat, command.needs | here) if chat == incoming.chat else (chat or "", command.needs if chat else here)

    def heeds(self, incoming: Incoming, db: Door) -> bool:
        """Tell whether an update is for us; one that is not leaves nothing of whoever wrote it."""
        return not company.is_talk_of_others(incoming, self._names, db)

    def happened(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Tell who wants to know what the platform says of a chat; gives what they say to that."""
        return [each for handle in self._happens.get(incoming.kind, ()) for each in handle(incoming, db, now)]

    def _meant(self, incoming: Incoming) -> Command | None:
        named = self._names.named(incoming.command, incoming.is_group)
        return (
            named
            or self._names.meant_by(bare(incoming.text), incoming.is_group)
            or self._names.begun_by(incoming.text)[0]
        )

    def reads(self, incoming: Incoming) -> str:
        """Give the free text in an update that is to be understood, or an empty text."""
        if incoming.kind is Kind.SEARCH:
            return incoming.text
        if incoming.kind is not Kind.TEXT:
            return ""
        if not incoming.command:  # a way out and a command's own word are what they are as they stand
            word = bare(incoming.text)
            return "" if word in WAYS_OUT or word in self._names.plain_words else incoming.text.strip()
        if self._names.named(incoming.command, incoming.is_group) is None:
            return incoming.text[1:].strip()  # nobody's command, but perhaps a cry for help
        is_link = incoming.command == "start" and self._names.linked(incoming)
        return "" if is_link else incoming.argument

    def search(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Answer an inline query; reads only."""
        return self._search(incoming, db, now) if self._search else []

    def follow(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Answer a link into the chat, which is the argument of /start; nothing where it leads to nothing."""
        command = self._names.linked(incoming)
        if command is None:
            return []
        return command.handle(replace(incoming, text=self._names.said_by(incoming.argument), understood=None), db, now)

    def answer(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Answer an update that was addressed to the bot."""
        if incoming.kind is Kind.PRESS:
            return self._press(incoming, db, now)
        if incoming.is_group and incoming.kind is Kind.TEXT:
            return self._in_company(incoming, db, now)
        end_unclear(incoming, db)
        if incoming.kind is Kind.LOCATION and self._located and not incoming.is_group:
            asked.end_asking(incoming, db, now)
            return self._located(incoming, db, now)
        if incoming.kind is Kind.UNREADABLE and (told := self._to_us(incoming, db, now)):
            return told
        if incoming.kind in (Kind.UNREADABLE, Kind.LOCATION):
            due = not incoming.is_group and people.may_be_told_unreadable(db, incoming.person_id, now)
            return [wording.unreadable()] if due else []
        return self._text(asked.looking_back(incoming), db, now)

    def _in_company(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Answer a call in a group: in sight, in private, or not at all. A cry for help is answered where it is."""
        speak = self._hosts.speak(incoming, db, now) if self._hosts else Speak.HERE
        is_cry = company.is_cry(incoming)
        if speak is Speak.SILENT and not is_cry:
            return []
        end_unclear(incoming, db)
        if speak is Speak.HERE or is_cry or self._names.is_for_groups(incoming.command):
            return self._text(asked.looking_back(incoming), db, now)
        private = company.in_private(incoming, db, now)
        if company.is_doubtful(incoming, self._meant(incoming)):
            return self._text(incoming, db, now) if private else []
        if private:
            return company.over(incoming, private, company.telling_where(incoming, self._text(private, db, now)))
        if speak is Speak.ASIDE:
            return company.hushed(incoming)
        return [company.brief(self._text(asked.looking_back(incoming), db, now))]

    def _press(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        pressed = delivery.pressed(db, incoming.place_id, incoming.message)
        if pressed and pressing.is_left_over(incoming, pressed):
            delivery.strip(db, incoming, pressed.row, now)
        command = self._names.named(incoming.command, incoming.is_group)
        refusal = pressing.refusal(incoming, pressed, command)
        if refusal or command is None:
            return [refusal or wording.old_button()]
        end_unclear(incoming, db)
        if incoming.is_group and not command.in_groups:
            return [wording.not_here_either()]
        answers = handled(command.handle, incoming, db, now)
        return answers if pressing.is_seen(answers, pressed) else [*answers, wording.done()]

    def _text(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        kind = incoming.understood.kind if incoming.understood else "unknown"
        if incoming.is_quoted and incoming.command != "ask":  # somebody else's words are a question, and do nothing
            return self._understood[kind if kind in ("crisis", "clinical") else "question"](incoming, db, now)
        if kind != "crisis" and (first := self._to_us(incoming, db, now) or self._asked_first(incoming, db, now)):
            return first
        lately = asked.reopened(incoming, db, now)
        surely = None if kind == "crisis" else self._who_surely_asked(lately)
        if surely:
            return asked.handed_over(surely, lately, db, now)
        if kind in ("crisis", "clinical") and kind in self._understood:
            asked.end_asking(incoming, db, now)
            return self._understood[kind](incoming, db, now)
        if incoming.command:
            return self._command(incoming, db, now)
        return self._words(incoming, kind, db, now)

    def _to_us(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Answer a reply to a message of ours by whoever is meant; a way out stays one."""
        plain = bare(incoming.text)
        if self._replied is None or incoming.answered is None or incoming.is_group or incoming.command:
            return []
        return [] if plain in WAYS_OUT or plain in HALTS else handled(self._replied, incoming, db, now)

    def _asked_first(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Answer a text that is asked about before all else; nothing where it means something else."""
        plain = bare(incoming.text)
        is_said_here = not (incoming.is_group or incoming.called_by)
        if not is_said_here or incoming.command or plain in self._names.plain_words:
            return []
        first = [
            (handle, incoming) for words, handle in self._first if not words or f"{plain} ".startswith(f"{words} ")
        ]
        command, rest = self._names.begun_by(incoming.text)
        if command and command.at_once:
            first.append((command.handle, replace(incoming, text=f"/{command.name} {rest}")))
        answers = (handled(handle, said, db, now) for handle, said in first)
        return next((some for some in answers if some), [])

    def _words(self, incoming: Incoming, kind: str, db: Door, now: int) -> list[Answer]:
        if not incoming.text.strip():
            return [wording.nothing_said()]
        awaits = incoming.context.awaits if incoming.context else None
        plain = bare(incoming.text)
        is_halt = plain in HALTS and awaits is not None and awaits.startswith(STEPPED)
        if plain in WAYS_OUT or is_halt:
            people.remember_asked(db, incoming.person_id, incoming.place_id, None, now)
            return [wording.left(is_halt and not incoming.is_group) if awaits else wording.nothing_to_cancel()]
        meant = self._names.meant_by(plain, incoming.is_group)
        if awaits and meant is None and asked.may_be_answer(incoming) and (who_asked := self._who_asked(awaits)):
            if answers := asked.handed_over(who_asked, incoming, db, now):
                return answers
            people.remember_asked(db, incoming.person_id, incoming.place_id, awaits, now)  # it was no answer
        if meant:
            return company.done(meant, replace(incoming, text=f"/{meant.name}"), db, now)
        if incoming.is_group and kind in PERSONAL and not asked.is_question(incoming):
            return self._personal(incoming, kind, db, now)
        kind = "question" if asked.is_question(incoming) else kind
        begun = self._begun(incoming, kind, db, now) or self._done_perhaps(incoming, db, now)
        return begun or self._understood[kind](incoming, db, now)

    def _personal(self, incoming: Incoming, kind: str, db: Door, now: int) -> list[Answer]:
        """Take what somebody says of their own in a group as said in private."""
        private = company.in_private(incoming, db, now)
        if private is None:
            return [company.linked(None)]
        return company.over(incoming, private, self._words(private, kind, db, now))

    def _done_perhaps(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take a text as a deed where somebody works on just that: "found two schools" may ask for advice, too."""
        heard = incoming.understood
        if self._perhaps is None or incoming.is_group or heard is None or heard.perhaps is None:
            return []
        return self._perhaps(incoming, db, now)

    def _begun(self, incoming: Incoming, kind: str, db: Door, now: int) -> list[Answer]:
        """Answer a text by how it begins; nothing where it means something else."""
        command, rest = self._names.begun_by(incoming.text)
        if command is None or (kind == "question" and incoming.is_group and not command.in_groups):
            return []
        return company.done(command, replace(incoming, text=f"/{command.name} {rest}"), db, now)

    def _command(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        command = self._names.named(incoming.command, incoming.is_group)
        if command is None or (command.hidden and incoming.is_group):
            if incoming.is_group and not incoming.is_named:
                return []  # a bare command that is not ours was meant for another bot
            if self._names.is_for_groups(incoming.command):
                return [wording.only_in_groups(incoming.command)]
            near = difflib.get_close_matches(incoming.command, [shown.name for shown in self.menu(False)], 1)
            return [wording.unknown_command(near[0] if near else None)]
        if command.hidden:  # what it is given is read for danger alone
            incoming = replace(incoming, understood=None)
        return company.done(command, incoming, db, now)

    def _who_asked(self, awaits: str) -> Handler | None:
        return self._awaits.get(awaits.partition(":")[0])

    def _who_surely_asked(self, incoming: Incoming) -> Handler | None:
        """Find whose open question a text answers, being nothing but that answer; a way out stays one."""
        awaits = incoming.context.awaits if incoming.context else None
        plain = bare(incoming.text)
        if not awaits or incoming.command or plain in WAYS_OUT or plain in HALTS:
            return None
        name = awaits.partition(":")[0]
        meant = self._names.plain_words.get(plain)
        if meant and not meant.hidden and " " in plain and meant.name != name:
            return None  # "back" may answer something else, "forget me" never does
        surely = self._surely.get(name)
        return self._who_asked(awaits) if surely and surely(incoming) else None
