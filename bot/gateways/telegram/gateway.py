"""Telegram as the rest of the house sees it: start, send, and let updates in."""

import logging
from collections.abc import Iterable, Sequence
from typing import Any

from telegram.error import InvalidToken, TelegramError

from bot.chat import Answer, Cards, Command, Incoming, Kind, Menus, Toast
from bot.delivery.outcome import Delivered, Outcome, Outgoing, Refused
from bot.gateways import markup
from bot.gateways.telegram import links
from bot.gateways.telegram.addressing import Me
from bot.gateways.telegram.api import Api
from bot.gateways.telegram.arrival import Arrival, Intake, Needs
from bot.gateways.telegram.cards import render_cards
from bot.gateways.telegram.facts import Facts
from bot.gateways.telegram.polling import Polling
from bot.gateways.telegram.rendering import cut, render
from bot.gateways.telegram.request import AiohttpRequest
from bot.gateways.telegram.secrecy import keep_out_of_logs
from bot.gateways.telegram.shapes import whole, words
from bot.gateways.telegram.trouble import NOT_ACCEPTED, UNREACHABLE_API, CannotStart, outcome_of
from bot.gateways.telegram.webhook import Webhook, WebhookPlace

MAX_TOAST = 200
MAX_SUMMARY = 256

_LOG = logging.getLogger(__name__)


class TelegramGateway:
    """One bot on Telegram.

    `start` first; then `send` is delivery's, and `poll` or `listen` runs until cancelled. `close` at the end.
    """

    def __init__(self, token: str, api_url: str) -> None:
        keep_out_of_logs(token)
        self._api_url = api_url
        self._api = Api(token, api_url, AiohttpRequest(token))
        self._me = Me(0, "")

    async def start(self, menus: Menus, operators: Iterable[int] = ()) -> Me:
        """Learn who the bot is, and give Telegram the commands to offer; `operators` are ids of Telegram's.

        Raises CannotStart with one sentence when the token or the address will not do.
        """
        found, sentence = None, ""
        try:
            found = await self._api.patiently("getMe")
        except InvalidToken:
            sentence = NOT_ACCEPTED
        except TelegramError:
            sentence = UNREACHABLE_API.format(url=self._api_url)
        me = found if isinstance(found, dict) else {}
        number, username = whole(me, "id"), words(me, "username")
        if number is None or not username:
            raise CannotStart(sentence or UNREACHABLE_API.format(url=self._api_url))
        self._me = Me(number, username, words(me, "first_name"))
        await self._offer({"type": "all_private_chats"}, menus.private)
        await self._offer({"type": "all_group_chats"}, menus.groups)
        await self._offer({"type": "all_chat_administrators"}, [*menus.groups, *menus.admins])
        for operator in sorted(operators) if menus.operators else ():
            await self._offer({"type": "chat", "chat_id": operator}, [*menus.private, *menus.operators])
        return self._me

    async def close(self) -> None:
        """Close all connections."""
        await self._api.close()

    async def poll(self, intake: Intake, needs: Needs) -> None:
        """Fetch updates until cancelled; raises Stopped when Telegram refuses for good."""
        arrival = self._arrival(intake, needs)
        try:
            await Polling(self._api, arrival.bring).run()
        finally:
            await arrival.settle()

    async def listen(self, intake: Intake, needs: Needs, place: WebhookPlace) -> None:
        """Be told of updates until cancelled; raises CannotStart when Telegram or the machine refuses the address."""
        arrival = self._arrival(intake, needs)
        try:
            await Webhook(self._api, arrival.bring, place).run()
        finally:
            await arrival.settle()

    async def send(self, outgoing: Outgoing) -> Outcome:
        """Send one row; every refusal is an outcome."""
        try:
            method, params = render(outgoing, self._me)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            return Refused(f"the row cannot be rendered: {error!r}")
        try:
            result = await self._api.call(method, **params)
        except TelegramError as error:
            return outcome_of(error, outgoing.do)
        return Delivered(whole(result, "message_id") if isinstance(result, dict) else None)

    async def show(self, incoming: Incoming, answers: Sequence[Answer]) -> None:
        """Answer a press or an inline search; that comes too late or fails harmlessly."""
        try:
            if incoming.kind is Kind.SEARCH:
                await self._show_cards(incoming, answers)
            elif incoming.press is not None:
                await self._show_toast(incoming, answers)
        except TelegramError as error:
            # "query is too old" is the usual one: the person has long looked elsewhere.
            _LOG.debug("A notice was not shown: %s", error.message)

    def _arrival(self, intake: Intake, needs: Needs) -> Arrival:
        return Arrival(self._me, intake, needs, Facts(self._api, self._me), self.show)

    async def _offer(self, scope: dict[str, Any], menu: Sequence[Command]) -> None:
        commands = [{"command": each.name, "description": cut(each.summary, MAX_SUMMARY)} for each in menu]
        try:
            await self._api.call("setMyCommands", commands=commands, scope=scope)
        except TelegramError as error:
            # Usually an operator who has not started the bot yet.
            _LOG.warning("Telegram did not take the commands of %s: %s", scope["type"], error.message)

    async def _show_toast(self, incoming: Incoming, answers: Sequence[Answer]) -> None:
        # Answered even without words: until then the button keeps spinning.
        said = " ".join(markup.plain(each.text) for each in answers if isinstance(each, Toast))
        text = cut(said, MAX_TOAST) or None
        opens = next((each.opens for each in answers if isinstance(each, Toast) and each.opens), "")
        url = links.opens(self._me, opens) if opens else None
        await self._api.call("answerCallbackQuery", callback_query_id=incoming.press, text=text, url=url)

    async def _show_cards(self, incoming: Incoming, answers: Sequence[Answer]) -> None:
        cards = [each for each in answers if isinstance(each, Cards)]
        await self._api.call("answerInlineQuery", inline_query_id=incoming.press, **render_cards(cards, self._me))
