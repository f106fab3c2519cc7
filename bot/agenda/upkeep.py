"""Letting go of what was begun long ago."""

from bot.chat import Door
from bot.settings import DAY, PRUNED_AT_ONCE, RETENTION

LEFT_S = 400 * DAY  # after which something that is planned no more, such as a check-in in a long rest, is new again


def prune(db: Door, now: int) -> int:
    """Forget some of what was begun, or planned once, and is past its time; gives how much."""
    done = db.run(
        "DELETE FROM begun WHERE id IN (SELECT id FROM begun WHERE at < :since ORDER BY at LIMIT :some)",
        since=now - (RETENTION["begun"].seconds or 0),
        some=PRUNED_AT_ONCE,
    )
    return done + db.run(
        """
        DELETE FROM agenda WHERE (person_id, feature, key) IN (
            SELECT person_id, feature, key FROM agenda
            WHERE at IS NULL AND again_at IS NULL AND last_at < :since ORDER BY last_at LIMIT :some)
        """,
        since=now - LEFT_S,
        some=PRUNED_AT_ONCE,
    )
