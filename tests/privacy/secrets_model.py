"""Who may see what somebody said, decided only by what people saw, typed and pressed.

Whatever is typed in a group is everybody's. Whatever is typed in private is the person's own, until they press Send
under a message that shows it: then mentors of the group may read it, and their name with it where that was shown, too.
What somebody types as a reply to the words of another, or after Answer under them, may be read by that other.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.privacy.secrets_cast import Person

MARK = re.compile(r"qz[0-9]+k")


@dataclass(slots=True)
class Mark:
    """A word that stands for what somebody said in private; `sent` where it was given to a mentor to answer."""

    owner: str
    what: str
    readers: set[str] = field(default_factory=set)
    sent: bool = False
    sent_named: bool = False


class Secrets:
    """What is known of a play so far."""

    def __init__(self, people: Mapping[str, Person], group: str, title: str) -> None:
        self._people, self.group, self._title = people, group, title
        self._marks: dict[str, Mark] = {}
        self._public: set[str] = set()
        self._answering: dict[str, str] = {}
        self._title_known: set[str] = set()
        self._named: set[str] = set()
        self.mentors: set[str] = set()
        self.admins: set[str] = set()
        self.actor, self.is_in_group = "", False

    # --- what people do

    def acts(self, chat: str, in_group: bool) -> None:
        """Note who does the next thing, and where; whoever is in the group knows what it is called."""
        self.actor, self.is_in_group = chat, in_group
        if in_group:
            self._title_known.add(chat)

    def mark(self, what: str) -> str:
        """Make a word for something that somebody is about to say."""
        word = f"qz{len(self._marks)}k"
        self._marks[word] = Mark(self.actor, what)
        return word

    def typed(self, text: str, answers: str = "") -> None:
        """Note what was typed: in the group, or in private, there perhaps as a reply to a message of these words."""
        if self.is_in_group:
            self._public.update(word for word in re.findall(r"[\w/]+", text.casefold()))
            return
        asker = self._asker_of(answers) or self._answering.pop(self.actor, "")
        for each in self._own_in(text):
            each.readers |= {asker} if asker else set()

    def pressed(self, label: str, text: str) -> None:
        """Note which button was pressed, and what its message showed."""
        said = label.casefold()
        if said.startswith("send"):
            with_name = self._names(text.casefold(), self._people[self.actor])
            self._named |= {self.actor} if with_name else set()  # also by words in which there is no mark
            for each in self._own_in(text):
                each.sent, each.sent_named = True, each.sent_named or with_name
        elif said.startswith("answer") and (asker := self._asker_of(text)):
            self._answering[self.actor] = asker

    def linked(self, payload: str, is_shown: bool) -> None:
        """Note that somebody took a link; an invitation that was handed out may tell them the group's name."""
        if is_shown and payload.startswith(("mentoring_", "setup_")):
            self._title_known.add(self.actor)

    # --- what is wrong

    def complaints(self, chat: str, request: Mapping[str, Any]) -> Iterator[str]:
        """Tell what a chat is shown that is not for it."""
        shown = json.dumps(request, ensure_ascii=False).casefold()
        marks = set(MARK.findall(shown))
        yield from (f"{self._marks[word].what!r} of {self._who(self._marks[word].owner)} is shown to {self._who(chat)}"
                    for word in sorted(marks) if not self._may_read(chat, word))  # fmt: skip
        nameless = {self._marks[word].owner for word in marks if word in self._marks and self._is_nameless(chat, word)}
        for person in self._people.values():
            if person.chat != chat and person.chat in shown:
                yield f"the number of {person.name} is shown to {self._who(chat)}"
            if person.chat != chat and not self._may_read_name(chat, person, nameless) and self._names(shown, person):
                yield f"the name {person.name} is shown to {self._who(chat)}"
            if chat == self.group:
                yield from self._traits(person, shown)
        if chat != self.group and self._title.casefold() in shown and not self._knows_title(chat):
            yield f"the group's title is shown to {self._who(chat)}"

    def shows_to_a_group(self, shown: str) -> Iterator[str]:
        """Tell which words of anybody stand in what may be posted anywhere."""
        yield from (f"{self._marks[word].what!r} may be posted anywhere" for word in MARK.findall(shown.casefold()))

    def _may_read(self, chat: str, word: str) -> bool:
        each = self._marks.get(word)
        if each is None or word in self._public or chat == each.owner or chat in each.readers:
            return True
        return each.sent and chat in self.mentors

    def _is_nameless(self, chat: str, word: str) -> bool:
        return self._marks[word].owner != chat and not self._marks[word].sent_named and word not in self._public

    def _may_read_name(self, chat: str, person: Person, nameless: set[str]) -> bool:
        """Names are for the admins where they are mentors'; a group sees the name of whoever acts in it."""
        if chat == self.group:
            return self.is_in_group and self.actor == person.chat
        if person.chat in nameless:
            return False
        return (person.chat in self._named and chat in self.mentors) or chat in self.admins

    def _traits(self, person: Person, shown: str) -> Iterator[str]:
        for what in (person.state, person.zone):
            if what.casefold() in shown and what.casefold() not in self._public:
                yield f"{what} of {person.name} is shown to the group"

    def _knows_title(self, chat: str) -> bool:
        return chat in self._title_known or chat in self.mentors or chat in self.admins

    @staticmethod
    def _names(shown: str, person: Person) -> bool:
        return re.search(rf"\b{person.name.casefold()}\b", shown) is not None

    def is_of_another(self, text: str) -> bool:
        """Tell whether a message shows what somebody else said."""
        return bool(self._asker_of(text))

    def _own_in(self, text: str) -> list[Mark]:
        found = (self._marks[word] for word in MARK.findall(text.casefold()) if word in self._marks)
        return [each for each in found if each.owner == self.actor]

    def _asker_of(self, text: str) -> str:
        """Tell whose words a message shows that was given to somebody to answer."""
        owners = (self._marks[word].owner for word in MARK.findall(text.casefold()) if word in self._marks)
        return next((owner for owner in owners if owner != self.actor), "")

    def _who(self, chat: str) -> str:
        return self._people[chat].name if chat in self._people else "the group"
