"""The chatter of groups: silence where nobody called, an answer to every call; over HTTP, through the whole house."""

import asyncio
import json
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.crash.ways import Polled
from benchmarks.measured import Report, Say, none_of, table
from benchmarks.processes import CACHE, ROOT
from bot import assembly, clock, library, understanding
from bot.chat import Menus
from bot.gateways.telegram import GATEWAY, TelegramGateway
from tests.fake_telegram import BOT_ID, TOKEN, USERNAME, FakeTelegram, message

ISSUES = (2, 7)  # both ask for it
LINES = ROOT / "tests" / "questions" / "chatter-dev.jsonl"
# What a chat is; "general" is a forum's first topic, "comment" the group of a channel, "copy" the channel's own post.
KINDS = ("group", "supergroup", "topic", "general", "comment", "copy")
# What the platform brings to the bot: everything, or (privacy mode) what is meant for it, mentions perhaps left out.
HEARD = ("all", "private, with mentions", "private, without mentions")
PATIENCE_S = 120.0
_NOT_FOR_A_CHAT = ("getUpdates", "getMe", "deleteWebhook", "setMyCommands")
_ASKED_ABOUT_A_CHAT = ("getChat", "getChatMember", "getChatAdministrators")
_KEPT = "SELECT chat_id FROM people UNION ALL SELECT chat_id FROM places"
_FORWARDER, _CHANNEL = 777000, -1009
_HEAD = 40  # the message that a topic or a thread of comments hangs on


@dataclass(frozen=True, slots=True)
class Heard:
    """A line as it reaches the bot in a chat of its own."""

    kind: str
    how: str
    is_call: bool
    chat: str
    update: dict[str, Any]


def run(say: Say) -> Report:
    """Say every line in a chat of its own of each kind."""
    say("chatter in groups")
    heard = list(everything([json.loads(line) for line in LINES.read_text("utf-8").splitlines()]))
    with tempfile.TemporaryDirectory() as folder:
        spoke, kept = asyncio.run(_said(Path(folder) / "chatter.db", [each.update for each in heard]))
    silent, calls = [each for each in heard if not each.is_call], [each for each in heard if each.is_call]
    counts = (
        ("messages or typing where silence is expected", _count(silent, spoke), f"{len(silent)} lines"),
        ("anything kept but the update's number", _count(silent, kept), f"{len(silent)} lines"),
        ("calls without an answer", len(calls) - _count(calls, spoke), f"{len(calls)} calls"),
    )
    bars = [none_of(issue, f"chatter-dev: {what}", count, n) for issue in ISSUES for what, count, n in counts]
    shown = table("Chatter in groups", "kind", "heard", "silent", "broken", "calls", "answered")
    for kind, how in dict.fromkeys((each.kind, each.how) for each in heard):
        hushed, called = ([one for one in some if (one.kind, one.how) == (kind, how)] for some in (silent, calls))
        row = (len(hushed), _count(hushed, spoke), len(called), _count(called, spoke))
        shown.add_row(kind, how, *map(str, row))
    return Report(bars, [shown])


def _count(some: Sequence[Heard], chats: set[str]) -> int:
    return sum(each.chat in chats for each in some)


async def _said(file: Path, updates: list[dict[str, Any]]) -> tuple[set[str], set[str]]:
    """Give the chats where the bot did anything, and those of which it keeps anything."""
    read = library.read(library.find(None))
    meaning = understanding.load(read, CACHE, None, lambda _: None)
    house = assembly.build(file, read, meaning.understand, now=clock.system, default_zone="UTC")
    async with FakeTelegram() as telegram:
        gateway = TelegramGateway(TOKEN, telegram.url)
        await gateway.start(Menus())
        sender = house.delivery(GATEWAY, gateway.send)
        running = [
            asyncio.create_task(sender.run()),
            asyncio.create_task(gateway.poll(house.intake, house.needs)),
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
        unseen = (*_NOT_FOR_A_CHAT, *_ASKED_ABOUT_A_CHAT)
        spoke = {request.chat for request in telegram.requests if request.method not in unseen}
    with closing(sqlite3.connect(file)) as raw:
        return spoke, {str(row[0]) for row in raw.execute(_KEPT)}


def everything(lines: Sequence[dict[str, Any]]) -> Iterator[Heard]:
    """Say every line in every kind of chat, as far as the platform brings it; the copy of a post calls nobody."""
    chat = -1000
    for kind in KINDS:
        for how in HEARD:
            for line in lines:
                if _is_brought(line, how):
                    chat -= 1
                    is_call = kind != "copy" and line["expect"] == "speak"
                    yield Heard(kind, how, is_call, str(chat), _delivered(line, kind, chat, person=-chat))


def _is_brought(line: dict[str, Any], how: str) -> bool:
    """Tell whether the platform brings a line to a bot that is no administrator."""
    text, first = line["text"], line["text"].split()[0]
    if how == HEARD[0] or line["reply_to"] == "bot":
        return True
    if first.startswith("/"):
        return "@" not in first or first.lower().endswith(f"@{USERNAME.lower()}")
    return how == HEARD[1] and f"@{USERNAME.lower()}" in text.lower()


def _delivered(line: dict[str, Any], kind: str, chat: int, person: int) -> dict[str, Any]:
    """Write a line as the platform delivers it."""
    more: dict[str, Any] = {"date": int(time.time()), "entities": list(entities(line["text"])), **_around(kind)}
    if line["reply_to"] and kind != "copy":
        before = {"id": BOT_ID, "is_bot": True, "username": USERNAME} if line["reply_to"] == "bot" else {"id": 9}
        more["reply_to_message"] = {"message_id": 44, "from": before}
        if kind == "general":  # any reply in a supergroup carries a thread that is no topic
            more["message_thread_id"] = 44
    place = {"id": chat, "type": "group" if kind == "group" else "supergroup"}
    if kind in ("topic", "general"):
        place["is_forum"] = True
    return message(line["text"], person=person, chat=place, **more)


def _around(kind: str) -> dict[str, Any]:
    """Give what a message carries because of where it stands."""
    if kind == "topic":
        head = {"message_id": _HEAD, "from": {"id": 9}, "forum_topic_created": {"name": "Questions", "icon_color": 0}}
        return {"is_topic_message": True, "message_thread_id": _HEAD, "reply_to_message": head}
    channel = {"id": _CHANNEL, "type": "channel", "title": "News"}
    sender = {"id": _FORWARDER, "is_bot": False, "first_name": "Telegram"}
    post = {"from": sender, "sender_chat": channel, "is_automatic_forward": True}
    if kind == "comment":
        return {"message_thread_id": _HEAD, "reply_to_message": {"message_id": _HEAD, **post}}
    return post if kind == "copy" else {}


def entities(text: str) -> Iterator[dict[str, Any]]:
    """Mark commands and mentions as the platform does."""
    for word in text.split():
        kind = "mention" if word.startswith("@") else "bot_command" if word.startswith("/") else ""
        if kind:
            shown = word.rstrip("?,.")
            offset = len(text[: text.index(word)].encode("utf-16-le")) // 2
            yield {"type": kind, "offset": offset, "length": len(shown.encode("utf-16-le")) // 2}
