"""What is kept about somebody's questions, and about those they were handed, in words they can read."""

from collections.abc import Sequence

from bot import clock, people
from bot.chat import MOST_TOLD, Door, Told

STATES = {"open": "waits for a mentor", "given": "is with a mentor"}


def tells(db: Door, person_id: int) -> Sequence[Told]:
    """Tell the draft and the open questions of somebody; of those they were handed only when, not whose."""
    zone = people.zone_of(db, person_id)
    return [
        Told("A question you may hand to a mentor", _drafts(db, person_id, zone), ("drafts",)),
        Told("How many questions you handed to mentors lately", _number(db, person_id, zone), ("asked",)),
        Told("Your questions to mentors", _asked(db, person_id, zone), ("tickets",)),
        Told("Questions I brought you as a mentor", _handed(db, person_id, zone), ("assignments",)),
    ]


def _drafts(db: Door, person_id: int, zone: str | None) -> list[str]:
    found = db.rows(
        "SELECT question, made_at FROM drafts WHERE person_id = :person_id ORDER BY made_at", person_id=person_id
    )
    return [f"{row['question']} ({people.when(row['made_at'], zone)})" for row in found]


def _number(db: Door, person_id: int, zone: str | None) -> list[str]:
    found = db.rows("SELECT n, since_at FROM asked WHERE person_id = :person_id", person_id=person_id)
    return [f"{row['n']} since {people.when(row['since_at'], zone)}" for row in found]


def _asked(db: Door, person_id: int, zone: str | None) -> list[str]:
    found = db.rows(
        """
        SELECT question, name, state, made_at FROM tickets WHERE asker_id = :person_id
        ORDER BY made_at DESC, ref LIMIT :most
        """,
        person_id=person_id,
        most=MOST_TOLD,
    )
    return [
        f"{row['question']} ({people.when(row['made_at'], zone)}, {_as(row['name'])}; "
        f"{STATES.get(row['state'], row['state'])})"
        for row in found
    ]


def _handed(db: Door, person_id: int, zone: str | None) -> list[str]:
    found = db.rows(
        "SELECT given_at, how FROM assignments WHERE person_id = :person_id ORDER BY given_at DESC LIMIT :most",
        person_id=person_id,
        most=MOST_TOLD,
    )
    return [
        f"{_day(row['given_at'])}: {row['how']}" if row["how"] else f"{people.when(row['given_at'], zone)}: yours now"
        for row in found
    ]


def _day(at: int) -> str:
    day = clock.today(at, "UTC")  # no more than that is kept of it
    return f"{day:%B} {day.day}, {day.year}"


def _as(name: str | None) -> str:
    return f"as {name}" if name else "without your name"
