"""`kill -9` at random moments under load, restarted at once; then every update once more."""

import asyncio
import random
from collections.abc import Mapping
from dataclasses import dataclass, replace

from benchmarks import processes
from benchmarks.crash.plan import Plan, Step, slices
from benchmarks.crash.scene import EDITS, SENDS, Scene, scene
from benchmarks.crash.verdict import Verdict, judge
from benchmarks.crash.ways import Polled, Posted, Way
from benchmarks.measured import Say

SENT_AFTER_S = 0.04
KILLED_WITHIN_S = 0.4  # of a sign of life: while the backlog is taken and new updates come in
HANDFULS = 20  # half a slice of the load waits at the start, the rest comes in so many parts within a second


@dataclass(frozen=True, slots=True)
class Kills:
    """How hard to try: `known` maps questions to the entries that answer them."""

    kills: int
    people: int
    rounds: int
    known: Mapping[str, str]
    is_real: bool = False
    seed: int = 5


async def after_kills(trial: Kills, by_webhook: bool, say: Say) -> Verdict:
    """Kill the bot so many times while it works, and count what is left."""
    chance = random.Random(trial.seed)
    plan = Plan(trial.people, trial.known)
    async with scene(trial.known, trial.is_real, SENT_AFTER_S) as here:
        way = Posted(here.telegram) if by_webhook else Polled(here.telegram)
        bot = here.start(by_webhook)
        menus = plan.menus()
        await way.offer(menus)
        await here.until(lambda: len(here.shown()) >= len(menus))
        await here.all_sent()
        steps = plan.rounds(trial.rounds)
        *parts, rest = slices(steps, trial.kills + 1)
        in_flight = 0
        for number, part in enumerate(parts):
            say(f"kill {number + 1} of {trial.kills} by {'webhook' if by_webhook else 'polling'}")
            # Perhaps before anything is done, but never twice running: an update that ends the bot is set aside.
            sign_of_life = ("getMe",) if number % 2 else (SENDS, EDITS)
            offering = asyncio.create_task(_trickle(way, part))
            await _heard(here, *sign_of_life)
            await asyncio.sleep(chance.uniform(0.0, KILLED_WITHIN_S))
            processes.kill(bot)
            in_flight += here.leased()
            await offering
            bot = here.start(by_webhook)
        await way.offer(rest)
        async with asyncio.timeout(60):
            await way.confirmed()
        await here.all_sent()
        verdict = judge(plan, len(menus) + len(steps), here.file, here.shown(), in_flight)
        await here.stop(bot)
        say("every update once more")
        return replace(verdict, changed_by_redelivery=await _redelivered(here, way, by_webhook, [*menus, *steps]))


async def _trickle(way: Way, part: list[Step]) -> None:
    await way.offer(part[: len(part) // 2])
    for handful in slices(part[len(part) // 2 :], HANDFULS):
        await way.offer(handful)
        await asyncio.sleep(1 / HANDFULS)


async def _redelivered(here: Scene, way: Way, by_webhook: bool, steps: list[Step]) -> int:
    """Count the rows and messages that differ once every update has come again."""
    rows, shown = here.dump(), len(here.shown())
    here.telegram.webhook = {}
    bot = here.start(by_webhook)
    await way.offer(steps)
    async with asyncio.timeout(60):
        await way.confirmed()
    await here.stop(bot)
    return len(set(rows) ^ set(here.dump())) + len(here.shown()) - shown


async def _heard(here: Scene, *methods: str) -> None:
    before = len(here.telegram.of(*methods))
    await here.until(lambda: len(here.telegram.of(*methods)) > before)
