"""The chatter of a group, in every kind of group: who is meant, and where the answer belongs."""

import json
from pathlib import Path

import pytest

from bot.gateways.telegram.addressing import Me
from bot.gateways.telegram.reading import read
from tests.fake_telegram import BOT_ID, USERNAME, message
from tests.telegram_updates import comments, in_topic, replies, supergroup, user

CHATTER = Path(__file__).parent.parent / "questions" / "chatter-dev.jsonl"
LINES = [json.loads(line) for line in CHATTER.read_text("utf-8").splitlines()]
ME = Me(BOT_ID, USERNAME)
TOPIC = 40
CARRIES = {
    "group": {},
    "supergroup": {},
    "topic": in_topic(TOPIC, "Career"),
    "general": {"chat": supergroup(-100200300, is_forum=True)},
    "comment": comments("A post"),
}


def entities(text):
    """Mark the command and the mentions as Telegram does."""
    found = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}] if text[:1] == "/" else []
    for word in text.split():
        if word.startswith("@"):
            offset = len(text[: text.index(word)].encode("utf-16-le")) // 2
            found.append({"type": "mention", "offset": offset, "length": len(word.rstrip("?,."))})
    return found


def heard(line, kind):
    """Read a line of chatter as Telegram delivers it in a group of this kind."""
    chat = {"id": -55, "type": "group"} if kind == "group" else supergroup(-100200300)
    carries = {"chat": chat, **CARRIES[kind]}
    if line["reply_to"]:
        carries |= replies("Something.", to=None if line["reply_to"] == "bot" else user(9))
        # A thread of replies has a number as a topic has; outside of topics it must not be taken for one.
        carries |= {} if kind in ("group", "topic") else {"message_thread_id": 44}
    return read({"update_id": 1, **message(line["text"], entities=entities(line["text"]), **carries)}, ME)


@pytest.mark.parametrize("kind", CARRIES)
def test_the_bot_is_called_in_a_group_exactly_when_it_is_meant(kind):
    wrong = [line["text"] for line in LINES if heard(line, kind).called != (line["expect"] == "speak")]
    assert wrong == []


@pytest.mark.parametrize("kind", CARRIES)
def test_only_a_topic_has_a_number_to_send_to(kind):
    assert {heard(line, kind).topic for line in LINES} == {TOPIC if kind == "topic" else None}
