"""Inline search: the results, the way from each into the private chat, and nothing written."""

import pytest

from bot.chat import Card, Cards, Menus
from bot.gateways.telegram import TelegramGateway
from bot.gateways.telegram.addressing import Me
from bot.gateways.telegram.cards import render_cards
from tests.fake_telegram import BOT_ID, NAME, TOKEN, USERNAME

CARD = Card("a", "A", "about a", "**a**", opens="entry_a")


def test_a_card_leads_from_the_message_it_becomes_into_the_private_chat(me):
    (result,) = render_cards([Cards([CARD])], me)["results"]
    assert result["reply_markup"] == {
        "inline_keyboard": [[{"text": f"Open in {NAME}", "url": f"https://t.me/{USERNAME}?start=entry_a"}]]
    }


def test_a_card_that_opens_nothing_has_no_button(me):
    (result,) = render_cards([Cards([Card("a", "A", "about a", "**a**")])], me)["results"]
    assert "reply_markup" not in result


def test_a_bot_without_a_name_is_called_by_its_username():
    (result,) = render_cards([Cards([CARD])], Me(BOT_ID, USERNAME))["results"]
    assert result["reply_markup"]["inline_keyboard"][0][0]["text"] == f"Open in {USERNAME}"


def test_an_invitation_stands_above_the_results_and_starts_the_private_chat(me):
    assert render_cards([Cards([CARD], invites="Ask yourself")], me)["button"] == {
        "text": "Ask yourself",
        "start_parameter": "search",
    }
    assert "button" not in render_cards([Cards([CARD])], me)


def test_nothing_found_is_an_answer_too(me):
    assert render_cards([], me) == {"results": [], "is_personal": True, "cache_time": 10}


@pytest.fixture
async def searched(talk, telegram):
    """Search the way a person does: Telegram's update in, the bot's answer to Telegram out."""
    gateway = TelegramGateway(TOKEN, telegram.url)
    await gateway.start(Menus())
    arrival = gateway._arrival(talk.house.intake, talk.house.needs)
    await talk.delivered()

    async def searched(words):
        query = {"id": "q", "from": {"id": 7, "is_bot": False, "first_name": "Kim"}, "query": words, "offset": ""}
        await arrival.bring({"update_id": 5, "inline_query": query})
        await arrival.settle()
        return telegram.of("answerInlineQuery")[-1].params

    yield searched
    await gateway.close()


@pytest.mark.parametrize("words", ["why certify", "", "nobody knows this", "I want to die"])
async def test_a_search_is_answered_for_one_person_alone_and_opens_no_transaction(talk, searched, words):
    written = []
    talk.db._writer.raw.set_trace_callback(written.append)
    answer = await searched(words)
    talk.db._writer.raw.set_trace_callback(None)
    assert written == []
    assert answer["is_personal"] is True


async def test_the_link_under_a_result_opens_its_entry(talk, searched):
    (result,) = (await searched("why certify"))["results"]
    ((button,),) = result["reply_markup"]["inline_keyboard"]
    opened = await talk.say("/start " + button["url"].partition("?start=")[2])
    assert opened.texts[1] == (await talk.say("/entry why-certify")).text
