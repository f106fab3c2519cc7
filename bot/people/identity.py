"""Who and where somebody is to us: our ids behind the platform's, reachable or not."""

from bot.chat import Door


def know(db: Door, gateway: str, person: str, chat: str, is_group: bool, now: int) -> tuple[int, int]:
    """Give our ids of a person and a place, new or known; writing in private makes a person reachable again.

    Who was just forgotten is new, and stays.
    """
    private = 0 if is_group else 1
    person_id = db.rows(
        """
        INSERT INTO people(gateway, chat_id, first_seen_at, seen_at, started_at, wrote_at)
        VALUES(:gateway, :person, :now, :now, CASE WHEN :private = 1 THEN :now END,
            CASE WHEN :private = 1 THEN :now END)
        ON CONFLICT(gateway, chat_id) DO UPDATE SET seen_at = :now, asked_to_stay_at = NULL, leaving_at = NULL,
            wrote_at = CASE WHEN :private = 1 THEN :now ELSE people.wrote_at END,
            is_known = CASE WHEN people.leaving_at IS NULL THEN 1 ELSE 0 END,
            first_seen_at = CASE WHEN people.leaving_at IS NULL THEN people.first_seen_at ELSE :now END,
            started_at = CASE WHEN :private = 1 THEN COALESCE(people.started_at, :now) ELSE people.started_at END,
            blocked_at = CASE WHEN :private = 1 THEN NULL ELSE people.blocked_at END
        RETURNING id
        """,
        gateway=gateway,
        person=person,
        now=now,
        private=private,
    )[0]["id"]
    place_id = know_place(db, gateway, chat, is_group, None if is_group else person_id)
    return int(person_id), place_id


def know_place(db: Door, gateway: str, chat: str, is_group: bool, person_id: int | None) -> int:
    """Give our id of a place, new or known; being heard there opens it again."""
    return int(
        db.rows(
            """
            INSERT INTO places(gateway, chat_id, is_group, person_id) VALUES(:gateway, :chat, :is_group, :person_id)
            ON CONFLICT(gateway, chat_id) DO UPDATE SET closed_at = NULL RETURNING id
            """,
            gateway=gateway,
            chat=chat,
            is_group=int(is_group),
            person_id=person_id,
        )[0]["id"]
    )


def find(db: Door, gateway: str, person: str, chat: str) -> tuple[int, int] | None:
    """Look up our ids of a person and a place; None when either is new."""
    found = db.rows(
        """
        SELECT people.id AS person_id, places.id AS place_id FROM people, places
        WHERE people.gateway = :gateway AND people.chat_id = :person
          AND places.gateway = :gateway AND places.chat_id = :chat
        """,
        gateway=gateway,
        person=person,
        chat=chat,
    )
    return (found[0]["person_id"], found[0]["place_id"]) if found else None


def person_at(db: Door, gateway: str, person: str) -> int | None:
    """Look up our id of a person; None when new."""
    found = db.rows(
        "SELECT id FROM people WHERE gateway = :gateway AND chat_id = :person", gateway=gateway, person=person
    )
    return int(found[0]["id"]) if found else None


def place_at(db: Door, gateway: str, chat: str) -> int | None:
    """Look up our id of a place; None when new."""
    found = db.rows("SELECT id FROM places WHERE gateway = :gateway AND chat_id = :chat", gateway=gateway, chat=chat)
    return int(found[0]["id"]) if found else None


def is_new(db: Door, person_id: int, now: int) -> bool:
    """Tell whether somebody is seen for the first time just now."""
    return bool(
        db.rows("SELECT id FROM people WHERE id = :person_id AND first_seen_at >= :now", person_id=person_id, now=now)
    )


def has_any(db: Door, gateway: str) -> bool:
    """Tell whether anybody of a gateway is known."""
    return bool(db.rows("SELECT id FROM people WHERE gateway = :gateway LIMIT 1", gateway=gateway))


def private_place(db: Door, person_id: int) -> int | None:
    """Give the private place of a person who can be written to; None when not started, or blocked."""
    found = db.rows(
        """
        SELECT places.id AS place_id FROM places JOIN people ON people.id = places.person_id
        WHERE people.id = :person_id AND people.started_at IS NOT NULL AND people.blocked_at IS NULL
          AND places.closed_at IS NULL
        """,
        person_id=person_id,
    )
    return int(found[0]["place_id"]) if found else None


def seen(db: Door, person_id: int) -> tuple[int, int | None]:
    """Give when somebody was last seen, and when they were asked whether to stay (UTC seconds), if since then."""
    found = db.rows("SELECT seen_at, asked_to_stay_at FROM people WHERE id = :person_id", person_id=person_id)[0]
    return int(found["seen_at"]), found["asked_to_stay_at"]


def unseen(db: Door, since: int, after: tuple[int, int], limit: int) -> list[tuple[int, int]]:
    """List who can be asked to stay and was not yet: when they were last seen, and their id; in that order."""
    found = db.rows(
        """
        SELECT id, seen_at FROM people
        WHERE seen_at >= :after_at AND seen_at <= :since AND (seen_at > :after_at OR id > :after_id)
          AND asked_to_stay_at IS NULL AND zone IS NOT NULL AND started_at IS NOT NULL AND blocked_at IS NULL
        ORDER BY seen_at, id LIMIT :limit
        """,
        since=since,
        after_at=after[0],
        after_id=after[1],
        limit=limit,
    )
    return [(row["seen_at"], row["id"]) for row in found]


def ask_to_stay(db: Door, person_id: int, now: int) -> None:
    """Note that somebody was asked whether to stay; whatever they say ends it."""
    db.run("UPDATE people SET asked_to_stay_at = :now WHERE id = :person_id", now=now, person_id=person_id)


def may_be_told_unreadable(db: Door, person_id: int, now: int) -> bool:
    """Tell whether the line about unreadable messages is due again (at most once in ten minutes), and note it."""
    return bool(
        db.run(
            """
            UPDATE people SET unreadable_at = :now
            WHERE id = :person_id AND (unreadable_at IS NULL OR unreadable_at <= :since)
            """,
            person_id=person_id,
            now=now,
            since=now - 600,
        )
    )


def left(db: Door, gateway: str, chat: str, now: int) -> int | None:
    """Note that a chat can no longer be written to; gives the place, where it is known."""
    found = db.rows(
        "UPDATE places SET closed_at = :now WHERE gateway = :gateway AND chat_id = :chat RETURNING id, person_id",
        gateway=gateway,
        chat=chat,
        now=now,
    )
    for place in found:
        db.run("UPDATE people SET blocked_at = :now WHERE id = :person_id", now=now, person_id=place["person_id"])
    return int(found[0]["id"]) if found else None


def returned(db: Door, gateway: str, chat: str) -> None:
    """Note that a chat can be written to again."""
    found = db.rows(
        "UPDATE places SET closed_at = NULL WHERE gateway = :gateway AND chat_id = :chat RETURNING person_id",
        gateway=gateway,
        chat=chat,
    )
    for place in found:
        db.run("UPDATE people SET blocked_at = NULL WHERE id = :person_id", person_id=place["person_id"])


def move(db: Door, gateway: str, old: str, new: str) -> None:
    """Give a place its new id; a place that appeared under the new id meanwhile gives way to the one with the past."""
    if old == new or not db.rows(
        "SELECT id FROM places WHERE gateway = :gateway AND chat_id = :old", gateway=gateway, old=old
    ):
        return
    db.run("DELETE FROM places WHERE gateway = :gateway AND chat_id = :new", gateway=gateway, new=new)
    db.run(
        "UPDATE places SET chat_id = :new, closed_at = NULL WHERE gateway = :gateway AND chat_id = :old",
        gateway=gateway,
        old=old,
        new=new,
    )
