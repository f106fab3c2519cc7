"""A Bot API for throughput runs, in a process of its own: ready-made updates, answers as long as real ones.

`POST /run` with {"warm": n} or {"kind": ..., "n": ...} offers updates and answers when the bot has answered them all.
"""

import asyncio
import json
import sys
import time
from collections import Counter
from typing import Any
from urllib.parse import parse_qs

from aiohttp import web

from benchmarks import load

PATIENCE_S = 120.0
ME = {"id": 123456789, "is_bot": True, "first_name": "RxLadder", "username": "RxLadderBot"}
DONE = b'{"ok":true,"result":true}'
SENT = (
    '{"ok":true,"result":{"message_id":%d,"from":' + json.dumps(ME) + ',"chat":{"id":%d,"first_name":"Test",'
    '"last_name":"Person","username":"person","type":"private"},"date":1790000000,"text":'
    + json.dumps("word " * 80)
    + "}}"
)


class FastApi:
    """Everything that is offered and what has been answered of it."""

    def __init__(self) -> None:
        self.updates: list[bytes] = []
        self.first = 1000  # the number of updates[0]
        self.counts: Counter[str] = Counter()
        self.messages: Counter[int] = Counter()
        self.wanted: dict[str, int] = {}
        self.news, self.done = asyncio.Event(), asyncio.Event()

    async def handle(self, request: web.BaseRequest) -> web.Response:
        """Answer one request, the bot's or the benchmark's."""
        method = request.path.rpartition("/")[2]
        body = await request.read()
        if method == "run":
            return web.json_response(await self._run(json.loads(body)))
        params = _params(request, body)
        if method == "getUpdates":
            return _json(await self._get_updates(params))
        if method == "getMe":
            return _json(json.dumps({"ok": True, "result": ME}).encode())
        if method not in ("sendMessage", "editMessageText"):
            self._count(method)
            return _json(DONE)
        chat = int(params["chat_id"])
        if method == "sendMessage":
            self.messages[chat] += 1
        message = self.messages[chat] if method == "sendMessage" else int(params["message_id"])
        self._count("answers")
        return _json((SENT % (message, chat)).encode())

    async def _run(self, task: dict[str, Any]) -> dict[str, float]:
        number = self.first + len(self.updates)
        if "warm" in task:
            offered = load.warm_up(number, task["warm"], task["theme"])
        else:
            make = {"commands": load.commands, "with free text": load.with_free_text}[task["kind"]]
            offered = make(number, task["n"], task["theme"], task["entry"])
        presses = sum(b'"callback_query"' in raw for raw in offered)
        self.counts.clear()
        self.wanted = {"answers": len(offered), "answerCallbackQuery": presses}
        self.done.clear()
        started, cpu = time.perf_counter(), time.process_time()
        self.updates += offered
        self.news.set()
        await asyncio.wait_for(self.done.wait(), PATIENCE_S)
        return {"wall": time.perf_counter() - started, "api_cpu": time.process_time() - cpu, "n": len(offered)}

    def _count(self, what: str) -> None:
        self.counts[what] += 1
        if all(self.counts[name] >= count for name, count in self.wanted.items()):
            self.done.set()

    async def _get_updates(self, params: dict[str, Any]) -> bytes:
        at = max(0, int(params.get("offset") or 0) - self.first)
        if at >= len(self.updates):
            self.news.clear()
            try:
                await asyncio.wait_for(self.news.wait(), float(params.get("timeout") or 0))
            except TimeoutError:
                return b'{"ok":true,"result":[]}'
        return b'{"ok":true,"result":[' + b",".join(self.updates[at : at + 100]) + b"]}"


def _params(request: web.BaseRequest, body: bytes) -> dict[str, Any]:
    if request.content_type == "application/json":
        found: dict[str, Any] = json.loads(body or b"{}") or {}
        return found
    return {name: values[0] for name, values in parse_qs(body.decode()).items()}


def _json(body: bytes) -> web.Response:
    return web.Response(body=body, content_type="application/json")


async def main(port: int) -> None:
    """Serve until ended."""
    runner = web.ServerRunner(web.Server(FastApi().handle, access_log=None))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    print("ready", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.argv[1])["port"]))
