"""What the Bot API documents: does a request of the bot's keep to it?"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.chat import units
from tests.fake_telegram import Request

SPEC = json.loads((Path(__file__).parent / "telegram" / "bot_api.json").read_text("utf-8"))
MAX_BODY = 2**20
_OURS_OF = {  # of the several forms that a type may have, the one that is sent
    "InlineQueryResult": "InlineQueryResultArticle",
    "InputMessageContent": "InputTextMessageContent",
    "ReactionType": "ReactionTypeEmoji",
}
_SCOPES = {
    "all_private_chats": "BotCommandScopeAllPrivateChats",
    "all_group_chats": "BotCommandScopeAllGroupChats",
    "all_chat_administrators": "BotCommandScopeAllChatAdministrators",
    "chat": "BotCommandScopeChat",
}
# The limits that stand in the descriptions only. Marks count in text here and not at Telegram, so it gets some more.
_MOST = {"text": 5000, "caption": 1500, "description": 256, "callback_data": 64}
_PATTERNS = {
    "command": re.compile(r"[a-z0-9_]{1,32}"),
    "url": re.compile(r"(?!https://t\.me/\w+\?start)https?://.+|https://t\.me/\w+\?start(group)?=[A-Za-z0-9_-]{1,64}"),
    "emoji": re.compile("|".join(map(re.escape, SPEC["reactions"]))),
}


def undocumented(request: Request) -> list[str]:
    """List what in a request is not as documented; empty where all is."""
    fields = SPEC["methods"].get(request.method)
    if fields is None:
        return [f"{request.method} is no method"]
    return list(_wrong(request.method, {**request.params, **request.files}, fields))


def _wrong(where: str, value: Mapping[str, Any], fields: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"{where}.{name} is not documented" for name in value.keys() - fields.keys())
    yield from (f"{where}.{name} is missing" for name in fields if fields[name]["required"] and name not in value)
    for name in value.keys() & fields.keys():
        yield from _wrong_value(f"{where}.{name}", name, value[name])
        kinds = [kind.replace("Array of ", "") for kind in fields[name]["types"]]
        for each in _flat(value[name]):
            form = next((form for kind in kinds if (form := _form(kind, each)) in SPEC["types"]), None)
            if form and isinstance(each, dict):
                yield from _wrong(f"{where}.{name}", each, SPEC["types"][form])


def _wrong_value(where: str, name: str, value: Any) -> Iterator[str]:
    if not isinstance(value, str):
        return
    size = len(value.encode()) if name == "callback_data" else units(value)
    if not 0 < size <= _MOST.get(name, MAX_BODY):
        yield f"{where} is {size} long"
    if name in _PATTERNS and not _PATTERNS[name].fullmatch(value):
        yield f"{where} must not be {value!r}"


def _form(kind: str, value: Any) -> str:
    if kind == "BotCommandScope":
        return _SCOPES[value["type"]]
    return _OURS_OF.get(kind, kind)


def _flat(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        for each in value:
            yield from _flat(each)
    else:
        yield value
