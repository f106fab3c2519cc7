"""Compares what was sent in the simulated day with what every single person wanted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.agenda.crowd import Member

PER_S = 25
WINDOW_S = 60


@dataclass(frozen=True, slots=True)
class Sent:
    """A line of the log."""

    chat: str
    row: int
    at: int


@dataclass(frozen=True, slots=True)
class Log:
    """What happened, in the order in which it did: who was sent what, and how much was sent before each pause."""

    sent: Sequence[Sent]
    paused: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the day went; all counts of harm are to be 0, `repeated` at most `in_flight`."""

    due: int
    sent: int
    lost: int
    not_once: int
    said_twice: int
    repeated: int
    in_flight: int
    in_quiet_hours: int
    too_early: int
    after_a_pause: int
    busiest_s: int
    busiest_minute: float
    handed_back: int


def read_log(lines: Sequence[str]) -> Log:
    """Read what the processes wrote; the last line of one that was killed is whole, for a line is one write."""
    sent: list[Sent] = []
    paused: dict[str, int] = {}
    for what, chat, row, at in (line.split() for line in lines):
        if what == "sent":
            sent.append(Sent(chat, int(row), int(at)))
        elif what == "paused":
            paused.setdefault(chat, len(sent))
    return Log(sent, paused)


def judge(members: Sequence[Member], log: Log, begun: Mapping[str, int], handed_back: int, in_flight: int) -> Verdict:
    """Count; `begun` tells how many messages were begun with each chat and not handed back."""
    by_chat = {member.chat: member for member in members}
    first: dict[str, int] = {}
    for index, each in enumerate(log.sent):
        first.setdefault(each.chat, index)
    rows = {(each.chat, each.row) for each in log.sent}
    chats = Counter(chat for chat, _ in rows)
    wants = [member for member in members if member.pauses_at is None]
    return Verdict(
        due=len(members),
        sent=len(rows),
        lost=sum(member.chat not in first for member in wants),
        not_once=sum(count > 1 for count in begun.values()) + sum(begun.get(member.chat, 0) == 0 for member in wants),
        said_twice=sum(count > 1 for count in chats.values()),
        repeated=len(log.sent) - len(rows),
        in_flight=in_flight,
        in_quiet_hours=sum(by_chat[each.chat].is_quiet(each.at) for each in log.sent),
        too_early=sum(each.at < by_chat[each.chat].due_at for each in log.sent),
        after_a_pause=_after_a_pause(log, by_chat),
        busiest_s=max(Counter(each.at for each in log.sent).values(), default=0),
        busiest_minute=_busiest([each.at for each in log.sent], WINDOW_S) / WINDOW_S,
        handed_back=handed_back,
    )


def _after_a_pause(log: Log, by_chat: Mapping[str, Member]) -> int:
    """Count what went out after somebody's pause was confirmed, or to those who paused before the day."""
    paused = {chat: 0 for chat, member in by_chat.items() if member.pauses_at == 0} | dict(log.paused)
    return sum(index >= paused.get(each.chat, index + 1) for index, each in enumerate(log.sent))


def _busiest(times: Sequence[int], window_s: int) -> int:
    """Count the most that went out within so many seconds."""
    ordered, most, begins = sorted(times), 0, 0
    for index, at in enumerate(ordered):
        while ordered[begins] <= at - window_s:
            begins += 1
        most = max(most, index - begins + 1)
    return most
