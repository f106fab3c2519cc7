"""What stands between the bot and a person now, and what comes next."""

from bot import people
from bot.agenda import begun
from bot.agenda.standing_wording import standing_of
from bot.chat import Door
from bot.clock import Hours


def standing(db: Door, person_id: int, now: int) -> str:
    """Give the line for the top of every view while everything is silent; nothing where nothing is.

    Where the time zone is unknown, days are those of UTC.
    """
    silences = people.silences_of(db, person_id)
    return standing_of(silences, people.hours_of(db, person_id) or Hours("UTC"), now) if silences else ""


def newest_begun(db: Door, person_id: int, since: int) -> int | None:
    """Give the newest message that was begun since an instant (UTC seconds) and has an open part."""
    message = begun.newest(db, person_id)
    is_open = message is not None and message.at >= since and not all(part.is_answered for part in message.parts)
    return message.id if message is not None and is_open else None


def was_begun(db: Door, person_id: int, message: int, since: int) -> bool:
    """Tell whether a message was begun with this person since an instant (UTC seconds)."""
    found = begun.find(db, person_id, message)
    return found is not None and found.at >= since


def coming(db: Door, person_id: int) -> int | None:
    """Give the instant (UTC seconds) at which something is looked at next; None where nothing is planned."""
    found = db.rows(
        "SELECT due_at FROM agenda WHERE person_id = :person_id AND due_at IS NOT NULL ORDER BY due_at LIMIT 1",
        person_id=person_id,
    )
    return int(found[0]["due_at"]) if found else None
