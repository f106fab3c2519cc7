"""Example arguments of what is said about setting up a group."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

from bot.chat import Chat, Need
from bot.library import Library
from bot.mentoring.groups.doctor import Sight, examine
from bot.mentoring.groups.store import Group
from tests.replies.examples import Example, each, ex, once

TOPICS = {5: "Questions", 6: "Hospital [5] <b>", 7: "", 8: ("wordy " * 20).strip()}
MANY_TOPICS = {number: f"Topic of the {number}th team" for number in range(1, 300)}

PLAIN = Group(12, "-100200", "telegram", "Circle", False, frozenset(), False, None, 86400, is_open=True)


def group(number: int = 12, **more: Any) -> Group:
    return replace(PLAIN, place_id=number, **more)


GROUPS_SEEN = (
    group(),
    group(title=""),
    group(title="Night_shift [5] <b> & more" + " wordy" * 15, topics=frozenset((0, 5, 8)), wait_s=4 * 3600),
    group(title="Circle", is_private=True, topics=frozenset(MANY_TOPICS), wait_s=72 * 3600),
    group(title="Circle News", is_channel=True),
    group(title="", is_channel=True),
)
RIGHTS = (["member"], ["restricted"], ["administrator"], ["administrator", "can_delete_messages", "can_post_messages"])


def sights() -> list[Sight | None]:
    chats = [
        Chat("Circle", is_channel, has_topics, is_linked=has_topics, hears_all=hears_all)
        for is_channel, has_topics, hears_all in product((False, True), repeat=3)
    ]
    return [None, *(examine({Need.RIGHTS: rights, Need.CHAT: chat}) for rights, chat in product(RIGHTS, chats))]


def pages(_: Library) -> Iterator[Example]:
    for each_group, sight in product(GROUPS_SEEN, sights()):
        yield ex(each_group, sight, {}, 0, 0)
    for each_group, topics in product(GROUPS_SEEN, (TOPICS, MANY_TOPICS)):
        yield from (ex(each_group, None, topics, mentors, 86400) for mentors in (0, 1, 20))


SET_UP = {
    "admins_unknown": each("", "/setup 12"),
    "arrived": lambda _: [ex(one, is_back=is_back) for one in GROUPS_SEEN for is_back in (False, True)],
    "calmed": lambda _: [ex(one, is_other_time=other) for one in GROUPS_SEEN for other in (False, True)],
    "groups": each(GROUPS_SEEN, GROUPS_SEEN[:1], (group(1), group(2), group(3))),
    "is_for_admins": once(),
    "look_in_private": each(12),
    "no_group": once(),
    "not_an_admin": once(),
    "page": pages,
    "quiet_is_for_admins": once(),
    "sees": lambda _: [ex(one, sight) for one, sight in product(GROUPS_SEEN, sights())],
    "topics_page": lambda _: [ex(one, topics) for one in GROUPS_SEEN for topics in ({}, TOPICS, MANY_TOPICS)],
    "wait_page": lambda _: [ex(one) for one in GROUPS_SEEN],
}
DOCTOR = {
    "full": lambda _: map(ex, sights()),
    "short": lambda _: map(ex, sights()),
}
