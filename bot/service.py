"""The bot on Telegram, from start to drained stop."""

import asyncio
import gc
import logging
import signal
from collections.abc import Coroutine, Sequence
from contextlib import nullcontext, suppress
from typing import Any

from bot import assembly, clock, database
from bot.assembly import House, Understand
from bot.chat import Feature, For, Menus
from bot.delivery import LEASE_S, Delivery
from bot.gateways.telegram import GATEWAY, TelegramGateway, WebhookPlace
from bot.library import Library
from bot.settings import Settings

DRAIN_S = 3.0  # a service manager gives five seconds; landing what is in flight may take one more

log = logging.getLogger(__name__)


async def serve(
    settings: Settings,
    read: Library,
    understand: Understand,
    *,
    more: Sequence[Feature] = (),
    lease_s: float = LEASE_S,
    alone: bool = True,
) -> None:
    """Run until SIGTERM or SIGINT, then finish what was begun.

    `more` are features of a caller's own. Not `alone`, it shares the file with another process: it takes no lock and
    waits for leases to run out. Raises DatabaseTrouble, or Stopped (CannotStart at the start) with one sentence when
    nothing will work any more.
    """
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    token = settings.telegram_token.get_secret_value() if settings.telegram_token else ""
    file, zone = settings.database_path, settings.default_timezone
    with database.lock(file) if alone else nullcontext():
        house = assembly.build(
            file, read, understand, now=clock.system, default_zone=zone, more=more, operators=settings.operators
        )
        _spare_the_collector()
        gateway = TelegramGateway(token, settings.telegram_api_url)
        try:
            me = await gateway.start(_menus(house), settings.operators)
            log.info("RxLadder is @%s on Telegram, by %s.", me.username, settings.ingress)
            ingress = _ingress(settings, gateway, house)
            sender = house.delivery(GATEWAY, gateway.send, lease_s=lease_s, alone=alone)
            await _until_stopped(house, sender, ingress, stop)
            log.info("Stopped; what is not sent yet goes out at the next start.")
        finally:
            await gateway.close()
            house.close()


def _menus(house: House) -> Menus:
    menu = house.conversation.menu
    return Menus(menu(False), menu(True), menu(True, For.ADMINS), menu(False, For.OPERATORS))


def _spare_the_collector() -> None:
    """Leave what is loaded by now to itself: looking through the model again and again stops the loop for 60 ms."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def _ingress(settings: Settings, gateway: TelegramGateway, house: House) -> Coroutine[Any, Any, None]:
    if settings.ingress == "webhook" and settings.webhook_url and settings.webhook_secret:
        secret = settings.webhook_secret.get_secret_value()
        place = WebhookPlace(settings.webhook_url, settings.webhook_listen, secret)
        return gateway.listen(house.intake, house.needs, place)
    return gateway.poll(house.intake, house.needs)


async def _until_stopped(
    house: House, sender: Delivery, ingress: Coroutine[Any, Any, None], stop: asyncio.Event
) -> None:
    """Keep ingress, delivery and the ticker going; whichever fails ends all with its sentence."""
    sending = asyncio.create_task(sender.run())
    coming = asyncio.create_task(ingress)
    ticking = asyncio.create_task(house.tick(GATEWAY))
    asked = asyncio.create_task(stop.wait())
    try:
        done, _ = await asyncio.wait({sending, coming, ticking, asked}, return_when=asyncio.FIRST_COMPLETED)
        for task in done - {asked}:
            task.result()
    finally:
        until = asyncio.get_running_loop().time() + DRAIN_S
        for task in (asked, ticking, coming):
            task.cancel()
        await asyncio.wait({asked, ticking, coming}, timeout=DRAIN_S)
        if not sending.done():
            with suppress(TimeoutError):
                await asyncio.wait_for(sender.idle(), max(0.0, until - asyncio.get_running_loop().time()))
        sending.cancel()
        await asyncio.wait({sending})
