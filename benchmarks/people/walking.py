"""One person tries everything: every command, every button that is offered, texts, answers to open questions.

Each way is walked from the person as they stand in the file, and then undone, so that all ways begin alike.
"""

import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from time import perf_counter_ns
from typing import NamedTuple

from benchmarks.people.filling import NOW, ZONE
from benchmarks.people.rows import GATEWAY
from benchmarks.people.said import ANSWERS, HERE, UNKNOWN, Said, arguments, texts
from benchmarks.people.timing import Timed
from bot import delivery, people
from bot.assembly import House
from bot.chat import Feature, Incoming, Kind, Understood, command_in
from bot.conversation import Conversation

DEPTH = 3  # turns of one way, the first included
PRESSES = 3  # at most, on all ways that begin with the same turn
TRIED = 2  # arguments of one command, answers to one question; another person tries others


class Spent(NamedTuple):
    """What one turn took, in milliseconds: on the database thread, behind the door, and of that the processor."""

    whole: float
    database: float
    cpu: float


class Did(NamedTuple):
    """What somebody did, and the feature whose it is."""

    feature: str
    what: str


Found = dict[Did, list[Spent]]


@dataclass(frozen=True, slots=True)
class Offered:
    """A button as it stands under a message."""

    message: int
    says: str


def not_tried(feature: Feature, found: Found) -> list[str]:
    """List what of a feature nobody came to: buttons behind which commands are hidden, open questions.

    What plain words mean may have no button; it is typed as a command.
    """
    silent = [command for command in feature.commands if command.hidden and not (command.also or command.begins)]
    buttons = [f"button /{command.name}" for command in silent]
    wanted = [*buttons, *(f"an answer: {name}" for name in feature.awaits)]
    return [what for what in wanted if Did(feature.name, what) not in found]


class Walk:
    """One person's ways, on one connection; `found` gets what each turn took, by what was done."""

    def __init__(self, house: House, raw: sqlite3.Connection, door: Timed, person_id: int, found: Found) -> None:
        self._conversation: Conversation = house.conversation
        self._commands = {command.name: each.name for each in house.features for command in each.commands}
        self._kinds = {kind: each.name for each in house.features for kind in each.understood}
        self._awaited = {name: each.name for each in house.features for name in each.awaits}
        self._raw, self._door, self._person_id, self._found = raw, door, person_id, found
        self._chat: str = raw.execute("SELECT chat_id FROM people WHERE id = ?", (person_id,)).fetchone()["chat_id"]
        self._chance = random.Random(person_id)
        self._number = 10_000_000 + person_id * 1000
        self._walked: dict[str, int] = {}
        self._left = 0

    def all_ways(self) -> None:
        """Walk every way there is from here, and leave the file as it was."""
        self._raw.execute("BEGIN IMMEDIATE")
        tried = arguments(self._raw, self._person_id)
        for command, feature in self._commands.items():
            for argument in ["", *self._chance.sample(tried, TRIED)]:
                incoming = self._incoming(f"/{command} {argument}".strip(), understood=UNKNOWN)
                self._way(Did(feature, f"/{command}"), incoming)
        for said in texts(self._raw, self._person_id):
            if feature := self._kinds.get(said.understood.kind, ""):
                self._told(feature, said)
        self._way(Did("zone", "a location"), self._incoming("", kind=Kind.LOCATION, location=HERE))
        self._raw.execute("ROLLBACK")

    def _told(self, feature: str, said: Said) -> None:
        """Say something, say it once more, and change a word in the message that said it."""
        what = f"a text: {said.name}"
        first, again = (self._incoming(said.text, understood=said.understood) for _ in range(2))
        self._way(Did(feature, what), first)
        for how, second in (("said again", again), ("edited", replace(first, edited=True))):
            with self._undone():
                self._turn(Did(feature, what), first)
                self._sent()
                self._way(Did(feature, f"{what}, {how}"), second)

    def _way(self, did: Did, incoming: Incoming) -> None:
        self._left = PRESSES
        with self._undone():
            self._turn(did, incoming)
            self._on(DEPTH - 1)

    def _on(self, turns: int) -> None:
        """Do whatever can be done next, each for itself, and go on from there."""
        offered = self._sent()
        awaits = self._awaits()
        if turns == 0:
            return
        self._chance.shuffle(offered)
        for button in offered:
            if self._left > 0 and self._is_new(button.says, turns):
                self._left -= 1
                command = command_in(button.says)
                self._next(Did(self._commands[command], f"button /{command}"), self._press(button), turns)
        for said in self._chance.sample(ANSWERS, TRIED) if awaits and self._is_new(awaits, turns) else ():
            asked = awaits.partition(":")[0]
            self._next(Did(self._awaited[asked], f"an answer: {asked}"), self._answer(said), turns)

    def _next(self, did: Did, incoming: Incoming, turns: int) -> None:
        with self._undone():
            self._turn(did, incoming)
            self._on(turns - 1)

    def _turn(self, did: Did, incoming: Incoming) -> None:
        """Do all that a transaction does for an update, but for its number and the commit."""
        door = self._door
        door.start()
        began = perf_counter_ns()
        person_id, place_id = people.know(door, GATEWAY, self._chat, self._chat, False, NOW)
        context = people.context(door, (person_id, place_id), NOW, ZONE)
        incoming = replace(incoming, person_id=person_id, place_id=place_id, context=context)
        delivery.put(door, incoming, self._conversation.answer(incoming, door, NOW), NOW)
        whole = perf_counter_ns() - began
        self._found.setdefault(did, []).append(Spent(whole / 1e6, door.wall / 1e6, door.cpu / 1e6))

    def _sent(self) -> list[Offered]:
        """Mark what is in the outbox as sent, and list the buttons that came with it."""
        rows = self._raw.execute(
            "SELECT id, edits, request FROM outbox WHERE place_id = ? AND state = 'open' ORDER BY id",
            (self._person_id,),
        ).fetchall()
        self._raw.execute(
            "UPDATE outbox SET state = 'done', request = '', sent_at = ?, "
            "message = COALESCE(message, CASE WHEN edits IS NULL THEN id END) WHERE place_id = ? AND state = 'open'",
            (NOW, self._person_id),
        )
        return [
            Offered(row["edits"] or row["id"], button["says"])
            for row in rows
            for line in json.loads(row["request"]).get("buttons", ())
            for button in line
            if "says" in button
        ]

    def _awaits(self) -> str:
        row = self._raw.execute(
            "SELECT awaits FROM turns WHERE person_id = ? AND place_id = ?", (self._person_id, self._person_id)
        ).fetchone()
        waits = (row["awaits"] or "") if row else ""
        return "" if waits.startswith("answered ") else str(waits)

    def _is_new(self, way: str, turns: int) -> bool:
        """Tell whether a way was not yet walked this far."""
        if self._walked.get(way, 0) >= turns:
            return False
        self._walked[way] = turns
        return True

    @contextmanager
    def _undone(self) -> Iterator[None]:
        self._raw.execute("SAVEPOINT way")
        try:
            yield
        finally:
            self._raw.execute("ROLLBACK TO way")
            self._raw.execute("RELEASE way")

    def _press(self, button: Offered) -> Incoming:
        return replace(self._incoming(button.says, kind=Kind.PRESS), message=button.message, press="p")

    def _answer(self, said: Said) -> Incoming:
        return self._incoming(said.text, understood=said.understood)

    def _incoming(
        self,
        text: str,
        kind: Kind = Kind.TEXT,
        understood: Understood | None = None,
        location: tuple[float, float] | None = None,
    ) -> Incoming:
        self._number += 1
        return Incoming(
            GATEWAY,
            self._number,
            kind,
            self._chat,
            self._chat,
            text,
            sent_at=NOW,
            message=self._number,
            understood=understood,
            location=location,
        )
