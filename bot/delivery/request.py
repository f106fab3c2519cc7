"""One request to the platform as neutral JSON; pure."""

from collections.abc import Mapping
from typing import Any
from zlib import crc32

from bot.chat import Button, Buttons, Incoming, Kind, Poll, Reply, units


def frame_of(incoming: Incoming, answers: int | None) -> dict[str, Any]:
    """Say where a message belongs: its topic and, in a group, whom it answers."""
    asked = incoming.message if incoming.is_group and incoming.kind is Kind.TEXT else None
    frame = {"reply_to": answers or asked, "topic": incoming.topic}
    return {key: value for key, value in frame.items() if value is not None}


def topic_of(frame: Mapping[str, Any]) -> dict[str, Any]:
    """Keep the topic of a frame alone."""
    return {"topic": frame["topic"]} if "topic" in frame else {}


def attachment_of(reply: Reply) -> tuple[str, dict[str, Any]] | None:
    """Give the kind of row and the data for what a reply attaches; None for plain words."""
    if reply.picture:
        return "picture", {"picture": {"kind": reply.picture.kind, "data": dict(reply.picture.data)}}
    if reply.document:
        return "document", {"name": reply.document.name, "content": reply.document.content}
    return None


def words_of(reply: Reply | None) -> dict[str, Any]:
    """Give the words and buttons of a reply."""
    return {} if reply is None else {"text": reply.text, **buttons_of(reply.buttons)}


def buttons_of(buttons: Buttons) -> dict[str, Any]:
    """Give buttons row by row, or nothing where there are none."""
    return {"buttons": [[_button(button) for button in row] for row in buttons]} if buttons else {}


def _button(button: Button) -> dict[str, str]:
    deeds = {"says": button.says, "url": button.url, "opens": button.opens, "adds": button.adds}
    return {"label": button.label, **{deed: what for deed, what in deeds.items() if what}}


def brief_of(reply: Reply) -> dict[str, Any]:
    """Give the link that may stand for a reply, or nothing where it has none."""
    return {"brief": _button(reply.brief)} if reply.brief else {}


def says_in(request: Mapping[str, Any]) -> list[int]:
    """Give the number of each button of a request that can be pressed."""
    return [number_of(each["says"]) for row in request.get("buttons", ()) for each in row if "says" in each]


def number_of(says: str) -> int:
    """Give the number by which a button is known later; what it says would tell what somebody was reading."""
    return crc32(says.encode("utf-8", "replace"))


def poll_of(poll: Poll) -> dict[str, Any]:
    """Give a poll as data."""
    return {
        "question": poll.question,
        "options": list(poll.options),
        "correct": poll.correct,
        "explanation": poll.explanation,
        "anonymous": poll.anonymous,
    }


def split(text: str, limit: int) -> list[str]:
    """Cut a text into parts of at most `limit` UTF-16 units, between paragraphs, lines or words where it can."""
    parts = []
    text = text.strip()
    while units(text) > limit:
        piece = text[:limit]
        while units(piece) > limit:
            piece = piece[: len(piece) - max(1, (units(piece) - limit) // 2)]
        cut = max((piece.rfind(mark) for mark in ("\n\n", "\n", " ") if piece.rfind(mark) > limit // 2), default=0)
        piece = piece[:cut] if cut else piece
        parts.append(piece.rstrip())
        text = text[len(piece) :].lstrip()
    return [*parts, text]
