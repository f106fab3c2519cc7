"""A day in a group of 200, measured: `python -m benchmarks.bars mentoring`."""

import asyncio
import math
import random
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measured import Bar, Report, Say, none_of, table
from benchmarks.mentoring import owners, secrets
from benchmarks.mentoring.acting import Stage
from benchmarks.mentoring.cast import CHAT, OLD_CHAT, TITLE, Cast, cast
from benchmarks.mentoring.handing import Handing
from benchmarks.mentoring.outcomes import Record, elsewhere, merged, unanswered, unprompted, while_calm
from benchmarks.mentoring.owners import Seen
from benchmarks.mentoring.platform import Platform
from benchmarks.mentoring.plot import BEGINS, ENDS, HOUR, KILLED_AT, MOVES_AT, TALK_S, Plot
from benchmarks.mentoring.running import Running
from benchmarks.mentoring.setting_up import SettingUp
from bot import library

ISSUE = 7
SEED = 23
KILLED_WITHIN_S = 0.08  # of what was asked at that moment


@dataclass
class Day:
    """One day as it is lived through; `under_way` is how much was not confirmed or answered when the bot was killed."""

    stage: Stage
    plot: Plot
    running: Running
    handing: Handing
    say: Say
    history: list[Seen] = field(default_factory=list)
    under_way: int = 0
    kills: list[int] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))

    async def live(self) -> None:
        """Let the whole day pass."""
        due = await self._settle()
        while (at := self.plot.next_at) is not None or 0 < due <= ENDS:
            if 0 < due < min(ENDS, at if at is not None else ENDS):
                due = await self._moved(due)
            elif at is None or at > ENDS:
                return
            else:
                self.stage.now = max(at, self.stage.now)
                self.plot.talk((at - BEGINS) / TALK_S)
                await self.plot.play()
                due = await self._settle()

    async def kill(self) -> None:
        """Kill the bot while it works, and start it again."""
        platform = self.stage.platform
        self.plot.ask_some()
        usual, platform.answers_after_s = platform.answers_after_s, KILLED_WITHIN_S
        await self.running.bring()
        await asyncio.sleep(self.chance.uniform(0.0, KILLED_WITHIN_S))
        self.under_way += len(platform.unconfirmed) + platform.answering
        self.running.kill()
        self.kills.append(len(platform.requests))
        platform.answers_after_s = usual
        self.running.start()

    async def _settle(self) -> float:
        due = await self.running.settle()
        self._look()
        return due

    async def _moved(self, due: float) -> float:
        due = await self.running.move(max(math.ceil(due), self.stage.now + 1))
        self._look()
        return due

    def _look(self) -> None:
        now = self.stage.now
        self.say("a day in a group", min(1.0, (now - BEGINS) / TALK_S))
        self.handing.look()
        rows = [self.running.rows(sql) for sql in (owners.MENTORS, owners.TICKETS, owners.GIVEN)]
        self.history.append(owners.seen(now, *rows))


def run(say: Say) -> Report:
    """Live through the day, and look what was done in it."""
    began = time.monotonic()
    everybody = cast(library.read(library.find(None)), SEED)
    with tempfile.TemporaryDirectory() as folder:
        day = asyncio.run(lived(everybody, Path(folder), say))
    return report(day, everybody, time.monotonic() - began)


async def lived(everybody: Cast, folder: Path, say: Say) -> Day:
    """Set the scene, live through the day, and clear away."""
    async with Platform() as platform:
        platform.started.update(everybody.started)
        for chat, more in ((OLD_CHAT, {"type": "group"}), (CHAT, {"type": "supergroup", "is_forum": True})):
            platform.chats[str(chat)] = {"id": chat, "title": TITLE, **more}
            platform.admins[str(chat)] = [everybody.admin]
        stage = Stage(platform, everybody.names, BEGINS)
        plot = Plot(stage, everybody, SEED)
        setting_up = SettingUp(plot)
        handing = Handing(plot, setting_up)
        running = Running(stage, folder, everybody.known)
        day = Day(stage, plot, running, handing, say)
        for each in (setting_up, handing):
            each.plan()
        plot.fill()
        plot.at(BEGINS + MOVES_AT, plot.move)
        plot.at(BEGINS + MOVES_AT + HOUR // 2, setting_up.choose_topics)
        for when in KILLED_AT:
            plot.at(BEGINS + when, day.kill)
        try:
            running.start()
            await day.live()
        finally:
            running.close()
    return day


def record_of(day: Day) -> Record:
    """Give what went over the wire, for those who judge."""
    platform, groups = day.stage.platform, frozenset((str(OLD_CHAT), str(CHAT)))
    return Record(tuple(day.stage.acts), tuple(platform.requests), groups, platform.refused, platform.shown, day.kills)


def report(day: Day, everybody: Cast, took_s: float) -> Report:
    """Judge the day."""
    record, history = record_of(day), day.history
    calls = [act for act in record.acts if act.kind in ("call", "edit", "press") and act.chat in record.groups]
    nameless = [asker for asker, question in day.handing.askers.items() if question.nameless]
    names = [word for asker in nameless for word in (everybody.names[asker], str(asker))]
    mentors = [mentor.person for mentor in everybody.mentors]
    tickets = history[-1].tickets if history else {}
    found: list[tuple[str, list[object], str]] = [
        ("calls without a visible outcome", [*unanswered(record)], f"{len(calls)} calls"),
        ("done in the group unprompted", [*unprompted(record)], f"{len(record.requests)} requests"),
        ("answered in another topic", [*elsewhere(record)], f"{len(record.requests)} requests"),
        ("said while it was calm", [*while_calm(record)], f"{len(record.requests)} requests"),
        ("questions without exactly one owner", [*owners.not_one_owner(history)], f"{len(tickets)} questions"),
        ("given while a fitting mentor had fewer", [*owners.unfair(history)], f"{len(history[-1].given)} times given"),
        ("mentors whom nobody invited", [*owners.uninvited(history, mentors)], f"{len(mentors)} mentors"),
        ("answered, and the asker still known", [*owners.still_linked(history)], f"{len(tickets)} questions"),
        ("private words in the group", [*secrets.leaks(record, [*everybody.private, *names, "Detroit"])], "all"),
        ("nameless askers named to a mentor", [*secrets.named_to(record, mentors, names)], f"{len(nameless)} askers"),
        (
            "written to who turned away",
            [*secrets.turned_away(record, day.handing.away, day.stage.platform.started)],
            "all",
        ),
        ("not as documented", [*secrets.not_as_documented(record)], f"{len(record.requests)} requests"),
        ("steps that no button was shown for", [*day.plot.missed], f"{len(record.acts)} acts"),
    ]
    bars: list[Bar] = [none_of(ISSUE, f"A day in a group: {what}", len(some), n) for what, some, n in found]
    shown = table("A day in a group", "what", "measured")
    for name, value in _counts(day, record, took_s):
        shown.add_row(name, value)
    for what, some, _ in found:
        for each in some[:8]:
            shown.add_row(what, str(each)[:160])
    return Report(bars, [shown])


def _counts(day: Day, record: Record, took_s: float) -> list[tuple[str, str]]:
    kinds = [act.kind for act in record.acts]
    states = [str(ticket["state"]) for ticket in (day.history[-1].tickets.values() if day.history else ())]
    return [
        *((f"acts: {kind}", str(kinds.count(kind))) for kind in dict.fromkeys(kinds)),
        *((f"questions: {state}", str(states.count(state))) for state in sorted(set(states))),
        ("times given", str(len(day.history[-1].given))),
        ("requests", str(len(record.requests))),
        ("answers merged into lines of links", str(len(merged(record)))),
        ("refused", str(len(record.refused))),
        ("updates and requests under way when it was killed", str(day.under_way)),
        ("seconds", f"{took_s:.0f}"),
    ]
