"""What a chat costs in resident memory: the same process with 1,000 and with 100,000 chats behind it.

Updates go through intake, transaction, outbox and delivery; only the platform's HTTP is left out, which keeps no state
for a chat.
"""

import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measured import Report, Say, at_most, table
from benchmarks.processes import CACHE, resident_mb, running, said
from bot import assembly, clock, library, understanding
from bot.chat import Incoming, Kind
from bot.delivery import Delivered, Outcome, Outgoing

FEW, MANY = 1_000, 100_000
AT_ONCE = 200
OFTEN, SELDOM = 5, 100  # one chat in so many asks in its own words; often at first, so that all caches are full early
GATEWAY = "memory"


def run(say: Say) -> Report:
    """Compare the two."""
    say(f"memory: {MANY:,} chats")
    with running("benchmarks.memory", {}) as process:
        found = json.loads(said(process))
    growth = found["many"] / found["few"]
    bar = at_most(2, f"Resident memory, {MANY:,} chats against {FEW:,}", 1.1, growth, f"{MANY:,} chats")
    shown = table("Resident memory, through intake and delivery", "chats touched", "MB")
    shown.add_row("none (ready to start)", f"{found['none']:.0f}")
    shown.add_row(f"{FEW:,}", f"{found['few']:.0f}")
    shown.add_row(f"{MANY:,} (in {found['took']:.0f} s)", f"{found['many']:.0f}")
    return Report([bar], [shown])


async def measure(folder: Path) -> dict[str, float]:
    """Let one chat after the other write once, and look at the process on the way."""
    read = library.read(library.find(None))
    meaning = understanding.load(read, CACHE, None, lambda _: None)
    house = assembly.build(folder / "memory.db", read, meaning.understand, now=clock.system, default_zone="UTC")
    sender = house.delivery(GATEWAY, _sent)
    sending = asyncio.create_task(sender.run())
    questions = [phrasing.text for phrasing in read.phrasings[:AT_ONCE]]
    found, started = {"none": resident_mb()}, time.perf_counter()

    async def touch(chats: range, question_every: int) -> None:
        for at in range(chats.start, chats.stop, AT_ONCE):
            updates = (_said(chat, questions, question_every) for chat in range(at, at + AT_ONCE))
            await asyncio.gather(*map(house.intake.take, updates))
        await sender.idle()

    await touch(range(FEW), OFTEN)
    found["few"] = resident_mb()
    await touch(range(FEW, MANY), SELDOM)
    found |= {"many": resident_mb(), "took": time.perf_counter() - started}
    sending.cancel()
    house.close()
    return found


def _said(chat: int, questions: list[str], question_every: int) -> Incoming:
    text = questions[chat // question_every % len(questions)] if chat % question_every == 0 else "/topics"
    return Incoming(GATEWAY, chat + 1, Kind.TEXT, str(chat), str(chat), text, sent_at=int(time.time()), message=1)


async def _sent(outgoing: Outgoing) -> Outcome:
    return Delivered(outgoing.row)


if __name__ == "__main__":
    print("ready", flush=True)
    with tempfile.TemporaryDirectory() as place:
        print(json.dumps(asyncio.run(measure(Path(place)))), file=sys.stdout, flush=True)
