"""The chatter of groups: silence where nobody called, an answer to every call; over HTTP, through the whole house."""

import asyncio
import json
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from benchmarks.crash.ways import Polled
from benchmarks.measured import Report, Say, none_of, table
from benchmarks.processes import CACHE, ROOT
from bot import assembly, clock, library, understanding
from bot.gateways.telegram import GATEWAY, TelegramGateway
from tests.fake_telegram import BOT_ID, TOKEN, USERNAME, FakeTelegram, message

LINES = ROOT / "tests" / "questions" / "chatter-dev.jsonl"
KINDS = ("group", "supergroup", "topic")
PATIENCE_S = 60.0
_NOT_FOR_A_CHAT = ("getUpdates", "getMe", "deleteWebhook", "setMyCommands")
_KEPT = "SELECT chat_id FROM people UNION ALL SELECT chat_id FROM places"


def run(say: Say) -> Report:
    """Say every line in a chat of its own of each kind."""
    say("chatter in groups")
    lines = [json.loads(line) for line in LINES.read_text("utf-8").splitlines()]
    updates = list(_updates(lines))
    with tempfile.TemporaryDirectory() as folder:
        spoke, kept = asyncio.run(_said(Path(folder) / "chatter.db", [update for _, _, update in updates]))
    silent = [(kind, _chat(update)) for kind, line, update in updates if line["expect"] == "silent"]
    calls = [(kind, _chat(update)) for kind, line, update in updates if line["expect"] == "speak"]
    n = f"{len(silent)} lines"
    bars = [
        none_of(2, "chatter-dev: messages or typing where silence is expected", _count(silent, spoke), n),
        none_of(2, "chatter-dev: anything kept but the update's number", _count(silent, kept), n),
        none_of(2, "chatter-dev: calls without an answer", len(calls) - _count(calls, spoke), f"{len(calls)} calls"),
    ]
    shown = table("Chatter in groups", "kind", "silent", "broken", "calls", "answered")
    for kind in KINDS:
        hushed, called = ([one for one in some if one[0] == kind] for some in (silent, calls))
        counts = (len(hushed), _count(hushed, spoke), len(called), _count(called, spoke))
        shown.add_row(kind, *map(str, counts))
    return Report(bars, [shown])


def _count(some: list[tuple[str, str]], chats: set[str]) -> int:
    return sum(chat in chats for _, chat in some)


async def _said(file: Path, updates: list[dict[str, Any]]) -> tuple[set[str], set[str]]:
    """Give the chats where the bot did anything, and those of which it keeps anything."""
    read = library.read(library.find(None))
    meaning = understanding.load(read, CACHE, None, lambda _: None)
    house = assembly.build(file, read, meaning.understand, now=clock.system, default_zone="UTC")
    async with FakeTelegram() as telegram:
        gateway = TelegramGateway(TOKEN, telegram.url)
        await gateway.start([], [])
        sender = house.delivery(GATEWAY, gateway.send)
        running = [
            asyncio.create_task(sender.run()),
            asyncio.create_task(gateway.poll(house.intake, house.conversation.needs)),
        ]
        await telegram.add(*updates)
        async with asyncio.timeout(PATIENCE_S):
            await Polled(telegram).confirmed()
            await sender.idle()
        for task in running:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await gateway.close()
        house.close()
        spoke = {request.chat for request in telegram.requests if request.method not in _NOT_FOR_A_CHAT}
    with closing(sqlite3.connect(file)) as raw:
        return spoke, {str(row[0]) for row in raw.execute(_KEPT)}


def _updates(lines: list[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    for kind in KINDS:
        for index, line in enumerate(lines):
            chat = -(1000 * (KINDS.index(kind) + 1) + index)
            yield kind, line, _delivered(line, kind, chat, person=-chat)


def _chat(update: dict[str, Any]) -> str:
    return str(update["message"]["chat"]["id"])


def _delivered(line: dict[str, Any], kind: str, chat: int, person: int) -> dict[str, Any]:
    """Write a line as the platform delivers it."""
    more: dict[str, Any] = {"date": int(time.time()), "entities": list(_entities(line["text"]))}
    if kind == "topic":
        more |= {"is_topic_message": True, "message_thread_id": 40}
        more["reply_to_message"] = {"message_id": 40, "from": {"id": 9}, "forum_topic_created": {}}
    if line["reply_to"]:
        before = {"id": BOT_ID, "is_bot": True, "username": USERNAME} if line["reply_to"] == "bot" else {"id": 9}
        more["reply_to_message"] = {"message_id": 44, "from": before}
    place = {"id": chat, "type": "group" if kind == "group" else "supergroup"}
    return message(line["text"], person=person, chat=place, **more)


def _entities(text: str) -> Iterator[dict[str, Any]]:
    for word in text.split():
        kind = "mention" if word.startswith("@") else "bot_command" if word.startswith("/") else ""
        if kind:
            shown = word.rstrip("?,.")
            offset = len(text[: text.index(word)].encode("utf-16-le")) // 2
            yield {"type": kind, "offset": offset, "length": len(shown.encode("utf-16-le")) // 2}
