"""When somebody's day ends and when they are left in peace, as they set it; the usual hours for everybody else."""

import json
from datetime import date

from bot.chat import Door
from bot.clock import Hours, Span, Week


def hours_of(db: Door, person_id: int) -> Hours | None:
    """Give somebody's hours; None where their time zone is not known."""
    found = db.rows(
        "SELECT people.zone, hours.weeks, hours.since FROM people LEFT JOIN hours ON hours.person_id = people.id "
        "WHERE people.id = :person_id",
        person_id=person_id,
    )
    return read_hours(found[0]["zone"], found[0]["weeks"], found[0]["since"]) if found and found[0]["zone"] else None


def read_hours(zone: str, weeks: str | None, since: str | None) -> Hours:
    """Read hours as a row holds them; the usual ones where nothing was set."""
    if weeks is None or since is None:
        return Hours(zone)
    return Hours(zone, tuple(_week(*each) for each in json.loads(weeks)), date.fromisoformat(since))


def set_hours(db: Door, person_id: int, weeks: tuple[Week, ...], since: date) -> None:
    """Keep how somebody's weeks go; `since` is the Monday of the first."""
    db.run(
        """
        INSERT INTO hours(person_id, weeks, since) VALUES(:person_id, :weeks, :since)
        ON CONFLICT(person_id) DO UPDATE SET weeks = :weeks, since = :since
        """,
        person_id=person_id,
        weeks=json.dumps([[week.name, week.quiet.begins, week.quiet.ends, week.day_ends] for week in weeks]),
        since=since.isoformat(),
    )


def unset_hours(db: Door, person_id: int) -> None:
    """Go back to the usual hours."""
    db.run("DELETE FROM hours WHERE person_id = :person_id", person_id=person_id)


def _week(name: str, begins: int, ends: int, day_ends: int) -> Week:
    return Week(name, Span(begins, ends), day_ends)
