"""What people did, one row each: goals and renewal are two readings of it.

Undo marks the row; nothing is rewritten but the day it was done and the goal it belongs to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.chat import MOST_TOLD, Door, Migration, Row, Told
from bot.settings import PRUNED_AT_ONCE, RETENTION

Kind = Literal["progress", "ce", "total", "step", "skip", "reached", "dropped"]
WORDED: tuple[Kind, ...] = ("progress", "ce", "total")  # kinds that are a report, not a change of a goal

MIGRATIONS = (
    Migration(
        "001 deeds",
        """
        CREATE TABLE deeds(
            id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
            kind TEXT NOT NULL, note TEXT NOT NULL, done_on TEXT NOT NULL, made_at INTEGER NOT NULL,
            goal_id INTEGER, step INTEGER, hours REAL, subject TEXT, activity TEXT, origin INTEGER,
            undone_at INTEGER
        );
        CREATE INDEX deeds_person ON deeds(person_id, made_at);
        CREATE INDEX deeds_goal ON deeds(person_id, goal_id, made_at) WHERE goal_id IS NOT NULL;
        CREATE INDEX deeds_hours ON deeds(person_id, done_on, hours) WHERE kind = 'ce' AND undone_at IS NULL;
        CREATE INDEX deeds_activity ON deeds(person_id, activity) WHERE activity IS NOT NULL;
        CREATE INDEX deeds_undone ON deeds(kind, undone_at) WHERE undone_at IS NOT NULL
        """,
    ),
)

_COLUMNS = "id, kind, note, done_on, made_at, goal_id, step, hours, subject, activity, origin, undone_at"
NOT_YET = 0  # stands for the time at which it was undone in a deed that never counted

_WORDED = ", ".join(f"'{kind}'" for kind in WORDED)


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing done.

    `kind`: progress in their words, hours of continuing education (ce) or a running total of them, a step ticked or
    skipped, a goal reached or dropped. `at` is in UTC seconds; `id` is 0 until it is kept; `origin` the
    message that told of it, so that an edit of that message tells of nothing new. One that `is_undone` counts for
    nothing; one that `is_asked` never did yet, as it seemed to be one of before.
    """

    kind: Kind
    note: str
    on: date
    at: int = 0
    goal: int | None = None
    step: int | None = None
    hours: float | None = None
    subject: str | None = None
    activity: str | None = None
    origin: int | None = None
    id: int = 0
    is_undone: bool = False
    is_asked: bool = False


def add(db: Door, person_id: int, deed: Deed, now: int) -> int:
    """Keep a deed, done just now or earlier; gives its id. One that `is_undone` is kept without counting yet."""
    return int(
        db.rows(
            """
            INSERT INTO deeds(person_id, kind, note, done_on, made_at, goal_id, step, hours, subject, activity,
                origin, undone_at)
            VALUES(:person_id, :kind, :note, :done_on, :now, :goal, :step, :hours, :subject, :activity, :origin,
                :undone_at)
            RETURNING id
            """,
            person_id=person_id,
            kind=deed.kind,
            note=deed.note,
            done_on=deed.on.isoformat(),
            now=now,
            goal=deed.goal,
            step=deed.step,
            hours=deed.hours,
            subject=deed.subject,
            activity=deed.activity,
            origin=deed.origin,
            undone_at=NOT_YET if deed.is_undone else None,
        )[0]["id"]
    )


def find(db: Door, person_id: int, deed_id: int) -> Deed | None:
    """Give a deed of this person, undone or not; None for anybody else's."""
    found = db.rows(
        f"SELECT {_COLUMNS} FROM deeds WHERE id = :deed_id AND person_id = :person_id",
        deed_id=deed_id,
        person_id=person_id,
    )
    return _deed(found[0]) if found else None


def set_counting(db: Door, person_id: int, deed_id: int, now: int, *, counts: bool) -> None:
    """Let a deed count, or no longer; one whose words were forgotten never counts again."""
    db.run(
        "UPDATE deeds SET undone_at = :undone_at WHERE id = :deed_id AND person_id = :person_id AND note <> ''",
        undone_at=None if counts else now,
        deed_id=deed_id,
        person_id=person_id,
    )


def move(db: Door, person_id: int, deed_id: int, on: date, goal: int | None) -> None:
    """Correct the day a deed was done and the goal it belongs to."""
    db.run(
        "UPDATE deeds SET done_on = :done_on, goal_id = :goal WHERE id = :deed_id AND person_id = :person_id",
        done_on=on.isoformat(),
        goal=goal,
        deed_id=deed_id,
        person_id=person_id,
    )


def since(db: Door, person_id: int, at: int, limit: int) -> list[Deed]:
    """List what was reported since an instant (UTC seconds) and counts, the newest first."""
    found = db.rows(
        f"SELECT {_COLUMNS} FROM deeds WHERE person_id = :person_id AND made_at >= :at AND undone_at IS NULL "
        "ORDER BY made_at DESC, id DESC LIMIT :limit",
        person_id=person_id,
        at=at,
        limit=limit,
    )
    return [_deed(row) for row in found]


def told_in(db: Door, person_id: int, message: int, at: int) -> list[Deed]:
    """List what a message reported since an instant (UTC seconds) and counts, in the order it was told."""
    found = db.rows(
        f"SELECT {_COLUMNS} FROM deeds WHERE person_id = :person_id AND made_at >= :at AND origin = :message "
        "AND undone_at IS NULL ORDER BY made_at, id",
        person_id=person_id,
        at=at,
        message=message,
    )
    return [_deed(row) for row in found]


def are_there(db: Door, person_id: int) -> bool:
    """Tell whether somebody ever reported anything."""
    return bool(db.rows("SELECT id FROM deeds WHERE person_id = :person_id LIMIT 1", person_id=person_id))


def hours(db: Door, person_id: int, since: date = date.min) -> float:
    """Add up the hours of continuing education that count, done on that day or later."""
    found = db.rows(
        "SELECT COALESCE(sum(hours), 0) AS hours FROM deeds WHERE person_id = :person_id AND done_on >= :since "
        "AND kind = 'ce' AND undone_at IS NULL",
        person_id=person_id,
        since=since.isoformat(),
    )
    return float(found[0]["hours"])


def of_activity(db: Door, person_id: int, activity: str) -> Deed | None:
    """Give the first deed that counts for an accredited activity, by its number as printed."""
    found = db.rows(
        f"SELECT {_COLUMNS} FROM deeds WHERE person_id = :person_id AND activity = :activity AND undone_at IS NULL "
        "ORDER BY id LIMIT 1",
        person_id=person_id,
        activity=activity,
    )
    return _deed(found[0]) if found else None


def newest_report(db: Door, person_id: int, goal: int) -> Deed | None:
    """Give what was told last of a goal in somebody's own words, and counts."""
    found = db.rows(
        f"SELECT {_COLUMNS} FROM deeds WHERE person_id = :person_id AND goal_id = :goal AND undone_at IS NULL "
        f"AND kind IN ({_WORDED}) ORDER BY made_at DESC, id DESC LIMIT 1",
        person_id=person_id,
        goal=goal,
    )
    return _deed(found[0]) if found else None


def of_goal(db: Door, person_id: int, goal: int) -> list[Deed]:
    """List what counts towards a goal, in the order it was reported."""
    found = db.rows(
        f"SELECT {_COLUMNS} FROM deeds WHERE person_id = :person_id AND goal_id = :goal AND undone_at IS NULL "
        "ORDER BY made_at, id",
        person_id=person_id,
        goal=goal,
    )
    return [_deed(row) for row in found]


def forget_goal(db: Door, person_id: int, goal: int) -> bool:
    """Forget the words of what was done towards a goal; tells whether hours that count stay, at no goal.

    The ids stay taken.
    """
    stay = db.run(
        "UPDATE deeds SET goal_id = NULL WHERE person_id = :person_id AND goal_id = :goal AND kind IN ('ce', 'total') "
        "AND undone_at IS NULL",
        person_id=person_id,
        goal=goal,
    )
    db.run(
        """
        UPDATE deeds SET note = '', hours = NULL, subject = NULL, activity = NULL, goal_id = NULL, undone_at = made_at
        WHERE person_id = :person_id AND goal_id = :goal
        """,
        person_id=person_id,
        goal=goal,
    )
    return stay > 0


def prune(db: Door, now: int) -> int:
    """Let go of some ticks and the like that were undone and can no longer be restored; gives how many.

    The newest deed stays: its id would be given again, and an old button would mean that.
    """
    return db.run(
        """
        DELETE FROM deeds WHERE id IN (
            SELECT id FROM deeds WHERE kind IN ('step', 'skip', 'reached', 'dropped') AND undone_at < :since
                AND id < (SELECT max(id) FROM deeds)
            ORDER BY undone_at LIMIT :some)
        """,
        since=now - (RETENTION["undo"].seconds or 0),
        some=PRUNED_AT_ONCE,
    )


_IN_WORDS: Mapping[Kind, str] = {
    "total": ", a total",
    "step": ", a step ticked",
    "skip": ", a step not needed",
    "reached": ", a goal reached",
    "dropped": ", a goal dropped",
}


def tells(db: Door, person_id: int) -> Sequence[Told]:
    """Tell what somebody did, undone or not, the newest first."""
    found = db.rows(
        f"SELECT {_COLUMNS} FROM deeds WHERE person_id = :person_id ORDER BY made_at DESC, id DESC LIMIT :most",
        person_id=person_id,
        most=MOST_TOLD,
    )
    every = db.rows("SELECT count(*) AS many FROM deeds WHERE person_id = :person_id", person_id=person_id)
    lines = [_in_words(_deed(row)) for row in found if row["note"]]
    gone = len(found) - len(lines)
    lines += [f"{gone} deleted, of which I keep the number alone"] if gone else []
    return [Told("What you told me you did", lines, ("deeds",), left=every[0]["many"] - len(found))]


def _in_words(deed: Deed) -> str:
    hours = f" ({deed.hours:g} h)" if deed.hours is not None else ""
    rest = "".join(f", {word}" for word in (deed.subject, deed.activity) if word)
    what = _IN_WORDS.get(deed.kind, "")
    return f"{deed.on.isoformat()}: {deed.note}{hours}{rest}{what}{', taken back' if deed.is_undone else ''}"


def _deed(row: Row) -> Deed:
    return Deed(
        kind=row["kind"],
        note=row["note"],
        on=date.fromisoformat(row["done_on"]),
        at=row["made_at"],
        goal=row["goal_id"],
        step=row["step"],
        hours=row["hours"],
        subject=row["subject"],
        activity=row["activity"],
        origin=row["origin"],
        id=row["id"],
        is_undone=row["undone_at"] is not None,
        is_asked=row["undone_at"] == NOT_YET,
    )
