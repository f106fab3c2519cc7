"""Whether anything private came into the group, and whether anything came to somebody who had turned away."""

import json
import re
from collections.abc import Iterable, Mapping

from benchmarks.mentoring.outcomes import Away, Record
from benchmarks.mentoring.platform import EDITS, SENDS
from tests.bot_api import undocumented
from tests.fake_telegram import Request

_ASKED = ("getChat", "getChatMember", "getChatAdministrators")  # shows nobody anything


def leaks(record: Record, private: Iterable[str]) -> list[str]:
    """List the private words that were sent to the group."""
    group = [one for one in record.requests if one.chat in record.groups and one.method not in _ASKED]
    return _found(group, private)


def named_to(record: Record, readers: Iterable[int], names: Iterable[str]) -> list[str]:
    """List the names and ids of nameless askers that some readers were sent in private."""
    chats = {str(reader) for reader in readers}
    return _found([one for one in record.requests if one.chat in chats], names)


def _found(requests: Iterable[Request], words: Iterable[str]) -> list[str]:
    said = [json.dumps(one.params, ensure_ascii=False) for one in requests]
    patterns = [(word, re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)) for word in words]
    return [word for text in said for word, pattern in patterns if pattern.search(text)]


def turned_away(record: Record, away: Mapping[int, Away], started: Iterable[int]) -> list[Request]:
    """List what was sent to people who had turned away and did not come back, or who never opened the private chat.

    A message that somebody has already may still change after they left the group.
    """
    known, told = {str(person) for person in started}, set[str]()
    found = []
    for index, one in enumerate(record.requests):
        if not one.chat.isdecimal() or one.method not in (*SENDS, *EDITS):
            continue
        turned = away.get(int(one.chat))
        if one.chat not in known:
            found.append(one)
        elif turned is None or index < turned.since or _is_back(record, one.chat, turned.since, index):
            continue
        elif turned.how == "silently" and one.chat not in told:
            told.add(one.chat)
        elif turned.how != "left" or one.method in SENDS:
            found.append(one)
    return found


def _is_back(record: Record, chat: str, since: int, until: int) -> bool:
    return any(
        act.kind in ("private", "press") and act.chat == chat and since < act.began <= until for act in record.acts
    )


def not_as_documented(record: Record) -> list[str]:
    """List what in the requests does not keep to the Bot API."""
    return [wrong for one in record.requests for wrong in undocumented(one)]
