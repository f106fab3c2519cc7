"""The floor: python-telegram-bot by itself, with ready-made answers, no database and no bookkeeping."""

import asyncio
import gc
import json
import os
import signal
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters

from benchmarks.pause import Pause
from benchmarks.processes import CACHE
from bot import assembly, library, understanding
from bot.chat import Incoming, Kind, Match, Reply, Understood
from bot.gateways import markup
from bot.gateways.telegram.request import AiohttpRequest

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_Context = ContextTypes.DEFAULT_TYPE


@dataclass(frozen=True, slots=True)
class Said:
    """An answer in the library's own terms."""

    text: str
    buttons: InlineKeyboardMarkup | None


class Answers:
    """The bot's own answers, laid out beforehand: what the floor sends is as long as what the bot sends."""

    def __init__(self, read: library.Library, meaning: understanding.Understanding) -> None:
        with tempfile.TemporaryDirectory() as folder:
            house = assembly.build(
                Path(folder) / "floor.db", read, meaning.understand, now=lambda: 0.0, default_zone="UTC"
            )
            theme, entry = read.published[0].theme, read.published[0].id
            typed = ("/start", "/help", "/topics", f"/theme {theme} 1", f"/entry {entry} {theme} 1")
            self.commands = {text: _laid_out(house, text, None) for text in typed}
            self.entries = {
                one.id: _laid_out(house, "?", _heard("question", "answer", one.id)) for one in read.published
            }
            three = [one.id for one in read.published][:3]
            self.choice = _laid_out(house, "?", _heard("question", "choose", *three))
            self.declined = {
                name: _laid_out(house, "?", Understood("unknown", "decline", boundary=name)) for name in read.boundaries
            }
            house.close()

    def to(self, heard: Understood) -> Said:
        """Pick the answer to a question."""
        if heard.decision == "answer":
            return self.entries[heard.entries[0].id]
        return self.choice if heard.decision == "choose" else self.declined[heard.boundary or "unknown"]


class Handlers:
    """What one would write by hand: look the answer up, send it."""

    def __init__(self, answers: Answers, meaning: understanding.Understanding, workers: ThreadPoolExecutor) -> None:
        self._answers, self._meaning, self._workers = answers, meaning, workers

    async def command(self, update: Update, context: _Context) -> None:
        """Answer a typed command."""
        assert update.message and update.message.text
        await self._send(update, context, self._answers.commands[update.message.text])

    async def press(self, update: Update, context: _Context) -> None:
        """Answer a press by editing the message it was on."""
        query = update.callback_query
        assert query and query.data
        said = self._answers.commands[query.data]
        await query.answer()
        await query.edit_message_text(
            said.text, parse_mode="HTML", reply_markup=said.buttons, link_preview_options=_NO_PREVIEW
        )

    async def question(self, update: Update, context: _Context) -> None:
        """Answer a question, understood in as many threads as the bot has."""
        assert update.message and update.message.text
        loop = asyncio.get_running_loop()
        heard = await loop.run_in_executor(self._workers, self._meaning.understand, update.message.text)
        await self._send(update, context, self._answers.to(heard))

    async def _send(self, update: Update, context: _Context, said: Said) -> None:
        assert update.effective_chat
        await context.bot.send_message(
            update.effective_chat.id,
            said.text,
            parse_mode="HTML",
            reply_markup=said.buttons,
            link_preview_options=_NO_PREVIEW,
        )


def _heard(kind: Any, decision: Any, *entries: str) -> Understood:
    return Understood(kind, decision, tuple(Match(name, 0.9) for name in entries))


def _laid_out(house: assembly.House, text: str, heard: Understood | None) -> Said:
    incoming = Incoming("floor", 1, Kind.TEXT, "1", "1", text, understood=heard, person_id=1, place_id=1)
    handed: list[Reply] = []

    def ask(db: Any) -> None:
        db.run(
            "INSERT OR IGNORE INTO people(id, gateway, chat_id, first_seen_at, seen_at) VALUES(1, 'floor', '1', 0, 0)"
        )
        db.run("INSERT OR IGNORE INTO places(id, gateway, chat_id, is_group, person_id) VALUES(1, 'floor', '1', 0, 1)")
        handed.extend(each for each in house.conversation.answer(incoming, db, 0) if isinstance(each, Reply))
        db.run("DELETE FROM turns")

    house.db.write_now(ask)
    rows = [
        [
            InlineKeyboardButton(button.label, url=button.url or None, callback_data=button.says or None)
            for button in row
        ]
        for row in handed[0].buttons
    ]
    return Said(markup.html(handed[0].text), InlineKeyboardMarkup(rows) if rows else None)


def application(task: dict[str, Any]) -> "Application[Any, Any, Any, Any, Any, Any]":
    """Set up the library: as it comes, or at its best (32 updates at a time over our own request)."""
    builder = Application.builder().token(task["token"]).base_url(f"{task['api']}/bot")
    if task["at_its_best"]:
        builder = (
            builder.request(AiohttpRequest(task["token"]))
            .get_updates_request(AiohttpRequest(task["token"]))
            .concurrent_updates(32)
        )
    return builder.build()


async def serve(task: dict[str, Any]) -> None:
    """Poll until told to stop; then say the loop's longest pause in milliseconds."""
    read = library.read(library.find(None))
    meaning = understanding.load(read, CACHE, None, lambda _: None, cache_size=0)
    workers = ThreadPoolExecutor(max_workers=max(1, min(4, os.cpu_count() or 1)))
    handlers = Handlers(Answers(read, meaning), meaning, workers)
    app = application(task)
    if task["our_collector"]:  # as our own service sets it, which PTB does not
        gc.freeze()
        gc.set_threshold(20_000, 20, 50)
    app.add_handler(CommandHandler(["start", "help", "topics", "theme"], handlers.command))
    app.add_handler(CallbackQueryHandler(handlers.press))
    app.add_handler(MessageHandler(filters.TEXT, handlers.question))
    stop, pause = asyncio.Event(), Pause()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, pause.forget)
    watching = asyncio.create_task(pause.watch())
    async with app:
        assert app.updater
        await app.updater.start_polling(poll_interval=0, timeout=30)
        await app.start()
        print("ready", flush=True)
        await stop.wait()
        print(json.dumps({"pause_ms": pause.longest_ms}), flush=True)
        watching.cancel()
        await app.updater.stop()
        await app.stop()


if __name__ == "__main__":
    asyncio.run(serve(json.loads(sys.argv[1])))
