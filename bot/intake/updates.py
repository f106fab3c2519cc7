"""Which updates were handled, and how often one was tried."""

from bot.chat import Door
from bot.settings import PRUNED_AT_ONCE, RETENTION

TRIES = 3


def claim(db: Door, gateway: str, number: int, now: int) -> bool:
    """Note an update as handled; False when it already was: it must change nothing."""
    return bool(
        db.run(
            """
            INSERT INTO updates(gateway, number, seen_at, done) VALUES(:gateway, :number, :now, 1)
            ON CONFLICT(gateway, number) DO UPDATE SET done = 1 WHERE updates.done = 0
            """,
            gateway=gateway,
            number=number,
            now=now,
        )
    )


def count_try(db: Door, gateway: str, number: int, now: int, error: str | None = None) -> int:
    """Count a try that ended badly, or that is about to begin right after a start; gives how many there were."""
    return int(
        db.rows(
            """
            INSERT INTO updates(gateway, number, seen_at, tries, error) VALUES(:gateway, :number, :now, 1, :error)
            ON CONFLICT(gateway, number) DO UPDATE SET
                tries = CASE WHEN updates.done = 0 THEN updates.tries + 1 ELSE updates.tries END,
                error = COALESCE(:error, updates.error)
            RETURNING tries
            """,
            gateway=gateway,
            number=number,
            now=now,
            error=error,
        )[0]["tries"]
    )


def highest(db: Door, gateway: str) -> int:
    """Give the highest number known; 0 when there is none."""
    return int(
        db.rows("SELECT max(number) AS top FROM updates WHERE gateway = :gateway", gateway=gateway)[0]["top"] or 0
    )


def prune(db: Door, now: int) -> int:
    """Let go of some numbers that the platform will not send again; gives how much there was to do."""
    return db.run(
        """
        DELETE FROM updates WHERE (gateway, number) IN (
            SELECT gateway, number FROM updates WHERE seen_at < :since ORDER BY seen_at LIMIT :some)
        """,
        since=now - (RETENTION["updates"].seconds or 0),
        some=PRUNED_AT_ONCE,
    )
