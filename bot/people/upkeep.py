"""Letting go of what is past its time, and of people."""

from bot import clock
from bot.chat import Door
from bot.settings import DAY, PRUNED_AT_ONCE, RETENTION

# What lapses of a turn: the statement and whose retention it follows.
_LAPSES = (
    (
        """
        UPDATE turns SET about = '[]' WHERE (person_id, place_id) IN (
            SELECT person_id, place_id FROM turns WHERE about_at < :since AND about <> '[]'
            ORDER BY about_at LIMIT :some)
        """,
        "context",
    ),
    (
        """
        UPDATE turns SET page = NULL WHERE (person_id, place_id) IN (
            SELECT person_id, place_id FROM turns WHERE page_at < :since AND page IS NOT NULL
            ORDER BY page_at LIMIT :some)
        """,
        "context",
    ),
    (
        """
        UPDATE turns SET because = NULL WHERE (person_id, place_id) IN (
            SELECT person_id, place_id FROM turns WHERE because_at < :since AND because IS NOT NULL
            ORDER BY because_at LIMIT :some)
        """,
        "context",
    ),
    (
        """
        UPDATE turns SET awaits = NULL WHERE (person_id, place_id) IN (
            SELECT person_id, place_id FROM turns WHERE awaits_at < :since AND awaits IS NOT NULL
            ORDER BY awaits_at LIMIT :some)
        """,
        "open_question",
    ),
    (
        """
        DELETE FROM turns WHERE (person_id, place_id) IN (
            SELECT person_id, place_id FROM turns WHERE touched_at < :since ORDER BY touched_at LIMIT :some)
        """,
        "open_question",
    ),
)


def forget(db: Door, person_id: int) -> None:
    """Delete a person and everything that hangs on them."""
    db.run("DELETE FROM people WHERE id = :person_id", person_id=person_id)


def prune(db: Door, now: int) -> int:
    """Let some lapsed context go, and some people unseen for too long; gives how much there was to do.

    Only somebody who can be written to at a known hour, and neither stopped nor paused all that without an end, can be
    asked first; the others are forgotten without.
    """
    lapsed = _let_silences_go(db, now) + sum(
        db.run(statement, since=now - (RETENTION[keep].seconds or 0), some=PRUNED_AT_ONCE)
        for statement, keep in _LAPSES
    )
    unseen = db.run(
        """
        DELETE FROM people WHERE id IN (
            SELECT id FROM people WHERE seen_at < :since
              AND (zone IS NULL OR started_at IS NULL OR blocked_at IS NOT NULL OR asked_to_stay_at < :asked_before
                OR EXISTS (SELECT 1 FROM silences WHERE person_id = people.id AND about = '' AND until_on IS NULL
                  AND why IN ('stop', 'pause')))
            ORDER BY seen_at LIMIT :some)
        """,
        since=now - (RETENTION["unseen"].seconds or 0),
        asked_before=now - 30 * DAY,
        some=PRUNED_AT_ONCE,
    )
    return lapsed + unseen


def _let_silences_go(db: Door, now: int) -> int:
    """Let some silences go that ended long ago; until then they tell which weeks were no weeks of theirs."""
    since = now - (RETENTION["silences"].seconds or 0)
    by_hour = db.run(
        """
        DELETE FROM silences WHERE (person_id, why, about) IN (
            SELECT person_id, why, about FROM silences WHERE until_at < :since ORDER BY until_at LIMIT :some)
        """,
        since=since,
        some=PRUNED_AT_ONCE,
    )
    return by_hour + db.run(
        """
        DELETE FROM silences WHERE (person_id, why, about) IN (
            SELECT person_id, why, about FROM silences WHERE until_on < :since ORDER BY until_on LIMIT :some)
        """,
        since=clock.today(since, "UTC").isoformat(),
        some=PRUNED_AT_ONCE,
    )
