"""The SQL of what is planned for people."""

from datetime import datetime

from bot import clock
from bot.chat import Door, Planned, Row
from bot.clock import Hours
from bot.manners import Moment

NEVER = 2**53  # later than any instant, and still a whole number wherever it is read
_COLUMNS = "feature, key, about, why, at, due_at, good_until, every_s, last_at, last_wall, said_at, again_at"


def next_due(db: Door, gateway: str, after: float = -1) -> int | None:
    """Give the first instant after another (UTC seconds) at which something is to be looked at."""
    found = db.rows(
        "SELECT due_at FROM agenda WHERE gateway = :gateway AND due_at > :after ORDER BY due_at LIMIT 1",
        gateway=gateway,
        after=after,
    )
    return int(found[0]["due_at"]) if found else None


def people_due(db: Door, gateway: str, now: int, limit: int) -> list[int]:
    """List people with something due, the longest waiting first."""
    found = db.rows(
        "SELECT person_id FROM agenda WHERE gateway = :gateway AND due_at <= :now ORDER BY due_at LIMIT :limit",
        gateway=gateway,
        now=now,
        limit=limit,
    )
    return list(dict.fromkeys(int(row["person_id"]) for row in found))


def gateway_of(db: Door, person_id: int) -> str:
    """Name the gateway of a person."""
    return str(db.rows("SELECT gateway FROM people WHERE id = :person_id", person_id=person_id)[0]["gateway"])


def rows_of(db: Door, person_id: int) -> dict[tuple[str, str], Row]:
    """Give every row of a person, by feature and key."""
    found = db.rows(
        f"SELECT {_COLUMNS} FROM agenda WHERE person_id = :person_id ORDER BY feature, key", person_id=person_id
    )
    return {(row["feature"], row["key"]): row for row in found}


def moments_of(db: Door, person_id: int) -> list[Moment]:
    """List the moments that are to come or due; what is said once more comes at its own time alone."""
    return [_moment(row) for row in rows_of(db, person_id).values() if row["at"] or row["again_at"]]


def _moment(row: Row) -> Moment:
    is_first = row["why"] == "asked" and row["at"] is not None and row["at"] < (row["again_at"] or 0)
    again = row["again_at"] is not None and not is_first
    return Moment(
        feature=row["feature"],
        key=row["key"],
        # A rest would hold back the question about itself if that were no longer what it is.
        why="again" if again and row["why"] != "resting" else row["why"],
        at=row["again_at"] if again else row["at"],
        due_at=row["due_at"] if row["due_at"] is not None else NEVER,
        about=row["about"],
        good_until=None if again else row["good_until"],
        every_s=row["every_s"],
        last_at=row["last_at"],
        said_at=row["said_at"],
    )


def plan(
    db: Door, person_id: int, gateway: str, feature: str, planned: Planned, due_at: int, *, anew: bool = True
) -> None:
    """Keep the next moment of a key; when it was last said, and what is said once more, stay.

    Not `anew`, a moment that is only waiting goes on waiting.
    """
    db.run(
        """
        INSERT INTO agenda(person_id, feature, key, gateway, about, why, at, due_at, good_until, every_s)
        VALUES(:person_id, :feature, :key, :gateway, :about, :why, :at, :due_at, :good_until, :every_s)
        ON CONFLICT(person_id, feature, key) DO UPDATE SET about = :about, why = :why, at = :at,
            due_at = CASE WHEN agenda.again_at IS NOT NULL AND (:why <> 'asked' OR agenda.again_at <= :due_at)
                THEN agenda.again_at
                WHEN :anew = 0 AND agenda.at = :at AND (agenda.due_at IS NULL OR agenda.due_at > :due_at)
                THEN agenda.due_at ELSE :due_at END,
            good_until = :good_until, every_s = :every_s
        """,
        person_id=person_id,
        feature=feature,
        key=planned.key,
        gateway=gateway,
        about=planned.about,
        why=planned.why,
        at=planned.at,
        due_at=due_at,
        good_until=planned.good_until,
        every_s=planned.every_s,
        anew=int(anew),
    )


def again(db: Door, person_id: int, feature: str, key: str, about: str, at: int) -> None:
    """Keep that something is said once more; its own next moment stays, but is not looked at before.

    A time that somebody asked for comes all the same.
    """
    db.run(
        """
        INSERT INTO agenda(person_id, feature, key, gateway, about, why, due_at, every_s, again_at)
        VALUES(:person_id, :feature, :key, :gateway, :about, 'again', :at, 0, :at)
        ON CONFLICT(person_id, feature, key) DO UPDATE SET again_at = :at,
            due_at = CASE WHEN agenda.why = 'asked' AND agenda.due_at < :at THEN agenda.due_at ELSE :at END
        """,
        person_id=person_id,
        feature=feature,
        key=key,
        gateway=gateway_of(db, person_id),
        about=about,
        at=at,
    )


def wake(db: Door, person_id: int, now: int) -> None:
    """Let what is to be said again, and slept until something changes, be looked at."""
    db.run(
        "UPDATE agenda SET due_at = CASE WHEN again_at < :now THEN :now ELSE again_at END "
        "WHERE person_id = :person_id AND again_at IS NOT NULL AND due_at IS NULL",
        now=now,
        person_id=person_id,
    )


def not_before(db: Door, person_id: int, until: int) -> None:
    """Put off what is to be said again before an instant."""
    db.run(
        "UPDATE agenda SET again_at = :until, due_at = :until "
        "WHERE person_id = :person_id AND again_at < :until AND why <> 'asked'",
        until=until,
        person_id=person_id,
    )


def look_at(db: Door, person_id: int, feature: str, key: str, due_at: int | None) -> None:
    """Let a moment be looked at at an instant, or only when something changes (None)."""
    db.run(
        "UPDATE agenda SET due_at = :due_at WHERE person_id = :person_id AND feature = :feature AND key = :key",
        due_at=due_at,
        person_id=person_id,
        feature=feature,
        key=key,
    )


def last(row: Row, hours: Hours) -> int | None:
    """Give when a moment was last over: not before the wall clock shows that time again, wherever they moved since."""
    if row["last_at"] is None or row["last_wall"] is None:
        return None if row["last_at"] is None else int(row["last_at"])
    wall = datetime.fromisoformat(row["last_wall"])
    return max(int(row["last_at"]), hours.at(wall.date(), wall.hour * 60 + wall.minute))


def over(db: Door, person_id: int, moment: Moment, hours: Hours, now: int, *, is_said: bool = False) -> None:
    """Note that a moment is over, said or left out; what follows is planned anew.

    A time that was asked for and is left out leaves what was put off to a later one as it is.
    """
    last_at = max(now, moment.at, moment.last_at or 0)
    db.run(
        """
        UPDATE agenda SET due_at = CASE WHEN :keeps = 1 THEN agenda.again_at END, at = NULL,
            again_at = CASE WHEN :keeps = 1 THEN agenda.again_at END, last_at = :last_at, last_wall = :last_wall,
            said_at = CASE WHEN :is_said = 1 THEN :now ELSE agenda.said_at END
        WHERE person_id = :person_id AND feature = :feature AND key = :key
        """,
        last_at=last_at,
        last_wall=f"{clock.local(last_at, hours.zone):%Y-%m-%dT%H:%M}",
        is_said=int(is_said),
        keeps=int(moment.why == "asked" and not is_said),
        now=now,
        person_id=person_id,
        feature=moment.feature,
        key=moment.key,
    )


def take_off(db: Door, person_id: int, feature: str, key: str) -> None:
    """Plan nothing for a key any more; when it was last said is kept for a while, for it may come back."""
    db.run(
        "DELETE FROM agenda WHERE person_id = :person_id AND feature = :feature AND key = :key "
        "AND again_at IS NULL AND last_at IS NULL",
        person_id=person_id,
        feature=feature,
        key=key,
    )
    db.run(
        "UPDATE agenda SET due_at = NULL, at = NULL "
        "WHERE person_id = :person_id AND feature = :feature AND key = :key AND again_at IS NULL",
        person_id=person_id,
        feature=feature,
        key=key,
    )


def rest(db: Door, person_id: int) -> None:
    """Look at nothing of a person until something changes."""
    db.run("UPDATE agenda SET due_at = NULL WHERE person_id = :person_id", person_id=person_id)


def is_due(db: Door, person_id: int, now: int) -> bool:
    """Tell whether anything of a person is due."""
    return bool(
        db.rows(
            "SELECT 1 FROM agenda WHERE person_id = :person_id AND due_at <= :now LIMIT 1",
            person_id=person_id,
            now=now,
        )
    )


def put_off(db: Door, person_id: int, now: int, until: int) -> None:
    """Look later at what is due of a person now."""
    db.run(
        "UPDATE agenda SET due_at = :until WHERE person_id = :person_id AND due_at <= :now",
        until=until,
        now=now,
        person_id=person_id,
    )
