"""Example arguments of what is said about publishing in a channel, and about the house to who operates it."""

from collections.abc import Iterator

from bot.answering import brief_of
from bot.chat import Incoming, Kind
from bot.library import Library
from bot.mentoring.publishing import wording
from tests.replies.circles import group
from tests.replies.examples import Example, each, ex, once

NOW = 1_800_000_000
CHANNELS = (
    group(title="Tech News", is_channel=True),
    group(13, title="", is_channel=True),
    group(987_654_321, title="Night_shift [5] <b> & more" + " wordy" * 15, is_channel=True),
)


def layouts(library: Library) -> Iterator[Example]:
    brief = brief_of(library)
    for shown in library.published:
        yield ex(shown, brief(shown.id, Incoming("telegram", 1, Kind.TEXT, "7"), NOW, len(wording.heading(shown))))


def previews(library: Library) -> Iterator[Example]:
    return (ex(channel, *example.args) for example in layouts(library) for channel in CHANNELS)


def named(library: Library) -> Iterator[Example]:
    longest = max((shown.id for shown in library.published), key=len)
    return (ex(channel, longest) for channel in CHANNELS)


def chosen(library: Library) -> Iterator[Example]:
    return (ex(channel, shown) for channel in CHANNELS for shown in library.published)


PUBLISHING = {
    "cancelled": once(),
    "heading": lambda library: map(ex, library.published),
    "may_not_post": named,
    "no_channel": once(),
    "no_such_topic": each(*CHANNELS),
    "not_known": named,
    "not_yours": each(False, True),
    "post": layouts,
    "preview": previews,
    "published": chosen,
    "which_channel": lambda library: [ex(CHANNELS), ex((CHANNELS[0],) * 3, "why-certify"), *map(ex, [CHANNELS[:1]])],
    "which_of": lambda library: [ex(channel, library.published[:3]) for channel in CHANNELS],
    "which_topic": each(*CHANNELS),
}

OPERATING = {"house": each([("People", 1_234_567), ("Messages set aside", 0)])}
