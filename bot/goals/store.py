"""The SQL of goals; every query names the person."""

from dataclasses import replace
from datetime import date

from bot import people
from bot.chat import Door, Row
from bot.goals.model import Goal, GoalState, Step

_COLUMNS = "id, number, title, state, template, due_on, obstacle, plan, made_on, closed_on, origin, confirmed"


def add(db: Door, person_id: int, goal: Goal, now: int) -> Goal:
    """Keep a new goal with its steps; gives it with its id and number."""
    row = db.rows(
        """
        INSERT INTO goals(person_id, number, title, template, due_on, obstacle, plan, made_on, made_at, origin,
            confirmed)
        VALUES(:person_id, (SELECT COALESCE(max(number), 0) + 1 FROM goals WHERE person_id = :person_id), :title,
            :template, :due_on, :obstacle, :plan, :made_on, :now, :origin, :confirmed)
        RETURNING id, number
        """,
        person_id=person_id,
        title=goal.title,
        template=goal.template,
        due_on=_iso(goal.due),
        obstacle=goal.obstacle,
        plan=goal.plan,
        made_on=goal.made_on.isoformat(),
        now=now,
        origin=goal.origin,
        confirmed=int(goal.is_confirmed),
    )[0]
    kept = replace(goal, id=int(row["id"]), number=int(row["number"]))
    for step in goal.steps:
        _put_step(db, person_id, kept.id, step)
    return kept


def find(db: Door, person_id: int, number: int) -> Goal | None:
    """Give somebody's goal by its number, with its steps."""
    found = db.rows(
        f"SELECT {_COLUMNS} FROM goals WHERE person_id = :person_id AND number = :number AND state <> 'gone'",
        person_id=person_id,
        number=number,
    )
    return _whole(db, person_id, found[0]) if found else None


def by_id(db: Door, person_id: int, goal_id: int) -> Goal | None:
    """Give somebody's goal by our id of it, with its steps."""
    found = db.rows(
        f"SELECT {_COLUMNS} FROM goals WHERE person_id = :person_id AND id = :goal_id AND state <> 'gone'",
        person_id=person_id,
        goal_id=goal_id,
    )
    return _whole(db, person_id, found[0]) if found else None


def by_origin(db: Door, person_id: int, message: int) -> Goal | None:
    """Give the goal that a message set."""
    found = db.rows(
        f"SELECT {_COLUMNS} FROM goals WHERE person_id = :person_id AND origin = :message AND state <> 'gone' "
        "ORDER BY id DESC LIMIT 1",
        person_id=person_id,
        message=message,
    )
    return _whole(db, person_id, found[0]) if found else None


def in_state(db: Door, person_id: int, state: GoalState, limit: int, offset: int = 0) -> list[Goal]:
    """List somebody's goals in a state, with their steps: open ones in the order they were set, others newest first."""
    order = "number" if state == "open" else "number DESC"
    found = db.rows(
        f"SELECT {_COLUMNS} FROM goals WHERE person_id = :person_id AND state = :state "
        f"ORDER BY {order} LIMIT :limit OFFSET :offset",
        person_id=person_id,
        state=state,
        limit=limit,
        offset=offset,
    )
    return [_whole(db, person_id, row) for row in found]


def all_of(db: Door, person_id: int) -> list[Goal]:
    """List all of somebody's goals but the deleted ones, with their steps, in the order they were set."""
    found = db.rows(
        f"SELECT {_COLUMNS} FROM goals WHERE person_id = :person_id AND state <> 'gone' ORDER BY number",
        person_id=person_id,
    )
    steps: dict[int, list[Step]] = {}
    for row in db.rows(
        "SELECT goal_id, number, title, state, advised, due_on, done_on FROM steps WHERE person_id = :person_id "
        "ORDER BY goal_id, number",
        person_id=person_id,
    ):
        steps.setdefault(row["goal_id"], []).append(_step(row))
    return [replace(_goal(row), steps=tuple(steps.get(row["id"], ()))) for row in found]


def open_ones(db: Door, person_id: int) -> list[Goal]:
    """List somebody's open goals in the order they were set, without their steps."""
    found = db.rows(
        f"SELECT {_COLUMNS} FROM goals WHERE person_id = :person_id AND state = 'open' ORDER BY number",
        person_id=person_id,
    )
    return [_goal(row) for row in found]


def counted(db: Door, person_id: int) -> dict[str, int]:
    """Count somebody's goals by state."""
    found = db.rows(
        "SELECT state, count(*) AS many FROM goals WHERE person_id = :person_id GROUP BY state ORDER BY state",
        person_id=person_id,
    )
    return {row["state"]: int(row["many"]) for row in found}


def save(db: Door, person_id: int, goal: Goal) -> None:
    """Write a goal and its steps as they now are; steps that it no longer has are deleted."""
    db.run(
        """
        UPDATE goals SET title = :title, state = :state, template = :template, due_on = :due_on, obstacle = :obstacle,
            plan = :plan, closed_on = :closed_on, confirmed = :confirmed
        WHERE id = :id AND person_id = :person_id
        """,
        id=goal.id,
        person_id=person_id,
        title=goal.title,
        state=goal.state,
        template=goal.template,
        due_on=_iso(goal.due),
        obstacle=goal.obstacle,
        plan=goal.plan,
        closed_on=_iso(goal.closed_on),
        confirmed=int(goal.is_confirmed),
    )
    if goal.state == "gone":
        _forget_checkins(db, person_id, goal.id)
    held = _steps(db, person_id, goal.id)
    for step in held:
        if step not in goal.steps:
            _drop_step(db, person_id, goal.id, step)
    for step in goal.steps:
        if step not in held:
            _put_step(db, person_id, goal.id, step)


def forget(db: Door, person_id: int, goal: Goal) -> None:
    """Delete the words of a goal that was none; its number stays taken, so that old buttons never mean another."""
    db.run(
        "UPDATE changes SET before = '' WHERE goal_id = :id AND person_id = :person_id", id=goal.id, person_id=person_id
    )
    save(db, person_id, Goal(goal.id, goal.number, "", goal.made_on, "gone"))


def _forget_checkins(db: Door, person_id: int, goal_id: int) -> None:
    for table in ("checkins", "answers", "rests", "touches"):
        db.run(
            f"DELETE FROM {table} WHERE goal_id = :goal_id AND person_id = :person_id",
            goal_id=goal_id,
            person_id=person_id,
        )
    people.end_silence(db, person_id, "pause", "rest", about=f"goal:{goal_id}")


def _put_step(db: Door, person_id: int, goal_id: int, step: Step) -> None:
    db.run(
        """
        INSERT INTO steps(goal_id, person_id, number, title, state, advised, due_on, done_on)
        VALUES(:goal_id, :person_id, :number, :title, :state, :advised, :due_on, :done_on)
        """,
        goal_id=goal_id,
        person_id=person_id,
        number=step.number,
        title=step.title,
        state=step.state,
        advised=step.advised,
        due_on=_iso(step.due),
        done_on=_iso(step.done_on),
    )


def _drop_step(db: Door, person_id: int, goal_id: int, step: Step) -> None:
    db.run(
        "DELETE FROM steps WHERE goal_id = :goal_id AND number = :number AND person_id = :person_id",
        goal_id=goal_id,
        number=step.number,
        person_id=person_id,
    )


def _whole(db: Door, person_id: int, row: Row) -> Goal:
    return replace(_goal(row), steps=_steps(db, person_id, row["id"]))


def _steps(db: Door, person_id: int, goal_id: int) -> tuple[Step, ...]:
    found = db.rows(
        "SELECT number, title, state, advised, due_on, done_on FROM steps "
        "WHERE goal_id = :goal_id AND person_id = :person_id ORDER BY number",
        goal_id=goal_id,
        person_id=person_id,
    )
    return tuple(_step(step) for step in found)


def _goal(row: Row) -> Goal:
    return Goal(
        id=row["id"],
        number=row["number"],
        title=row["title"],
        made_on=date.fromisoformat(row["made_on"]),
        state=row["state"],
        due=_day(row["due_on"]),
        template=row["template"],
        obstacle=row["obstacle"],
        plan=row["plan"],
        closed_on=_day(row["closed_on"]),
        origin=row["origin"],
        is_confirmed=bool(row["confirmed"]),
    )


def _step(row: Row) -> Step:
    return Step(
        number=row["number"],
        title=row["title"],
        state=row["state"],
        due=_day(row["due_on"]),
        done_on=_day(row["done_on"]),
        advised=row["advised"],
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
