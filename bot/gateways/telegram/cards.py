"""The results of an inline search as the parameters of the Bot API's answer; pure."""

from collections.abc import Sequence
from typing import Any

from bot.chat import Card, Cards
from bot.gateways import markup
from bot.gateways.telegram import links
from bot.gateways.telegram.addressing import Me

MAX_CARDS = 50
KEPT_S = 10  # how long Telegram may give the same person the same results again
INVITED = "search"  # what the button above the results gives to /start, where Telegram wants something


def render_cards(answers: Sequence[Cards], me: Me) -> dict[str, Any]:
    """List the results and, above them, the way into the private chat; for whoever asked alone."""
    cards = [card for each in answers for card in each.cards]
    invites = next((each.invites for each in answers if each.invites), "")
    return {
        "results": [_article(card, me) for card in cards[:MAX_CARDS]],
        "is_personal": True,
        "cache_time": KEPT_S,
        **({"button": {"text": invites, "start_parameter": INVITED}} if invites else {}),
    }


def _article(card: Card, me: Me) -> dict[str, Any]:
    link = {"text": f"Open in {me.name or me.username}", "url": links.opens(me, card.opens)}
    return {
        "type": "article",
        "id": card.id,
        "title": card.title,
        "description": card.summary,
        "input_message_content": {
            "message_text": markup.html(card.text),
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
        },
        **({"reply_markup": {"inline_keyboard": [[link]]}} if card.opens else {}),
    }
