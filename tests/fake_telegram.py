"""A Bot API server on 127.0.0.1 that does as told: scripted refusals, the offset rule, all requests kept."""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

import aiohttp
from aiohttp import web

TOKEN = "123456789:AAfakefakefakefakefakefakefakefakefa"
BOT_ID = 123456789
USERNAME = "RxLadderBot"
NAME = "RxLadder"
Chat = int | Mapping[str, Any] | None  # a supergroup's id, a chat as Telegram writes it, or the private chat
_SENDS = ("sendMessage", "sendPhoto", "sendDocument", "sendPoll")


@dataclass(frozen=True)
class Request:
    """What the bot asked: the parameters as JSON values, the files by name, as (file name, content)."""

    method: str
    params: Mapping[str, Any]
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)

    @property
    def chat(self) -> str:
        """Name the chat it is about, as text."""
        return str(self.params.get("chat_id", ""))


@dataclass
class _Script:
    """An answer that was ordered in advance, for so many requests (None: for all)."""

    method: str
    chat: str | None
    status: int
    body: bytes | None
    delay_s: float
    times: int | None


class FakeTelegram:
    """One bot's Bot API.

    `requests` holds every request in order. `admins`, `chats` and `members` (what the bot itself is there) answer
    getChatAdministrators, getChat and getChatMember, by the chat's id as text; other chats are not found. An
    administrator is an id, or written whole.
    `order` scripts an answer, `add` queues an update for getUpdates, `post` sends one to the webhook that was set.
    """

    def __init__(self, token: str = TOKEN, username: str = USERNAME, bot_id: int = BOT_ID) -> None:
        self.token = token
        self.me = {"id": bot_id, "is_bot": True, "first_name": NAME, "username": username}
        self.requests: list[Request] = []
        self.admins: dict[str, list[int | dict[str, Any]]] = {}
        self.chats: dict[str, dict[str, Any]] = {}
        self.members: dict[str, dict[str, Any]] = {}
        self.webhook: Mapping[str, Any] = {}
        self.url = ""
        self._scripts: list[_Script] = []
        self._updates: deque[tuple[int, bytes]] = deque()
        self._next_update = 1000
        self._message_ids: dict[str, int] = defaultdict(int)
        self._news = asyncio.Condition()
        self._asked = asyncio.Condition()
        self._polls = 0
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self, port: int = 0) -> None:
        """Listen; `url` is then the root of this Bot API. A port of 0 picks a free one."""
        app = web.Application(client_max_size=64 * 2**20)
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Close the server and whatever is being answered."""
        if self._runner is not None:
            await self._runner.cleanup()

    def order(
        self,
        method: str,
        status: int = 200,
        description: str = "",
        *,
        chat: int | str | None = None,
        times: int | None = 1,
        body: bytes | None = None,
        delay_s: float = 0.0,
        **parameters: Any,
    ) -> None:
        """Script answers to a method (`*`: to any).

        A status of 400 and above is refused with the description and ResponseParameters; `body` answers with those
        very bytes; with 200 and no body the request is done as usual, after `delay_s` seconds.
        """
        refusal: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
        if parameters:
            refusal["parameters"] = parameters
        written = json.dumps(refusal).encode() if status >= 400 else None
        about = None if chat is None else str(chat)
        self._scripts.append(_Script(method, about, status, written if body is None else body, delay_s, times))

    async def add(self, *updates: Mapping[str, Any]) -> list[int]:
        """Queue updates for getUpdates and give their numbers; `update_id` is set where there is none."""
        numbers = []
        async with self._news:
            for update in updates:
                number = update.get("update_id", self._next_update)
                if isinstance(number, int):
                    self._next_update = max(self._next_update, number + 1)
                numbers.append(number)
                self._updates.append((number, json.dumps({"update_id": number, **update}).encode()))
            self._news.notify_all()
        return numbers

    async def post(self, update: Mapping[str, Any], secret: str | None = None) -> int:
        """Post an update to the webhook that the bot has set, and give the HTTP status of its answer."""
        number = update.get("update_id", self._next_update)
        self._next_update = max(self._next_update, number + 1)
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret or self.webhook.get("secret_token", "")}
        body = {"update_id": number, **update}
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.webhook["url"], json=body, headers=headers) as response,
        ):
            return response.status

    def of(self, *methods: str) -> list[Request]:
        """List the requests of these methods."""
        return [request for request in self.requests if request.method in methods]

    def said(self, chat: int | str) -> list[str]:
        """List the texts and captions sent to a chat."""
        sent = (request.params for request in self.of(*_SENDS) if request.chat == str(chat))
        return [params.get("text") or params.get("caption", "") for params in sent]

    @property
    def unconfirmed(self) -> list[int]:
        """List the numbers of the updates that the bot has not confirmed."""
        return [number for number, _ in self._updates]

    async def until(self, method: str, count: int = 1, within_s: float = 5.0) -> list[Request]:
        """Wait for so many requests of a method."""
        async with asyncio.timeout(within_s), self._asked:
            await self._asked.wait_for(lambda: len(self.of(method)) >= count)
        return self.of(method)

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        params, files = await _params(request)
        asked = Request(method, params, files)
        self.requests.append(asked)
        async with self._asked:
            self._asked.notify_all()
        if request.match_info["token"] != self.token:
            return _refusal(401, "Unauthorized")
        script = self._script_for(asked)
        if script is not None:
            await asyncio.sleep(script.delay_s)
            if script.body is not None:
                return web.Response(status=script.status, body=script.body, content_type="application/json")
        return await self._answer(asked)

    def _script_for(self, asked: Request) -> _Script | None:
        for script in self._scripts:
            if script.method in (asked.method, "*") and script.chat in (None, asked.chat) and script.times != 0:
                if script.times is not None:
                    script.times -= 1
                return script
        return None

    async def _answer(self, asked: Request) -> web.Response:
        match asked.method:
            case "getMe":
                return _result(self.me)
            case "getUpdates":
                return await self._get_updates(asked.params)
            case "setWebhook" | "deleteWebhook":
                self.webhook = asked.params if asked.method == "setWebhook" else {}
                return _result(True)
            case "getChat" if asked.chat in self.chats:
                return _result({"id": asked.params["chat_id"], "type": "supergroup", **self.chats[asked.chat]})
            case "getChatAdministrators" if asked.chat in self.admins:
                return _result([_admin(each) for each in self.admins[asked.chat]])
            case "getChat" | "getChatAdministrators":
                return _refusal(400, "Bad Request: chat not found")
            case "getChatMember":
                return _result(self.members.get(asked.chat, {"status": "member"}))
            case method if method in _SENDS:
                self._message_ids[asked.chat] += 1
                return _result({"message_id": self._message_ids[asked.chat], "chat": {"id": asked.params["chat_id"]}})
            case "editMessageText" | "editMessageReplyMarkup":
                return _result({"message_id": asked.params["message_id"], "chat": {"id": asked.params["chat_id"]}})
            case _:
                return _result(True)

    async def _get_updates(self, params: Mapping[str, Any]) -> web.Response:
        """Forget all before the offset; then give what there is, or wait for it. A second poll ends the first."""
        if self.webhook:
            return _refusal(409, "Conflict: can't use getUpdates method while webhook is active")
        offset, limit = params.get("offset"), int(params.get("limit", 100))
        while offset is not None and self._updates and self._updates[0][0] < int(offset):
            self._updates.popleft()
        self._polls += 1
        mine = self._polls
        async with self._news:
            self._news.notify_all()
            try:
                async with asyncio.timeout(float(params.get("timeout", 0))):
                    await self._news.wait_for(lambda: self._updates or self._polls != mine)
            except TimeoutError:
                pass
        if self._polls != mine:
            return _refusal(409, "Conflict: terminated by other getUpdates request")
        batch = b",".join(raw for _, raw in list(self._updates)[:limit])
        return web.Response(body=b'{"ok":true,"result":[' + batch + b"]}", content_type="application/json")


async def _params(request: web.Request) -> tuple[dict[str, Any], dict[str, tuple[str, bytes]]]:
    """Read parameters as Telegram does: from JSON, a form or a multipart form, or the query."""
    if request.content_type == "application/json":
        return await request.json() or {}, {}
    params: dict[str, Any] = dict(request.query)
    files: dict[str, tuple[str, bytes]] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = value.filename, value.file.read()
        else:
            params[name] = _json_or_text(value)
    return params, files


def _json_or_text(value: Any) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value


def _result(result: Any) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _refusal(status: int, description: str) -> web.Response:
    return web.json_response({"ok": False, "error_code": status, "description": description}, status=status)


def _admin(of: int | Mapping[str, Any]) -> Mapping[str, Any]:
    return {"status": "administrator", "user": {"id": of}} if isinstance(of, int) else of


def _place(person: int, chat: Chat) -> Mapping[str, Any]:
    if chat is None:
        return {"id": person, "type": "private"}
    return {"id": chat, "type": "supergroup"} if isinstance(chat, int) else chat


def message(text: str = "", *, person: int = 7, chat: Chat = None, **more: Any) -> dict[str, Any]:
    """Write an update with one message: in the person's private chat, or in a group."""
    said = {"text": text} if text else {}
    sender = {"id": person, "is_bot": False, "first_name": "Kim"}
    place = _place(person, chat)
    return {"message": {"message_id": 1, "date": 1_800_000_000, "chat": place, "from": sender, **said, **more}}


def press(data: str, *, person: int = 7, chat: Chat = None, message_id: int = 5, date: int = 1) -> dict[str, Any]:
    """Write an update with one pressed button."""
    under = {"message_id": message_id, "date": date, "chat": _place(person, chat)}
    return {"callback_query": {"id": f"q{person}", "from": {"id": person}, "message": under, "data": data}}
