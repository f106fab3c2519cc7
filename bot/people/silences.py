"""What keeps the bot from beginning: what somebody wished, and what it promised itself."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.chat import Door

# Stopped for good, a pause of all or of one thing, a message put off, nobody answered, one thing left alone for long.
Silent = Literal["stop", "pause", "snooze", "farewell", "rest"]


@dataclass(frozen=True, slots=True)
class Silence:
    """A time without messages; about everything, or one thing alone (`goal:3`).

    It ends at an instant (`until_at`, UTC seconds) or with the beginning of a day of theirs (`until_on`), or when they
    say so.
    """

    why: Silent
    about: str = ""
    since_at: int = 0
    until_at: int | None = None
    until_on: date | None = None


def silence(db: Door, person_id: int, kept: Silence) -> None:
    """Keep a silence in the place of an earlier one of the same kind about the same thing."""
    db.run(
        """
        INSERT INTO silences(person_id, why, about, since_at, until_at, until_on)
        VALUES(:person_id, :why, :about, :since_at, :until_at, :until_on)
        ON CONFLICT(person_id, why, about)
        DO UPDATE SET since_at = :since_at, until_at = :until_at, until_on = :until_on
        """,
        person_id=person_id,
        why=kept.why,
        about=kept.about,
        since_at=kept.since_at,
        until_at=kept.until_at,
        until_on=kept.until_on.isoformat() if kept.until_on else None,
    )


def end_silence(db: Door, person_id: int, *whys: Silent, about: str = "") -> bool:
    """End silences of these kinds about one thing; tells whether there were any."""
    return (
        sum(
            db.run(
                "DELETE FROM silences WHERE person_id = :person_id AND why = :why AND about = :about",
                person_id=person_id,
                why=why,
                about=about,
            )
            for why in whys
        )
        > 0
    )


def silences_of(db: Door, person_id: int) -> list[Silence]:
    """List every silence of a person, those included whose time is over."""
    found = db.rows(
        "SELECT why, about, since_at, until_at, until_on FROM silences WHERE person_id = :person_id "
        "ORDER BY why, about",
        person_id=person_id,
    )
    return [
        Silence(
            row["why"],
            row["about"],
            row["since_at"],
            row["until_at"],
            date.fromisoformat(row["until_on"]) if row["until_on"] else None,
        )
        for row in found
    ]
