"""Whether every call came to something that could be seen, and nothing came that nobody called for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.mentoring.acting import TOPICS, Act
from benchmarks.mentoring.platform import EDITS, SENDS, Shown
from tests.fake_telegram import Request

CALLS = ("call", "edit", "press", "private")


@dataclass(frozen=True, slots=True)
class Away:
    """That somebody turned away after so many requests.

    They left the group, blocked the bot or were forgotten; or blocked it silently, so that the bot learns it only from
    the first refusal.
    """

    since: int
    how: str


@dataclass(frozen=True, slots=True)
class Record:
    """What was done and what went over the wire; `groups` are all ids of the group, `refused` errors by request.

    `shown` are the bot's messages, `kills` how many requests there were when it was killed.
    """

    acts: Sequence[Act]
    requests: Sequence[Request]
    groups: frozenset[str]
    refused: Mapping[int, int]
    shown: Sequence[Shown] = ()
    kills: Sequence[int] = ()

    @property
    def done(self) -> Iterable[tuple[int, Request]]:
        """List the requests that the platform did, with their numbers."""
        return ((index, one) for index, one in enumerate(self.requests) if index not in self.refused)


def unanswered(record: Record) -> list[Act]:
    """List the calls that nothing came of, neither for them alone nor in a line of links."""
    merged_in = {id(act) for some in _stood_for(record).values() for act in some}
    return [act for act in _alone(record) if id(act) not in merged_in]


def _alone(record: Record) -> list[Act]:
    return [act for act in record.acts if act.kind in CALLS and not _is_answered(record, act)]


def _stood_for(record: Record) -> dict[int, list[Act]]:
    """Tell for which calls each line of links stands: the oldest before it that got no answer of their own.

    An answer that waited while the group moved can reply to nothing; it stands for the oldest call of the old chat.
    """
    waiting = [act for act in _alone(record) if act.kind in ("call", "edit")]
    found: dict[int, list[Act]] = {}
    for index, one in record.done:
        if _is_merged(record, one):
            before = [act for act in waiting if act.began <= index][: len(_links(one))]
            waiting = [act for act in waiting if act not in before]
            found[index] = before
        elif _replies_to_nothing(record, one):
            moved = [act for act in waiting if act.began <= index and act.chat != one.chat][:1]
            waiting = [act for act in waiting if act not in moved]
            found.update({index: moved} if moved else {})
    return found


def _is_answered(record: Record, act: Act) -> bool:
    until = _next_of(record, act)
    return any(_answers(record, act, index, one, until) for index, one in record.done if index >= act.began)


def _next_of(record: Record, act: Act) -> int:
    """Tell how many requests there were when the same person next did something."""
    after = (other.began for other in record.acts if other.person == act.person and other.began > act.began)
    return next(after, len(record.requests))


def _answers(record: Record, act: Act, index: int, one: Request, until: int) -> bool:
    params = one.params
    if act.press is not None and one.method == "answerCallbackQuery":
        return bool(params["callback_query_id"] == act.press)
    if one.chat == str(act.person) and one.method in (*SENDS, *EDITS):
        return index < until
    if not (one.chat == act.chat or {one.chat, act.chat} <= record.groups):
        return False
    if act.kind == "private":
        return one.method == "setMessageReaction" and int(one.params["message_id"]) == act.message
    if act.kind == "press":
        return one.method in EDITS and int(params["message_id"]) == act.message
    if one.method in SENDS:
        return _reply_to(one) is not None and _reply_to(one) in (act.message, act.target)
    if one.method in EDITS:
        return act.kind == "edit" and act.message == _answered_by(record, one.chat, params["message_id"])
    return one.method in ("setMessageReaction", "deleteMessage") and int(params["message_id"]) == act.message


def unprompted(record: Record) -> list[Request]:
    """List what was done in the group although nobody had called for it."""
    calls: dict[int, list[int]] = defaultdict(list)  # a message -> when it called
    touched: dict[int, list[int]] = defaultdict(list)  # a message of the bot's -> when it may change
    for act in record.acts:
        if act.chat in record.groups and act.kind in ("call", "edit"):
            calls[act.message].append(act.began)
            if act.text.startswith("/say") and act.target is not None:
                calls[act.target].append(act.began)
        elif act.chat in record.groups and act.kind == "press":
            touched[act.message].append(act.began)
    stands_for = _stood_for(record)
    found = []
    for index, one in record.done:
        if index in stands_for:
            # What was under way at a kill comes again, and of a place that is one row at most.
            again = any(kill <= index for kill in record.kills)
            if len(_links(one)) <= len(stands_for[index]) + again:
                continue
        if one.chat not in record.groups or not _is_seen(one):
            continue
        message = _reply_to(one) if one.method in SENDS else int(one.params["message_id"])
        causes = calls.get(message or 0, [])
        if one.method in EDITS:
            causes = touched.get(message or 0, []) + calls.get(_answered_by(record, one.chat, message) or 0, [])
        if not any(began <= index for began in causes):
            found.append(one)
    return found


def elsewhere(record: Record) -> list[Request]:
    """List the answers that stand in another topic than the call, or in one that there is not."""
    said = {(act.chat, act.message): act for act in record.acts if act.kind in ("talk", "call")}
    found = []
    for index, one in record.done:
        if one.method not in SENDS or one.chat not in record.groups:
            continue
        topic, call = one.params.get("message_thread_id"), said.get((one.chat, _reply_to(one) or 0))
        is_there = topic is None or topic in TOPICS
        if not is_there or (call is not None and call.began <= index and call.topic != topic):
            found.append(one)
    return found


def while_calm(record: Record) -> list[Request]:
    """List the messages in the group after an admin has calmed it for the rest of the day."""
    since = next((act.began for act in record.acts if act.text.startswith("/quiet")), len(record.requests))
    return [one for index, one in record.done if index >= since and one.chat in record.groups and one.method in SENDS]


def merged(record: Record) -> list[Request]:
    """List the lines of links that stand for several answers."""
    return [one for _, one in record.done if _is_merged(record, one)]


def _is_merged(record: Record, one: Request) -> bool:
    has_links = len(_links(one)) > 1 and all("url" in button for button in _links(one))
    return has_links and _replies_to_nothing(record, one)


def _replies_to_nothing(record: Record, one: Request) -> bool:
    return one.chat in record.groups and one.method == "sendMessage" and _reply_to(one) is None


def _links(one: Request) -> list[Mapping[str, str]]:
    rows = (one.params.get("reply_markup") or {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def _is_seen(one: Request) -> bool:
    return one.method in (*SENDS, *EDITS, "setMessageReaction", "deleteMessage", "sendChatAction")


def _reply_to(one: Request) -> int | None:
    found = (one.params.get("reply_parameters") or {}).get("message_id")
    return None if found is None else int(found)


def _answered_by(record: Record, chat: str, message: int | None) -> int | None:
    return next((one.answers for one in record.shown if (one.chat, one.message) == (chat, message)), None)
