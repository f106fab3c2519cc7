"""The conversation in a terminal: the same bot without a token and without a network."""

from bot.gateways.terminal.cast import Cast
from bot.gateways.terminal.clock import Clock, instant, walk
from bot.gateways.terminal.gateway import Terminal
from bot.gateways.terminal.lines import Keyboard, piped
from bot.gateways.terminal.page import Page, PlainPage, page_on
from bot.gateways.terminal.turns import GATEWAY

__all__ = [
    "GATEWAY",
    "Cast",
    "Clock",
    "Keyboard",
    "Page",
    "PlainPage",
    "Terminal",
    "instant",
    "page_on",
    "piped",
    "walk",
]
