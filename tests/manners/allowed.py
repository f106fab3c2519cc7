"""The first half of the rules: every message that was begun was allowed to be."""

from collections.abc import Iterator

from tests.manners.spec import MINUTE, Log, Message
from tests.manners.timeline import OURS, Timeline, has_ours, is_ours

TALKING_S, ON_TIME_S = 15 * MINUTE, 10 * MINUTE


def wrongly_said(timeline: Timeline, log: Log) -> Iterator[tuple[int, str]]:
    """Give when, and what was wrong with it, for each message that no rule allows."""
    before: Message | None = None
    for message in log.messages:
        yield from ((message.at, what) for what in _wrong(timeline, message, before))
        if has_ours(message) and (before is None or timeline.day(message.at) >= timeline.day(before.at)):
            before = message


def _wrong(timeline: Timeline, message: Message, before: Message | None) -> Iterator[str]:
    at, wall = message.at, timeline.wall(message.at)
    unanswered = timeline.unanswered(at)
    for part in message.parts:
        if timeline.held(part.why, part.about, at):
            yield f"{part.key} ({part.why}) was said although a silence holds it"
        if timeline.closed.get(part.key, at) < at:
            yield f"{part.key} was said although it is closed"
        is_now = part.why == "asked" and 0 <= at - part.at <= ON_TIME_S
        if wall.quiet(at) and not is_now:
            yield f"{part.key} ({part.why}) was said in quiet hours"
        if part.why == "rhythm" and unanswered >= 3:
            yield f"{part.key} was said after {unanswered} messages without an answer"
    if message.rule == "farewell":
        if unanswered < 3:
            yield f"a farewell after {unanswered} messages without an answer"
        if wall.quiet(at):
            yield "a farewell in quiet hours"
        if timeline.held("rhythm", "", at - 1):
            yield "a farewell although a silence holds it"
    elif not message.parts:
        yield "an empty message"
    if is_ours(message):
        if before and timeline.day(before.at) >= wall.day(at):
            yield f"a message of the bot's own on a day that had one; that was at {timeline.says(before.at)}"
        if at - timeline.last_wrote(at) < TALKING_S:
            yield "a message of the bot's own in the middle of a talk"
    if message.parts and all(part.at > at for part in message.parts):
        yield "nothing of it was due yet"
    if any(part.why in OURS and wall.day(part.at) > wall.day(at) for part in message.parts):
        yield "a part of it is due on a later day"
