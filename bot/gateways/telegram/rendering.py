"""One outbox row as one Bot API request: a method's name and its parameters; pure."""

from collections.abc import Callable, Mapping
from typing import Any

from telegram import InputFile

from bot.chat import MAX_CAPTION, MAX_TEXT, units
from bot.delivery.outcome import Do, Outgoing
from bot.gateways import markup
from bot.gateways.telegram import links
from bot.gateways.telegram.addressing import Me

Request = tuple[str, dict[str, Any]]

# Telegram's limits for a poll, in UTF-16 units.
_MAX_QUESTION, _MAX_OPTION, _MAX_EXPLANATION = 300, 100, 200
_NO_PREVIEW = {"is_disabled": True}


def render(outgoing: Outgoing, me: Me) -> Request:
    """Turn a row into a request; `me` is whom its links lead to.

    Raises KeyError, TypeError or ValueError where the row lacks what its kind needs.
    """
    method, params = _BY_DEED[outgoing.do](outgoing)
    return method, {"chat_id": _id(outgoing.chat), **params, **_buttons(outgoing, me)}


def cut(text: str, limit: int) -> str:
    """Shorten a text to so many UTF-16 units, ending in an ellipsis where something was lost."""
    if units(text) <= limit:
        return text
    return text.encode("utf-16-le")[: 2 * (limit - 1)].decode("utf-16-le", "ignore") + "…"


def _send(outgoing: Outgoing) -> Request:
    return "sendMessage", {**_words(outgoing), **_where(outgoing)}


def _edit(outgoing: Outgoing) -> Request:
    return "editMessageText", {"message_id": _target(outgoing), **_words(outgoing)}


def _rebutton(outgoing: Outgoing) -> Request:
    return "editMessageReplyMarkup", {"message_id": _target(outgoing)}


def _picture(outgoing: Outgoing) -> Request:
    if outgoing.picture is None:
        return _send(outgoing)
    return "sendPhoto", {"photo": InputFile(outgoing.picture, filename="picture.png"), **_below(outgoing)}


def _document(outgoing: Outgoing) -> Request:
    file = InputFile(outgoing.request["content"].encode(), filename=outgoing.request["name"])
    return "sendDocument", {"document": file, **_below(outgoing)}


def _poll(outgoing: Outgoing) -> Request:
    request = outgoing.request
    params: dict[str, Any] = {
        "question": cut(request["question"], _MAX_QUESTION),
        "options": [{"text": cut(option, _MAX_OPTION)} for option in request["options"]],
        "is_anonymous": bool(request.get("anonymous", True)),
    }
    if request.get("correct") is not None:
        params |= {"type": "quiz", "correct_option_ids": [request["correct"]]}
        if request.get("explanation"):
            params["explanation"] = cut(markup.plain(request["explanation"]), _MAX_EXPLANATION)
    return "sendPoll", {**params, **_where(outgoing)}


def _react(outgoing: Outgoing) -> Request:
    emoji = outgoing.request.get("emoji")
    reaction = [{"type": "emoji", "emoji": emoji}] if emoji else []
    return "setMessageReaction", {"message_id": _target(outgoing), "reaction": reaction}


def _remove(outgoing: Outgoing) -> Request:
    return "deleteMessage", {"message_id": _target(outgoing)}


_BY_DEED: Mapping[Do, Callable[[Outgoing], Request]] = {
    "send": _send,
    "edit": _edit,
    "rebutton": _rebutton,
    "picture": _picture,
    "document": _document,
    "poll": _poll,
    "react": _react,
    "remove": _remove,
}


def _words(outgoing: Outgoing) -> dict[str, Any]:
    # Edits need the preview switched off as well, or it comes back.
    return {**_marked_up("text", outgoing, MAX_TEXT), "link_preview_options": _NO_PREVIEW}


def _below(outgoing: Outgoing) -> dict[str, Any]:
    caption = _marked_up("caption", outgoing, MAX_CAPTION) if outgoing.request.get("text") else {}
    return {**caption, **_where(outgoing)}


def _marked_up(name: str, outgoing: Outgoing, limit: int) -> dict[str, Any]:
    text = outgoing.request["text"]
    # Telegram counts what is left without the marks; cut HTML would be broken HTML, so what is too long goes plain.
    if outgoing.plain or (units(text) > limit and units(markup.plain(text)) > limit):
        return {name: cut(markup.plain(text), limit)}
    return {name: markup.html(text), "parse_mode": "HTML"}


def _where(outgoing: Outgoing) -> dict[str, Any]:
    if outgoing.plain:
        return {}
    topic, reply_to = outgoing.request.get("topic"), outgoing.request.get("reply_to")
    params: dict[str, Any] = {}
    if topic is not None:
        params["message_thread_id"] = topic
    if reply_to is not None:
        params["reply_parameters"] = {"message_id": reply_to, "allow_sending_without_reply": True}
    return params


def _buttons(outgoing: Outgoing, me: Me) -> dict[str, Any]:
    rows = [[_button(each, me) for each in row] for row in outgoing.request.get("buttons") or () if row]
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}


def _button(button: Mapping[str, str], me: Me) -> dict[str, str]:
    if button.get("url"):
        return {"text": button["label"], "url": button["url"]}
    if button.get("opens"):
        return {"text": button["label"], "url": links.opens(me, button["opens"])}
    if button.get("adds"):
        return {"text": button["label"], "url": links.adds(me, button["adds"])}
    return {"text": button["label"], "callback_data": button["says"]}


def _target(outgoing: Outgoing) -> int:
    if outgoing.message is None:
        raise ValueError(f"row {outgoing.row}: {outgoing.do} needs the message it is about")
    return outgoing.message


def _id(chat: str) -> int | str:
    return int(chat) if chat.removeprefix("-").isdecimal() else chat
