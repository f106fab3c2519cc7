"""What one outbox row, a toast or a list of cards looks like in lines; pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.chat import Button, Cards, Toast
from bot.delivery.outcome import Do
from bot.gateways.markup import plain
from bot.gateways.terminal import wording
from bot.gateways.terminal.page import Line
from bot.gateways.terminal.screen import Message

_SNIPPET = 40  # characters that tell which message is meant


def buttons_of(request: Mapping[str, Any]) -> list[list[Button]]:
    """Read a row's buttons."""
    return [
        [
            Button(**{part: button.get(part) or "" for part in ("label", "says", "url", "opens", "adds")})
            for button in row
        ]
        for row in request.get("buttons") or ()
    ]


def body(do: Do, request: Mapping[str, Any]) -> list[Line]:
    """Show what a row says: its attachment or poll, then its text."""
    words = text(request.get("text") or "")
    match do:
        case "poll":
            return _poll(request)
        case "picture":
            return [Line("note", wording.attached("picture", one(request["picture"]["kind"]))), *words]
        case "document":
            return [Line("note", wording.attached("document", one(request["name"]))), *words]
        case _:
            return words


def text(markdown: str) -> list[Line]:
    """Show a text without its marks, one line each."""
    return [Line("text", line) for line in plain(markdown).split("\n")] if markdown else []


def buttons(message: Message) -> list[Line]:
    """Show a message's buttons, each on a line of its own."""
    return [
        Line("button", wording.button(number, one(button.label)) if number else _link(button))
        for row in message.buttons
        for number, button in row
    ]


def _link(button: Button) -> str:
    return wording.link(button.label, button.url) if button.url else wording.adds(one(button.label))


def private(name: str, answer: Toast | Cards) -> list[Line]:
    """Show what only one person sees."""
    if isinstance(answer, Toast):
        first, *rest = text(answer.text) or [Line("text", "")]
        way = [Line("note", wording.opens(answer.opens))] if answer.opens else []
        return [Line("text", f"{wording.only_for(name)} {first.words}"), *rest, *way]
    found = [wording.card(one(card.title), one(card.summary)) for card in answer.cards]
    lines = [Line("text", line) for line in found or [wording.nothing_found()]]
    if answer.invites:
        lines.append(Line("button", wording.invitation(one(answer.invites))))
    return [Line("note", wording.only_for(name)), *lines]


def snippet(message: Message) -> str:
    """Give the first words of a message."""
    words = one(plain(message.text)) if not message.by else one(message.text)
    return words if len(words) <= _SNIPPET else words[: _SNIPPET - 1].rstrip() + "…"


def one(words: str) -> str:
    """Bring words onto one line."""
    return " ".join(words.split())


def _poll(request: Mapping[str, Any]) -> list[Line]:
    options: Sequence[str] = request.get("options") or ()
    correct = request.get("correct")
    lines = [Line("text", wording.poll(one(request["question"]), correct is not None))]
    lines += [Line("text", wording.option(one(option))) for option in options]
    if correct is not None:
        lines.append(Line("text", wording.right_answer(one(options[correct]), one(request.get("explanation") or ""))))
    return lines
