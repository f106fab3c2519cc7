"""A process that is stopped over its own lease, while another takes its place on the same file."""

import asyncio
import signal
from collections.abc import Mapping

from benchmarks.crash.plan import Plan
from benchmarks.crash.scene import scene
from benchmarks.crash.verdict import Verdict, judge
from benchmarks.crash.ways import Posted

SENT_AFTER_S, LEASE_S, WAKES_FOR_S = 1.0, 2.0, 3.0
PEOPLE, UNDER_WAY = 40, 20


async def after_a_pause(known: Mapping[str, str], is_real: bool = False) -> Verdict:
    """Stop a bot with messages under way, let another finish its work, wake the first, and count what is left."""
    plan = Plan(PEOPLE, known)
    async with scene(known, is_real, SENT_AFTER_S) as here:
        way = Posted(here.telegram)
        sleeper = here.start(by_webhook=True, lease_s=LEASE_S)
        first = [plan.count(person) for _ in range(2) for person in plan.people.values()]
        await way.offer(first)
        await way.confirmed()
        await here.until(lambda: len(here.shown()) >= UNDER_WAY)
        # Between two commits: a process stopped inside one would hold the file itself, whatever its leases say.
        await asyncio.sleep(SENT_AFTER_S / 4)
        sleeper.send_signal(signal.SIGSTOP)
        in_flight = here.leased()
        here.telegram.webhook = {}
        successor = here.start(by_webhook=True, alone=False)
        then = [plan.count(person) for person in plan.people.values()]
        await way.offer(then)
        await way.confirmed()
        await here.all_sent()
        sleeper.send_signal(signal.SIGCONT)
        last = [plan.count(person) for person in plan.people.values()]
        await way.offer(last)
        await way.confirmed()
        await here.all_sent()
        await asyncio.sleep(WAKES_FOR_S)
        await here.stop(successor)
        await here.stop(sleeper)
        return judge(plan, len(first) + len(then) + len(last), here.file, here.shown(), in_flight)
