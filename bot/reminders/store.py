"""The reminders of a person in the database."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.chat import MOST_TOLD, Door, Row
from bot.reminders.model import MAX_OPEN, Reminder
from bot.settings import PRUNED_AT_ONCE, RETENTION

_COLUMNS = "number, words, first_on, minutes, rule, rests_until_on, state, changed_at"


def add(db: Door, person_id: int, reminder: Reminder, now: int) -> Reminder:
    """Keep a new reminder; gives it with its number."""
    last = db.rows("SELECT max(number) AS number FROM reminders WHERE person_id = :person_id", person_id=person_id)
    made = replace(reminder, number=(last[0]["number"] or 0) + 1, changed_at=now)
    db.run(
        f"INSERT INTO reminders(person_id, {_COLUMNS}) VALUES(:person_id, :number, :words, :first_on, :minutes, "
        ":rule, :rests_until_on, :state, :changed_at)",
        person_id=person_id,
        **_values(made),
    )
    return made


def save(db: Door, person_id: int, reminder: Reminder, now: int) -> Reminder:
    """Keep a reminder as it is now."""
    saved = replace(reminder, changed_at=now)
    db.run(
        """
        UPDATE reminders SET words = :words, first_on = :first_on, minutes = :minutes, rule = :rule,
            rests_until_on = :rests_until_on, state = :state, changed_at = :changed_at
        WHERE person_id = :person_id AND number = :number
        """,
        person_id=person_id,
        **_values(saved),
    )
    return saved


def find(db: Door, person_id: int, number: int) -> Reminder | None:
    """Give one of a person's reminders by its number, open or not."""
    found = db.rows(
        f"SELECT {_COLUMNS} FROM reminders WHERE person_id = :person_id AND number = :number",
        person_id=person_id,
        number=number,
    )
    return _reminder(found[0]) if found else None


def open_of(db: Door, person_id: int) -> Sequence[Reminder]:
    """List the open reminders of a person, the oldest first."""
    found = db.rows(
        f"SELECT {_COLUMNS} FROM reminders WHERE person_id = :person_id AND state = 'open' ORDER BY number LIMIT :most",
        person_id=person_id,
        most=MAX_OPEN,
    )
    return [_reminder(row) for row in found]


def said_of(db: Door, person_id: int) -> Sequence[Reminder]:
    """List the single reminders of a person that were said, the newest first."""
    found = db.rows(
        f"SELECT {_COLUMNS} FROM reminders WHERE person_id = :person_id AND state = 'said' AND rule = '' "
        "ORDER BY changed_at DESC, number DESC LIMIT :most",
        person_id=person_id,
        most=MAX_OPEN,
    )
    return [_reminder(row) for row in found]


def all_of(db: Door, person_id: int) -> Sequence[Reminder]:
    """List what is kept of a person's reminders, the newest first."""
    found = db.rows(
        f"SELECT {_COLUMNS} FROM reminders WHERE person_id = :person_id ORDER BY number DESC LIMIT :most",
        person_id=person_id,
        most=MOST_TOLD,
    )
    return [_reminder(row) for row in found]


def prune(db: Door, now: int) -> int:
    """Let go of some reminders that are over; gives how many."""
    return db.run(
        """
        DELETE FROM reminders WHERE id IN (
            SELECT id FROM reminders WHERE state <> 'open' AND changed_at < :since ORDER BY changed_at, id LIMIT :some)
        """,
        since=now - (RETENTION["reminders"].seconds or 0),
        some=PRUNED_AT_ONCE,
    )


def _values(reminder: Reminder) -> dict[str, object]:
    return {
        "number": reminder.number,
        "words": reminder.words,
        "first_on": reminder.first_on.isoformat() if reminder.first_on else None,
        "minutes": reminder.minutes,
        "rule": reminder.rule,
        "rests_until_on": reminder.rests_until.isoformat() if reminder.rests_until else None,
        "state": reminder.state,
        "changed_at": reminder.changed_at,
    }


def _reminder(row: Row) -> Reminder:
    return Reminder(
        number=row["number"],
        words=row["words"],
        first_on=date.fromisoformat(row["first_on"]) if row["first_on"] else None,
        minutes=row["minutes"],
        rule=row["rule"],
        rests_until=date.fromisoformat(row["rests_until_on"]) if row["rests_until_on"] else None,
        state=row["state"],
        changed_at=row["changed_at"],
    )
