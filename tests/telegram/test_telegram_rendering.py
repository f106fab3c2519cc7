import asyncio

import pytest

from bot.chat import MAX_CAPTION, MAX_TEXT, Button, Card, Cards, Command, Menus, Need, Toast, units
from bot.delivery import Delivered, Outgoing, Refused
from bot.gateways.telegram import TelegramGateway
from bot.gateways.telegram.addressing import Me
from bot.gateways.telegram.polling import Polling
from bot.gateways.telegram.reading import ALLOWED_UPDATES, read
from bot.gateways.telegram.rendering import cut, render
from bot.gateways.telegram.webhook import Webhook, WebhookPlace
from tests.bot_api import SPEC, undocumented
from tests.fake_telegram import BOT_ID, NAME, TOKEN, USERNAME, Request, message, press
from tests.telegram_updates import supergroup

ME = Me(BOT_ID, USERNAME, NAME)
BUTTONS = [
    [{"label": "Done", "says": "/goal_done 3"}, {"label": "Site", "url": "https://example.org"}],
    [{"label": "More", "opens": "entry_a"}, {"label": "Add", "adds": "setup"}],
]
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))

ROWS = {
    "send": Outgoing(1, "7", "send", {"text": "**hi**", "buttons": BUTTONS, "reply_to": 4, "topic": 40}),
    "edit": Outgoing(2, "7", "edit", {"text": "*hi*", "buttons": BUTTONS}, message=9),
    "rebutton": Outgoing(3, "7", "rebutton", {"buttons": BUTTONS}, message=9),
    "picture": Outgoing(4, "-1007", "picture", {"text": "**so far**", "buttons": BUTTONS, "topic": 40}, picture=PNG),
    "document": Outgoing(5, "7", "document", {"text": "here", "name": "me.json", "content": '{"a": "é"}'}),
    "poll": Outgoing(6, "7", "poll", {"question": "Q", "options": ["a", "b"], "correct": 1, "explanation": "**So**"}),
    "react": Outgoing(7, "-1007", "react", {"emoji": "👍"}, message=9),
    "remove": Outgoing(8, "-1007", "remove", {}, message=9),
}  # fmt: skip


def test_a_message_carries_markup_buttons_reply_and_topic():
    assert render(ROWS["send"], ME) == (
        "sendMessage",
        {
            "chat_id": 7,
            "text": "<b>hi</b>",
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
            "message_thread_id": 40,
            "reply_parameters": {"message_id": 4, "allow_sending_without_reply": True},
            "reply_markup": {
                "inline_keyboard": [
                    [{"text": "Done", "callback_data": "/goal_done 3"}, {"text": "Site", "url": "https://example.org"}],
                    [
                        {"text": "More", "url": f"https://t.me/{USERNAME}?start=entry_a"},
                        {"text": "Add", "url": f"https://t.me/{USERNAME}?startgroup=setup"},
                    ],
                ]
            },
        },
    )


def test_new_buttons_leave_the_words_alone():
    method, params = render(ROWS["rebutton"], ME)
    assert (method, params.keys()) == ("editMessageReplyMarkup", {"chat_id", "message_id", "reply_markup"})
    assert params["reply_markup"]["inline_keyboard"][0][0] == {"text": "Done", "callback_data": "/goal_done 3"}


def test_no_new_buttons_take_the_old_ones_away():
    assert render(Outgoing(1, "7", "rebutton", {}, message=9), ME)[1] == {"chat_id": 7, "message_id": 9}


def test_an_edit_switches_the_link_preview_off_again():
    assert render(ROWS["edit"], ME)[1]["link_preview_options"] == {"is_disabled": True}


def test_the_humbler_try_has_no_markup_topic_or_reply_but_keeps_the_buttons():
    request = {"text": "**a** [b](https://x.org)", "reply_to": 4, "topic": 40, "buttons": BUTTONS}
    _, params = render(Outgoing(1, "7", "send", request, plain=True), ME)
    assert params["text"] == "a b (https://x.org)"
    assert params.keys() == {"chat_id", "text", "link_preview_options", "reply_markup"}


def test_a_message_without_buttons_or_topic_says_nothing_of_them():
    assert render(Outgoing(1, "7", "send", {"text": "a"}), ME)[1].keys() == {
        "chat_id",
        "text",
        "parse_mode",
        "link_preview_options",
    }


@pytest.mark.parametrize(("do", "name", "limit"), [("picture", "caption", MAX_CAPTION), ("send", "text", MAX_TEXT)])
def test_too_long_a_text_is_cut_rather_than_refused(do, name, limit):
    _, params = render(Outgoing(1, "7", do, {"text": "**" + "😀" * limit + "**"}, picture=PNG), ME)
    assert units(params[name]) <= limit
    assert "parse_mode" not in params


def test_marks_do_not_count_as_length():
    _, params = render(Outgoing(1, "7", "send", {"text": "**" + "a" * MAX_TEXT + "**"}), ME)
    assert params["text"] == "<b>" + "a" * MAX_TEXT + "</b>"


def test_cutting_never_leaves_half_a_letter():
    assert cut("a😀😀", 4) == "a😀…"


def test_a_picture_that_could_not_be_drawn_goes_out_as_text():
    assert render(Outgoing(1, "7", "picture", {"text": "so far"}), ME)[0] == "sendMessage"


def test_a_poll_with_a_right_answer_is_a_quiz():
    _, params = render(ROWS["poll"], ME)
    assert (params["type"], params["correct_option_ids"], params["explanation"]) == ("quiz", [1], "So")


def test_taking_a_reaction_away_sends_an_empty_list():
    assert render(Outgoing(1, "7", "react", {"emoji": ""}, message=9), ME)[1]["reaction"] == []


# --- over the wire -------------------------------------------------------------------------------------------------


@pytest.fixture
async def gateway(telegram):
    gateway = TelegramGateway(TOKEN, telegram.url)
    yield gateway
    await gateway.close()


@pytest.mark.parametrize("do", ROWS)
async def test_every_kind_of_row_arrives(gateway, do):
    outcome = await gateway.send(ROWS[do])
    sends = do in ("send", "picture", "document", "poll")
    assert outcome == Delivered(1 if sends else 9 if do in ("edit", "rebutton") else None)


async def test_files_arrive_byte_for_byte(telegram, gateway):
    await gateway.send(ROWS["picture"])
    await gateway.send(ROWS["document"])
    photo, document = telegram.requests
    assert photo.files == {"photo": ("picture.png", PNG)}
    assert photo.params["caption"] == "<b>so far</b>"
    assert photo.params["reply_markup"]["inline_keyboard"][0][0]["text"] == "Done"
    assert document.files == {"document": ("me.json", '{"a": "é"}'.encode())}


@pytest.mark.parametrize("do", ["edit", "rebutton", "document"])
async def test_a_row_that_lacks_something_is_refused_and_harms_nothing(gateway, do):
    assert isinstance(await gateway.send(Outgoing(1, "7", do, {})), Refused)


async def test_only_documented_methods_and_parameters_are_sent(telegram, gateway, intake):
    command = Command("ask", "Ask anything", lambda *_: [])
    telegram.admins["-1007"], telegram.chats["-1007"] = [7], supergroup(-1007)
    await gateway.start(Menus([command], [command], [command], [command]), [7])
    for row in ROWS.values():
        await gateway.send(row)
    arrival = gateway._arrival(intake, lambda incoming: (incoming.chat, frozenset(Need)))
    await arrival.bring({"update_id": 1, **message("/ask", chat=-1007)})
    search = {"update_id": 2, "inline_query": {"id": "q", "from": {"id": 7}, "query": "ce"}}
    await gateway.show(read(search, ME), (Cards([Card("a", "A", "about a", "**a**", "entry_a")], "Ask yourself"),))
    await gateway.show(read({"update_id": 3, **press("/goals")}, ME), (Toast("noted", opens="goals"),))
    for runs, last in (
        (Polling(gateway._api, arrival.bring, poll_s=0), "getUpdates"),
        (Webhook(gateway._api, arrival.bring, WebhookPlace("https://x.org/in", "127.0.0.1:0", "s")), "setWebhook"),
    ):
        task = asyncio.create_task(runs.run())
        await telegram.until(last)
        task.cancel()
    assert {request.method for request in telegram.requests} == set(SPEC["methods"])
    assert [wrong for request in telegram.requests for wrong in undocumented(request)] == []


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("getEverything", {}),
        ("getChat", {"chat_id": -1, "with_love": True}),
        ("sendMessage", {"text": "a"}),
        ("sendMessage", {"chat_id": 1, "text": ""}),
        ("setMessageReaction", {"chat_id": 1, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "✅"}]}),
        (
            "sendMessage",
            {
                "chat_id": 1,
                "text": "a",
                "reply_markup": {"inline_keyboard": [[{"text": "a", "url": "https://t.me/bot?start=a%20b"}]]},
            },
        ),
        ("setMyCommands", {"commands": [{"command": "Ask", "description": "a"}]}),
    ],
)
def test_what_is_not_documented_is_seen(method, params):
    assert len(undocumented(Request(method, params))) == 1


def test_only_documented_updates_are_asked_for():
    assert set(ALLOWED_UPDATES) <= set(SPEC["updates"])


def test_the_longest_button_fits():
    assert len(Button("a", says="/" + "a" * 63).says.encode()) == 64
