"""The SQL of goals that rest, went quiet or came back, and of the weekly review."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot import clock, deeds, people
from bot.chat import MOST_TOLD, Door, Migration, Told
from bot.deeds import Kind
from bot.goals.checkins.consistency import History, Rest
from bot.goals.model import Goal
from bot.people import Silence, Silent

MIGRATION = Migration(
    "003 rests, questions of quiet goals, reviews",
    """
    CREATE TABLE rests(
        id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        goal_id INTEGER NOT NULL REFERENCES goals(id) ON DELETE CASCADE, first_on TEXT NOT NULL, last_on TEXT NOT NULL
    );
    CREATE INDEX rests_goal ON rests(goal_id);
    CREATE INDEX rests_person ON rests(person_id);
    CREATE TABLE touches(
        goal_id INTEGER PRIMARY KEY REFERENCES goals(id) ON DELETE CASCADE,
        person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        touched_at INTEGER NOT NULL DEFAULT 0, asked_for INTEGER, asked_at INTEGER
    );
    CREATE INDEX touches_person ON touches(person_id);
    CREATE TABLE reviews(
        person_id INTEGER PRIMARY KEY REFERENCES people(id) ON DELETE CASCADE, due_at INTEGER NOT NULL,
        since_at INTEGER NOT NULL
    )
    """,
)

DOING: tuple[Kind, ...] = ("progress", "ce", "total", "step", "reached")  # deeds by which something is done
SILENT: tuple[Silent, ...] = ("pause", "rest")  # the silences that can be about one goal


@dataclass(frozen=True, slots=True)
class Asked:
    """The question whether a quiet goal is still somebody's: for which moment, and when (UTC seconds)."""

    for_: int
    at: int


def about(goal: Goal) -> str:
    """Name a goal as silences and moments do."""
    return f"goal:{goal.id}"


def silence_of(silences: Sequence[Silence], goal: Goal, today: date) -> Silence | None:
    """Give what keeps one goal alone silent on a day; a pause they chose before a rest that came by itself."""
    held = [each for each in silences if each.about == about(goal) and each.why in SILENT]
    return next((each for each in held if each.until_on is None or each.until_on > today), None)


def note_rest(db: Door, person_id: int, goal: Goal, rest: Rest) -> None:
    """Keep that a goal was let alone for some days."""
    if rest.last < rest.first:
        return
    db.run(
        "INSERT INTO rests(person_id, goal_id, first_on, last_on) VALUES(:person_id, :goal_id, :first_on, :last_on)",
        person_id=person_id,
        goal_id=goal.id,
        first_on=rest.first.isoformat(),
        last_on=rest.last.isoformat(),
    )


def end(db: Door, person_id: int, goal: Goal, today: date) -> bool:
    """End the rest of a goal, and keep that it was; tells whether there was one."""
    standing = [each for each in people.silences_of(db, person_id) if each.about == about(goal)]
    for each in standing:
        note_rest(db, person_id, goal, _days(each, people.zone_of(db, person_id), today - timedelta(days=1)))
    people.end_silence(db, person_id, *SILENT, about=about(goal))
    return silence_of(standing, goal, today) is not None


def history(db: Door, person_id: int, goal: Goal, today: date) -> History:
    """Read a goal's days; those on which everything was paused are excused for each goal."""
    answers = db.rows(
        "SELECT on_day, answer FROM answers WHERE person_id = :person_id AND goal_id = :goal_id ORDER BY on_day",
        person_id=person_id,
        goal_id=goal.id,
    )
    rests = db.rows(
        "SELECT first_on, last_on FROM rests WHERE person_id = :person_id AND goal_id = :goal_id ORDER BY first_on",
        person_id=person_id,
        goal_id=goal.id,
    )
    zone, silences = people.zone_of(db, person_id), people.silences_of(db, person_id)
    own = [each for each in silences if each.about in ("", about(goal)) and each.why in SILENT]
    said = {kind: {date.fromisoformat(row["on_day"]) for row in answers if row["answer"] in kind} for kind in _ANSWERS}
    done = {deed.on for deed in deeds.of_goal(db, person_id, goal.id) if deed.kind in DOING and deed.on <= today}
    return History(
        made_on=goal.made_on,
        done=frozenset(done | said[_DONE]),
        excused=frozenset(said[_EXCUSED]),
        rests=(
            *(Rest(date.fromisoformat(row["first_on"]), date.fromisoformat(row["last_on"])) for row in rests),
            *(_days(each, zone, today) for each in own),
        ),
    )


_DONE, _EXCUSED = ("done", "partly"), ("not", "skip")
_ANSWERS = (_DONE, _EXCUSED)


def touched_at(db: Door, person_id: int, goal: Goal) -> int:
    """Give when something last happened to a goal (UTC seconds): a deed, a change, an answer, or a word about it."""
    found = db.rows(
        """
        SELECT max(at) AS at FROM (
            SELECT max(made_at) AS at FROM deeds WHERE person_id = :person_id AND goal_id = :goal_id
            UNION ALL SELECT max(made_at) AS at FROM changes WHERE person_id = :person_id AND goal_id = :goal_id
            UNION ALL SELECT max(made_at) AS at FROM answers WHERE person_id = :person_id AND goal_id = :goal_id
            UNION ALL SELECT touched_at AS at FROM touches WHERE person_id = :person_id AND goal_id = :goal_id
        ) AS each_at
        """,
        person_id=person_id,
        goal_id=goal.id,
    )
    made_at = clock.at(goal.made_on, 0, people.zone_of(db, person_id) or "UTC")
    return max(made_at, found[0]["at"] or 0)


def touch(db: Door, person_id: int, goal: Goal, at: int) -> None:
    """Keep that something happened to a goal at an instant, where nothing else keeps it for long."""
    db.run(
        """
        INSERT INTO touches(goal_id, person_id, touched_at) VALUES(:goal_id, :person_id, :at)
        ON CONFLICT(goal_id) DO UPDATE SET touched_at = :at WHERE touches.touched_at < :at
        """,
        goal_id=goal.id,
        person_id=person_id,
        at=at,
    )


def asked(db: Door, person_id: int, goal: Goal) -> Asked | None:
    """Give the last question whether a goal is still theirs."""
    found = db.rows(
        "SELECT asked_for, asked_at FROM touches WHERE person_id = :person_id AND goal_id = :goal_id",
        person_id=person_id,
        goal_id=goal.id,
    )
    return Asked(found[0]["asked_for"], found[0]["asked_at"]) if found and found[0]["asked_at"] is not None else None


def note_asked(db: Door, person_id: int, goal: Goal, now_asked: Asked) -> None:
    """Keep that it was asked; `touch` comes first."""
    db.run(
        "UPDATE touches SET asked_for = :asked_for, asked_at = :asked_at "
        "WHERE person_id = :person_id AND goal_id = :goal_id",
        asked_for=now_asked.for_,
        asked_at=now_asked.at,
        person_id=person_id,
        goal_id=goal.id,
    )


def reviewed_since(db: Door, person_id: int, due_at: int, *, is_again: bool) -> int:
    """Give since when a review looks back (UTC seconds; 0 for the first); the same however often it is composed."""
    found = db.rows("SELECT due_at, since_at FROM reviews WHERE person_id = :person_id", person_id=person_id)
    if found and (is_again or found[0]["due_at"] == due_at):
        return int(found[0]["since_at"])
    since = int(found[0]["due_at"]) if found else 0
    db.run(
        """
        INSERT INTO reviews(person_id, due_at, since_at) VALUES(:person_id, :due_at, :since)
        ON CONFLICT(person_id) DO UPDATE SET due_at = :due_at, since_at = :since
        """,
        person_id=person_id,
        due_at=due_at,
        since=since,
    )
    return since


def tells(db: Door, person_id: int) -> Told:
    """Tell when goals rested, which went quiet, and when the last weekly review was."""
    found = db.rows(
        "SELECT goals.title, rests.first_on, rests.last_on FROM rests JOIN goals ON goals.id = rests.goal_id "
        "WHERE rests.person_id = :person_id ORDER BY rests.first_on DESC, rests.id DESC LIMIT :most",
        person_id=person_id,
        most=MOST_TOLD,
    )
    asked_ = db.rows(
        "SELECT goals.title, touches.asked_at FROM touches JOIN goals ON goals.id = touches.goal_id "
        "WHERE touches.person_id = :person_id AND touches.asked_at IS NOT NULL ORDER BY goals.number",
        person_id=person_id,
    )
    reviewed = db.rows("SELECT due_at FROM reviews WHERE person_id = :person_id", person_id=person_id)
    zone = people.zone_of(db, person_id)
    lines = [f"{row['title']}: from {row['first_on']} to {row['last_on']}" for row in found]
    lines += [
        f"{row['title']}: I asked whether it is still yours on {people.when(row['asked_at'], zone)}" for row in asked_
    ]
    lines += [f"The last weekly review was due on {people.when(row['due_at'], zone)}" for row in reviewed]
    return Told("When your goals rested, and what I asked about that", lines, ("rests", "touches", "reviews"))


def _days(silence: Silence, zone: str | None, last: date) -> Rest:
    """Give the days of a silence, up to one of them."""
    ends = last if silence.until_on is None else min(silence.until_on - timedelta(days=1), last)
    return Rest(clock.today(silence.since_at, zone or "UTC"), ends)
