"""Which question a mentor is writing the answer to, so that a command in between does no harm."""

from bot.chat import Door


def begin(db: Door, ref: str, person_id: int, until_at: int) -> None:
    """Take what a mentor says until then as the answer to this question of theirs, and to no other."""
    end(db, person_id)
    db.run(
        "UPDATE assignments SET typed_until = :until_at "
        "WHERE ref = :ref AND person_id = :person_id AND ended_at IS NULL",
        ref=ref,
        person_id=person_id,
        until_at=until_at,
    )


def end(db: Door, person_id: int) -> bool:
    """Wait no longer for an answer of a mentor; tells whether there was one to wait for."""
    ended = db.run(
        "UPDATE assignments SET typed_until = NULL "
        "WHERE person_id = :person_id AND ended_at IS NULL AND typed_until IS NOT NULL",
        person_id=person_id,
    )
    return ended > 0


def ref_of(db: Door, person_id: int, now: int) -> str | None:
    """Name the question to which a mentor is writing the answer."""
    found = db.rows(
        "SELECT ref FROM assignments WHERE person_id = :person_id AND ended_at IS NULL AND typed_until >= :now "
        "ORDER BY typed_until DESC, ref LIMIT 1",
        person_id=person_id,
        now=now,
    )
    return str(found[0]["ref"]) if found else None
