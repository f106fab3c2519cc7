"""Example arguments of what is said to a report of deeds, and to Undo: every kind of deed, for goals in every state."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import get_args

from bot.deeds import Deed
from bot.goals.changes import Undone, What
from bot.goals.deed_wording import Hours, Logged
from bot.goals.matching import OFFERED
from bot.goals.model import MAX_TITLE, Goal
from bot.goals.reporting import MAX_NOTE, MOST
from bot.library import Library
from tests.replies.aims import DEED, FULL, LATER, OWN, TODAY, every, taken
from tests.replies.examples import Example, Examples, each, ex, once

NOW = 1_800_000_000
LONGEST = Deed("ce", ("wordy " * 50)[: MAX_NOTE - 1] + "w", TODAY - timedelta(days=400), NOW, hours=12.25, id=2**31)
DEEDS = (
    DEED,
    replace(DEED, note="Read chapter 3 .", on=TODAY - timedelta(days=1)),
    replace(DEED, note="3 * 4 [a] <b> & c_d #1", on=TODAY - timedelta(days=9)),
    replace(DEED, kind="ce", note="logged 1.5 hours of law", hours=1.5, subject="law"),
    replace(DEED, kind="ce", note="2", hours=2, subject="patient safety", on=TODAY - timedelta(days=400)),
    replace(DEED, kind="total", note="18 hours in all", hours=18),
    LONGEST,
)


def of_deeds(*more: object) -> Examples:
    return lambda _: (ex(deed, *more) for deed in DEEDS)


def shapes(goal: Goal) -> Iterator[Logged]:
    """Give what may come of a deed for a goal."""
    for deed in DEEDS:
        yield from (Logged(deed, goal), Logged(deed, goal, is_guess=True), Logged(deed, goal, is_odd=True))
    yield Logged(DEED, goal, is_reached=True)
    yield from (Logged(DEED, goal, twin=replace(DEED, at=NOW - ago)) for ago in (5, 70, 299, 90_000))
    if goal.steps:
        yield from (Logged(DEED, goal, goal.steps[:many], undo=8) for many in (1, len(goal.steps)))
        yield Logged(LONGEST, goal, may_tick=goal.steps[-1])


def without_goal(library: Library) -> list[Logged]:
    among = tuple(every(library)[:OFFERED])
    return [Logged(deed, among=some) for deed in DEEDS for some in ((), among[:1], among)]


def reports(library: Library) -> Iterator[Example]:
    for goal in every(library):
        yield from (ex([one], TODAY, NOW, undo=7, others=others) for one in shapes(goal) for others in (True, False))
    for one in without_goal(library):
        yield ex([one], TODAY, NOW, undo=7, hours=Hours(30.5, 4), hint="You have no goal yet.")
        yield ex([one], TODAY, NOW, undo=None, hours=Hours(4, 4), news=["Corrected.", "I kept it."])
    yield from lists(library)


def lists(library: Library) -> Iterator[Example]:
    """Give messages that told of several deeds, as far as two of one goal and as many as are taken."""
    for goal in (FULL, OWN, *map(taken, library.offered)):
        other = replace(goal, id=2, number=2)
        for one in shapes(goal):
            yield ex([one, without_goal(library)[2]], TODAY, NOW, undo=7, hours=Hours(30.5, 4), others=True)
            also = replace(one, deed=replace(one.deed, id=10, note="Wrote it down"))
            yield ex([one, also], TODAY, NOW, undo=7)
            yield ex([one, replace(one, deed=replace(one.deed, id=10))], TODAY, NOW, undo=7)
            yield ex([one, replace(also, goal=other, undo=9)], TODAY, NOW, undo=None, others=True)
    many = [Logged(replace(LONGEST, id=LONGEST.id + at), FULL) for at in range(MOST)]
    yield ex(many, TODAY, NOW, undo=7, hours=Hours(1234.5, 123.25), news=["w" * MAX_TITLE, "News."], others=True)


def questions(library: Library) -> Iterator[Example]:
    for one in without_goal(library):
        yield from (ex(one, TODAY), ex(one, TODAY, 7, "I could not tell which goal that is."))


def places(library: Library) -> Iterator[Example]:
    return (ex(deed, goal, TODAY) for goal in (None, *every(library)) for deed in DEEDS)


def undone(library: Library) -> Iterator[Example]:
    for what in get_args(What):
        for goal in every(library):
            for until_then in others(goal):
                yield ex(Undone(what, goal, until_then), TODAY)
                yield from (ex(Undone(what, goal, until_then, (deed,)), TODAY) for deed in (DEED, LONGEST))
            yield ex(Undone(what, goal, goal, why_not="late"), TODAY)
        yield from (ex(Undone(what, deeds=DEEDS[:many]), TODAY) for many in range(1, len(DEEDS) + 1))
        yield ex(Undone(what, deeds=(DEED,), why_not="late"), TODAY)
    yield ex(Undone("progress", deeds=(LONGEST,) * MOST), TODAY)


def others(goal: Goal) -> Iterator[Goal]:
    """Give how a goal may have stood until its change was undone."""
    yield from (replace(goal, obstacle="Time", plan=None), replace(goal, plan="when I get home", title="Other words"))
    yield from (replace(goal, due=LATER), replace(goal, state="reached", closed_on=TODAY))
    for state in ("open", "done", "skipped"):
        yield replace(goal, steps=tuple(replace(step, state=state) for step in goal.steps))


DEED_WORDS: Mapping[str, Examples] = {
    "after_placing": lambda _: [ex("It belongs to no goal.", deed, undo) for deed in DEEDS for undo in (None, 7)],
    "corrected": once(),
    "cut": each(MAX_NOTE),
    "left_without_goal": once(),
    "no_goal_yet": each("Pass by May", "3 * 4 [a] <b> & c_d #1"),
    "no_such_answer": once(),
    "no_such_day": of_deeds(),
    "placed": places,
    "same_one": once(),
    "set_aside": lambda library: (ex(goal) for goal in every(library)),
    "told": reports,
    "too_many": each(MOST),
    "what": of_deeds(TODAY),
    "which": questions,
}

UNDO: Mapping[str, Examples] = {
    "alone": once("Undone: the change."),
    "said": undone,
}
