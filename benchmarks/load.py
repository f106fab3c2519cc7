"""The updates of the throughput runs, as the platform writes them: commands, presses of buttons, free text."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MENU = 1  # the first message in every chat: the warm-up's menu, which presses edit
QUESTIONS = Path(__file__).parents[1] / "tests" / "questions" / "dev-report.jsonl"
OLD, NEW = 10_000_000, 20_000_000  # ids of people who were here in the warm-up, and of newcomers


def warm_up(first: int, chats: int, theme: str) -> list[bytes]:
    """Let every chat open the menu once: a third the list of themes, the others a theme."""
    opened = ["/topics", f"/theme {theme} 1", f"/theme {theme} 1"]
    return [_raw(_message(first + i, OLD + i, opened[i % 3])) for i in range(chats)]


def commands(first: int, n: int, theme: str, entry: str) -> list[bytes]:
    """Half typed commands, half presses of what the warm-up shows; no chat is asked twice of the same message."""
    typed = [("/start", OLD), ("/help", OLD), ("/topics", NEW)]
    pressed = [f"/theme {theme} 1", f"/entry {entry} {theme} 1", "/topics"]
    updates = []
    for i in range(n):
        who = i // 2
        if i % 2:
            updates.append(_press(first + i, OLD + who, pressed[who % 3]))
        else:
            text, people = typed[who % 3]
            updates.append(_message(first + i, people + who, text))
    return [_raw(update) for update in updates]


def with_free_text(first: int, n: int, theme: str, entry: str) -> list[bytes]:
    """Every other update is a question in somebody's own words."""
    texts = _texts()
    others = iter(commands(first, n, theme, entry))
    return [
        _raw(_message(first + i, NEW * 2 + i, next(texts))) if i % 2 else _renumbered(next(others), first + i)
        for i in range(n)
    ]


def _texts() -> Iterator[str]:
    lines = [json.loads(line)["q"] for line in QUESTIONS.read_text("utf-8").splitlines()]
    while True:
        yield from lines


def _renumbered(raw: bytes, number: int) -> bytes:
    return _raw({**json.loads(raw), "update_id": number})


def _raw(update: dict[str, Any]) -> bytes:
    return json.dumps(update).encode()


def _person(number: int) -> dict[str, Any]:
    name = {"first_name": "Test", "last_name": "Person", "username": f"person{number}"}
    return {"id": number, "is_bot": False, **name, "language_code": "en"}


def _chat(number: int) -> dict[str, Any]:
    return {"id": number, "first_name": "Test", "last_name": "Person", "username": f"person{number}", "type": "private"}


def _message(number: int, person: int, text: str) -> dict[str, Any]:
    command = [{"type": "bot_command", "offset": 0, "length": len(text)}] if text.startswith("/") else []
    return {
        "update_id": number,
        "message": {
            "message_id": 100_000 + number,
            "date": int(time.time()),
            "from": _person(person),
            "chat": _chat(person),
            "text": text,
            **({"entities": command} if command else {}),
        },
    }


def _press(number: int, person: int, says: str) -> dict[str, Any]:
    """Write a press; the platform sends the whole message along that was pressed."""
    rows = [[{"text": f"A theme of the menu ({i})", "callback_data": f"/theme theme{i} 1"}] for i in range(5)]
    under = {
        "message_id": MENU,
        "date": int(time.time()),
        "from": {"id": 1, "is_bot": True, "first_name": "RxLadder", "username": "RxLadderBot"},
        "chat": _chat(person),
        "text": "Choose a theme:",
        "reply_markup": {"inline_keyboard": rows},
    }
    query = {"id": f"{number}", "from": _person(person), "message": under, "chat_instance": "1", "data": says}
    return {"update_id": number, "callback_query": query}
