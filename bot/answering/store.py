"""What answering reads and writes; every query names the person."""

from bot.chat import Door
from bot.settings import RETENTION


def note_feedback(db: Door, person_id: int, entry: str, version: int, helped: bool, now: int) -> None:
    """Keep whether an answer helped; a later tap replaces an earlier one."""
    db.run(
        """
        INSERT INTO feedback(person_id, entry, version, helped, given_at)
        VALUES(:person_id, :entry, :version, :helped, :now)
        ON CONFLICT(person_id, entry) DO UPDATE SET version = :version, helped = :helped, given_at = :now
        """,
        person_id=person_id,
        entry=entry,
        version=version,
        helped=int(helped),
        now=now,
    )


def prune(db: Door, now: int) -> None:
    """Let go of taps that are past their time."""
    db.run("DELETE FROM feedback WHERE given_at < :since", since=now - (RETENTION["feedback"].seconds or 0))
