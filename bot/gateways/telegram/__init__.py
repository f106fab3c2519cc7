"""The only room that knows Telegram."""

from bot.gateways.telegram.gateway import TelegramGateway
from bot.gateways.telegram.reading import GATEWAY
from bot.gateways.telegram.trouble import CannotStart
from bot.gateways.telegram.webhook import WebhookPlace

__all__ = ["GATEWAY", "CannotStart", "TelegramGateway", "WebhookPlace"]
