"""Every change of a goal or a deed, and the way back: what Undo restores, exactly."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from pydantic import TypeAdapter

from bot import deeds
from bot.chat import Door
from bot.deeds import Deed
from bot.goals import store
from bot.goals.model import MAX_OPEN, Goal
from bot.settings import PRUNED_AT_ONCE, RETENTION

What = Literal[
    "made", "step", "skip", "day", "words", "steps", "reached", "dropped", "again", "progress", "place", "plan"
]

JUST_NOW_S = 3600


@dataclass(frozen=True, slots=True)
class Moved:
    """A deed that was dated or put to another goal: its day and goal before, and those it was given."""

    deed: int
    on: date
    goal: int | None
    to_on: date
    to_goal: int | None


@dataclass(frozen=True, slots=True)
class Before:
    """How it was before a change, as far as Undo needs it: the goal as a whole, and of deeds none of their words.

    `made` are the deeds that the change made, `uncounted` those that counted before and no longer did.
    """

    goal: Goal | None = None
    moved: Moved | None = None
    made: tuple[int, ...] = ()
    uncounted: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Undone:
    """What Undo came to: the goal as it is again and as it stood until then (None where none was changed), the deeds.

    `why_not` tells why nothing was restored, and `goal` is then how it stands: something newer happened ("late"), or
    there are as many open goals as one may have ("full").
    """

    what: What
    goal: Goal | None = None
    until_then: Goal | None = None
    deeds: tuple[Deed, ...] = ()
    why_not: Literal["late", "full"] | None = None


_BEFORE = TypeAdapter(Before)


def keep(db: Door, person_id: int, what: What, before: Before, now: int) -> int:
    """Keep how it was, so that it can be undone; gives the number that Undo names."""
    return int(
        db.rows(
            """
            INSERT INTO changes(person_id, goal_id, what, before, made_at)
            VALUES(:person_id, :goal_id, :what, :before, :now) RETURNING id
            """,
            person_id=person_id,
            goal_id=before.goal.id if before.goal else None,
            what=what,
            before=_BEFORE.dump_json(before).decode(),
            now=now,
        )[0]["id"]
    )


def move(db: Door, person_id: int, deed: Deed, to: Deed, now: int, goal: Goal | None = None) -> int:
    """Give a deed the day and the goal of `to`, one of them new; `goal` is one that changes with it."""
    what: What = "place" if deed.on == to.on else "day"
    deeds.move(db, person_id, deed.id, to.on, to.goal)
    return keep(db, person_id, what, Before(goal, Moved(deed.id, deed.on, deed.goal, to.on, to.goal)), now)


def undo(db: Door, person_id: int, number: int, now: int) -> Undone | None:
    """Restore what was before a change; None when there is no such change of this person's, or no longer."""
    found = db.rows(
        "SELECT what, before FROM changes WHERE id = :number AND person_id = :person_id AND before <> ''",
        number=number,
        person_id=person_id,
    )
    if not found:
        return None
    before = _BEFORE.validate_json(found[0]["before"])
    goal = store.by_id(db, person_id, before.goal.id) if before.goal else None
    undone = Undone(found[0]["what"], before.goal, goal, _told_of(db, person_id, before))
    is_newest = before.goal is None or latest(db, person_id, before.goal.id) == number
    if not is_newest or (undone.deeds and not _stands(before, undone.deeds)):
        return replace(undone, goal=goal, why_not="late")
    if goal and before.goal and _opens_too_many(db, person_id, goal, before.goal):
        return replace(undone, goal=goal, why_not="full")
    _restore(db, person_id, before, now)
    # The row stays without its words: the id of a deleted one may be given again, and an old button would mean that.
    db.run(
        "UPDATE changes SET before = '' WHERE id = :number AND person_id = :person_id",
        number=number,
        person_id=person_id,
    )
    return undone if before.goal or undone.deeds else None


def _restore(db: Door, person_id: int, before: Before, now: int) -> None:
    if before.goal:
        store.save(db, person_id, before.goal)
    if before.moved:
        _move_back(db, person_id, before.moved)
    for deed in before.made:
        deeds.set_counting(db, person_id, deed, now, counts=False)
    for deed in before.uncounted:
        deeds.set_counting(db, person_id, deed, now, counts=True)


def _move_back(db: Door, person_id: int, moved: Moved) -> None:
    """Give a deed back the one thing that was changed; a goal that was deleted since is none."""
    deed = deeds.find(db, person_id, moved.deed)
    if deed is None:
        return
    on = moved.on if moved.on != moved.to_on else deed.on
    goal = moved.goal if moved.goal != moved.to_goal else deed.goal
    there = store.by_id(db, person_id, goal) if goal else None
    deeds.move(db, person_id, deed.id, on, there.id if there else None)


def _told_of(db: Door, person_id: int, before: Before) -> tuple[Deed, ...]:
    """Give the deeds that a change was about, as far as they still have words."""
    named: Iterable[int] = (*before.made, *before.uncounted, *((before.moved.deed,) if before.moved else ()))
    found = (deeds.find(db, person_id, each) for each in named)
    return tuple(deed for deed in found if deed and deed.note)


def _stands(before: Before, told_of: tuple[Deed, ...]) -> bool:
    """Tell whether deeds are still as a change left them."""
    made = [deed for deed in told_of if deed.id in before.made]
    if made and all(deed.is_undone for deed in made):
        return False
    if not before.moved:
        return True
    moved = before.moved
    now = next(((deed.on, deed.goal) for deed in told_of if deed.id == moved.deed and not deed.is_undone), None)
    return now is not None and (now[0] == moved.to_on if moved.on != moved.to_on else now[1] == moved.to_goal)


def _opens_too_many(db: Door, person_id: int, goal: Goal, before: Goal) -> bool:
    is_opened = before.state == "open" != goal.state
    return is_opened and len(store.open_ones(db, person_id)) >= MAX_OPEN


def made(db: Door, person_id: int, goal: Goal, now: int) -> int:
    """Note that a goal is new: to undo that leaves none of it but its number."""
    return keep(db, person_id, "made", Before(Goal(goal.id, goal.number, "", goal.made_on, "gone")), now)


def latest(db: Door, person_id: int, goal_id: int, besides: str = "") -> int | None:
    """Give the number of the newest change of a goal that can be undone, besides those of one kind."""
    found = db.rows(
        "SELECT id FROM changes WHERE person_id = :person_id AND goal_id = :goal_id AND before <> '' "
        "AND what <> :besides ORDER BY id DESC LIMIT 1",
        person_id=person_id,
        goal_id=goal_id,
        besides=besides,
    )
    return int(found[0]["id"]) if found else None


def prune(db: Door, now: int) -> int:
    """Let go of some changes that are too old to undo; gives how much there was to do.

    The newest row stays, without its words: its id would be given again.
    """
    since = now - (RETENTION["undo"].seconds or 0)
    return sum(
        db.run(statement, since=since, some=PRUNED_AT_ONCE)
        for statement in (
            """
            UPDATE changes SET before = '' WHERE id IN (
                SELECT id FROM changes WHERE made_at < :since AND before <> '' ORDER BY made_at LIMIT :some)
            """,
            """
            DELETE FROM changes WHERE id IN (
                SELECT id FROM changes WHERE made_at < :since AND id < (SELECT max(id) FROM changes)
                ORDER BY made_at LIMIT :some)
            """,
        )
    )


def newest(db: Door, person_id: int, now: int) -> int:
    """Give the number of somebody's newest change that can be undone; 0 when there is none, or none of the last hour.

    Nobody who says no more than "undo" means what was done on another day.
    """
    found = db.rows(
        "SELECT id, made_at FROM changes WHERE person_id = :person_id AND before <> '' ORDER BY id DESC LIMIT 1",
        person_id=person_id,
    )
    return int(found[0]["id"]) if found and now - found[0]["made_at"] <= JUST_NOW_S else 0


def last_goal(db: Door, person_id: int, now: int) -> int | None:
    """Give our id of the goal that somebody set or changed last, if that was just now."""
    found = db.rows(
        "SELECT goal_id, made_at FROM changes WHERE person_id = :person_id AND goal_id IS NOT NULL "
        "ORDER BY id DESC LIMIT 1",
        person_id=person_id,
    )
    return int(found[0]["goal_id"]) if found and now - found[0]["made_at"] <= JUST_NOW_S else None


def confirm(db: Door, person_id: int, goal: Goal) -> None:
    """Keep a goal that was understood rightly: from then on no Undo takes it back as a whole."""
    db.run(
        "UPDATE changes SET before = '' WHERE person_id = :person_id AND goal_id = :goal_id AND what = 'made'",
        person_id=person_id,
        goal_id=goal.id,
    )


def kept(db: Door, person_id: int) -> list[tuple[What, Before]]:
    """List all that somebody can still undo, the oldest first."""
    found = db.rows(
        "SELECT what, before FROM changes WHERE person_id = :person_id AND before <> '' ORDER BY id",
        person_id=person_id,
    )
    return [(row["what"], _BEFORE.validate_json(row["before"])) for row in found]
