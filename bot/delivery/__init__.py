"""The outbox: what leaves, in which order, at which pace."""

from bot.delivery.crowd import Crowded
from bot.delivery.leaving import forget, let_go
from bot.delivery.menus import strip
from bot.delivery.outbox import put, put_unprompted
from bot.delivery.outcome import (
    Delivered,
    Gone,
    Lost,
    Migrated,
    Outcome,
    Outgoing,
    Refused,
    Send,
    Stop,
    Unreachable,
    Wait,
)
from bot.delivery.pressed import Pressed, pressed
from bot.delivery.said import about_of, is_notice
from bot.delivery.schema import MIGRATIONS
from bot.delivery.settle import next_ready
from bot.delivery.told import tells
from bot.delivery.upkeep import highest, move, prune, withdraw, withdraw_about, withdraw_place
from bot.delivery.worker import LEASE_S, Delivery, Draw, MaySpeak, Stopped

__all__ = [
    "LEASE_S",
    "MIGRATIONS",
    "Crowded",
    "Delivered",
    "Delivery",
    "Draw",
    "Gone",
    "Lost",
    "MaySpeak",
    "Migrated",
    "Outcome",
    "Outgoing",
    "Pressed",
    "Refused",
    "Send",
    "Stop",
    "Stopped",
    "Unreachable",
    "Wait",
    "about_of",
    "forget",
    "highest",
    "is_notice",
    "let_go",
    "move",
    "next_ready",
    "pressed",
    "prune",
    "put",
    "put_unprompted",
    "strip",
    "tells",
    "withdraw",
    "withdraw_about",
    "withdraw_place",
]
