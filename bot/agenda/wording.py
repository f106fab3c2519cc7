"""What the agenda says of its own."""

from collections.abc import Sequence

from bot.chat import Button, Part, Reply, escape
from bot.clock import time_in_words

MOST_PARTS = 3
SNOOZE = "Snooze"


def message(begun: int, parts: Sequence[tuple[int, Part]], late: int | None = None) -> Reply:
    """Say what is due as one message: what asks nothing and the first part that does in full, the others in a line.

    Each part comes with its place in the message (from 0), `late` is the minute of the day at which it was due.
    Beyond MOST_PARTS they are behind a button.
    """
    asking = next((index for index, (_, part) in enumerate(parts[:MOST_PARTS]) if part.buttons), 0)
    (_, first), rest = parts[asking], parts[asking + 1 :]
    shown = [part for _, part in rest[: MOST_PARTS - 1 - asking]]
    said = [late_line(late)] if late is not None else []
    said += [part.text for _, part in parts[: asking + 1]]
    said += ["\n".join(f"- {part.line}" for part in shown)] if shown else []
    buttons = [*first.buttons, *ways(begun, rest, MOST_PARTS - 1 - asking)]
    buttons.append([Button(SNOOZE, says=f"/snooze {begun}")])
    return Reply("\n\n".join(said), buttons=buttons, asks=first.asks, about=about(begun))


def ways(begun: int, rest: Sequence[tuple[int, Part]], most: int = MOST_PARTS - 1) -> list[list[Button]]:
    """Give the buttons that open other parts of a message: the first by name, the others one after the other."""
    near = [[Button(part.label, says=f"/due {begun} {place}")] for place, part in rest[:most]]
    more = rest[most:]
    return [*near, [Button(f"More ({len(more)})", says=f"/due {begun} {more[0][0]}")]] if more else near


def about(begun: int) -> str:
    """Name a message as the outbox knows what withdraws it."""
    return f"begun:{begun}"


def late_line(minute: int) -> str:
    """Say that a message is late because nothing was running when it was due."""
    return f"This was due at {escape(time_in_words(minute))}; I was not running then."


def farewell(begun: int) -> Reply:
    """Say, after nobody answered, that no more check-ins will come, and how to get them back."""
    text = (
        "My last check-ins had no answer, so I will stop asking. That is fine. Your goals stay as they are, what you "
        "asked me to remind you of still comes, and I answer whenever you write."
    )
    return Reply(text, buttons=[[Button("Check in with me again", says="/checkins on")]], about=about(begun))
