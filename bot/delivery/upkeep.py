"""What happens to the outbox besides sending: taking back, moving house, and letting go."""

from bot import people
from bot.chat import Door
from bot.delivery.outbox import make_ready
from bot.settings import RETENTION


def withdraw(db: Door, person_id: int, about: str) -> int:
    """Take back what was not sent yet about something (`goal:3`)."""
    return db.run(
        "UPDATE outbox SET state = 'withdrawn', request = '' "
        "WHERE person_id = :person_id AND about = :about AND state = 'open'",
        person_id=person_id,
        about=about,
    )


def withdraw_place(db: Door, place_id: int) -> int:
    """Take back everything that waits for a place which can no longer be written to."""
    return db.run(
        "UPDATE outbox SET state = 'withdrawn', request = '' WHERE place_id = :place_id AND state = 'open'",
        place_id=place_id,
    )


def highest(db: Door, gateway: str) -> int:
    """Give the highest message id known of a gateway; 0 when there is none."""
    found = db.rows(
        "SELECT max(outbox.message) AS top FROM outbox JOIN places ON places.id = outbox.place_id "
        "WHERE places.gateway = :gateway",
        gateway=gateway,
    )
    return int(found[0]["top"] or 0)


def move(db: Door, gateway: str, old: str, new: str, now: float) -> None:
    """Give a place its new id; what was already said under the new one goes with it."""
    found = {
        row["chat_id"]: row["id"]
        for row in db.rows(
            "SELECT id, chat_id FROM places WHERE gateway = :gateway AND chat_id IN (:old, :new)",
            gateway=gateway,
            old=old,
            new=new,
        )
    }
    if old in found and new in found:
        db.run("UPDATE outbox SET place_id = :old WHERE place_id = :new", old=found[old], new=found[new])
        make_ready(db, found[old], gateway, now)
    people.move(db, gateway, old, new)


def prune(db: Door, now: int) -> None:
    """Delete what is past its time: undelivered words first, then the trace that something was sent."""
    db.run(
        "UPDATE outbox SET state = 'late', request = '' WHERE made_at < :since AND request <> ''",
        since=now - (RETENTION["waiting"].seconds or 0),
    )
    db.run("DELETE FROM outbox WHERE made_at < :since", since=now - (RETENTION["sent"].seconds or 0))
