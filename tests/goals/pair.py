"""Two people in a house, and the group they share: what they do is done at once, and what leaves is shown at once."""

import json
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field, replace
from itertools import count

from bot import delivery, people
from bot.chat import Button, Incoming, Kind, ProgressHeard, Understood
from bot.delivery import Outgoing, settle
from tests.goals.actions import MARK, Action, Forge, Newest, Own, Press, Say, Search, Steal, Wait
from tests.talk import UNKNOWN, ZONE


@dataclass
class Message:
    """One message as it stands in a chat."""

    text: str = ""
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True)
class Back:
    """What came of one thing done: what was answered, what left, what was shown at once."""

    answers: tuple
    rows: tuple[Outgoing, ...] = ()
    shown: tuple = ()
    is_seen: bool = True
    said: str = ""

    @property
    def words(self) -> str:
        """Give everything that anybody could read, buttons and what they say among it."""
        return json.dumps([row.request for row in self.rows], ensure_ascii=False) + repr(self.shown)


@dataclass
class Person:
    """One person: their private chat, and the word that only they say."""

    chat: str
    mark: str
    id: int = 0
    said: int = 0


@dataclass
class Two:
    """Two people and the group they share, in a house that may know many others."""

    house: object
    clock: object
    number: int
    db: object = None
    messages: dict[str, dict[int, Message]] = field(default_factory=dict)
    ever: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.people = tuple(Person(f"{self.number}{side}", f"zq{self.number}{side}") for side in "12")
        self.group = f"-100{self.number}"
        for each in self.people:
            each.id, _ = people.know(self.db, "telegram", each.chat, each.chat, False, self.now)
        self._updates, self._messages = count(1), count(1_000)

    def again(self, db: object) -> "Two":
        """Give the same two as they now are, to go on from here more than once."""
        two = copy(self)
        two.db, two.people = db, tuple(map(copy, self.people))
        two.messages = {chat: {at: copy(each) for at, each in held.items()} for chat, held in self.messages.items()}
        two.ever = {chat: [*shown] for chat, shown in self.ever.items()}
        return two

    def does(self, who: int, action: Action) -> Iterator[Back]:
        """Do something, press for press."""
        me, other = self.people[who], self.people[1 - who]
        match action:
            case Say(text, means, in_group, edits):
                yield self.say(me, text, means, in_group=in_group, edits=edits)
            case Press(back, times) if shown := self.ever.get(me.chat):
                message, says = shown[-1 - back % len(shown)]
                yield from (self.press(me, says, message) for _ in range(times))
            case Newest(place, times) if pressed := self.find(me, place):
                yield from (self.press(me, *pressed) for _ in range(times))
            case Steal(back, on) if shown := self.ever.get(self.group if on == "group" else other.chat):
                message, says = shown[-1 - back % len(shown)]
                own = self.ever.get(me.chat) or [(None, "")]
                where = {"unknown": None, "own": own[-1][0], "group": message}[on]
                yield self.press(me, says, where, in_group=on == "group")
            case Forge(says, is_typed):
                said = says.format(**self.numbers(other))
                yield self.say(me, said) if is_typed else self.press(me, said, None)
            case Own(says):
                yield self.say(me, says.format(**self.numbers(me)))
            case Search(text):
                incoming = self._incoming(me, Kind.SEARCH, text=text, understood=UNKNOWN)
                yield Back((), shown=tuple(self.house.conversation.search(incoming, self.db, self.now)))
            case Wait(seconds):
                self.clock.advance(seconds)
                for prune in (delivery.prune, *(each.prune for each in self.house.features if each.prune)):
                    prune(self.db, self.now)

    def say(self, me: Person, text: str, means: Understood = UNKNOWN, *, in_group=False, edits=False) -> Back:
        """Type something."""
        me.said = me.said if edits and me.said else next(self._messages)
        text = _marked(text, me.mark)
        incoming = self._incoming(me, Kind.TEXT, in_group, text=text, message=me.said, edited=edits)
        is_read = bool(self.house.conversation.reads(incoming))
        return self._take(me, replace(incoming, understood=_meant(means, me.mark) if is_read else None))

    def press(self, me: Person, says: str, message: int | None, *, in_group: bool = False) -> Back:
        """Press a button, or pretend to."""
        incoming = self._incoming(me, Kind.PRESS, in_group, text=says, message=message, press="q")
        return self._take(me, incoming)

    def undo(self, me: Person, says: str = "undo") -> None:
        """Take a change back, in a word or as a button would, without anything that leaves."""
        self._answers(self._incoming(me, Kind.TEXT, text=says))

    def find(self, me: Person, place: int) -> tuple[str, int] | None:
        """Give what a button says under the newest message that has any, and that message."""
        for at, message in reversed(self.messages.get(me.chat, {}).items()):
            if says := [button.says for button in message.buttons if button.says]:
                return says[place % len(says)], at
        return None

    def numbers(self, other: Person) -> dict[str, int]:
        """Give numbers of somebody's newest goal, deed and change, and of two older changes."""
        found = {
            "id": ("goals", "id"),
            "number": ("goals", "number"),
            "deed": ("deeds", "id"),
            "change": ("changes", "id"),
        }
        asked = ", ".join(f"(SELECT max({column}) FROM {table} WHERE person_id = :id) AS {name}"
                          for name, (table, column) in found.items())  # fmt: skip
        row = self.db.rows(f"SELECT {asked}", id=other.id)[0]
        changed = self.db.rows("SELECT id FROM changes WHERE person_id = :id AND before <> '' ORDER BY id DESC LIMIT 4",
                               id=other.id)  # fmt: skip
        numbers = [each["id"] for each in changed] or [1]
        older = {"second": numbers[1 % len(numbers)], "older": numbers[-1]}
        return {**older, **{name: row[name] or 1 for name in found}}

    @property
    def now(self) -> int:
        return int(self.clock.now())

    def _incoming(self, me: Person, kind: Kind, in_group: bool = False, **more) -> Incoming:
        chat = self.group if in_group else me.chat
        return Incoming(
            "telegram", next(self._updates), kind, chat, me.chat, is_group=in_group, sent_at=self.now, **more
        )

    def _take(self, me: Person, incoming: Incoming) -> Back:
        before = {at: replace(each) for at, each in self.messages.get(incoming.chat, {}).items()}
        incoming, answers = self._answers(incoming)
        me.id = incoming.person_id
        message = before.get(incoming.message, Message())
        is_there = incoming.text in (button.says for button in message.buttons) and incoming.kind is Kind.PRESS
        is_known = is_there and delivery.pressed(self.db, incoming.place_id, incoming.message) is not None
        shown = delivery.put(self.db, incoming, answers, self.now)
        rows = tuple(self._delivered(incoming.place_id))
        if is_known:
            is_seen = bool(shown) or self.messages.get(incoming.chat, {}) != before
        else:  # what a group says with another bot in mind gets no answer
            is_seen = bool(rows or shown) or (incoming.is_group and incoming.kind is Kind.TEXT)
        return Back(tuple(answers), rows, shown, is_seen, incoming.text)

    def _answers(self, incoming: Incoming) -> tuple[Incoming, list]:
        known = people.know(self.db, "telegram", incoming.person, incoming.chat, incoming.is_group, self.now)
        context = people.context(self.db, known, self.now, ZONE, is_group=incoming.is_group)
        incoming = replace(incoming, person_id=known[0], place_id=known[1], context=context)
        return incoming, self.house.conversation.answer(incoming, self.db, self.now)

    def _delivered(self, place_id: int) -> Iterator[Outgoing]:
        """Show what is due in a place, and note that it arrived, as the sender does."""
        while row := settle.oldest_row(self.db, place_id):
            message = row["message"] if row["message"] is not None else row["root_message"]
            do = "send" if row["what"] == "edit" and message is None else row["what"]
            sent = Outgoing(row["id"], row["chat_id"], do, json.loads(row["request"]), message)
            self.db.run(
                "UPDATE outbox SET state = 'done', request = '', message = COALESCE(message, :message) WHERE id = :row",
                message=self._shown(sent),
                row=sent.row,
            )
            yield sent

    def _shown(self, sent: Outgoing) -> int | None:
        chat = self.messages.setdefault(sent.chat, {})
        if sent.do == "remove":
            chat.pop(sent.message, None)
        if sent.do in ("react", "remove"):
            return None
        at = next(self._messages) if sent.do in ("send", "document") else sent.message
        message = chat.setdefault(at, Message())
        message.text = sent.request.get("text", message.text)
        message.buttons = tuple(Button(**each) for line in sent.request.get("buttons", ()) for each in line)
        self.ever.setdefault(sent.chat, []).extend((at, each.says) for each in message.buttons if each.says)
        return at if sent.do in ("send", "document") else None


def _marked(text: str, mark: str) -> str:
    return text.replace(MARK, mark)


def _meant(means: Understood, mark: str) -> Understood:
    goal = means.goal and replace(means.goal, title=_marked(means.goal.title, mark))
    progress, *further = [_told(each, mark) for each in (means.progress, *means.further)]
    return replace(means, goal=goal, progress=progress, further=tuple(further))


def _told(heard: ProgressHeard | None, mark: str) -> ProgressHeard | None:
    subject = heard and heard.ce_subject and _marked(heard.ce_subject, mark)
    return heard and replace(heard, note=_marked(heard.note, mark), ce_subject=subject)
