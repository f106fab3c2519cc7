"""A platform with a group: what it shows, whom it lets the bot write to, an upgrade and a limit on the way."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.fake_telegram import BOT_ID, FakeTelegram, Request

SENDS = ("sendMessage", "sendPhoto", "sendDocument", "sendPoll")
EDITS = ("editMessageText", "editMessageReplyMarkup")
ANSWERS_AFTER_S = 0.002
Button = Mapping[str, str]


@dataclass
class Shown:
    """A message of the bot's as it stands now; `answers` is the one it replies to."""

    chat: str
    message: int
    text: str
    buttons: list[Button]
    answers: int | None
    topic: int | None
    is_gone: bool = False


class Platform(FakeTelegram):
    """One bot's Bot API with a group of many.

    `started` are those who have opened the private chat, `shut` those who blocked the bot; to others it cannot write.
    """

    def __init__(self) -> None:
        super().__init__()
        self.started: set[int] = set()
        self.shut: set[int] = set()
        self.shown: list[Shown] = []
        self.refused: dict[int, int] = {}  # which request, with which error
        self.chats: dict[str, dict[str, Any]] = {}
        self.moved: dict[str, int] = {}
        self.floods: dict[str, int] = {}  # how many requests for a chat are refused next
        self.flood_s = 7
        self.answers_after_s = ANSWERS_AFTER_S
        self.answering = 0  # requests about chats that were not answered yet

    def next_message(self, chat: str) -> int:
        """Give the number of the next message of a chat."""
        self._message_ids[chat] += 1
        return self._message_ids[chat]

    def last_message(self, chat: str) -> int:
        """Give the number of the newest message of a chat."""
        return self._message_ids[chat]

    def _index(self, asked: Request) -> int:
        return next(index for index in range(len(self.requests) - 1, -1, -1) if self.requests[index] is asked)

    def at(self, chat: str, message: int | None) -> Shown | None:
        """Find a message of the bot's."""
        return next((one for one in reversed(self.shown) if (one.chat, one.message) == (chat, message)), None)

    def newest(
        self, chat: str, label: str, *, answers: int | None = None, data: str = ""
    ) -> tuple[Shown, Button] | None:
        """Find the newest button in a chat that begins so and whose data ends so, perhaps under a certain answer."""
        for one in reversed(self.shown):
            if one.chat == chat and not one.is_gone and answers in (None, one.answers):
                for button in one.buttons:
                    if button["text"].startswith(label) and button.get("callback_data", "").endswith(data):
                        return one, button
        return None

    async def _answer(self, asked: Request) -> web.Response:
        if asked.chat:
            self.answering += 1
            try:
                await asyncio.sleep(self.answers_after_s)
            finally:
                self.answering -= 1
        if refusal := self._refusal(asked):
            status, description, parameters = refusal
            self.refused[self._index(asked)] = status
            body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
            return web.json_response({**body, "parameters": parameters} if parameters else body, status=status)
        answer = self._told(asked) or await super()._answer(asked)
        self._keep(asked, json.loads(answer.body) if isinstance(answer.body, bytes) else {})
        return answer

    def _refusal(self, asked: Request) -> tuple[int, str, dict[str, int]] | None:
        chat = asked.chat
        if chat in self.moved:
            gone = "Bad Request: group chat was upgraded to a supergroup chat"
            return 400, gone, {"migrate_to_chat_id": self.moved[chat]}
        if self.floods.get(chat, 0) and asked.method in (*SENDS, *EDITS, "setMessageReaction"):
            self.floods[chat] -= 1
            return 429, f"Too Many Requests: retry after {self.flood_s}", {"retry_after": self.flood_s}
        if chat.isdecimal() and asked.method not in ("setMyCommands", "getChat"):
            if int(chat) in self.shut:
                return 403, "Forbidden: bot was blocked by the user", {}
            if int(chat) not in self.started:
                return 403, "Forbidden: bot can't initiate conversation with a user", {}
        return None

    def _told(self, asked: Request) -> web.Response | None:
        """Tell of a chat what is asked only where there is a whole group."""
        found: Any = None
        if asked.method == "getChat":
            found = self.chats.get(asked.chat)
        elif asked.method == "getChatMember" and asked.params.get("user_id") == BOT_ID:
            found = {"status": "member", "user": self.me}
        return web.json_response({"ok": True, "result": found}) if found else None

    def _keep(self, asked: Request, answer: Mapping[str, Any]) -> None:
        params = asked.params
        if asked.method in SENDS:
            reply = params.get("reply_parameters") or {}
            text = params.get("text") or params.get("caption") or ""
            number = int(answer["result"]["message_id"])
            topic = params.get("message_thread_id")
            self.shown.append(Shown(asked.chat, number, text, _buttons(params), reply.get("message_id"), topic))
        elif (asked.method in EDITS or asked.method == "deleteMessage") and (
            one := self.at(asked.chat, int(params["message_id"]))
        ):
            one.text = params.get("text", one.text)
            one.buttons = _buttons(params)
            one.is_gone = asked.method == "deleteMessage"


def _buttons(params: Mapping[str, Any]) -> list[Button]:
    rows = (params.get("reply_markup") or {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]
