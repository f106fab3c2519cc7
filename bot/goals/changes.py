"""Every change of a goal or a deed, and the way back: what Undo restores, exactly."""

from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter

from bot import deeds
from bot.chat import Door
from bot.goals import store
from bot.goals.model import Goal
from bot.settings import PRUNED_AT_ONCE, RETENTION

What = Literal["made", "step", "skip", "day", "words", "steps", "reached", "dropped", "progress", "place", "plan"]

JUST_NOW_S = 3600


@dataclass(frozen=True, slots=True)
class Before:
    """How it was before a change: the goal as a whole, the deed that was moved, and the deeds that the change made.

    `uncounted` are deeds that counted before and no longer did.
    """

    goal: Goal | None = None
    deed: deeds.Deed | None = None
    made: tuple[int, ...] = ()
    uncounted: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Undone:
    """What Undo came to: the goal as it is again (None where none was changed) and what was undone.

    `is_late`: something newer happened to that goal, so nothing was restored; `goal` is how it stands.
    """

    what: What
    goal: Goal | None
    is_late: bool = False


_BEFORE = TypeAdapter(Before)


def change(db: Door, person_id: int, what: What, before: Before, now: int) -> int:
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


def undo(db: Door, person_id: int, number: int, now: int) -> Undone | None:
    """Restore what was before a change; None when there is no such change of this person's, or no longer."""
    found = db.rows(
        "SELECT what, before FROM changes WHERE id = :number AND person_id = :person_id AND before <> ''",
        number=number,
        person_id=person_id,
    )
    if not found:
        return None
    what, before = found[0]["what"], _BEFORE.validate_json(found[0]["before"])
    if before.goal and latest(db, person_id, before.goal.id) != number:
        return Undone(what, store.by_id(db, person_id, before.goal.id), is_late=True)
    if before.goal:
        store.save(db, person_id, before.goal)
    if before.deed:
        deeds.move(db, person_id, before.deed.id, before.deed.on, before.deed.goal)
    for deed in before.made:
        deeds.count(db, person_id, deed, now, counts=False)
    for deed in before.uncounted:
        deeds.count(db, person_id, deed, now, counts=True)
    # The row stays without its words: the id of a deleted one may be given again, and an old button would mean that.
    db.run(
        "UPDATE changes SET before = '' WHERE id = :number AND person_id = :person_id",
        number=number,
        person_id=person_id,
    )
    return Undone(what, before.goal)


def made(db: Door, person_id: int, goal: Goal, now: int) -> int:
    """Note that a goal is new: to undo that leaves none of it but its number."""
    return change(db, person_id, "made", Before(Goal(goal.id, goal.number, "", goal.made_on, "gone")), now)


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
    """Give the number of somebody's newest change that can be undone; 0 when there is none.

    That a goal is new is undone shortly after only: nobody who says no more than "undo" means that on another day.
    """
    found = db.rows(
        "SELECT id, what, made_at FROM changes WHERE person_id = :person_id AND before <> '' ORDER BY id DESC LIMIT 1",
        person_id=person_id,
    )
    is_long_made = bool(found) and found[0]["what"] == "made" and now - found[0]["made_at"] > JUST_NOW_S
    return int(found[0]["id"]) if found and not is_long_made else 0


def kept(db: Door, person_id: int) -> list[tuple[What, Before]]:
    """List all that somebody can still undo, the oldest first."""
    found = db.rows(
        "SELECT what, before FROM changes WHERE person_id = :person_id AND before <> '' ORDER BY id",
        person_id=person_id,
    )
    return [(row["what"], _BEFORE.validate_json(row["before"])) for row in found]
