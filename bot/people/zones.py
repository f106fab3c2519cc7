"""In which time zone somebody lives, as they said themselves."""

from bot.chat import Door


def set_zone(db: Door, person_id: int, zone: str | None) -> None:
    """Keep a zone's name (`America/Phoenix`) in the place of an earlier one; None forgets it."""
    db.run("UPDATE people SET zone = :zone WHERE id = :person_id", zone=zone, person_id=person_id)
