"""How a second turn is understood: follow-ups, new questions after a first turn, states and sides that texts name."""

import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rich.table import Table

from benchmarks.accuracy import HALVES, QUESTIONS, TODAY, count
from benchmarks.measured import Bar, Report, Say, at_most, table
from benchmarks.processes import CACHE
from bot.chat import Context
from bot.library import find, read
from bot.understanding import Understanding, load
from bot.understanding.measure import Measured, Outcome, measured_line, read_questions

OWN = "own-followups.jsonl"  # ours, so there are more to count
STATES = "own-states.jsonl"
LEAST_FOLLOW_UPS = 13
TURNS_BEFORE, SEED = 5, 7
MOST_DIFFERENCE = 1.0  # points
OUTCOMES: tuple[Outcome, ...] = (
    "right", "among the choices", "not among the choices", "declined", "refused", "wrong",
)  # fmt: skip


def run(say: Say) -> Report:
    """Ask second turns after their first, questions after turns about something else, and texts by themselves."""
    library = read(find(None))
    understanding = load(library, CACHE, None, say)
    say("conversation: follow-ups")
    follow = {half: _asked(understanding, f"followups-{half}.jsonl") for half in HALVES}
    follow["ours"] = _asked(understanding, OWN)
    say("conversation: complete questions after a first turn")
    entries = [entry.id for entry in library.published]
    alone = {half: _asked(understanding, f"dev-{half}.jsonl") for half in HALVES}
    after = {half: _after_other_turns(understanding, alone[half], entries) for half in HALVES}
    say("conversation: states and sides")
    named = [(set(line["named"]), set(understanding.understand(line["q"]).named)) for line in _lines(STATES)]
    bars = [_follow_ups_bar(follow["report"]), _difference_bar(alone["report"], after["report"])]
    return Report(
        bars,
        [
            _turns_table(follow),
            _served_table(alone, after),
            _outside_table(alone, after),
            _named_table(named),
            _facets_table(follow["ours"]),
        ],
    )


def is_met(one: Measured) -> bool:
    """Whether a second turn got what its label asks for; the first of its entries counts among the choices, too."""
    if one.line.label == "in":
        return one.outcome in ("right", "among the choices")
    if one.line.label == "oos-clinical":
        return one.understood.kind == "clinical"
    return one.outcome == "declined"


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (QUESTIONS / name).read_text("utf-8").splitlines() if line.strip()]


def _asked(understanding: Understanding, name: str) -> list[Measured]:
    return [measured_line(line, understanding, TODAY) for line in read_questions(QUESTIONS / name)]


def _after_other_turns(
    understanding: Understanding, measured: Sequence[Measured], entries: Sequence[str]
) -> list[Measured]:
    """Ask each line again after some turns, each of which was about one entry that is none of the line's own."""
    pick = random.Random(SEED)
    return [
        replace(one, understood=understanding.understand(one.line.text, Context(TODAY, about=(before,))))
        for one in measured
        for before in pick.sample([entry for entry in entries if entry not in one.line.topics], TURNS_BEFORE)
    ]


def _follow_ups_bar(measured: Sequence[Measured]) -> Bar:
    met = sum(map(is_met, measured))
    what = f"follow-ups understood, report half: at least {LEAST_FOLLOW_UPS} of 15"
    return Bar(4, what, str(met), f"{len(measured)} pairs", met >= LEAST_FOLLOW_UPS)


def _difference_bar(alone: Sequence[Measured], after: Sequence[Measured]) -> Bar:
    first, second = count(alone), count(after)
    difference = abs(first.percent(first.served) - second.percent(second.served))
    what = "new questions served, after a first turn against alone: difference"
    return at_most(4, what, MOST_DIFFERENCE, difference, f"{first.lines} lines x {TURNS_BEFORE} turns", " points")


Named = tuple[set[str], set[str]]  # as labelled, as read


def _exact(named: Sequence[Named]) -> int:
    return sum(labelled == found for labelled, found in named)


def _turns_table(follow: dict[str, list[Measured]]) -> Table:
    """Show what came of second turns, by what they are: the same thread, a new topic, clinical, nothing for us."""
    made = table("Second turns", "half", "lines", "as wanted", *OUTCOMES)
    for half, measured in follow.items():
        parts = [one.line.voice if one.line.label == "in" else one.line.label for one in measured]
        for part in sorted(set(parts)):
            rows = [one for one, of in zip(measured, parts, strict=True) if of == part]
            outcomes = Counter(one.outcome for one in rows)
            counts = (len(rows), sum(map(is_met, rows)), *(outcomes[outcome] for outcome in OUTCOMES))
            made.add_row(f"{half}, {part}", *map(str, counts))
    return made


def _served_table(alone: dict[str, list[Measured]], after: dict[str, list[Measured]]) -> Table:
    made = table("Complete questions, in scope", "half", "asked", "served", "top-1", "wrong")
    for half in HALVES:
        for name, rows in (("alone", alone[half]), ("after a turn on something else", after[half])):
            counts = count(rows)
            shown = (counts.percent(value) for value in (counts.served, counts.first, counts.wrong))
            made.add_row(f"{half}, {name}", str(counts.lines), *(f"{one:.1f} %" for one in shown))
    return made


def _outside_table(alone: dict[str, list[Measured]], after: dict[str, list[Measured]]) -> Table:
    made = table("Out of scope", "half", "asked", "answered", "offered")
    for half in HALVES:
        for name, rows in (("alone", alone[half]), ("after a turn", after[half])):
            decisions = Counter(one.understood.decision for one in rows if one.group == "out of scope")
            lines = decisions.total()
            shown = (100 * decisions["answer"] / max(1, lines), 100 * decisions["choose"] / max(1, lines))
            made.add_row(f"{half}, {name}", str(lines), *(f"{one:.1f} %" for one in shown))
    return made


def _named_table(named: Sequence[Named]) -> Table:
    made = table("States and certificates", "lines that name", "lines", "exact", "one missed", "one too many")
    for what, rows in (("some", [one for one in named if one[0]]), ("none", [one for one in named if not one[0]])):
        missed = sum(bool(labelled - found) for labelled, found in rows)
        too_many = sum(bool(found - labelled) for labelled, found in rows)
        made.add_row(what, *map(str, (len(rows), _exact(rows), missed, too_many)))
    return made


def _facets_table(measured: Sequence[Measured]) -> Table:
    """Show which side of a topic was read in our second turns."""
    labelled = [line.get("facet", "") for line in _lines(OWN)]
    made = table("Side of a topic asked for, our second turns", "labelled", "lines", "as labelled", "another", "none")
    for facet in [*sorted({one for one in labelled if one}), ""]:
        rows = [one.understood.facet for one, of in zip(measured, labelled, strict=True) if of == facet]
        right = rows.count(facet or None)
        none = rows.count(None)
        another = len(rows) - none - (right if facet else 0)
        made.add_row(facet or "without a label", *map(str, (len(rows), right, another, none)))
    return made
