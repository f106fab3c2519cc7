"""How many questions somebody handed to mentors lately, taken back or not: one member cannot use up all mentors."""

from bot.chat import Door
from bot.settings import HOUR, PRUNED_AT_ONCE, RETENTION

MAX_A_DAY = 5  # questions of one person


def is_used_up(db: Door, person_id: int, now: int) -> bool:
    """Tell whether somebody handed in as many questions as one person may within a day."""
    found = db.rows(
        "SELECT n FROM asked WHERE person_id = :person_id AND since_at > :since",
        person_id=person_id,
        since=_since(now),
    )
    return bool(found) and int(found[0]["n"]) >= MAX_A_DAY


def use(db: Door, person_id: int, now: int) -> None:
    """Count one more question; a day begins with the first, and its hour alone is kept, which tells no question."""
    db.run(
        """
        INSERT INTO asked(person_id, since_at, n) VALUES(:person_id, :now, 1)
        ON CONFLICT(person_id) DO UPDATE SET
            n = CASE WHEN asked.since_at <= :since THEN 1 ELSE asked.n + 1 END,
            since_at = CASE WHEN asked.since_at <= :since THEN :now ELSE asked.since_at END
        """,
        person_id=person_id,
        now=now - now % HOUR,
        since=_since(now),
    )


def prune(db: Door, now: int) -> int:
    """Let go of some counts of days that are over; gives how many."""
    return db.run(
        """
        DELETE FROM asked WHERE person_id IN (
            SELECT person_id FROM asked WHERE since_at <= :since ORDER BY since_at, person_id LIMIT :some)
        """,
        since=_since(now),
        some=PRUNED_AT_ONCE,
    )


def _since(now: int) -> int:
    return now - (RETENTION["asked"].seconds or 0)
