"""The bot of the day: the real house and gateway in a process of its own, whose clock somebody else moves."""

import asyncio
import json
import logging
import sys
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.mentoring.hands import Dial
from bot import assembly, library
from bot.assembly import House
from bot.chat import Context, For, GoalHeard, Match, Menus, Understood
from bot.delivery import Delivery
from bot.gateways.telegram import GATEWAY, TelegramGateway
from tests.fake_telegram import TOKEN

LOOKS_EVERY_S = 0.003
ZONE = "America/New_York"


def understood(known: dict[str, list[str]], text: str, _: Context | None) -> Understood:
    """Look up what a text means: a kind and an entry; everything else is unknown."""
    kind, entry = known.get(text, ("unknown", ""))
    if kind == "goal":
        return Understood("goal", "decline", goal=GoalHeard(text, None))
    if kind == "question":
        return Understood("question", "answer", (Match(entry, 0.95),))
    if kind == "choose":
        one, other = entry.split()
        return Understood("question", "choose", (Match(one, 0.5), Match(other, 0.4)))
    return Understood("unknown", "decline", (Match(entry, 0.3),) if entry else ())


async def live(task: dict[str, Any]) -> None:
    """Run until killed or told to stop."""
    asked, done = Dial(Path(task["asked"])), Dial(Path(task["done"]))
    read, understand = library.read(library.find(None)), partial(understood, task["known"])
    house = assembly.build(Path(task["db"]), read, understand, now=lambda: asked.read()[0], default_zone=ZONE)
    gateway = TelegramGateway(TOKEN, task["api"])
    menu = house.conversation.menu
    await gateway.start(Menus(menu(False), menu(True), menu(True, For.ADMINS)))
    sender = house.delivery(GATEWAY, gateway.send)
    running = [
        asyncio.create_task(sender.run()),
        asyncio.create_task(gateway.poll(house.intake, house.needs)),
        asyncio.create_task(_keep_time(house, sender, asked, done)),
    ]
    finished, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
    for each in finished:
        each.result()


async def _keep_time(house: House, sender: Delivery, asked: Dial, done: Dial) -> None:
    """Do what is due whenever the clock was moved or looked at, and say when there is something to do next."""
    last = 0
    while True:
        _, count = asked.read()
        if count != last:
            await house.intake.release(GATEWAY)
            await house.begin(GATEWAY)
            await house.erasing.step()
            sender.wake()
            await sender.idle()
            done.write(house.next_due(GATEWAY) or 0.0, count)
            last = count
        await asyncio.sleep(LOOKS_EVERY_S)


if __name__ == "__main__":
    logging.basicConfig(level=logging.ERROR)
    asyncio.run(live(json.loads(sys.argv[1])))
