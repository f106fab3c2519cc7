"""What answering reads and writes; every query names the person."""

from bot.chat import Door
from bot.settings import PRUNED_AT_ONCE, RETENTION


def note_feedback(
    db: Door, person_id: int, entry: str, version: int, helped: bool, reason: str | None, now: int
) -> None:
    """Keep whether an answer helped, and what was off; a later tap replaces an earlier one."""
    db.run(
        """
        INSERT INTO feedback(person_id, entry, version, helped, reason, given_at)
        VALUES(:person_id, :entry, :version, :helped, :reason, :now)
        ON CONFLICT(person_id, entry) DO UPDATE
            SET version = :version, helped = :helped, reason = :reason, given_at = :now
        """,
        person_id=person_id,
        entry=entry,
        version=version,
        helped=int(helped),
        reason=reason,
        now=now,
    )


def prune(db: Door, now: int) -> int:
    """Let go of some taps that are past their time; gives how much there was to do."""
    return db.run(
        """
        DELETE FROM feedback WHERE (person_id, entry) IN (
            SELECT person_id, entry FROM feedback WHERE given_at < :since ORDER BY given_at LIMIT :some)
        """,
        since=now - (RETENTION["feedback"].seconds or 0),
        some=PRUNED_AT_ONCE,
    )
