"""What people do while the bot is being killed, and what must be left of it."""

import html
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot import library
from bot.gateways import markup
from tests import fake_telegram

FIRST_PERSON = 5000
MENU = 1  # the first message in every chat is the tally's menu, which presses edit
AHEAD_S = 3600  # so that nothing people do is past its retention before the trial ends
APART_S = 5  # between two texts of one person, so that nobody counts as a flood
RECOGNISED_BY = 30  # first characters of an answer that tell which entry it is


@dataclass(slots=True)
class Person:
    """One private chat: what was done, and what must come of it, in order."""

    id: int
    texts: int = 0
    counted: list[int] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    about: str = ""
    feedback: dict[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One update of one person."""

    person: int
    update: dict[str, Any]


class Plan:
    """Steps for a number of people. `known` maps a question to the entry that answers it."""

    def __init__(self, people: int, known: Mapping[str, str]) -> None:
        self.people = {FIRST_PERSON + i: Person(FIRST_PERSON + i) for i in range(people)}
        self.known = known
        self.has_menus = False
        self._number = 1000
        self._began = int(time.time()) + AHEAD_S
        self._openings = {
            name: markup.plain(entry.short)[:RECOGNISED_BY]
            for name, entry in library.read(library.find(None)).entries.items()
        }

    def menus(self) -> list[Step]:
        """Let everybody open the tally."""
        self.has_menus = True
        return [self._text(person, "/tally") for person in self.people.values()]

    def rounds(self, count: int) -> list[Step]:
        """Let everybody do so many things: count, press, ask, rate an answer."""
        questions = list(self.known.items())
        steps = []
        for turn in range(count):
            for person in self.people.values():
                match turn % 4:
                    case 0:
                        steps.append(self.count(person))
                    case 1:
                        steps.append(self._tally(person))
                    case 2:
                        # Another entry each time: an answer that comes again is then a repeated one.
                        steps.append(self._question(person, *questions[turn // 4 % len(questions)]))
                    case _:
                        steps.append(self._rate(person, questions[0][1], helped=turn % 8 == 3))
        return steps

    def count(self, person: Person) -> Step:
        """Let somebody type /count."""
        step = self._text(person, "/count")
        person.counted.append(self._number)
        person.answers.append(f"counted {self._number}")
        return step

    def token(self, text: str) -> str:
        """Say which answer a text is, in the words of `Person.answers`."""
        if text.startswith(("counted ", "tally")):
            return text
        shown = html.unescape(re.sub("<[^>]+>", "", text))
        return next((f"entry {name}" for name, words in self._openings.items() if shown.startswith(words)), "strange")

    def _question(self, person: Person, text: str, entry: str) -> Step:
        person.answers.append(f"entry {entry}")
        person.about = entry
        return self._text(person, text)

    def _tally(self, person: Person) -> Step:
        step = self._press(person, "/tally_up")
        person.counted.append(self._number)
        person.answers.append(f"tally {self._number}")
        return step

    def _rate(self, person: Person, entry: str, helped: bool) -> Step:
        person.feedback[entry] = helped
        return self._press(person, f"/{'helped' if helped else 'missed'} {entry}", is_known=False)

    def _text(self, person: Person, text: str) -> Step:
        person.texts += 1
        sent_at = self._began + person.texts * APART_S
        return self._step(person, fake_telegram.message(text, person=person.id, message_id=person.texts, date=sent_at))

    def _press(self, person: Person, says: str, is_known: bool = True) -> Step:
        """Press under the menu, or under a message so old that the platform no longer tells which."""
        date = 1 if is_known else 0
        return self._step(person, fake_telegram.press(says, person=person.id, message_id=MENU, date=date))

    def _step(self, person: Person, update: dict[str, Any]) -> Step:
        self._number += 1
        return Step(person.id, {"update_id": self._number, **update})


def slices(steps: Sequence[Step], count: int) -> list[list[Step]]:
    """Cut steps into so many parts, in order."""
    size = -(-len(steps) // count)
    return [list(steps[at : at + size]) for at in range(0, len(steps), size)]
