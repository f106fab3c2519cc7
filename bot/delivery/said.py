"""What a message of ours was, found by the messenger's number for it: what a reply to it is about."""

from bot.chat import Door, Row


def about_of(db: Door, place_id: int, message: int | None) -> str | None:
    """Tell what a message of ours is about, as `Reply.about` said when it was sent or last changed."""
    found = [row["about"] for row in _states(db, place_id, message) if row["about"] is not None]
    return str(found[0]) if found else None


def is_notice(db: Door, place_id: int, message: int | None) -> bool:
    """Tell whether a message of ours is a notice as it now stands."""
    return [row["kind"] for row in _states(db, place_id, message)][:1] == ["notice"]


def _states(db: Door, place_id: int, message: int | None) -> list[Row]:
    """Give the rows that made a message what it is, the newest first; other buttons alone change neither."""
    root = db.rows(
        """
        SELECT id FROM outbox WHERE place_id = :place_id AND message = :message AND edits IS NULL
            AND what NOT IN ('react', 'remove')
        ORDER BY id DESC LIMIT 1
        """,
        place_id=place_id,
        message=message,
    )
    if not root:
        return []
    return db.rows(
        """
        SELECT kind, about FROM outbox
        WHERE id = :root OR (edits = :root AND what = 'edit' AND state IN ('open', 'done')) ORDER BY id DESC
        """,
        root=root[0]["id"],
    )
