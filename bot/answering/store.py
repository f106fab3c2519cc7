"""What answering reads and writes; every query names the person."""

from collections.abc import Mapping, Sequence

from bot import people
from bot.chat import Door, Told
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


def is_judged(db: Door, person_id: int, entry: str) -> bool:
    """Tell whether somebody said of an answer that it helped, or did not."""
    found = db.rows(
        "SELECT helped FROM feedback WHERE person_id = :person_id AND entry = :entry", person_id=person_id, entry=entry
    )
    return bool(found)


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


def tells(titles: Mapping[str, str], db: Door, person_id: int) -> Sequence[Told]:
    """Tell which answers somebody said helped or did not; `titles` are those of the entries."""
    zone = people.zone_of(db, person_id)
    found = db.rows(
        "SELECT * FROM feedback WHERE person_id = :person_id ORDER BY given_at DESC, entry", person_id=person_id
    )
    return [
        Told(
            "Whether answers helped you",
            [
                f"{titles.get(row['entry'], row['entry'])}, version {row['version']}: "
                f"{'it helped' if row['helped'] else 'it did not help'}"
                f"{', what was off: ' + row['reason'] if row['reason'] else ''}, {people.when(row['given_at'], zone)}"
                for row in found
            ],
            ("feedback",),
        )
    ]
