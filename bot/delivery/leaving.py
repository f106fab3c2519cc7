"""What the outbox does for somebody who is forgotten: nothing of theirs goes out but the farewell, and then they go."""

from bot import people
from bot.chat import Door
from bot.settings import PRUNED_AT_ONCE


def forget(db: Door, person_id: int, now: int) -> None:
    """Delete everything about a person but the number that their farewell goes to."""
    _take_back_leases(db, person_id, now)
    people.leave(db, person_id, now)


def _take_back_leases(db: Door, person_id: int, now: int) -> None:
    """End the leases of what is on its way to them in groups.

    The id of a deleted row may be given again; what became of the old one would be written down for the new.
    """
    db.run(
        """
        UPDATE queues SET lease = NULL, tries = 0,
            ready_at = CASE WHEN queues.paced_at > :now THEN queues.paced_at ELSE :now END
        WHERE lease IS NOT NULL AND place_id IN (
            SELECT place_id FROM outbox WHERE person_id = :person_id AND state = 'open' AND NOT EXISTS (
                SELECT 1 FROM outbox AS older
                WHERE older.place_id = outbox.place_id AND older.state = 'open' AND older.id < outbox.id))
        """,
        person_id=person_id,
        now=now,
    )


def let_go(db: Door, now: int) -> int:
    """Delete for good who was told so, or could not be told for ten minutes; gives how many."""
    told = db.rows(
        """
        SELECT id FROM people
        WHERE leaving_at IS NOT NULL AND copies_at IS NULL AND (leaving_at <= :since OR NOT EXISTS (
            SELECT 1 FROM places JOIN outbox ON outbox.place_id = places.id
            WHERE places.person_id = people.id AND outbox.state = 'open'))
        ORDER BY leaving_at, id LIMIT :some
        """,
        since=now - people.FAREWELL_S,
        some=PRUNED_AT_ONCE,
    )
    for person in told:
        people.forget(db, person["id"])
    if told:
        people.note_traces(db, now)
    return len(told)
