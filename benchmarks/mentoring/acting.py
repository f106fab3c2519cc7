"""What people do in the group and in private, as the platform brings it to the bot; all of it is written down."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

from benchmarks.chatter import entities
from benchmarks.mentoring.cast import CHAT, OLD_CHAT, TITLE
from benchmarks.mentoring.platform import Button, Platform, Shown
from tests.fake_telegram import BOT_ID, NAME, USERNAME

TOPICS = {3: "Questions", 4: "Hospital"}  # General has no number
Kind = Literal["talk", "call", "private", "press", "edit", "service"]
_BOT = {"id": BOT_ID, "is_bot": True, "first_name": NAME, "username": USERNAME}


@dataclass(frozen=True, slots=True)
class Act:
    """Something that somebody did; `began` is how many requests the bot had made by then.

    `target` is the message that was replied to or pressed.
    """

    kind: Kind
    person: int
    chat: str
    message: int
    text: str
    at: int
    began: int
    target: int | None = None
    press: str | None = None
    topic: int | None = None


@dataclass
class Stage:
    """Where people act: the chat as it is now, and all acts so far. `offered` waits to be brought to the bot."""

    platform: Platform
    names: Mapping[int, str]
    now: int
    is_forum: bool = False
    acts: list[Act] = field(default_factory=list)
    offered: list[dict[str, Any]] = field(default_factory=list)

    @property
    def chat(self) -> str:
        """Give the group's id."""
        return str(CHAT if self.is_forum else OLD_CHAT)

    def say(
        self,
        kind: Kind,
        person: int,
        text: str,
        *,
        topic: int | None = None,
        reply_to: int | None = None,
        to_bot: bool = False,
    ) -> Act:
        """Say something in the group, perhaps as a reply to a member or to the bot."""
        number = self.platform.next_message(self.chat)
        said = {**self._message(person, number, self.group()), "text": text, "entities": list(entities(text))}
        if topic is not None:
            head = {"message_id": topic, "from": _BOT, "forum_topic_created": {"name": TOPICS[topic]}}
            said |= {"is_topic_message": True, "message_thread_id": topic, "reply_to_message": head}
        if reply_to is not None:
            said["reply_to_message"] = {"message_id": reply_to, "from": _BOT if to_bot else {"id": 9}}
        return self._done(
            Act(kind, person, self.chat, number, text, self.now, self._began, reply_to, None, topic), message=said
        )

    def edit(self, act: Act, text: str) -> Act:
        """Change the words of something said in the group."""
        said = self._message(act.person, act.message, self.group())
        said |= {"text": text, "entities": list(entities(text)), "edit_date": self.now}
        if act.topic is not None:
            said |= {"is_topic_message": True, "message_thread_id": act.topic}
        return self._done(
            Act("edit", act.person, act.chat, act.message, text, self.now, self._began, topic=act.topic),
            edited_message=said,
        )

    def privately(self, person: int, text: str, reply_to: int | None = None) -> Act:
        """Write to the bot in private, which opens that chat."""
        self.platform.started.add(person)
        self.platform.shut.discard(person)
        number = self.platform.next_message(str(person))
        said = {**self._message(person, number, {"id": person, "type": "private"}), "text": text}
        said["entities"] = list(entities(text))
        if reply_to is not None:
            said["reply_to_message"] = {"message_id": reply_to, "from": _BOT}
        return self._done(
            Act("private", person, str(person), number, text, self.now, self._began, reply_to), message=said
        )

    def press(self, person: int, shown: Shown, button: Button) -> Act:
        """Press a button; a link into the private chat is followed."""
        if url := button.get("url"):
            link = parse_qs(urlsplit(url).query).get("start", ["hello"])[0]
            return self.privately(person, f"/start {link}")
        press = f"q{len(self.acts)}"
        place = self.group() if shown.chat == self.chat else {"id": int(shown.chat), "type": "private"}
        under: dict[str, Any] = {"message_id": shown.message, "date": self.now, "chat": place, "from": _BOT}
        if shown.topic is not None:
            under |= {"is_topic_message": True, "message_thread_id": shown.topic}
        query = {"id": press, "from": self._person(person), "message": under, "data": button["callback_data"]}
        data = button["callback_data"]
        return self._done(
            Act("press", person, shown.chat, shown.message, data, self.now, self._began, shown.message, press),
            callback_query=query,
        )

    def service(self, person: int, **what: Any) -> Act:
        """Let the platform tell of something in the group: a join, a leave, a move."""
        number = self.platform.next_message(self.chat)
        said = {**self._message(person, number, self.group()), **what}
        return self._done(Act("service", person, self.chat, number, "", self.now, self._began), message=said)

    def membership(self, person: int, chat: Mapping[str, Any], before: str, after: str) -> Act:
        """Let the platform tell that the bot came to a chat or was shut out of it."""
        change = {
            "chat": chat,
            "from": self._person(person),
            "date": self.now,
            "old_chat_member": {"status": before, "user": _BOT},
            "new_chat_member": {"status": after, "user": _BOT},
        }
        return self._done(
            Act("service", person, str(chat["id"]), 0, after, self.now, self._began), my_chat_member=change
        )

    def group(self) -> dict[str, Any]:
        """Write the group as the platform does."""
        if self.is_forum:
            return {"id": CHAT, "type": "supergroup", "title": TITLE, "is_forum": True}
        return {"id": OLD_CHAT, "type": "group", "title": TITLE}

    @property
    def _began(self) -> int:
        return len(self.platform.requests)

    def _person(self, person: int) -> dict[str, Any]:
        return {"id": person, "is_bot": False, "first_name": self.names.get(person, "Somebody")}

    def _message(self, person: int, number: int, chat: Mapping[str, Any]) -> dict[str, Any]:
        return {"message_id": number, "date": self.now, "chat": chat, "from": self._person(person)}

    def _done(self, act: Act, **update: Any) -> Act:
        self.acts.append(act)
        self.offered.append(update)
        return act
