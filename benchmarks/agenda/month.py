"""March 2027 with people of eight temperaments: `python -m benchmarks.agenda.month 40`."""

import asyncio
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.agenda.auditor import ALLOWED, Finding, audit, missing
from benchmarks.agenda.diary import wall
from benchmarks.agenda.dwelling import HandClock, house_on
from benchmarks.agenda.person import Person
from benchmarks.agenda.temperaments import TEMPERAMENTS
from benchmarks.agenda.world import World
from benchmarks.measured import Report, Say, at_most, none_of, table
from benchmarks.processes import CACHE
from bot import library, understanding

PEOPLE = 200
BEGINS = int(datetime(2027, 3, 1, 5, tzinfo=UTC).timestamp())
ENDS = int(datetime(2027, 4, 3, 10, tzinfo=UTC).timestamp())  # a month after the pauses of March 2, everywhere
ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
)
MOST_SHOWN = 6  # of one kind
MOST_HANDED_BACK = 2
HANDED_BACK = (
    "SELECT count(*) AS n FROM begun WHERE handed_back_at IS NOT NULL "
    "GROUP BY person_id, handed_back_at / 3600 ORDER BY n DESC LIMIT 1"
)

Found = Mapping[str, Sequence[Finding]]


def run(say: Say) -> Report:
    """Let all of them live through the month."""
    return lived(PEOPLE, say)


def lived(people: int, say: Say) -> Report:
    """Let so many live through it, and read what they got beside what they wanted."""
    began = time.monotonic()
    everybody, handed_back = asyncio.run(_live(people, say))
    say("a month: reading everybody's messages")
    found = {name: [audit(each.diary, each.phone.begun) for each in some] for name, some in everybody.items()}
    flat = {name: list(chain.from_iterable(each)) for name, each in found.items()}
    wrong = [
        (name, person, finding)
        for name, some in everybody.items()
        for person, findings in zip(some, found[name], strict=True)
        for finding in findings
        if not finding.is_allowed
    ]
    n = f"{people} people, {sum(map(len, flat.values())):,} messages"
    came = {finding.rule for finding in chain.from_iterable(flat.values())}
    unseen = [rule for rule in ALLOWED if rule not in came]
    unheard = [
        (name, each, at)
        for name, some in everybody.items()
        for each in some
        for at in missing(each.diary, each.phone.begun, ENDS)
    ]
    bars = [
        none_of(6, "A month: messages that no rule allows", len(wrong), n),
        none_of(6, "A month: rules by which nothing came", len(unseen), ", ".join(unseen) or n),
        at_most(6, "A month: times a message was handed back within an hour", MOST_HANDED_BACK, handed_back, n),
        none_of(6, "A month: times asked for at which nothing came", len(unheard), n),
    ]
    shown = _table(flat, time.monotonic() - began)
    return Report(bars, [shown, *([_wrong(wrong)] if wrong else []), *([_unheard(unheard)] if unheard else [])])


async def _live(people: int, say: Say) -> tuple[dict[str, list[Person]], int]:
    """Give everybody, and how often at most one person's messages were handed back within an hour."""
    say("a month: getting ready to understand")
    read, clock = library.read(library.find(None)), HandClock(BEGINS)
    understand = understanding.load(read, CACHE, None, say).understand
    everybody: dict[str, list[Person]] = {name: [] for name in TEMPERAMENTS}
    with tempfile.TemporaryDirectory() as folder:
        house = house_on(Path(folder) / "month.db", read, clock, understand)
        world = World(house, clock)
        for number in range(people):
            name, kind = list(TEMPERAMENTS.items())[number % len(TEMPERAMENTS)]
            person = kind(world, number, ZONES[number // len(TEMPERAMENTS) % len(ZONES)])
            person.begin()
            everybody[name].append(person)
        try:
            await world.live(ENDS, lambda share: say("a month: living", share))
            handed_back = house.db.read().rows(HANDED_BACK)
        finally:
            house.close()
    return everybody, max((int(row["n"]) for row in handed_back), default=0)


def _table(found: Found, took_s: float) -> Table:
    made = table(f"Messages that the bot began in March 2027, in {took_s:.0f} s", "the rule", *found, "all")
    counts = {name: Counter(finding.rule for finding in findings) for name, findings in found.items()}
    others = sorted({finding.rule for finding in chain.from_iterable(found.values())} - set(ALLOWED))
    for rule in (*ALLOWED, *others):
        named = rule if rule in ALLOWED else f"NOT ALLOWED: {rule}"
        each = [counts[name][rule] for name in found]
        made.add_row(named, *map(str, each), str(sum(each)))
    each = [len(findings) for findings in found.values()]
    made.add_row("all", *map(str, each), str(sum(each)))
    return made


def _wrong(wrong: Sequence[tuple[str, Person, Finding]]) -> Table:
    made = Table("who", "when, there", "what", "message", title="What no rule allows", title_justify="left")
    each: Counter[str] = Counter()
    for name, person, finding in sorted(wrong, key=lambda one: one[2].rule):
        each[finding.rule] += 1
        if each[finding.rule] > MOST_SHOWN:
            continue
        text = " ".join(finding.letter.text.split())[:60]
        made.add_row(f"{name} {person.phone.chat}", _there(person, finding.letter.at), finding.rule, text)
    return made


def _unheard(unheard: Sequence[tuple[str, Person, int]]) -> Table:
    made = Table("who", "when, there", title="Times asked for at which nothing came", title_justify="left")
    for name, person, at in unheard[:MOST_SHOWN]:
        made.add_row(f"{name} {person.phone.chat}", _there(person, at))
    return made


def _there(person: Person, at: int) -> str:
    zones = [str(line.value) for line in person.diary if line.what == "zone" and line.at < at]
    return f"{wall(at, zones[-1] if zones else 'UTC'):%a %b %d %H:%M %Z}"


def main(people: int) -> int:
    """Print the month of so many people; 1 when a message was not allowed."""
    from benchmarks.bars import progressing

    with progressing() as say:
        report = lived(people, say)
    Console(width=None if sys.stdout.isatty() else 170).print(*chain(report.details, report.bars))
    return 0 if all(bar.passed for bar in report.bars) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE))
